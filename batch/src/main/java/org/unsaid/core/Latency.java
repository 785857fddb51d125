package org.unsaid.core;

import java.time.Duration;
import java.time.Instant;

/**
 * Elapsed time between an event and an answer, weekends included, as an interval: neither is known
 * better than its precision. Negative if an answer came before the event.
 *
 * @param min shortest that is possible
 * @param max longest that is possible, itself excluded
 */
public record Latency(Duration min, Duration max) {

  public Latency {
    if (max.compareTo(min) <= 0) {
      throw new IllegalArgumentException("Latency within [" + min + ", " + max + "): empty");
    }
  }

  static Latency between(When event, When answer, Instant notBefore) {
    var first = answer.earliest().isBefore(notBefore) ? notBefore : answer.earliest();
    var shortest = Duration.between(event.latest(), first);
    var least = Duration.between(event.earliest(), notBefore);
    return new Latency(
        shortest.compareTo(least) < 0 ? least : shortest,
        Duration.between(event.earliest(), answer.latest()));
  }
}
