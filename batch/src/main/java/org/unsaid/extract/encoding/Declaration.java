package org.unsaid.extract.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the charset of some bytes.
 *
 * @param by who said it, in words
 */
record Declaration(Charset charset, String label, String by) {

  /** A document says it at its beginning, or not at all. */
  private static final int HEAD = 4096;

  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:charset|encoding)\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([\\w:.+-]{1,40})",
          Pattern.CASE_INSENSITIVE);

  /** The header's, as HTTP puts it above that of the document; null: nothing known is named. */
  static @Nullable Declaration ofHeader(@Nullable String contentType) {
    return contentType == null ? null : named(contentType, "the HTTP header");
  }

  /** The document's own; null: nothing known is named. */
  static @Nullable Declaration ofDocument(byte[] bytes) {
    var head =
        new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    int at = 0;
    while (at < head.length() && head.charAt(at) <= ' ') {
      at++;
    }
    if (head.startsWith("<?xml", at)) {
      int end = head.indexOf('>', at);
      var found = named(head.substring(at, end < 0 ? head.length() : end), "the XML declaration");
      if (found != null) {
        return found;
      }
    }
    return ofMeta(head);
  }

  private static @Nullable Declaration ofMeta(String head) {
    int at = head.indexOf('<');
    while (at >= 0) {
      int next = at + 1;
      if (head.startsWith("<!--", at)) {
        int end = head.indexOf("-->", at);
        if (end < 0) {
          return null;
        }
        next = end;
      } else if (head.startsWith("<meta", at)) {
        int end = head.indexOf('>', at);
        next = end < 0 ? head.length() : end;
        var found = named(head.substring(at, next), "the meta element");
        if (found != null) {
          return found;
        }
      }
      at = head.indexOf('<', next);
    }
    return null;
  }

  private static @Nullable Declaration named(String text, String by) {
    var label = NAMED.matcher(text);
    while (label.find()) {
      var charset = Labels.charset(label.group(1));
      if (charset != null) {
        return new Declaration(charset, label.group(1), by);
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return by + " says " + label;
  }
}
