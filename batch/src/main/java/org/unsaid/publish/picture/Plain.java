package org.unsaid.publish.picture;

import java.util.List;
import org.jline.utils.WCWidth;

/** What others wrote, as one line of text that does no harm where it is drawn. */
final class Plain {

  /** In parts of the size of the letters: wide enough for most sans-serif fonts. */
  private static final double NARROW = 0.57;

  private static final double WIDE = 1.02;
  private static final String CUT = "…";

  private Plain() {}

  /** Without line breaks, control characters, marks of direction and halves of characters. */
  static String of(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .filter(
            each ->
                switch (Character.getType(each)) {
                  case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
                  case Character.FORMAT -> each == ZERO_WIDTH_JOINER || each == NON_JOINER;
                  default -> true;
                })
        .map(each -> Character.isWhitespace(each) || Character.isISOControl(each) ? ' ' : each)
        .forEach(out::appendCodePoint);
    return out.toString().replaceAll(" +", " ").strip();
  }

  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int NON_JOINER = 0x200C;

  /** How wide it may become, in pixels; seldom wider in truth. */
  static double width(String text, double size, boolean bold) {
    double sum = 0;
    for (int each : text.codePoints().toArray()) {
      sum += width(each);
    }
    return sum * size * (bold ? 1.07 : 1);
  }

  /** As much of it as there is room for. */
  static String fitted(String text, double room, double size, boolean bold) {
    var plain = of(text);
    if (width(plain, size, bold) <= room) {
      return plain;
    }
    var out = new StringBuilder();
    double left = room - width(CUT, size, bold);
    for (int each : plain.codePoints().toArray()) {
      left -= width(each) * size * (bold ? 1.07 : 1);
      if (left < 0) {
        break;
      }
      out.appendCodePoint(each);
    }
    return out.toString().strip() + CUT;
  }

  /** On two lines, if one has no room for it; broken at a blank, if there is one. */
  static List<String> twoLines(String text, double room, double size, boolean bold) {
    var plain = of(text);
    var first = fitted(plain, room, size, bold);
    if (first.equals(plain)) {
      return List.of(plain);
    }
    int end = first.length() - CUT.length();
    int blank = plain.lastIndexOf(' ', end);
    int at = blank > 0 ? blank : end;
    return List.of(plain.substring(0, at).strip(), fitted(plain.substring(at), room, size, bold));
  }

  private static double width(int codePoint) {
    int cells = Math.max(0, WCWidth.wcwidth(codePoint));
    return cells == 2 ? WIDE : cells * NARROW;
  }
}
