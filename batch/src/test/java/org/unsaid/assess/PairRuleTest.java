package org.unsaid.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.covered;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.evidence;
import static org.unsaid.testing.Cases.institution;
import static org.unsaid.testing.Cases.reaction;
import static org.unsaid.testing.Cases.uncovered;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Case;
import org.unsaid.core.Chances;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Gap;
import org.unsaid.core.Place;
import org.unsaid.core.Source;
import org.unsaid.core.Span;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Verdict;
import org.unsaid.testing.Cases;

class PairRuleTest {

  private static final Event FLOOD = event("2026-03-03", "health");
  private static final Coverage ALL_YEAR =
      covered("health", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
  private static final Instant LATER = at("2026-04-01T00:00:00Z");

  @Test
  void takesTheFirstOfSeveralAnswers() {
    var second = reaction(FLOOD, "health", "2026-03-05", Place.HEAD);
    var first = reaction(FLOOD, "health", "2026-03-04", Place.HEAD);
    var mention = reaction(FLOOD, "health", "2026-03-03", Place.TEXT);

    var verdict = judge(evidence("health", ALL_YEAR, second, mention, first), LATER);

    assertThat(verdict.nearest()).contains(first);
  }

  @Test
  void callsACoveredWindowWithoutAnAnswerSilent() {
    var verdict = judge(known(ALL_YEAR, 9), LATER);

    assertThat(verdict).isInstanceOf(Verdict.Silent.class);
    assertThat(verdict.answer()).isEqualTo(Answer.NONE_FOUND);
  }

  @Test
  void neverCallsAGapOfOursTheirSilence() {
    var gapAtTheEnd = covered("health", "2026-01-01T00:00:00Z", "2026-03-06T22:59:59Z");
    var whole = covered("health", "2026-01-01T00:00:00Z", "2026-03-06T23:00:00Z");

    assertThat(judge(known(uncovered("health"), 9), LATER))
        .isInstanceOfSatisfying(
            Verdict.NotObserved.class, v -> assertThat(v.why()).isEqualTo("no source covers it"));
    assertThat(judge(known(gapAtTheEnd, 9), LATER)).isInstanceOf(Verdict.NotObserved.class);
    assertThat(judge(known(whole, 9), LATER)).isInstanceOf(Verdict.Silent.class);
  }

  @Test
  void tellsWhyAChannelIsDeclaredUnwatchedWhereThereIsNoOther() {
    var radio = new Source.Unwatched("radio", "health", "it cannot be recorded");
    var coverage = new Coverage("health", Set.of(), List.of(), List.of(), List.of(radio));

    assertThat(judge(known(coverage, 9), LATER))
        .isInstanceOfSatisfying(
            Verdict.NotObserved.class,
            v -> assertThat(v.why()).isEqualTo("radio is not watched: it cannot be recorded"));
  }

  @Test
  void expectsMoreOfWhomTheEventConcernsAndOfNobodyElse() {
    var event = Cases.event("2026-03-03", "health", "roads");
    var known =
        new Evidence[] {
          Cases.evidence("health", uncovered("health")), Cases.evidence("roads", uncovered("roads"))
        };

    var plain = Cases.judged(event, LATER, known).assessments();
    var concerned = Cases.judged(Cases.concerning(event, "health"), LATER, known).assessments();

    assertThat(chances(concerned, 0).forecast()).isGreaterThan(chances(plain, 0).forecast());
    assertThat(chances(concerned, 1).forecast()).isEqualTo(chances(plain, 1).forecast());
  }

  private static Chances chances(List<Assessment> assessments, int place) {
    return assessments.get(place).chances().orElseThrow();
  }

  @Test
  void joinsPartsOfCoverageThatTouchAndNotThoseThatDoNot() {
    var touching = joined("2026-03-04T12:00:00Z", "2026-03-04T12:00:00Z");
    var apart = joined("2026-03-04T12:00:00Z", "2026-03-04T12:00:01Z");

    assertThat(judge(known(touching, 9), LATER)).isInstanceOf(Verdict.Silent.class);
    assertThat(judge(known(apart, 9), LATER)).isInstanceOf(Verdict.NotObserved.class);
  }

  @Test
  void judgesByTheLastLookWhileTheWindowIsOpenAndByAllOfItAfterwards() {
    var soFar = fetched("2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z");
    var sinceLater = fetched("2026-03-03T12:00:00Z", "2026-03-04T00:00:00Z");
    var open = at("2026-03-04T01:00:00Z");

    assertThat(judge(known(soFar, 9), open)).isInstanceOf(Verdict.Silent.class);
    assertThat(judge(known(sinceLater, 9), open)).isInstanceOf(Verdict.NotObserved.class);
    assertThat(judge(known(soFar, 9), LATER)).isInstanceOf(Verdict.NotObserved.class);
  }

  @Test
  void callsNobodySilentWhoseSourceFailsSinceTheLastGoodLook() {
    var down = new Gap("health-news", span("2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z"), "down");
    var sound = fetched("2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z");
    var failing = new Coverage("health", Set.of("health-news"), sound.parts(), List.of(down));

    assertThat(judge(known(failing, 9), at("2026-03-04T01:00:00Z")))
        .isInstanceOf(Verdict.NotObserved.class);
  }

  private static Coverage fetched(String from, String to) {
    var part =
        new Coverage.Part(
            new Span(at(from), at(to)), Coverage.Grade.PROVED, "health-news", "the fetch log");
    return new Coverage("health", Set.of("health-news"), List.of(part), List.of());
  }

  @Test
  void saysWhichSourceWasNotWatchedAndWhy() {
    var down = new Span(at("2026-03-04T00:00:00Z"), at("2026-03-05T06:00:00Z"));
    var coverage =
        new Coverage(
            "health",
            Set.of("health-news"),
            List.of(),
            List.of(new Gap("health-news", down, "no item of the last look is on the list")));

    assertThat(judge(known(coverage, 9), LATER))
        .isInstanceOfSatisfying(
            Verdict.NotObserved.class,
            v ->
                assertThat(v.why())
                    .isEqualTo(
                        "health-news was not watched from 4 March 2026, 01:00 (UTC+1) to"
                            + " 5 March 2026, 07:00 (UTC+1): no item of the last look is on the list"));
  }

  @Test
  void doesNotJudgeAnInstitutionThatWasQuietBefore() {
    assertThat(judge(known(ALL_YEAR, 0), LATER))
        .isInstanceOfSatisfying(
            Verdict.NotObserved.class, v -> assertThat(v.why()).contains("60 days"));
  }

  @Test
  void believesACoderWhoSearchedAWholeWindow() {
    var searched =
        covered("health", "2026-03-02T23:00:00Z", "2026-03-06T23:00:00Z", Coverage.Grade.SEARCHED);

    assertThat(judge(known(searched, 0), LATER)).isInstanceOf(Verdict.Silent.class);
  }

  @Test
  void claimsNoSilenceWhileAMatchWithoutADateMayBeTheAnswer() {
    var match =
        new UndatedMatch(
            "flood", "health", "s", "On the flood", null, Place.HEAD, "feed", null, FLOOD.closes());

    var verdict = judge(undated(match), LATER);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.NotObserved.class,
            v -> assertThat(v.why()).contains("'On the flood'").contains("no date"));
  }

  @Test
  void neverCallsAMentionASilence() {
    var mention = reaction(FLOOD, "health", "2026-03-04", Place.TEXT);

    var verdict = judge(evidence("health", ALL_YEAR, mention), LATER);

    assertThat(verdict.answer()).isEqualTo(Answer.MENTIONED);
    assertThat(verdict.nearest()).contains(mention);
    assertThat(verdict).isInstanceOf(Verdict.NotObserved.class);
  }

  @Test
  void neverCallsANearMissASilence() {
    var near = reaction(FLOOD, "health", "2026-03-04", Place.NEAR);
    var mention = reaction(FLOOD, "health", "2026-03-05", Place.TEXT);

    var verdict = judge(evidence("health", ALL_YEAR, near), LATER);
    var nearer = judge(evidence("health", ALL_YEAR, near, mention), LATER);

    assertThat(verdict.answer()).isEqualTo(Answer.MENTIONED);
    assertThat(verdict.nearest()).contains(near);
    assertThat(verdict).isInstanceOf(Verdict.NotObserved.class);
    assertThat(nearer.nearest()).contains(mention);
  }

  @Test
  void holdsASilenceBackForAMentionThatBearsNoDate() {
    var match =
        new UndatedMatch(
            "flood", "health", "s", "Notes", null, Place.TEXT, "feed", null, FLOOD.closes());

    var verdict = judge(undated(match), LATER);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.NotObserved.class, v -> assertThat(v.why()).contains("'Notes'"));
  }

  @Test
  void doesNotWaitForTheEndOfTheWindowWhereAnswersComeAtOnce() {
    var evidence = known(ALL_YEAR, 9);

    assertThat(judge(evidence, at("2026-03-02T22:00:00Z"))).isInstanceOf(Verdict.Pending.class);
    assertThat(judge(evidence, FLOOD.opens())).isInstanceOf(Verdict.Pending.class);
    assertThat(judge(evidence, at("2026-03-04T00:00:00Z"))).isInstanceOf(Verdict.Silent.class);
    assertThat(judge(evidence, at("2026-03-06T23:00:00Z"))).isInstanceOf(Verdict.Silent.class);
  }

  @Test
  void callsNobodyLateWhoseEarlierAnswerMayHaveBeenMissed() {
    var answer = reaction(FLOOD, "health", "2026-03-05", Place.HEAD);
    var fromThenOn = covered("health", "2026-03-04T12:00:00Z", "2026-04-01T00:00:00Z");

    var late = judge(evidence("health", ALL_YEAR, answer), LATER);
    var perhaps = judge(evidence("health", fromThenOn, answer), LATER);

    assertThat(late).isInstanceOf(Verdict.Late.class);
    assertThat(perhaps).isInstanceOf(Verdict.NotObserved.class);
    assertThat(perhaps.answer()).isEqualTo(Answer.ANSWERED);
    assertThat(perhaps.nearest()).contains(answer);
  }

  @Test
  void sendsWhoPublishedNothingAtAllToTheTestOfThoseWhoHaveGoneDark() {
    var dark =
        new Evidence(institution("health"), List.of(), List.of(), ALL_YEAR, Cases.output(9, 0));

    assertThat(judge(dark, LATER))
        .isInstanceOfSatisfying(
            Verdict.NotObserved.class, v -> assertThat(v.why()).contains("published nothing"));
  }

  @Test
  void expectsNothingOfThoseOfWhomNothingIsKnown() {
    var cases = List.of(new Case(FLOOD, List.of(known(ALL_YEAR, 9)), List.of()));

    var judgement = Assessor.chorus().assess(cases, LATER).getFirst();

    assertThat(judgement.assessments().getFirst().verdict())
        .isInstanceOf(Verdict.NotExpected.class);
  }

  private static Span span(String from, String to) {
    return new Span(at(from), at(to));
  }

  private static Evidence undated(UndatedMatch match) {
    return new Evidence(
        institution("health"), List.of(), List.of(match), ALL_YEAR, Cases.output(9, 3));
  }

  private static Evidence known(Coverage coverage, long before) {
    return new Evidence(
        institution("health"), List.of(), List.of(), coverage, Cases.output(before, 3));
  }

  private static Coverage joined(String end, String start) {
    var first = covered("health", "2026-03-01T00:00:00Z", end).parts().getFirst();
    var second = covered("health", start, "2026-03-09T00:00:00Z").parts().getFirst();
    return new Coverage("health", List.of(second, first));
  }

  private static Verdict judge(Evidence evidence, Instant asOf) {
    return Cases.judged(FLOOD, asOf, evidence).assessments().getFirst().verdict();
  }
}
