package org.unsaid.assess;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unsaid.assess.chorus.Experience;
import org.unsaid.core.Clock;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Span;

/**
 * What an event that is over teaches every event after it. What does not depend on these is worked
 * out once. Safe for several threads.
 */
final class Precedent {

  private final Hearing hearing;

  /** Of each who was asked, whether an answer of it may be hidden. */
  private final boolean[] unsure;

  /** By the clock that counts, of each who was asked, whether it is known if it answered. */
  private final Map<Clock, boolean[]> known = new ConcurrentHashMap<>();

  Precedent(Hearing hearing) {
    this.hearing = hearing;
    this.unsure = new boolean[hearing.asked().size()];
    for (int a = 0; a < unsure.length; a++) {
      unsure[a] = isUnsure(a);
    }
  }

  Hearing hearing() {
    return hearing;
  }

  Event event() {
    return hearing.event();
  }

  /** Whether anything of it may have been hidden from us. */
  boolean hides() {
    return IntStream.range(0, unsure.length).anyMatch(a -> unsure[a]);
  }

  /** Whether it is known if it answered. */
  boolean isKnown(int asked) {
    return known(hearing.timeline())[asked];
  }

  private boolean[] known(Timeline counted) {
    return known.computeIfAbsent(counted.clock(), _ -> workedOut(counted));
  }

  private boolean[] workedOut(Timeline counted) {
    var all = new boolean[unsure.length];
    for (int a = 0; a < all.length; a++) {
      all[a] = hearing.isKnown(a, counted);
    }
    return all;
  }

  /**
   * Whether an answer of it may be hidden, its own or one that its superior gave for it. It may be
   * known all the same: a small gap hides few answers.
   */
  private boolean isUnsure(int asked) {
    return mayHide(hearing.asked().get(asked))
        || (hearing.answer(asked).isEmpty()
            && hearing.superior(asked).filter(this::mayHide).isPresent()
            && hearing.isKnown(asked));
  }

  /**
   * Whether it was watched by then, with a gap, or said something of which nobody knows when. Who
   * was first watched later is not known at all.
   */
  private boolean mayHide(Evidence evidence) {
    if (Hearing.mayHaveSpokenAtAnyTime(evidence)) {
      return true;
    }
    var event = hearing.event();
    var coverage = evidence.coverage();
    if (coverage.reaches(event.opens(), event.closes())) {
      return false;
    }
    var watched = coverage.watched();
    return !watched.isEmpty() && watched.getFirst().from().isBefore(event.closes());
  }

  /** The latest time at which a hidden answer of it may have come. */
  private Instant hiddenUntil(int asked) {
    return Stream.concat(Stream.of(hearing.asked().get(asked)), hearing.superior(asked).stream())
        .filter(this::mayHide)
        .map(this::hiddenUntil)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Instant hiddenUntil(Evidence evidence) {
    var event = hearing.event();
    return Hearing.mayHaveSpokenAtAnyTime(evidence)
        ? event.closes()
        : evidence.coverage().holes(new Span(event.opens(), event.closes())).getLast().to();
  }

  /**
   * What this event teaches of others: those of whom it is known whether they answered.
   *
   * @param clock by which the others are judged
   * @param window days in which an answer to what is judged counts
   * @param hidden how to take those whom it hides
   */
  Experience.Past past(
      int eventClass, List<Integer> numbers, Clock clock, double window, Hidden hidden) {
    var counted = new Timeline(hearing.event(), clock);
    var isKnown = known(counted);
    var observed =
        IntStream.range(0, hearing.asked().size())
            .filter(a -> isKnown[a] || (hidden != Hidden.LEFT_OUT && unsure[a]))
            .toArray();
    var answered = new boolean[observed.length];
    var from = new ArrayList<Double>();
    var to = new ArrayList<Double>();
    for (int i = 0; i < observed.length; i++) {
      var answer = hearing.answer(observed[i]);
      var institution = hearing.asked().get(observed[i]).institution();
      boolean isSupposed = answer.isEmpty() && hidden == Hidden.ANSWERED && unsure[observed[i]];
      answered[i] = answer.isPresent() || isSupposed;
      answer.ifPresent(
          its -> {
            from.add(counted.earliest(its.published().when(), institution));
            to.add(counted.latest(its.published().when(), institution));
          });
      if (isSupposed) {
        // as late as it can be: what came early would make the rest look overdue
        double last = Math.min(window, counted.at(hiddenUntil(observed[i]), institution));
        from.add(Math.min(last, Math.nextDown(window)));
        to.add(last);
      }
    }
    return new Experience.Past(
        eventClass,
        IntStream.of(observed).map(numbers::get).toArray(),
        answered,
        from.stream().mapToDouble(Double::doubleValue).toArray(),
        to.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
