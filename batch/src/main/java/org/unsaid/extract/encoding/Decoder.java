package org.unsaid.extract.encoding;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes characters of the bytes of a page, a feed or a plain text. */
public final class Decoder {

  private Decoder() {}

  /**
   * @param bytes HTML, XML or plain text
   * @param contentType the header, which may name a charset; null: none
   */
  public static Decoded decode(byte[] bytes, @Nullable String contentType) {
    return new Decoded(new String(bytes, StandardCharsets.UTF_8), StandardCharsets.UTF_8, "", 0);
  }
}
