package org.unsaid.assess;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.unsaid.core.Clock;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Precision;
import org.unsaid.core.When;
import org.unsaid.core.WorkCalendar;

/**
 * Times of one event in days since it began: since its instant, or since the beginning of its day,
 * so that all of that day is before 1. What is earlier is 0. Where working days are counted, each
 * institution has its own, by its calendar and zone.
 */
final class Timeline {

  private static final double SECONDS = Duration.ofDays(1).toSeconds();

  private final Event event;
  private final Clock clock;

  /**
   * @param clock that of the event which is judged: all others that it is compared with are counted
   *     by the same
   */
  Timeline(Event event, Clock clock) {
    this.event = event;
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  double at(Instant instant, Institution institution) {
    return since(event.occurred().earliest(), instant, institution);
  }

  /** Days in which an answer counts. */
  double window(Institution institution) {
    return since(event.occurred().latest(), event.closes(), institution);
  }

  /** When the window closes. */
  double end(Institution institution) {
    return at(event.closes(), institution);
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
  double earliest(When answer, Institution institution) {
    var occurred = event.occurred();
    return since(
        occurred.precision().compareTo(Precision.DAY) < 0 ? occurred.latest() : occurred.earliest(),
        answer.earliest(),
        institution);
  }

  /** When it had come. */
  double latest(When answer, Institution institution) {
    return Math.max(earliest(answer, institution), at(answer.latest(), institution));
  }

  /** The instant of a time; where the event is known to the day, the end of a day. */
  Instant instant(double days, Institution institution) {
    var occurred = event.occurred();
    boolean isOfDay = occurred.precision().compareTo(Precision.DAY) <= 0;
    double counted = isOfDay ? Math.ceil(days) : days;
    var instant =
        switch (clock) {
          case WORKING ->
              calendar(institution)
                  .after(
                      occurred.earliest(),
                      Duration.ofSeconds(Math.round(counted * SECONDS)),
                      institution.zone());
          case ELAPSED ->
              isOfDay
                  ? occurred.earliest().atZone(event.zone()).plusDays((long) counted).toInstant()
                  : occurred.earliest().plusSeconds(Math.round(counted * SECONDS));
        };
    return instant.isBefore(event.closes()) ? instant : event.closes();
  }

  /**
   * The share of all answers that would have been seen.
   *
   * @param answersBy share that is there after some days
   */
  double covered(
      Coverage coverage, Institution institution, Instant until, DoubleUnaryOperator answersBy) {
    double covered = 0;
    for (var span : coverage.watched()) {
      var to = span.to().isBefore(until) ? span.to() : until;
      if (to.isAfter(event.occurred().earliest()) && span.from().isBefore(to)) {
        double before =
            span.from().isAfter(event.occurred().earliest())
                ? answersBy.applyAsDouble(at(span.from(), institution))
                : 0;
        covered += answersBy.applyAsDouble(at(to, institution)) - before;
      }
    }
    return covered;
  }

  private double since(Instant from, Instant to, Institution institution) {
    var counted =
        switch (clock) {
          case WORKING -> calendar(institution).between(from, to, institution.zone());
          case ELAPSED -> Duration.between(from, to);
        };
    return Math.max(0, counted.toMillis() / 1000.0 / SECONDS);
  }

  private static WorkCalendar calendar(Institution institution) {
    return Objects.requireNonNull(
        institution.calendar(), () -> "Working days of " + institution.id() + ": no calendar");
  }
}
