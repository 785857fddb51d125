package org.unsaid.extract;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.unsaid.core.Statement;

/** Tells whether what a page says is what it said before, whatever else on it moves. */
public final class TextDigest {

  private TextDigest() {}

  /** SHA-256 of title and text, in hexadecimal; runs of blanks count as one. */
  public static String of(Statement statement) {
    return of(statement.title(), statement.text());
  }

  public static String of(String title, String text) {
    var plain = withSingleBlanks(title + "\n" + text).strip();
    return HexFormat.of()
        .formatHex(Digests.sha256().digest(plain.getBytes(StandardCharsets.UTF_8)));
  }

  /** By hand, since it is done for every page that is read, and an expression takes ten times. */
  private static String withSingleBlanks(String said) {
    var plain = new StringBuilder(said.length());
    boolean blank = false;
    for (int i = 0; i < said.length(); i++) {
      char c = said.charAt(i);
      if (c == ' ' || (c >= '\t' && c <= '\r') || c == '\u00A0') {
        if (!blank) {
          plain.append(' ');
        }
        blank = true;
      } else {
        plain.append(c);
        blank = false;
      }
    }
    return plain.toString();
  }
}
