package org.unsaid.extract;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.unsaid.core.Statement;

/** Tells whether what a page says is what it said before, whatever else on it moves. */
public final class TextDigest {

  private TextDigest() {}

  /** SHA-256 of title and text, in hexadecimal; runs of blanks count as one. */
  public static String of(Statement statement) {
    var said = statement.title() + "\n" + statement.text();
    var plain = said.replaceAll("[\\s\\u00A0]+", " ").strip();
    return HexFormat.of()
        .formatHex(Digests.sha256().digest(plain.getBytes(StandardCharsets.UTF_8)));
  }
}
