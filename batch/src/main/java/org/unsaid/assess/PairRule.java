package org.unsaid.assess;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unsaid.core.Basis;
import org.unsaid.core.Chances;
import org.unsaid.core.Evidence;
import org.unsaid.core.Expectation;
import org.unsaid.core.Grade;
import org.unsaid.core.Period;
import org.unsaid.core.Reaction;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Verdict;

/**
 * What is said of one institution at one event. A silence is claimed only where all of this holds:
 * it is unusual, nothing of the institution was missed, nothing that it published may be the
 * answer, and no gap in the watching of others made the event look more answered than it is.
 */
final class PairRule {

  /** Probability above which a silence is nothing that anybody should remark on. */
  static final double SURPRISING = 0.2;

  private final Hearing hearing;
  private final List<Instant> due;
  private final boolean isRunning;
  private final boolean mayRun;

  /**
   * @param due when an answer is late, of each who is asked
   */
  PairRule(Hearing hearing, List<Instant> due) {
    this.hearing = hearing;
    this.due = due;
    this.isRunning = hearing.isRunning();
    this.mayRun = hearing.mayRun();
  }

  /**
   * @param asked its number
   * @param inGroup whether it is of a group of which remarkably few have answered
   */
  Verdict judge(int asked, Chances chances, boolean inGroup) {
    var evidence = hearing.asked().get(asked);
    var expectation = new Expectation(hearing.event(), evidence.institution(), due.get(asked));
    var answer = hearing.answer(asked);
    if (answer.isPresent()) {
      return answered(expectation, evidence, answer.get());
    }
    var mention = Replies.mention(evidence);
    if (!hearing.asOf().isAfter(hearing.event().opens())) {
      return new Verdict.Pending(expectation, mention);
    }
    var watched = hearing.watchedUntil(asked);
    double answers = chances.answers();
    if (chances.covered() < Hearing.ENOUGH * answers || (answers == 0 && watched.isEmpty())) {
      return hearing.isOpen() && watched.isPresent()
          ? new Verdict.Pending(expectation, mention)
          : new Verdict.NotObserved(expectation, unwatched(evidence), mention);
    }
    if (!hearing.wasAlive(asked)) {
      return new Verdict.NotObserved(
          expectation, "nothing of it was found in the 60 days before the event", mention);
    }
    if (!inGroup && chances.lastSilenceJudged() > SURPRISING) {
      return new Verdict.NotExpected(expectation, mention);
    }
    if (!inGroup && chances.silenceJudged() > SURPRISING) {
      return hearing.isOpen()
          ? new Verdict.Pending(expectation, mention)
          // all that was watched does not suffice, and more will not come
          : new Verdict.NotObserved(expectation, unwatched(evidence), mention);
    }
    return doubt(asked, watched.isPresent())
        .<Verdict>map(why -> new Verdict.NotObserved(expectation, why, mention))
        .orElseGet(() -> unusual(expectation, mention, chances, inGroup));
  }

  /** A silence that is unusual, of an institution that was watched well. */
  private Verdict unusual(
      Expectation expectation, Optional<Reaction> mention, Chances chances, boolean inGroup) {
    if (mention.isPresent()) {
      return hearing.isOpen()
          ? new Verdict.Pending(expectation, mention)
          : new Verdict.NotObserved(
              expectation, "mentioned in a text, but no answer; a reader must decide", mention);
    }
    if (inGroup) {
      return new Verdict.Silent(expectation, Basis.GROUP, Grade.EXCEPTIONAL);
    }
    if (isRunning) {
      return hearing.isOpen()
          ? new Verdict.Pending(expectation, mention)
          : new Verdict.NotExpected(expectation, mention);
    }
    if (mayRun) {
      return hearing.isOpen()
          ? new Verdict.Pending(expectation, mention)
          : new Verdict.NotObserved(
              expectation,
              "too many were not watched to tell whether the topic ran before the event",
              mention);
    }
    var grade = Grade.of(chances.silenceAtMostJudged());
    if (grade.isPresent()) {
      return new Verdict.Silent(expectation, Basis.PAIR, grade.get());
    }
    return hearing.isOpen()
        ? new Verdict.Pending(expectation, mention)
        : new Verdict.NotObserved(
            expectation,
            "too much of others, or of earlier events, was not watched to tell what was to be expected",
            mention);
  }

  /** Nobody is late whose earlier answer we may have missed, or whose answer has no sure date. */
  private Verdict answered(Expectation expectation, Evidence evidence, Reaction answer) {
    var came = answer.published().when().earliest();
    if (came.isBefore(expectation.due())) {
      return new Verdict.OnTime(expectation, answer);
    }
    boolean wasWatched =
        answer.isCoded() || evidence.coverage().reaches(hearing.event().opens(), came);
    return wasWatched
        ? new Verdict.Late(expectation, answer)
        : new Verdict.NotObserved(
            expectation,
            "it answered late, or earlier where nobody looked: "
                + Hearing.unwatched(evidence.coverage(), hearing.event(), came),
            Optional.of(answer));
  }

  /** Why nobody may say that it published no answer. */
  private Optional<String> doubt(int asked, boolean isWatched) {
    var evidence = hearing.asked().get(asked);
    if (!isWatched) {
      return Optional.of(unwatched(evidence));
    }
    if (!evidence.undated().isEmpty()) {
      return Optional.of(undated(evidence.undated()));
    }
    if (evidence.output().in(Period.WINDOW) == 0 && !hearing.wasSearched(asked)) {
      return Optional.of(
          "it published nothing at all in the window: it has gone dark, or our sources have");
    }
    return hearing.doubtOfSuperior(asked);
  }

  private String unwatched(Evidence evidence) {
    return Hearing.unwatched(evidence.coverage(), hearing.event(), hearing.until());
  }

  private static String undated(List<UndatedMatch> matches) {
    var first = matches.getFirst();
    return "said something of it that bears %s: '%s'%s%s; a reader must decide"
        .formatted(
            first.stated() == null ? "no date" : "a date before it, and was not there until after",
            first.title(),
            first.url() == null ? "" : " " + first.url(),
            matches.size() == 1 ? "" : " and %d more".formatted(matches.size() - 1));
  }
}
