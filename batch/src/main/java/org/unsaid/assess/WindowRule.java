package org.unsaid.assess;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unsaid.core.Assessment;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Expectation;
import org.unsaid.core.Gap;
import org.unsaid.core.Institution;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Verdict;

/**
 * Answered within the window, or silent, or not observed. It says nothing about how surprising a
 * silence is, so most of its silences are normal.
 */
final class WindowRule implements Assessor {

  private static final String METHOD = "window-rule";

  /** An institution that published nothing for so long may be dark, or our source dead. */
  private static final Duration ALIVE = Duration.ofDays(60);

  private static final Comparator<Reaction> FIRST =
      Comparator.comparing((Reaction reaction) -> reaction.published().when().earliest())
          .thenComparing(reaction -> reaction.published().when().latest())
          .thenComparing(Reaction::statement);

  @Override
  public Span aliveIn(Event event) {
    var occurred = event.occurred().earliest();
    return new Span(occurred.minus(ALIVE), occurred);
  }

  @Override
  public Assessment assess(Event event, Institution institution, Evidence evidence, Instant asOf) {
    var expectation = new Expectation(event, institution, event.closes());
    return new Assessment(judge(expectation, evidence, asOf), asOf, METHOD);
  }

  private static Verdict judge(Expectation expectation, Evidence evidence, Instant asOf) {
    var event = expectation.event();
    var answer = first(evidence, Place.HEAD);
    if (answer.isPresent()) {
      return new Verdict.OnTime(expectation, answer.get());
    }
    var mention = first(evidence, Place.TEXT);
    if (!asOf.isAfter(event.opens())) {
      return new Verdict.Pending(expectation, mention);
    }
    var until = asOf.isBefore(event.closes()) ? asOf : event.closes();
    if (asOf.isBefore(event.closes()) && isWatchedSoFar(evidence.coverage(), event.opens())) {
      return new Verdict.Pending(expectation, mention);
    }
    if (!evidence.coverage().reaches(event.opens(), until)) {
      return new Verdict.NotObserved(
          expectation, unwatched(evidence.coverage(), event.opens(), until), mention);
    }
    if (evidence.publishedBefore() == 0 && !wasSearched(evidence.coverage(), event, until)) {
      return new Verdict.NotObserved(
          expectation, "nothing of it was found in the 60 days before the event", mention);
    }
    if (asOf.isBefore(event.closes())) {
      return new Verdict.Pending(expectation, mention);
    }
    if (!evidence.undated().isEmpty()) {
      return new Verdict.NotObserved(expectation, undated(evidence.undated()), mention);
    }
    if (mention.isPresent()) {
      return new Verdict.NotObserved(
          expectation, "mentioned deeper in a text only; a reader must decide", mention);
    }
    return new Verdict.Silent(expectation);
  }

  /**
   * A coder who searched all channels and found none has looked, however quiet they were before.
   */
  private static boolean wasSearched(Coverage coverage, Event event, Instant until) {
    var searched =
        coverage.parts().stream().filter(part -> part.grade() == Coverage.Grade.SEARCHED).toList();
    return new Coverage(coverage.institution(), searched).reaches(event.opens(), until);
  }

  /** What came since the last look will be seen, or missed, by the next one. */
  private static boolean isWatchedSoFar(Coverage coverage, Instant opens) {
    var last = coverage.watched();
    return !coverage.required().isEmpty()
        && !last.isEmpty()
        && !last.getLast().from().isAfter(opens);
  }

  /** Why it cannot be said that nothing was published; the first gap stands for all. */
  private static String unwatched(Coverage coverage, Instant from, Instant to) {
    return coverage.gaps().stream()
        .filter(gap -> gap.span().from().isBefore(to) && gap.span().to().isAfter(from))
        .min(Comparator.comparing((Gap gap) -> gap.span().from()).thenComparing(Gap::source))
        .map(
            gap ->
                "%s was not watched from %s to %s: %s"
                    .formatted(
                        gap.source(),
                        gap.span().from().truncatedTo(ChronoUnit.SECONDS),
                        gap.span().to().truncatedTo(ChronoUnit.SECONDS),
                        gap.why()))
        .orElseGet(coverage::uncovered);
  }

  private static String undated(List<UndatedMatch> matches) {
    var first = matches.getFirst();
    return "said something of it that bears no date: '%s'%s%s; a reader must decide"
        .formatted(
            first.title(),
            first.url() == null ? "" : " " + first.url(),
            matches.size() == 1 ? "" : " and %d more".formatted(matches.size() - 1));
  }

  private static Optional<Reaction> first(Evidence evidence, Place place) {
    return evidence.reactions().stream().filter(reaction -> reaction.place() == place).min(FIRST);
  }
}
