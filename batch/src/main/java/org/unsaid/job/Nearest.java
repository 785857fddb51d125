package org.unsaid.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that somebody may have meant who wrote another one. */
final class Nearest {

  private static final int FEW = 8;
  private static final int NAMED = 3;

  private Nearest() {}

  /** In a sentence. */
  static String words(String written, Collection<String> names) {
    if (names.isEmpty()) {
      return "It has none.";
    }
    if (names.size() <= FEW) {
      return "It is one of " + String.join(", ", names) + ".";
    }
    return "Did you mean " + String.join(", ", of(written, names)) + "?";
  }

  /** The nearest first: names that hold what was written, then those with the fewest slips. */
  static List<String> of(String written, Collection<String> names) {
    var word = written.toLowerCase(Locale.ROOT);
    return names.stream()
        .sorted(
            Comparator.comparing((String name) -> !name.toLowerCase(Locale.ROOT).contains(word))
                .thenComparingInt(name -> slips(word, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(NAMED)
        .toList();
  }

  /** Letters to insert, delete or replace. */
  private static int slips(String from, String to) {
    int[] before = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] now = new int[to.length() + 1];
      now[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int same = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(same, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[to.length()];
  }
}
