package org.unsaid.extract.listing;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells what is no text by its first bytes, whatever it is called. */
final class Binary {

  private Binary() {}

  /** What the bytes are, with its article; null: perhaps text. */
  static @Nullable String kind(byte[] bytes) {
    var start = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    if (start.strip().startsWith("%PDF-")) {
      return "a PDF document";
    }
    if (isImage(start)) {
      return "an image";
    }
    if (start.startsWith("PK\u0003\u0004")) {
      return "a zip archive or an office document";
    }
    if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return "an office document";
    }
    if (start.startsWith("ID3") || start.startsWith("OggS") || start.startsWith("ftyp", 4)) {
      return "sound or film";
    }
    return controls(start) > start.length() / 10 ? "binary data" : null;
  }

  private static boolean isImage(String start) {
    return start.startsWith("\u0089PNG")
        || start.startsWith("GIF8")
        || start.startsWith("\u00ff\u00d8\u00ff")
        || start.startsWith("WEBP", 8);
  }

  /** Control characters but for the zeros of UTF-16 and UTF-32, in which text is half zeros. */
  private static long controls(String start) {
    return start.chars().filter(c -> c < 0x20 && c != 0 && "\t\n\r\f\u001b".indexOf(c) < 0).count();
  }
}
