package org.unsaid.extract.encoding;

/**
 * How well bytes are UTF-8.
 *
 * @param sequences characters of several bytes, well-formed
 * @param longer those of them of three or four bytes, which hardly come about by chance
 * @param broken bytes that belong to no character, a character cut off at the end apart
 * @param cutOff bytes at the end that begin a character
 * @param controls control characters of ASCII, but tab and line ends
 * @param escapes escape characters, which switch charsets in what looks like ASCII
 */
record Utf8(long sequences, long longer, long broken, int cutOff, long controls, long escapes) {

  /** Weighs the bytes in one pass. */
  static Utf8 of(byte[] bytes, int from) {
    long sequences = 0;
    long longer = 0;
    long broken = 0;
    long controls = 0;
    long escapes = 0;
    int at = from;
    while (at < bytes.length) {
      int lead = bytes[at];
      if (lead >= 0) {
        if (lead < ' ' || lead == 0x7F) {
          controls += lead == '\n' || lead == '\t' || lead == '\r' || lead == '\f' ? 0 : 1;
          escapes += lead == 0x1B ? 1 : 0;
        }
        at++;
        continue;
      }
      int length = length(lead & 0xFF);
      int good = length == 0 ? 0 : wellFormed(bytes, at, length);
      if (length > 0 && good == length) {
        sequences++;
        longer += length > 2 ? 1 : 0;
      } else if (length > 0 && at + good == bytes.length) {
        return new Utf8(sequences, longer, broken, good, controls, escapes);
      } else {
        good = Math.max(good, 1);
        broken += good;
      }
      at += good;
    }
    return new Utf8(sequences, longer, broken, 0, controls, escapes);
  }

  /** No character is beyond ASCII, and none switches to another charset. */
  boolean ascii() {
    return sequences == 0 && broken == 0 && cutOff == 0 && escapes == 0;
  }

  private static int length(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
  }

  /** How many bytes of a character are as they must be, the first included. */
  private static int wellFormed(byte[] bytes, int at, int length) {
    int lead = bytes[at] & 0xFF;
    for (int i = 1; i < length; i++) {
      if (at + i == bytes.length) {
        return i;
      }
      int next = bytes[at + i] & 0xFF;
      int low = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
      int high = i > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
      if (next < low || next > high) {
        return i;
      }
    }
    return length;
  }
}
