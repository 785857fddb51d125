package org.unsaid.assess;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Precision;
import org.unsaid.core.When;

/**
 * Times of one event in days since it began: since its instant, or since the beginning of its day,
 * so that all of that day is before 1. What is earlier is 0.
 */
final class Timeline {

  private static final double SECONDS = Duration.ofDays(1).toSeconds();

  private final Event event;

  Timeline(Event event) {
    this.event = event;
  }

  double at(Instant instant) {
    return since(event.occurred().earliest(), instant);
  }

  /** Days in which an answer counts. */
  double window() {
    return since(event.occurred().latest(), event.closes());
  }

  /** When the window closes. */
  double end() {
    return at(event.closes());
  }

  /**
   * The end of a day, or of the window if that is on the same day.
   *
   * @param day after the last one on which the event may have been
   * @return empty if the window closes before that day
   */
  Optional<Instant> endOf(int day) {
    var last = event.occurred().latest().atZone(event.zone());
    if (last.plusDays(day).toInstant().isAfter(event.closes())) {
      return Optional.empty();
    }
    var end =
        last.minusNanos(1).toLocalDate().plusDays(day + 1L).atStartOfDay(event.zone()).toInstant();
    return Optional.of(end.isBefore(event.closes()) ? end : event.closes());
  }

  /** When it may have come first. An event that is known to a month may have been at its end. */
  double earliest(When answer) {
    var occurred = event.occurred();
    return since(
        occurred.precision().compareTo(Precision.DAY) < 0 ? occurred.latest() : occurred.earliest(),
        answer.earliest());
  }

  /** When it had come. */
  double latest(When answer) {
    return Math.max(earliest(answer), at(answer.latest()));
  }

  /** The instant of a time; where the event is known to the day, the end of a day. */
  Instant instant(double days) {
    var occurred = event.occurred();
    var instant =
        occurred.precision().compareTo(Precision.DAY) <= 0
            ? occurred.earliest().atZone(event.zone()).plusDays((long) Math.ceil(days)).toInstant()
            : occurred.earliest().plusSeconds(Math.round(days * SECONDS));
    return instant.isBefore(event.closes()) ? instant : event.closes();
  }

  /**
   * The share of all answers that would have been seen.
   *
   * @param answersBy share that is there after some days
   */
  double covered(Coverage coverage, Instant until, DoubleUnaryOperator answersBy) {
    double covered = 0;
    for (var span : coverage.watched()) {
      var to = span.to().isBefore(until) ? span.to() : until;
      if (to.isAfter(event.occurred().earliest()) && span.from().isBefore(to)) {
        double before =
            span.from().isAfter(event.occurred().earliest())
                ? answersBy.applyAsDouble(at(span.from()))
                : 0;
        covered += answersBy.applyAsDouble(at(to)) - before;
      }
    }
    return covered;
  }

  private static double since(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1000.0 / SECONDS);
  }
}
