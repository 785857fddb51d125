package org.unsaid.core;

import java.time.Duration;
import java.time.Instant;

/**
 * Time between an event and an answer, all of it or that on working days, as an interval: neither
 * is known better than its precision. Negative if an answer came before the event.
 *
 * @param min shortest that is possible
 * @param max longest that is possible, itself excluded; the same as {@code min} if nothing between
 *     them is counted, as on a free day
 */
public record Latency(Duration min, Duration max) {

  public Latency {
    if (max.compareTo(min) < 0) {
      throw new IllegalArgumentException("Latency within [" + min + ", " + max + "): empty");
    }
  }

  /**
   * @param time between two instants, negative if the second is before the first
   */
  static Latency between(When event, When answer, Instant notBefore, Count time) {
    var first = answer.earliest().isBefore(notBefore) ? notBefore : answer.earliest();
    var shortest = time.between(event.latest(), first);
    var least = time.between(event.earliest(), notBefore);
    return new Latency(
        shortest.compareTo(least) < 0 ? least : shortest,
        time.between(event.earliest(), answer.latest()));
  }

  /** What is counted between two instants. */
  interface Count {
    Duration between(Instant from, Instant to);
  }
}
