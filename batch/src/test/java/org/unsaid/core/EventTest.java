package org.unsaid.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.BERLIN;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.institution;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventTest {

  @Test
  void countsBothDaysAtTheEndsOfAWindow() {
    var event = event("2026-03-03");

    assertThat(event.mayBeAnsweredBy(When.parse("2026-03-02", BERLIN))).isFalse();
    assertThat(event.mayBeAnsweredBy(When.parse("2026-03-03", BERLIN))).isTrue();
    assertThat(event.mayBeAnsweredBy(When.parse("2026-03-06", BERLIN))).isTrue();
    assertThat(event.mayBeAnsweredBy(When.parse("2026-03-07", BERLIN))).isFalse();
  }

  @Test
  void countsCalendarDaysWhenTheClocksAreChanged() {
    // On 29 March 2026 the day in Berlin has 23 hours.
    var event = event("2026-03-27");

    assertThat(event.closes()).isEqualTo(at("2026-03-30T22:00:00Z"));
    assertThat(event.mayBeAnsweredBy(When.parse("2026-03-30", BERLIN))).isTrue();
    assertThat(event.mayBeAnsweredBy(When.parse("2026-03-31", BERLIN))).isFalse();
  }

  @Test
  void countsWorkingDaysOfWhoAnswersBesideAllTime() {
    var event = event("2026-03-06T12:00"); // a Friday
    var monday = When.parse("2026-03-09T12:00", BERLIN);

    assertThat(event.latencyOf(monday).min()).isEqualTo(Duration.ofDays(3).minusMinutes(1));
    assertThat(event.workingLatencyOf(monday, worksOn(march())))
        .contains(new Latency(Duration.ofDays(1).minusMinutes(1), Duration.ofMinutes(24 * 60 + 1)));
  }

  @Test
  void countsNothingOfAnAnswerOnAFreeDayAfterTheLastDayThatIsWorked() {
    var event = event("2026-03-07"); // a Saturday

    assertThat(event.workingLatencyOf(When.parse("2026-03-08", BERLIN), worksOn(march())))
        .contains(new Latency(Duration.ZERO, Duration.ZERO));
  }

  @Test
  void doesNotCountWorkingDaysThatNobodyWroteDown() {
    var event = event("2026-03-30");
    var april = When.parse("2026-04-01", BERLIN);

    assertThat(event.workingLatencyOf(april, worksOn(march()))).isEmpty();
    assertThat(event.workingLatencyOf(april, institution("health"))).isEmpty();
  }

  private static WorkCalendar march() {
    return new WorkCalendar(
        "march",
        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
        Set.of(),
        Set.of(),
        LocalDate.of(2026, 3, 1),
        LocalDate.of(2026, 3, 31));
  }

  private static Institution worksOn(WorkCalendar calendar) {
    return new Institution(
        "health", "Health", List.of(), List.of(), null, BERLIN, calendar, null, null);
  }

  @Test
  void doesNotOrderTwoDaysWithoutAClock() {
    var event = event("2026-03-03");

    assertThat(event.latencyOf(When.parse("2026-03-03", BERLIN)))
        .isEqualTo(new Latency(Duration.ZERO, Duration.ofDays(1)));
    assertThat(event.latencyOf(When.parse("2026-03-04", BERLIN)))
        .isEqualTo(new Latency(Duration.ZERO, Duration.ofDays(2)));
    assertThat(event.latencyOf(When.parse("2026-03-05", BERLIN)))
        .isEqualTo(new Latency(Duration.ofDays(1), Duration.ofDays(3)));
  }

  @Test
  void measuresAMinuteAgainstAMinuteToTheMinute() {
    var event = event("2026-03-03T10:00+01:00");

    assertThat(event.latencyOf(When.parse("2026-03-03T15:30+01:00", BERLIN)))
        .isEqualTo(new Latency(Duration.ofMinutes(329), Duration.ofMinutes(331)));
  }

  @Test
  void takesAStatementOfTheSameDayForAnAnswerWhereItMayBeOne() {
    var event = event("2026-03-03T10:00+01:00");

    assertThat(event.mayBeAnsweredBy(When.parse("2026-03-03", BERLIN))).isTrue();
    assertThat(event.latencyOf(When.parse("2026-03-03", BERLIN)).max())
        .isEqualTo(Duration.ofHours(14));
    assertThat(event.mayBeAnsweredBy(When.parse("2026-03-03T09:58+01:00", BERLIN))).isFalse();
  }
}
