package org.unsaid.watch;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How faults speak: quotes that stay short, lists in words, and the word that was meant. */
final class Wording {

  private static final int LONGEST_QUOTE = 60;

  private Wording() {}

  /** The text in quotation marks, on one line and not too long. */
  static String quoted(String text) {
    var line = text.strip().replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    if (line.codePointCount(0, line.length()) > LONGEST_QUOTE) {
      line = line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }
    return "'" + line + "'";
  }

  /** {@code a, b or c}. */
  static String anyOf(Collection<String> words) {
    var all = List.copyOf(words);
    return all.size() < 2
        ? String.join("", all)
        : String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
  }

  /** A question for what was meant and a space, or nothing. */
  static String didYouMean(String word, Collection<String> known) {
    return nearest(word, known).map(near -> "Did you mean '" + near + "'? ").orElse("");
  }

  /** The known word that a few slips of the hand turn into {@code word}; the first of equals. */
  static Optional<String> nearest(String word, Collection<String> known) {
    int slips = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(other -> Math.abs(other.length() - word.length()) <= slips)
        .sorted()
        .filter(other -> distance(word, other) <= slips)
        .min(comparingInt(other -> distance(word, other)));
  }

  /** Letters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least =
            Collections.min(
                List.of(cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + same));
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
      }
    }
    return cost[from.length()][to.length()];
  }
}
