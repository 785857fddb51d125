package org.unsaid.collect.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;

/**
 * Whether a source has shown nothing new for longer than chance would have it.
 *
 * <p>If items come independently at {@code r} a day, the chance that none comes in {@code t} days
 * is {@code exp(-r t)}. It is an alarm when that chance, at the lowest rate that is expected, is
 * below 1 in 1,000, that is after {@code ln(1000) / r}, 6.9 times the usual wait for one item.
 * Offices publish in bursts and rest at weekends, so a streak is longer in truth than by this
 * formula: an alarm asks somebody to look, and proves nothing.
 *
 * <p>Without an expected rate, or where it allows for none, the rate is learned once 20 items came
 * within 7 days or more: with {@code n} items, {@code n - 2 sqrt(n)} is taken for the lowest.
 */
final class EmptyStreak {

  private static final double CHANCE = 1.0 / 1000;
  private static final int ENOUGH_ITEMS = 20;
  private static final Duration ENOUGH_TIME = Duration.ofDays(7);
  private static final double DAY = Duration.ofDays(1).toMillis();

  /**
   * The lowest rate that is expected.
   *
   * @param ground whence it is known, in words
   */
  private record Lowest(double perDay, String ground) {}

  private EmptyStreak() {}

  /**
   * @param lastNew when something new was found last, the first list left out; null: never since
   * @param lastGood when it was last looked at; later time says nothing
   * @param items found since the first list
   * @return the words of an alarm
   */
  static Optional<String> alarm(
      Source.@Nullable Rate expected,
      Instant firstGood,
      @Nullable Instant lastNew,
      Instant lastGood,
      long items) {
    var since = lastNew == null ? firstGood : lastNew;
    double days = Duration.between(since, lastGood).toMillis() / DAY;
    return lowest(expected, firstGood, since, items)
        .filter(lowest -> Math.exp(-lowest.perDay() * days) < CHANCE)
        .map(
            lowest ->
                String.format(
                    Locale.ROOT,
                    "nothing new between %s and %s (%.1f days), where %.2g items a day are to be"
                        + " expected at the least (%s): by chance that is rarer than 1 in 1,000."
                        + " Look whether the source still works",
                    Words.time(since),
                    Words.time(lastGood),
                    days,
                    lowest.perDay(),
                    lowest.ground()));
  }

  private static Optional<Lowest> lowest(
      Source.@Nullable Rate expected, Instant firstGood, Instant since, long items) {
    if (expected != null && expected.min() > 0) {
      return Optional.of(
          new Lowest(
              expected.min() * DAY / expected.per().toMillis(), "the watch expects as many"));
    }
    var time = Duration.between(firstGood, since);
    if (items < ENOUGH_ITEMS || time.compareTo(ENOUGH_TIME) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Lowest(
            (items - 2 * Math.sqrt((double) items)) * DAY / time.toMillis(),
            "learned from %d items since %s".formatted(items, Words.time(firstGood))));
  }
}
