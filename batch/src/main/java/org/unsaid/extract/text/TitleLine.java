package org.unsaid.extract.text;

import java.util.Locale;
import org.jsoup.parser.Parser;

/** One line of text, as a reader sees it. */
final class TitleLine {

  private TitleLine() {}

  /**
   * Without what cannot be seen: runs of blanks as one, zero-width and direction marks only where a
   * word needs them, entities that were escaped twice resolved.
   */
  static String of(String raw) {
    var text = raw;
    if (text.indexOf('&') >= 0 && text.indexOf(';') >= 0) {
      text = Parser.unescapeEntities(text, false);
    }
    var line = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        blank = !line.isEmpty();
      } else if (!isUnseen(c) || joins(text, i)) {
        if (blank) {
          line.append(' ');
          blank = false;
        }
        line.append(c);
      }
    }
    return line.toString();
  }

  /** Letters and digits alone, small: what two spellings of one title share. */
  static String bare(String line) {
    var bare = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Character.isLetterOrDigit(c)
          || Character.isSurrogate(c)
          || Character.getType(c) == Character.NON_SPACING_MARK
          || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
        bare.append(c);
      }
    }
    return bare.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isUnseen(char c) {
    return (c >= 0x200B && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x2069)
        || c == 0x061C
        || c == 0xFEFF
        || c == 0xAD;
  }

  /** Joiners within words of Arabic and Indic scripts make other letters of them. */
  private static boolean joins(String text, int at) {
    char c = text.charAt(at);
    return (c == 0x200C || c == 0x200D)
        && at > 0
        && at + 1 < text.length()
        && isWord(text.charAt(at - 1))
        && isWord(text.charAt(at + 1));
  }

  private static boolean isWord(char c) {
    int type = Character.getType(c);
    return c >= 0x0590
        && (Character.isLetter(c)
            || type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || Character.isSurrogate(c)
            || c == 0xFE0F);
  }
}
