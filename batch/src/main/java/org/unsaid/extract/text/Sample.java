package org.unsaid.extract.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;

/**
 * As much of a text as is needed to tell its language: from the middle, where headlines, bylines
 * and footers do not speak.
 *
 * @param letters how many there are
 * @param script that most letters are of
 */
record Sample(String text, int letters, Script script) {

  /** More makes the statistics slower, and no surer. */
  private static final int LENGTH = 320;

  /** The middle of the middle is looked at for its script, so that quotes do not decide. */
  private static final int SEEN = 3000;

  static Sample of(String text) {
    var seen = middle(text, SEEN);
    var counts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
    int letters = 0;
    int traditional = 0;
    int simplified = 0;
    for (int i = 0; i < seen.length(); ) {
      int c = seen.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetter(c)) {
        letters++;
        counts.merge(UnicodeScript.of(c), 1, Integer::sum);
        traditional += Script.TRADITIONAL.indexOf(c) >= 0 ? 1 : 0;
        simplified += Script.SIMPLIFIED.indexOf(c) >= 0 ? 1 : 0;
      }
    }
    return new Sample(
        middle(seen, LENGTH), letters, Script.of(counts, letters, traditional - simplified));
  }

  private static String middle(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int from = (text.length() - length) / 2;
    int to = from + length;
    // no half of a pair, and no half of a word if one ends soon
    while (from > 0
        && from < to
        && Character.isLetter(text.charAt(from - 1))
        && to - from > length / 2) {
      from++;
    }
    if (Character.isLowSurrogate(text.charAt(from))) {
      from++;
    }
    if (Character.isHighSurrogate(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
