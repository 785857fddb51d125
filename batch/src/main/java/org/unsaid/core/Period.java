package org.unsaid.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Times around an event in which it matters how much an institution published. */
public enum Period {
  /** The 60 days before it: who published nothing may be dark, or our source dead. */
  ALIVE(60, false),
  /** The 30 days before it. */
  LATELY(30, false),
  /** The 365 days before it. */
  YEAR(365, false),
  /** The same, on the event's topic alone. */
  YEAR_ON_TOPIC(365, true),
  /** The 14 days before an answer counts, on the event's topic alone: it may run already. */
  RUNNING(14, true),
  /** While an answer counts. */
  WINDOW(0, false);

  private final Duration before;
  private final boolean onTopic;

  Period(int days, boolean onTopic) {
    this.before = Duration.ofDays(days);
    this.onTopic = onTopic;
  }

  /** Whether only statements count whose title or lead matches the event's query. */
  public boolean onTopic() {
    return onTopic;
  }

  /**
   * When it is.
   *
   * @return empty if none of it has passed
   */
  public Optional<Span> of(Event event, Instant asOf) {
    var end =
        switch (this) {
          case ALIVE, LATELY, YEAR -> event.occurred().earliest();
          case YEAR_ON_TOPIC, RUNNING -> event.opens();
          case WINDOW -> event.closes();
        };
    var from = this == WINDOW ? event.opens() : end.minus(before);
    var to = asOf.isBefore(end) ? asOf : end;
    return from.isBefore(to) ? Optional.of(new Span(from, to)) : Optional.empty();
  }
}
