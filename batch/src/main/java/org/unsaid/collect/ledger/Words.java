package org.unsaid.collect.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;

/** Pieces of sentences that are printed. */
final class Words {

  private static final int LONGEST_TITLE = 80;

  private Words() {}

  /** In UTC, to the second. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String shortened(String title) {
    var points = title.codePoints().limit(LONGEST_TITLE + 1L).toArray();
    return points.length <= LONGEST_TITLE ? title : new String(points, 0, LONGEST_TITLE) + "…";
  }

  static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** Such as {@code 3 looks failed (timeout 2, connect 1)}. */
  static String failures(Map<String, Integer> byHow) {
    int all = byHow.values().stream().mapToInt(Integer::intValue).sum();
    return byHow.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", ", count(all, "look") + " failed (", ")"));
  }
}
