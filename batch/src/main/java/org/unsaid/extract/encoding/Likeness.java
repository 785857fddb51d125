package org.unsaid.extract.encoding;

/**
 * How much a decoded text is like text: the wrong charset makes characters that nobody writes, and
 * puts capitals, signs and scripts side by side within a word.
 *
 * @param beyond characters beyond ASCII
 * @param broken those that are none: U+FFFD, private use, controls, unassigned
 * @param odd those that do not go with the character before them
 */
record Likeness(long beyond, long broken, long odd) {

  static Likeness of(String text) {
    long beyond = 0;
    long broken = 0;
    long odd = 0;
    int before = ' ';
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c >= 0x80) {
        beyond++;
        if (isBroken(c)) {
          broken++;
        } else if (isOdd(before, c)) {
          odd++;
        }
      }
      before = c;
      i += Character.charCount(c);
    }
    return new Likeness(beyond, broken, odd);
  }

  /** Much worse, so that chance or a name in a foreign script does not decide. */
  boolean worseThan(Likeness other) {
    return share() > 0.02 && share() > 4 * other.share();
  }

  private double share() {
    return beyond == 0 ? 0 : (3.0 * broken + odd) / beyond;
  }

  private static boolean isBroken(int c) {
    return switch (Character.getType(c)) {
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE, Character.CONTROL ->
          true;
      default -> c == 0xFFFD;
    };
  }

  private static boolean isOdd(int before, int c) {
    if (!Character.isLetter(before)) {
      return false;
    }
    if (Character.isLetter(c)) {
      return (Character.isLowerCase(before) && Character.isUpperCase(c))
          || (Character.UnicodeScript.of(before) != Character.UnicodeScript.of(c)
              && Character.UnicodeScript.of(c) != Character.UnicodeScript.COMMON
              && !eastAsian(before)
              && !eastAsian(c))
          || rareKana(c);
    }
    return !Character.isIdeographic(before)
        && (Character.getType(c) == Character.OTHER_SYMBOL
            || Character.getType(c) == Character.MATH_SYMBOL
            || Character.getType(c) == Character.CURRENCY_SYMBOL
            || Character.getType(c) == Character.OTHER_NUMBER);
  }

  private static boolean eastAsian(int c) {
    return Character.isIdeographic(c) || (c >= 0x3040 && c < 0x3100);
  }

  /** Half-width Katakana, which other bytes become in Shift_JIS. */
  private static boolean rareKana(int c) {
    return c >= 0xFF66 && c <= 0xFF9D;
  }
}
