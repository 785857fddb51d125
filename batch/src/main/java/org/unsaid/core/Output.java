package org.unsaid.core;

import java.util.Map;

/**
 * How many statements an institution published around an event.
 *
 * @param counts of each period; none is 0
 */
public record Output(Map<Period, Long> counts) {

  public Output {
    counts = Map.copyOf(counts);
  }

  /** Statements in a period. */
  public long in(Period period) {
    return counts.getOrDefault(period, 0L);
  }
}
