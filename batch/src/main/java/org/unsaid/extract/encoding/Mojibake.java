package org.unsaid.extract.encoding;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Repairs text that was UTF-8, was read as a Western charset, and was written as UTF-8 again. */
public final class Mojibake {

  /** The byte that windows-1252 makes each character of, for those that are not the byte's own. */
  private static final String WESTERN_80_TO_9F =
      "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

  private Mojibake() {}

  /**
   * The text, with every run of such characters repaired that is proven to be one: its bytes are
   * UTF-8 to the last, and make letters or signs that a text has. All else stays as it is; a text
   * without a run is returned itself. Linear in the length of the text.
   */
  public static String repair(String text) {
    int at = next(text, 0);
    if (at < 0) {
      return text;
    }
    var repaired = new StringBuilder(text.length());
    int copied = 0;
    while (at >= 0) {
      int end = at;
      while (end < text.length() && octet(text.charAt(end)) >= 0x80) {
        end++;
      }
      var run = repaired(text, at, end);
      if (run != null) {
        repaired.append(text, copied, at).append(run);
        copied = end;
      }
      at = next(text, end);
    }
    return copied == 0 ? text : repaired.append(text, copied, text.length()).toString();
  }

  /** Where the next character stands that the first byte of a sequence becomes. */
  private static int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0xC2 && c <= 0xF4) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String repaired(String text, int from, int to) {
    if (to - from < 2) {
      return null;
    }
    var bytes = new byte[to - from];
    for (int i = from; i < to; i++) {
      bytes[i - from] = (byte) octet(text.charAt(i));
    }
    var utf8 = Utf8.of(bytes, 0);
    if (utf8.broken() > 0 || utf8.cutOff() > 0) {
      return null;
    }
    var run = new String(bytes, StandardCharsets.UTF_8);
    return run.codePoints().allMatch(Mojibake::written) && provenBy(text, from, to, run)
        ? run
        : null;
  }

  private static boolean written(int c) {
    return switch (Character.getType(c)) {
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE, Character.CONTROL ->
          false;
      default -> true;
    };
  }

  /**
   * A lone pair such as a capital and a sign may be meant, where both are written one after the
   * other in some language: at the end of a word, before a closing mark.
   */
  private static boolean provenBy(String text, int from, int to, String run) {
    if (isWord(text, from, to)) {
      return false;
    }
    char lead = text.charAt(from);
    char next = text.charAt(from + 1);
    if (run.length() > 1 || octet(lead) >= 0xE0 || (next <= 0x9F && next >= 0x80)) {
      return true;
    }
    return (lead == 'Ã' || lead == 'Â') && next != '»' && next != '“' && next != '”' && next != '’';
  }

  /** All of it small letters, which may be a word. */
  private static boolean isWord(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.getType(text.charAt(i)) != Character.LOWERCASE_LETTER) {
        return false;
      }
    }
    return true;
  }

  /** The byte of a character; -1: it has none. */
  private static int octet(char c) {
    if (c <= 0xFF) {
      return c;
    }
    if (c > '™') {
      return -1;
    }
    int at = WESTERN_80_TO_9F.indexOf(c);
    return at < 0 ? -1 : 0x80 + at;
  }
}
