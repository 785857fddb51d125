package org.unsaid.assess;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unsaid.assess.chorus.Observed;
import org.unsaid.assess.chorus.Prospect;
import org.unsaid.core.Chances;
import org.unsaid.core.Reaction;
import org.unsaid.core.UndatedMatch;

/**
 * What the numbers say of one event at one time.
 *
 * @param before events that taught it, by their places in the order of all
 * @param readings of what gaps may have hidden at earlier events, as far as they differ; first what
 *     is printed
 * @param observed whether an answer of each would have been seen by now
 * @param due when an answer of each is late
 * @param answers share of all answers that is there by now, of each
 * @param chances of each who was asked, unchecked
 */
record Outlook(
    Hearing hearing,
    List<Integer> before,
    List<Reading> readings,
    @SuppressWarnings("ArrayRecordComponent") boolean[] observed,
    List<Instant> due,
    @SuppressWarnings("ArrayRecordComponent") double[] answers,
    List<Chances> chances) {

  /**
   * What is to be expected, and what was seen of all by now, by one reading of what gaps may have
   * hidden at earlier events.
   *
   * @param ifAllWereWatched the same, if who was not watched had been, and was found without an
   *     answer
   */
  record Reading(Prospect prospect, Prospect.Seen seen, Prospect.Seen ifAllWereWatched) {

    static Reading of(Hearing hearing, Prospect prospect) {
      int count = hearing.asked().size();
      var answers = new double[count];
      var covered = new double[count];
      for (int a = 0; a < count; a++) {
        var evidence = hearing.asked().get(a);
        var institution = evidence.institution();
        answers[a] = prospect.answersBy(hearing.timeline().at(hearing.until(), institution));
        covered[a] =
            hearing
                .timeline()
                .covered(evidence.coverage(), institution, hearing.until(), prospect::answersBy);
      }
      var seen = seenOf(hearing, covered, answers);
      return new Reading(prospect, seen, asIfAllWereWatched(hearing, seen, answers));
    }

    /** Evidence about others are own acts alone; an act that speaks for several is one voice. */
    private static Prospect.Seen seenOf(Hearing hearing, double[] covered, double[] answers) {
      var evidence = new Observed[covered.length];
      Arrays.setAll(
          evidence,
          a ->
              hearing.ownAnswer(a).isPresent()
                  ? Observed.ANSWERED
                  : isObserved(hearing, a, covered[a], answers[a])
                      ? Observed.SILENT
                      : Observed.NONE);
      return new Prospect.Seen(evidence, covered, hearing.acts());
    }

    private static Prospect.Seen asIfAllWereWatched(
        Hearing hearing, Prospect.Seen seen, double[] answers) {
      var evidence = seen.evidence().clone();
      Arrays.setAll(
          evidence, a -> evidence[a] == Observed.ANSWERED ? Observed.ANSWERED : Observed.SILENT);
      return new Prospect.Seen(evidence, answers, hearing.acts());
    }

    /** The least chance of each to have been found with an answer by now. */
    private double[] foundAtLeast() {
      var least = prospect.expected(seen);
      var other = prospect.expected(ifAllWereWatched);
      Arrays.setAll(least, a -> Math.min(least[a], other[a]) * seen.covered()[a]);
      return least;
    }
  }

  static Outlook of(Hearing hearing, List<Integer> before, List<Prospect> prospects) {
    var readings = prospects.stream().map(each -> Reading.of(hearing, each)).toList();
    var main = readings.getFirst();
    var prospect = main.prospect();
    var answers = main.ifAllWereWatched().covered();
    var covered = main.seen().covered();
    var observed = new boolean[answers.length];
    for (int a = 0; a < observed.length; a++) {
      observed[a] = isObserved(hearing, a, covered[a], answers[a]);
    }
    var forecast = prospect.forecast();
    var expected = prospect.expected(main.seen());
    var least = prospect.expected(main.ifAllWereWatched());
    for (var other : readings.subList(1, readings.size())) {
      var found = other.foundAtLeast();
      Arrays.setAll(
          least, a -> covered[a] > 0 ? Math.min(least[a], found[a] / covered[a]) : least[a]);
    }
    var due = new ArrayList<Instant>();
    var chances = new ArrayList<Chances>();
    double pace = prospect.expectedBy();
    for (int a = 0; a < answers.length; a++) {
      var institution = hearing.asked().get(a).institution();
      // what is merely believed of how fast answers come makes nobody late
      due.add(
          prospect.knowsPace()
              ? hearing.timeline().instant(pace, institution)
              : hearing.event().closes());
      double whole = prospect.answersBy(hearing.timeline().end(institution));
      chances.add(new Chances(forecast[a], expected[a], covered[a], answers[a], whole, least[a]));
    }
    return new Outlook(hearing, before, readings, observed, due, answers, chances);
  }

  /** What is printed. */
  Reading main() {
    return readings.getFirst();
  }

  /**
   * The chances of one of whom it is known whether it answered. They do not depend on whether it
   * did: else who answered would be counted where nobody looked, and who did not would not.
   *
   * @param whole the same event when it was over
   * @return empty if too little was watched to tell a silence from a gap
   */
  Optional<Chances> known(int asked, Hearing whole) {
    var its = chances.get(asked);
    if (!whole.isKnown(asked) || answers[asked] <= 0) {
      return Optional.empty();
    }
    if (its.covered() >= Hearing.ENOUGH * answers[asked]) {
      return Optional.of(its);
    }
    // a coder who found its answer has looked
    return whole.answer(asked).filter(Reaction::isCoded).map(_ -> its.withCovered(answers[asked]));
  }

  /** Whether an answer of it would have been seen by now. */
  private static boolean isObserved(Hearing hearing, int asked, double covered, double answers) {
    return hearing.answer(asked).isPresent()
        || (hearing.wasAlive(asked)
            && hearing.asked().get(asked).undated().stream().noneMatch(UndatedMatch::mayBeTheAnswer)
            && answers > 0
            && covered >= Hearing.ENOUGH * answers);
  }
}
