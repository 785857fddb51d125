package org.unsaid.extract.listing;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Titles without markup, although feeds do not say whether theirs have any. */
final class Plain {

  private static final Pattern MARKUP =
      Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10}\\d{0,2});|</?[a-zA-Z!]");

  private Plain() {}

  /**
   * @param text as it stands in the document, entities of XML undone
   * @param literal whether its publisher said that it has no markup
   */
  static String of(@Nullable String text, boolean literal) {
    if (text == null) {
      return "";
    }
    return spaced(
        literal || !MARKUP.matcher(text).find() ? text : Jsoup.parseBodyFragment(text).text());
  }

  /** One blank between words. */
  static String spaced(String text) {
    var made = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b' || c == '\ufeff') {
        gap |= c != '\u200b' && c != '\ufeff';
      } else {
        if (gap && !made.isEmpty()) {
          made.append(' ');
        }
        gap = false;
        made.append(c);
      }
    }
    return made.toString();
  }

  /** Null instead of blank. */
  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
