package org.unsaid.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.at;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Assessment;
import org.unsaid.core.Case;
import org.unsaid.core.Chances;
import org.unsaid.core.Clock;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Place;
import org.unsaid.core.Verdict;
import org.unsaid.core.WorkCalendar;
import org.unsaid.testing.Cases;

class WorkingDaysTest {

  private static final WorkCalendar OFFICE = calendar(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

  @Test
  void judgesAsByTheClockWhereEveryDayIsWorked() {
    var everyDay = calendar(Set.of());
    var random = new Random(7);
    for (int i = 0; i < 20; i++) {
      var world = World.random(random, 6, 5);
      var asOf = world.happenings().getLast().at().plusSeconds(random.nextInt(20 * 86_400));
      var cases = world.cases(asOf);

      var elapsed = Assessor.chorus().assess(cases, asOf);
      var working =
          Assessor.chorus()
              .assess(cases.stream().map(its -> working(its, everyDay)).toList(), asOf);

      assertThat(chances(working)).isEqualTo(chances(elapsed));
      assertThat(words(working)).isEqualTo(words(elapsed));
    }
  }

  @Test
  void doesNotCallLateWhatCameOnTheFirstWorkingDayAfterAWeekend() {
    // everybody used to answer on the day after; the event is on a Friday
    var answered = "2024-03-11T08:30";

    assertThat(judged("2024-03-08T10:00", answered, Clock.ELAPSED).verdict())
        .isInstanceOf(Verdict.Late.class);
    assertThat(judged("2024-03-08T10:00", answered, Clock.WORKING).verdict())
        .isInstanceOf(Verdict.OnTime.class);
  }

  @Test
  void awaitsAnAnswerUntilTheFirstWorkingDayIsOver() {
    var friday = judged("2024-03-08T10:00", "2024-03-08T11:00", Clock.WORKING).expectation();

    assertThat(friday.due()).isAfter(at("2024-03-11T00:00:00Z"));
  }

  @Test
  void wondersAtNoSilenceOverAWeekendOnWhichNobodyWorks() {
    var asOf = at("2024-03-10T22:00:00Z"); // Sunday night, after an event on Friday evening

    var elapsed = unanswered("2024-03-08T22:30", Clock.ELAPSED, asOf);
    var working = unanswered("2024-03-08T22:30", Clock.WORKING, asOf);

    assertThat(elapsed.answers()).isGreaterThan(0.9);
    assertThat(working.answers()).isLessThan(0.2);
    assertThat(working.silence()).isGreaterThan(elapsed.silence());
  }

  private static Chances unanswered(String occurred, Clock clock, Instant asOf) {
    var event = counted(Cases.event(occurred, "health"), clock);
    var evidence =
        Cases.evidence(
            "health", Cases.covered("health", "2019-01-01T00:00:00Z", "2030-01-01T00:00:00Z"));
    return last(new Case(event, List.of(evidence), List.of()), clock, asOf).chances().orElseThrow();
  }

  private static Assessment judged(String occurred, String answered, Clock clock) {
    var event = counted(Cases.event(occurred, "health"), clock);
    var evidence =
        Cases.evidence(
            "health",
            Cases.covered("health", "2019-01-01T00:00:00Z", "2030-01-01T00:00:00Z"),
            Cases.reaction(event, "health", answered, Place.HEAD));
    return last(new Case(event, List.of(evidence), List.of()), clock, at("2024-04-01T00:00:00Z"));
  }

  /** After fifty Mondays on which all answered on the day after. */
  private static Assessment last(Case its, Clock clock, Instant asOf) {
    var cases = new ArrayList<Case>();
    for (int week = 0; week < 50; week++) {
      var monday = LocalDate.of(2023, 1, 2).plusWeeks(week);
      var event = counted(Cases.event(monday + "T10:00", "health"), clock, "w" + week);
      cases.add(
          new Case(
              event,
              List.of(
                  Cases.evidence(
                      "health",
                      Cases.covered("health", "2019-01-01T00:00:00Z", "2030-01-01T00:00:00Z"),
                      Cases.reaction(event, "health", monday.plusDays(1) + "T09:00", Place.HEAD))),
              List.of()));
    }
    cases.add(its);
    return Assessor.chorus()
        .assess(cases.stream().map(each -> with(each, OFFICE)).toList(), asOf)
        .getLast()
        .assessments()
        .getFirst();
  }

  private static Case working(Case its, WorkCalendar calendar) {
    return with(
        new Case(counted(its.event(), Clock.WORKING), its.asked(), its.bystanders()), calendar);
  }

  private static Case with(Case its, WorkCalendar calendar) {
    return new Case(
        its.event(),
        its.asked().stream()
            .map(
                evidence ->
                    new Evidence(
                        with(evidence.institution(), calendar),
                        evidence.reactions(),
                        evidence.undated(),
                        evidence.coverage(),
                        evidence.output()))
            .toList(),
        its.bystanders());
  }

  private static Institution with(Institution its, WorkCalendar calendar) {
    return new Institution(
        its.id(),
        its.name(),
        its.names(),
        its.groups(),
        its.superior(),
        its.zone(),
        calendar,
        its.validFrom(),
        its.validTo());
  }

  private static Event counted(Event its, Clock clock) {
    return counted(its, clock, its.id());
  }

  private static Event counted(Event its, Clock clock, String id) {
    return new Event(
        id,
        its.name(),
        its.eventClass(),
        its.occurred(),
        its.zone(),
        its.query(),
        its.nearQuery(),
        its.asked(),
        its.window(),
        its.lookBack(),
        null,
        its.stance(),
        its.claims(),
        List.of(),
        clock);
  }

  private static List<Chances> chances(List<Judgement> judgements) {
    return judgements.stream()
        .flatMap(judgement -> judgement.assessments().stream())
        .flatMap(assessment -> assessment.chances().stream())
        .toList();
  }

  private static List<String> words(List<Judgement> judgements) {
    return judgements.stream()
        .flatMap(judgement -> judgement.assessments().stream())
        .map(assessment -> assessment.verdict().stored() + " " + assessment.expectation().due())
        .collect(Collectors.toList());
  }

  private static WorkCalendar calendar(Set<DayOfWeek> weekend) {
    return new WorkCalendar(
        "office", weekend, Set.of(), Set.of(), LocalDate.of(1990, 1, 1), LocalDate.of(2040, 1, 1));
  }
}
