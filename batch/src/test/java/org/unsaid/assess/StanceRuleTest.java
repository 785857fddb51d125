package org.unsaid.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.BERLIN;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.institution;
import static org.unsaid.testing.Cases.output;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unsaid.core.ActKind;
import org.unsaid.core.Assessment;
import org.unsaid.core.Case;
import org.unsaid.core.Clock;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.EventState;
import org.unsaid.core.Evidence;
import org.unsaid.core.Expectation;
import org.unsaid.core.Judgement;
import org.unsaid.core.Place;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.Stance;
import org.unsaid.core.StanceChange;
import org.unsaid.core.Verdict;
import org.unsaid.core.When;

class StanceRuleTest {

  private static final Stance SUPPORT = Stance.coded(Stance.Kind.SUPPORT);
  private static final Stance NEUTRAL = Stance.coded(Stance.Kind.NEUTRAL);

  /** In each of these years on 1 March. */
  private final List<Case> cases = new ArrayList<>();

  private void year(int year, @Nullable Stance... answers) {
    year(year, "2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z", answers);
  }

  private void year(int year, String from, String to, @Nullable Stance... answers) {
    var event = event(year);
    var reactions = new ArrayList<Reaction>();
    for (var stance : answers) {
      reactions.add(reaction(event, stance, "s" + reactions.size()));
    }
    var watched =
        new Coverage.Part(
            new Span(at(from), at(to)), Coverage.Grade.DECLARED, "archive", "its authors");
    cases.add(
        new Case(
            event,
            List.of(
                new Evidence(
                    institution("a"),
                    reactions,
                    List.of(),
                    new Coverage("a", List.of(watched)),
                    output(9, 3))),
            List.of()));
  }

  private static Event event(int year) {
    return new Event(
        "purge-" + year,
        "Purge",
        "purge",
        When.parse(year + "-03-01", BERLIN),
        BERLIN,
        "purge",
        null,
        List.of("a"),
        Period.ofDays(3),
        Period.ZERO,
        null,
        Map.of(Stance.Kind.SUPPORT, "support"),
        List.of(),
        List.of(),
        Clock.ELAPSED);
  }

  private static Reaction reaction(Event event, @Nullable Stance stance, String id) {
    var when = When.parse(event.id().substring(6) + "-03-02", BERLIN);
    return new Reaction(
        event.id(),
        "a",
        id,
        "On it",
        null,
        Published.stated(when, "archive"),
        Place.HEAD,
        ActKind.OWN,
        event.latencyOf(when),
        stance);
  }

  /** Of the last year. */
  private List<StanceChange> changes(EventState state) {
    var last = cases.getLast();
    var expectation = new Expectation(last.event(), institution("a"), last.event().closes());
    var said = last.asked().getFirst().reactions();
    var verdict =
        said.isEmpty()
            ? new Verdict.NotExpected(expectation, Optional.empty())
            : new Verdict.OnTime(expectation, said.getFirst());
    var judgement =
        new Judgement(
            last.event(),
            state,
            cases.subList(0, cases.size() - 1).stream().map(each -> each.event().id()).toList(),
            0,
            List.of(),
            List.of(
                new Assessment(
                    verdict,
                    Optional.empty(),
                    Coverage.Grade.DECLARED,
                    Optional.empty(),
                    last.event().closes(),
                    "chorus-1")));
    return new StanceRule(cases).of(judgement);
  }

  @Test
  void findsWhoAnswersForTheFirstTimeWithoutSupport() {
    year(2024, SUPPORT);
    year(2025, NEUTRAL, SUPPORT);
    year(2026, NEUTRAL, null);

    assertThat(changes(EventState.COMPLETE))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.before()).containsExactly("purge-2024", "purge-2025");
              assertThat(change.answers()).isEqualTo(2);
              assertThat(change.answer().statement()).isEqualTo("s0");
            });
  }

  @Test
  void saysNothingWhileAnAnswerMayStillDeclareIt() {
    year(2024, SUPPORT);
    year(2025, SUPPORT);
    year(2026, NEUTRAL);

    assertThat(changes(EventState.OPEN)).isEmpty();
  }

  @Test
  void saysNothingWhereAnotherAnswerMayHaveBeenMissed() {
    year(2024, SUPPORT);
    year(2025, SUPPORT);
    year(2026, "2020-01-01T00:00:00Z", "2026-03-03T00:00:00Z", NEUTRAL);

    assertThat(changes(EventState.COMPLETE)).isEmpty();
  }

  @Test
  void saysNothingOfWhoDeclaresItInAnyOfItsAnswers() {
    year(2024, SUPPORT);
    year(2025, SUPPORT);
    year(2026, NEUTRAL, Stance.coded(Stance.Kind.MIXED));

    assertThat(changes(EventState.COMPLETE)).isEmpty();
  }

  @Test
  void saysNothingOfWhoWasSilent() {
    year(2024, SUPPORT);
    year(2025, SUPPORT);
    year(2026);

    assertThat(changes(EventState.COMPLETE)).isEmpty();
  }

  @Test
  void callsItNoFirstTimeWhereSupportWasMissingBeforeOrDeclaredOnceOnly() {
    year(2024, SUPPORT);
    year(2026, NEUTRAL);
    assertThat(changes(EventState.COMPLETE)).isEmpty();

    cases.clear();
    year(2023, SUPPORT);
    year(2024, SUPPORT);
    year(2025, NEUTRAL);
    year(2026, NEUTRAL);
    assertThat(changes(EventState.COMPLETE)).isEmpty();
  }

  @Test
  void leavesOutCasesInWhichItDidNotAnswer() {
    year(2023, SUPPORT);
    year(2024);
    year(2025, SUPPORT);
    year(2026, (Stance) null);

    assertThat(changes(EventState.COMPLETE))
        .extracting(StanceChange::before)
        .containsExactly(List.of("purge-2023", "purge-2025"));
  }
}
