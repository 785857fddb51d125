package org.unsaid.core;

import java.time.Instant;

/**
 * A half-open interval of time.
 *
 * @param from first instant inside
 * @param to first instant after it
 */
public record Span(Instant from, Instant to) {

  public Span {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("A span within [" + from + ", " + to + "): empty");
    }
  }
}
