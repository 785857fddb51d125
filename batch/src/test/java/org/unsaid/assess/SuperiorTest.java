package org.unsaid.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.covered;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.institution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Assessment;
import org.unsaid.core.Case;
import org.unsaid.core.Coverage;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Verdict;
import org.unsaid.testing.Cases;

/** A superior that is not asked may speak for one that is, if that is credited generously. */
class SuperiorTest {

  private static final List<String> NAMES =
      IntStream.range(0, 10).mapToObj(i -> "ministry-" + i).toList();
  private static final String SILENT = NAMES.getFirst();
  private static final String SUPERIOR = "cabinet";
  private static final Event FLOOD = event("2022-03-01T10:00", NAMES.toArray(String[]::new));
  private static final Instant LATER = at("2022-04-01T00:00:00Z");
  private static final Coverage WATCHED = watched(SUPERIOR);

  @Test
  void leavesASilenceWhereItWasWatchedAndSaidNothing() {
    var judged = judged(superior(WATCHED));

    assertThat(judged.verdict()).isInstanceOf(Verdict.Silent.class);
    assertThat(judged.generous()).isEmpty();
  }

  @Test
  void makesNoGenerousSilenceWhereAGapMayHideThatItSpoke() {
    var gap =
        covered(SUPERIOR, "2022-03-02T00:00:00Z", "2023-01-01T00:00:00Z", Coverage.Grade.DECLARED);

    var judged = judged(superior(gap));

    assertThat(judged.verdict()).isInstanceOf(Verdict.Silent.class);
    assertThat(judged.generous())
        .containsInstanceOf(Verdict.NotObserved.class)
        .hasValueSatisfying(
            verdict ->
                assertThat(((Verdict.NotObserved) verdict).why())
                    .startsWith("Ministry cabinet may have spoken for it: "));
  }

  @Test
  void makesNoGenerousSilenceWhereNobodyKnowsWhenItSpoke() {
    var match =
        new UndatedMatch(
            FLOOD.id(), SUPERIOR, "s", "On the flood", null, Place.HEAD, "archive", null, LATER);
    var superior =
        new Evidence(institution(SUPERIOR), List.of(), List.of(match), WATCHED, Cases.output(9, 3));

    assertThat(judged(superior).generous()).containsInstanceOf(Verdict.NotObserved.class);
  }

  @Test
  void isNotMissedWhereNobodyEverWatchesIt() {
    var judged = judged(superior(new Coverage(SUPERIOR, List.of())));

    assertThat(judged.verdict()).isInstanceOf(Verdict.Silent.class);
    assertThat(judged.generous()).isEmpty();
  }

  @Test
  void answersForItWhereItSpoke() {
    var said = Cases.reaction(FLOOD, SUPERIOR, "2022-03-01T10:05", Place.HEAD);

    var judged = judged(superior(WATCHED, said));

    assertThat(judged.verdict()).isInstanceOf(Verdict.Silent.class);
    assertThat(judged.generous()).containsInstanceOf(Verdict.OnTime.class);
  }

  @Test
  void makesNoGenerousGroupClaimWhereAGapMayHideThatItSpoke() {
    var gap =
        covered(SUPERIOR, "2022-03-02T00:00:00Z", "2023-01-01T00:00:00Z", Coverage.Grade.DECLARED);

    var judgement = silentGroup(superior(gap), NAMES);

    assertThat(isRemarkable(group(judgement, Credit.STRICT))).isTrue();
    assertThat(group(judgement, Credit.GENEROUS).observed()).isZero();
    assertThat(group(judgement, Credit.GENEROUS).result()).isEmpty();
    assertThat(judgement.assessments())
        .allSatisfy(
            each ->
                assertThat(each.generous().orElseThrow()).isNotInstanceOf(Verdict.Silent.class));
  }

  @Test
  void mayHaveAnsweredForTheMembersBelowItWhereTheRestOfTheGroupIsTested() {
    var gap =
        covered(SUPERIOR, "2022-03-02T00:00:00Z", "2023-01-01T00:00:00Z", Coverage.Grade.DECLARED);

    var below = group(silentGroup(superior(gap), NAMES.subList(0, 4)), Credit.GENEROUS);
    var spoke =
        group(
            silentGroup(
                superior(WATCHED, Cases.reaction(FLOOD, SUPERIOR, "2022-03-01T10:05", Place.HEAD)),
                NAMES.subList(0, 4)),
            Credit.GENEROUS);

    assertThat(below.observed()).isEqualTo(6);
    assertThat(below.answered()).isZero();
    // as if it had spoken for them
    assertThat(spoke.answered()).isEqualTo(4);
    assertThat(below.result().orElseThrow().atMost())
        .isEqualTo(spoke.result().orElseThrow().atMost());
  }

  @Test
  void leavesAGroupClaimWhereItWasWatchedAndSaidNothing() {
    var judgement = silentGroup(superior(WATCHED), NAMES);

    assertThat(isRemarkable(group(judgement, Credit.STRICT))).isTrue();
    // which says the same as the strict one
    assertThat(judgement.groups()).hasSize(1);
  }

  private static boolean isRemarkable(GroupTest test) {
    return test.result().filter(GroupTest.Result::isRemarkable).isPresent();
  }

  private static GroupTest group(Judgement judgement, Credit credit) {
    return judgement.groups().stream()
        .filter(test -> test.credit() == credit)
        .findFirst()
        .orElseThrow();
  }

  /** Nobody of them answers, for the first time. */
  private static Judgement silentGroup(Evidence superior, List<String> below) {
    var asked = new ArrayList<Evidence>();
    for (var name : NAMES) {
      var its = institution(name);
      asked.add(
          new Evidence(
              below.contains(name) ? below(its) : its,
              List.of(),
              List.of(),
              watched(name),
              Cases.output(9, 3)));
    }
    var cases = new ArrayList<>(Cases.readily(NAMES));
    cases.add(new Case(FLOOD, asked, List.of(superior)));
    return Assessor.chorus().assess(cases, LATER).getLast();
  }

  private static Evidence superior(Coverage coverage, Reaction... said) {
    return Cases.evidence(SUPERIOR, coverage, said);
  }

  /** All others answered at once, now as ever. */
  private static Assessment judged(Evidence superior) {
    var asked = new ArrayList<Evidence>();
    for (var name : NAMES) {
      asked.add(
          name.equals(SILENT)
              ? new Evidence(
                  below(institution(name)), List.of(), List.of(), watched(name), Cases.output(9, 3))
              : Cases.evidence(
                  name,
                  watched(name),
                  Cases.reaction(FLOOD, name, "2022-03-01T10:05", Place.HEAD)));
    }
    var cases = new ArrayList<>(Cases.readily(NAMES));
    cases.add(new Case(FLOOD, asked, List.of(superior)));
    return Assessor.chorus().assess(cases, LATER).getLast().assessments().getFirst();
  }

  private static Institution below(Institution its) {
    return new Institution(
        its.id(), its.name(), its.names(), its.groups(), SUPERIOR, its.zone(), null, null, null);
  }

  private static Coverage watched(String name) {
    return covered(name, "2019-01-01T00:00:00Z", "2023-01-01T00:00:00Z");
  }
}
