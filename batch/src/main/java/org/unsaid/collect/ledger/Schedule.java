package org.unsaid.collect.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;

/**
 * When a source is to be looked at. Everything follows from its id and its last look, so a restart
 * changes nothing.
 *
 * <p>Each source has places in time of its own, {@code every} apart, which its id spreads evenly,
 * and each place is moved by up to a tenth of {@code every}. After a good look it waits for the
 * first of its places that is at least half of {@code every} away. So sources that were looked at
 * all at once, after a sleep, are spread again by the next round. After failures it waits {@code
 * every}, then twice, four times and so on, at most a day or 24 times {@code every}, whichever is
 * less, but never less than {@code every}: it is never given up.
 */
final class Schedule {

  /** For a source that does not say how often. */
  static final Duration EVERY = Duration.ofHours(1);

  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_TIMES = 24;
  private static final double JITTER = 0.1;

  /** A server that asks us to stay away for years is not obeyed for longer. */
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(7);

  /**
   * The last look at a source.
   *
   * @param failures in a row, up to it
   * @param notBefore when the server lets us ask again; null: it did not say
   */
  record Last(Instant ended, int failures, @Nullable Instant notBefore) {}

  private Schedule() {}

  /**
   * @param state null: it was never looked at, and is due
   */
  static Instant due(Source.Polled source, @Nullable SourceState state) {
    var every = source.every() == null ? EVERY : source.every();
    return due(source.id(), every, state == null ? null : state.last());
  }

  /**
   * @param last null: it was never looked at, and is due
   */
  static Instant due(String source, Duration every, @Nullable Last last) {
    if (last == null) {
      return Instant.EPOCH;
    }
    var due =
        last.failures() == 0
            ? nextPlace(source, every, last.ended())
            : last.ended().plus(jittered(source, backOff(every, last.failures()), last.ended()));
    if (last.notBefore() == null || !last.notBefore().isAfter(due)) {
      return due;
    }
    var latest = last.ended().plus(LONGEST_RETRY_AFTER);
    return last.notBefore().isBefore(latest) || due.isAfter(latest)
        ? later(due, last.notBefore())
        : later(due, latest);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant nextPlace(String source, Duration every, Instant ended) {
    long period = every.toMillis();
    long phase = (long) (share(source, "phase") * period);
    long earliest = ended.toEpochMilli() + period / 2;
    long number = Math.floorDiv(earliest - phase - period / 10, period);
    while (true) {
      long moved = (long) ((2 * share(source, "place " + number) - 1) * JITTER * period);
      long place = phase + number * period + moved;
      if (place >= earliest) {
        return Instant.ofEpochMilli(place);
      }
      number++;
    }
  }

  /** Failed looks in a row: 1 waits as long as usual. */
  static Duration backOff(Duration every, int failures) {
    var most =
        every.multipliedBy(MOST_TIMES).compareTo(DAY) < 0 ? every.multipliedBy(MOST_TIMES) : DAY;
    var wait = every.multipliedBy(1L << Math.min(failures - 1, 10));
    var capped = wait.compareTo(most) < 0 ? wait : most;
    return capped.compareTo(every) < 0 ? every : capped;
  }

  private static Duration jittered(String source, Duration wait, Instant ended) {
    double factor = 1 + JITTER * (2 * share(source, "after " + ended.toEpochMilli()) - 1);
    return Duration.ofMillis((long) (wait.toMillis() * factor));
  }

  /** From 0 up to 1, the same for the same words. */
  private static double share(String source, String what) {
    var crc = new CRC32C();
    crc.update((source + '\n' + what).getBytes(StandardCharsets.UTF_8));
    return crc.getValue() / (double) (1L << 32);
  }
}
