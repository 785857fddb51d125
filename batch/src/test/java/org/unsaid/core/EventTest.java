package org.unsaid.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.BERLIN;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.event;

import java.time.Duration;
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
