package org.unsaid.assess;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unsaid.assess.chorus.Experience;
import org.unsaid.assess.chorus.Traits;
import org.unsaid.core.ActKind;
import org.unsaid.core.Case;
import org.unsaid.core.Coverage;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.EventState;
import org.unsaid.core.Evidence;
import org.unsaid.core.Gap;
import org.unsaid.core.Period;
import org.unsaid.core.PrintedTime;
import org.unsaid.core.Reaction;
import org.unsaid.core.UndatedMatch;

/** One event under one credit: who answered, and of whom it can be said that they did not. */
final class Hearing {

  /** Share of all answers that must be covered, for none to be evidence. */
  static final double ENOUGH = 0.8;

  /** Share of those who answered, above which an event's topic ran before it. */
  private static final double RUNNING = 0.1;

  private final Case its;
  private final Instant asOf;
  private final Timeline timeline;
  private final List<Optional<Reaction>> answers;
  private final List<Optional<Reaction>> ownAnswers;
  private final List<int[]> acts;

  /** Of each who was asked, who may speak for it, where that is credited. */
  private final List<Optional<Evidence>> superiors;

  Hearing(Case its, Credit credit, Instant asOf) {
    this.its = its;
    this.asOf = asOf;
    this.timeline = new Timeline(its.event(), its.event().clock());
    var replies = new Replies(its);
    this.answers = replies.first(credit);
    this.ownAnswers = replies.first(Credit.STRICT);
    this.acts = replies.acts();
    this.superiors = superiors(its, credit);
  }

  private static List<Optional<Evidence>> superiors(Case its, Credit credit) {
    var speakers = new HashMap<String, Evidence>();
    if (credit.counts(ActKind.SUPERIOR)) {
      Stream.concat(its.asked().stream(), its.bystanders().stream())
          .forEach(evidence -> speakers.put(evidence.institution().id(), evidence));
    }
    return its.asked().stream()
        .map(evidence -> Optional.ofNullable(evidence.institution().superior()))
        .map(superior -> superior.map(speakers::get))
        .toList();
  }

  Event event() {
    return its.event();
  }

  Timeline timeline() {
    return timeline;
  }

  List<Evidence> asked() {
    return its.asked();
  }

  Instant asOf() {
    return asOf;
  }

  /** The case as it would stand without what was said at a time or later. */
  Case until(Instant time) {
    return new Case(
        event(),
        asked().stream().map(evidence -> before(evidence, time)).toList(),
        its.bystanders().stream().map(evidence -> before(evidence, time)).toList());
  }

  /** What may have been said by then: a date that is not known well is no ground for a claim. */
  private static Evidence before(Evidence evidence, Instant time) {
    return new Evidence(
        evidence.institution(),
        evidence.reactions().stream()
            .filter(reaction -> reaction.published().when().earliest().isBefore(time))
            .toList(),
        evidence.undated(),
        evidence.coverage(),
        evidence.output());
  }

  /**
   * Why nobody may say that its superior did not speak for it; empty: one may, or it would not be
   * credited with it. A superior that nobody ever watches is not missed.
   */
  Optional<String> doubtOfSuperior(int asked) {
    return superiors.get(asked).flatMap(superior -> mayHaveSpoken(superior, event(), until()));
  }

  /** Why somebody may have spoken of an event unnoticed. */
  static Optional<String> mayHaveSpoken(Evidence superior, Event event, Instant until) {
    var name = superior.institution().name();
    if (mayHaveSpokenAtAnyTime(superior)) {
      return Optional.of(name + " may have spoken for it, in a text of which nobody knows when");
    }
    var coverage = superior.coverage();
    return coverage.isWatched() && !coverage.reaches(event.opens(), until)
        ? Optional.of(
            "%s may have spoken for it: %s".formatted(name, unwatched(coverage, event, until)))
        : Optional.empty();
  }

  /** Days in which an answer counts, of whoever has most of them. */
  double window() {
    return asked().stream()
        .mapToDouble(evidence -> timeline.window(evidence.institution()))
        .max()
        .orElse(0);
  }

  /** The end of what can be judged: now, or when the window closed. */
  Instant until() {
    return asOf.isBefore(event().closes()) ? asOf : event().closes();
  }

  boolean isOpen() {
    return asOf.isBefore(event().closes());
  }

  /** Of each who was asked. */
  Optional<Reaction> answer(int asked) {
    return answers.get(asked);
  }

  Optional<Reaction> ownAnswer(int asked) {
    return ownAnswers.get(asked);
  }

  /** Acts that speak for several: whom, by number. */
  List<int[]> acts() {
    return acts;
  }

  EventState state() {
    if (isRunning()) {
      return EventState.RUNNING;
    }
    return isOpen() ? EventState.OPEN : EventState.COMPLETE;
  }

  boolean isRunning() {
    int answered = 0;
    int ran = 0;
    for (int a = 0; a < asked().size(); a++) {
      if (ownAnswer(a).isPresent()) {
        answered++;
        ran += asked().get(a).output().in(Period.RUNNING) > 0 ? 1 : 0;
      }
    }
    return ran > RUNNING * answered;
  }

  /**
   * Whether the topic may have run already, had we watched better. Who may have answered in a gap
   * of ours counts as if it had; who was not watched for a part of the time before counts as one
   * that spoke of it, by that part.
   */
  boolean mayRun() {
    double answered = 0;
    double ran = 0;
    for (int a = 0; a < asked().size(); a++) {
      boolean hasRun = asked().get(a).output().in(Period.RUNNING) > 0;
      if (ownAnswer(a).isPresent() || (hasRun && mayHaveAnswered(a))) {
        answered++;
        ran += hasRun ? 1 : unwatchedBefore(asked().get(a).coverage());
      }
    }
    return ran > RUNNING * answered;
  }

  /** Share of the time in which its topic would run that was not watched; 0 if it never was. */
  private double unwatchedBefore(Coverage coverage) {
    return Period.RUNNING
        .of(event(), asOf)
        .filter(_ -> coverage.isWatched())
        .map(before -> 1 - coverage.share(before))
        .orElse(0.0);
  }

  /** Whether a gap of ours may hide its answer. */
  boolean mayHaveAnswered(int asked) {
    return answer(asked).isEmpty()
        && asked().get(asked).coverage().isWatched()
        && watchedUntil(asked).isEmpty();
  }

  /**
   * Whether it was alive before the event, as far as we know: it published something, or somebody
   * searched it, however quiet it was.
   */
  boolean wasAlive(int asked) {
    return asked().get(asked).output().in(Period.ALIVE) > 0 || wasSearched(asked);
  }

  /** A coder who searched all channels and found none has looked. */
  boolean wasSearched(int asked) {
    var coverage = asked().get(asked).coverage();
    var searched =
        coverage.parts().stream().filter(part -> part.grade() == Coverage.Grade.SEARCHED).toList();
    return new Coverage(coverage.institution(), searched).reaches(event().opens(), until());
  }

  /**
   * The end of what was watched without a gap from the first instant on at which an answer counts.
   * While the window is open, what came since the last look is seen, or missed, by the next one.
   *
   * @return empty if something was missed before
   */
  Optional<Instant> watchedUntil(int asked) {
    var coverage = asked().get(asked).coverage();
    if (coverage.reaches(event().opens(), until())) {
      return Optional.of(until());
    }
    var last = coverage.watched();
    return isOpen()
            && !coverage.required().isEmpty()
            && !last.isEmpty()
            && !last.getLast().from().isAfter(event().opens())
            && last.getLast().to().isAfter(event().opens())
            && coverage.gaps().stream().noneMatch(gap -> isWithin(gap, last.getLast().to()))
        ? Optional.of(last.getLast().to())
        : Optional.empty();
  }

  private boolean isWithin(Gap gap, Instant from) {
    return gap.span().to().isAfter(from) && gap.span().from().isBefore(until());
  }

  /** Whether a text of it may be the answer, and nobody knows when it came. */
  static boolean mayHaveSpokenAtAnyTime(Evidence evidence) {
    return evidence.undated().stream().anyMatch(UndatedMatch::mayBeTheAnswer);
  }

  /** Who may speak for it, under this credit. */
  Optional<Evidence> superior(int asked) {
    return superiors.get(asked);
  }

  /**
   * Whether it is known, or would be, if it had answered: who was found by chance alone while
   * nobody looked would make all look readier to answer than they are.
   */
  boolean isKnown(int asked) {
    return isKnown(asked, timeline);
  }

  /** The same, if others are judged by another clock. */
  boolean isKnown(int asked, Timeline counted) {
    if (answer(asked).filter(Reaction::isCoded).isPresent()) {
      return true; // a coder who found it has looked
    }
    return wasAlive(asked)
        && (answer(asked).isPresent() || !mayHaveSpokenAtAnyTime(asked().get(asked)))
        && counted.covered(
                asked().get(asked).coverage(),
                asked().get(asked).institution(),
                event().closes(),
                days ->
                    Experience.believedBy(days, counted.window(asked().get(asked).institution())))
            >= ENOUGH;
  }

  /** What else is known of each at this event, in logits; nothing where none of it is known. */
  double[] effects() {
    var effects = asked().stream().mapToDouble(each -> Traits.ofStake(stake(each))).toArray();
    var known =
        IntStream.range(0, effects.length)
            .filter(a -> asked().get(a).output().in(Period.YEAR) > 0)
            .filter(this::wasAlive)
            .toArray();
    var traits = Traits.effects(IntStream.of(known).mapToObj(a -> traits(asked().get(a))).toList());
    for (int i = 0; i < known.length; i++) {
      effects[known[i]] = traits[i];
    }
    return effects;
  }

  private double stake(Evidence evidence) {
    return event().concerned().contains(evidence.institution().id()) ? 1 : 0;
  }

  private Traits traits(Evidence evidence) {
    var output = evidence.output();
    double year = output.in(Period.YEAR);
    return new Traits(
        output.in(Period.YEAR_ON_TOPIC) / year, output.in(Period.LATELY), stake(evidence));
  }

  /**
   * Why it cannot be said that nothing was published, between the first instant at which an answer
   * counts and another; the first gap stands for all.
   */
  static String unwatched(Coverage coverage, Event event, Instant to) {
    return coverage.gaps().stream()
        .filter(gap -> gap.span().from().isBefore(to) && gap.span().to().isAfter(event.opens()))
        .min(Comparator.comparing((Gap gap) -> gap.span().from()).thenComparing(Gap::source))
        .map(gap -> told(gap, event.zone()))
        .orElseGet(coverage::uncovered);
  }

  private static String told(Gap gap, ZoneId zone) {
    // to the minute, and never shorter than it was
    var to = gap.span().to().plusNanos(59_999_999_999L).truncatedTo(ChronoUnit.MINUTES);
    return "%s was not watched from %s to %s: %s"
        .formatted(
            gap.source(),
            PrintedTime.from(gap.span().from(), zone),
            PrintedTime.until(to, zone),
            gap.why());
  }
}
