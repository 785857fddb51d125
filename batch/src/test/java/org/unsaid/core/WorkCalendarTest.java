package org.unsaid.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unsaid.testing.Cases.BERLIN;
import static org.unsaid.testing.Cases.at;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkCalendarTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** The holidays around the Spring Festival of 2026, with the Saturdays that made up for them. */
  private static final WorkCalendar CHINA =
      new WorkCalendar(
          "cn",
          EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
          LocalDate.of(2026, 2, 15)
              .datesUntil(LocalDate.of(2026, 2, 24))
              .collect(Collectors.toSet()),
          Set.of(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28)),
          LocalDate.of(2026, 1, 1),
          LocalDate.of(2026, 12, 31));

  @Test
  void countsNoFreeDays() {
    // from Thursday noon over a Saturday that is worked and nine free days to Tuesday noon
    assertThat(CHINA.between(at("2026-02-12T04:00:00Z"), at("2026-02-24T04:00:00Z"), SHANGHAI))
        .isEqualTo(Duration.ofDays(3));
  }

  @Test
  void beginsDaysInTheZoneOfWhoWorks() {
    // an hour before midnight in Shanghai, on the last day of the festival
    var from = at("2026-02-23T15:00:00Z");

    assertThat(CHINA.between(from, from.plusSeconds(7200), SHANGHAI))
        .isEqualTo(Duration.ofHours(1));
    assertThat(CHINA.between(from, from.plusSeconds(7200), BERLIN)).isEqualTo(Duration.ZERO);
  }

  @Test
  void countsBackwardsAsANegativeTime() {
    assertThat(CHINA.between(at("2026-03-04T00:00:00Z"), at("2026-03-03T00:00:00Z"), SHANGHAI))
        .isEqualTo(Duration.ofDays(-1));
  }

  @Test
  void hasADayOf23HoursWhenTheClocksArePutForward() {
    var everyDay = calendar(Set.of());

    assertThat(everyDay.between(at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z"), BERLIN))
        .isEqualTo(Duration.ofHours(23));
  }

  @Test
  void awaitsWhatComesOnFreeDaysAsLongAsWhatCameBeforeThem() {
    // a day after Thursday noon is Friday noon; two days after is Monday noon
    var thursday = at("2026-03-05T04:00:00Z");

    assertThat(CHINA.after(thursday, Duration.ofDays(1), SHANGHAI))
        .isEqualTo(at("2026-03-06T04:00:00Z"));
    assertThat(CHINA.after(thursday, Duration.ofDays(2), SHANGHAI))
        .isEqualTo(at("2026-03-09T04:00:00Z"));
    // the end of Friday is awaited until Monday begins
    assertThat(CHINA.after(thursday, Duration.ofHours(36), SHANGHAI))
        .isEqualTo(at("2026-03-08T16:00:00Z"));
  }

  @Test
  void findsTheLastInstantUntilWhichSoMuchIsWorked() {
    var random = new Random(42);
    for (int i = 0; i < 2_000; i++) {
      var weekend =
          IntStream.rangeClosed(1, 7)
              .filter(_ -> random.nextInt(3) == 0)
              .mapToObj(DayOfWeek::of)
              .limit(6)
              .collect(Collectors.toSet());
      var calendar = calendar(weekend);
      var zone = random.nextBoolean() ? BERLIN : SHANGHAI;
      var from = Instant.ofEpochSecond(1_770_000_000L + random.nextInt(10_000_000));
      var working = Duration.ofMinutes(random.nextInt(20 * 24 * 60));

      var end = calendar.after(from, working, zone);

      assertThat(calendar.between(from, end, zone)).isEqualTo(working);
      assertThat(calendar.between(from, end.plusSeconds(1), zone)).isGreaterThan(working);
    }
  }

  @Test
  void doesNotSpeakOfDaysOutsideItsBounds() {
    assertThat(CHINA.covers(span("2025-12-31T16:00:00Z", "2026-12-31T16:00:00Z"), SHANGHAI))
        .isTrue();
    assertThat(CHINA.covers(span("2025-12-31T15:59:59Z", "2026-01-02T00:00:00Z"), SHANGHAI))
        .isFalse();
    assertThat(CHINA.covers(span("2026-12-31T00:00:00Z", "2026-12-31T16:00:01Z"), SHANGHAI))
        .isFalse();
  }

  @Test
  void hasAWorkingDayInEachWeek() {
    assertThatThrownBy(() -> calendar(EnumSet.allOf(DayOfWeek.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without a working day");
  }

  private static Span span(String from, String to) {
    return new Span(at(from), at(to));
  }

  private static WorkCalendar calendar(Set<DayOfWeek> weekend) {
    return new WorkCalendar(
        "some", weekend, Set.of(), Set.of(), LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1));
  }
}
