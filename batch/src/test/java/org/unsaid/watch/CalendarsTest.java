package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.core.Clock;
import org.unsaid.core.WorkCalendar;

class CalendarsTest {

  private static final String CHINA =
      """
      calendars:
        - id: cn
          covers: {from: 2026-01-01, to: 2026-12-31}
          off: [2026-02-15/2026-02-23, 2026-04-06]
          worked: [2026-02-14]
      """;

  private static final String FLOOD =
      """
      events:
        - id: flood
          name: Flood
          class: disaster
          occurred: {at: 2026-02-12, zone: Asia/Shanghai}
          query: flood
          asked: [a]
          window: 14d
      """;

  private static final String WORKING = "classes:\n  - {id: disaster, clock: working}\n";

  @TempDir Path parent;

  @Test
  void knowsThePublicHolidaysOfACountry() {
    var germany = calendar("de", "");

    assertThat(
            Stream.of("2026-01-01", "2026-04-03", "2026-10-03", "2026-12-25")
                .map(day -> works(germany, day)))
        .containsOnly(false);
    assertThat(works(germany, "2026-01-06")).isTrue(); // free in the south alone
    assertThat(works(germany, "2026-03-09")).isTrue();
    assertThat(works(germany, "2026-03-07")).isFalse(); // a Saturday
  }

  @Test
  void knowsThoseOfARegion() {
    assertThat(works(calendar("de-by", ""), "2026-01-06")).isFalse();
    assertThat(works(calendar("us", ""), "2026-07-03")).isFalse(); // the fourth is a Saturday
  }

  @Test
  void takesHolidaysThatAResearcherWrote() {
    var china = calendar("cn", CHINA);

    assertThat(works(china, "2026-02-14")).isTrue();
    assertThat(works(china, "2026-02-15")).isFalse();
    assertThat(works(china, "2026-02-23")).isFalse();
    assertThat(works(china, "2026-02-24")).isTrue();
    assertThat(works(china, "2026-04-06")).isFalse();
    assertThat(china.from()).isEqualTo("2026-01-01");
  }

  @Test
  void addsDaysToThoseOfACountry() {
    var ministry =
        calendar(
            "ministry",
            "calendars:\n  - {id: ministry, holidays: de-be, off: [2026-12-24], weekend: [sunday]}\n");

    assertThat(works(ministry, "2026-12-24")).isFalse();
    assertThat(works(ministry, "2026-12-25")).isFalse();
    assertThat(works(ministry, "2026-03-07")).isTrue();
  }

  @Test
  void suggestsTheCalendarThatWasMeant() {
    assertThat(faults("cnn", CHINA))
        .singleElement()
        .asString()
        .contains("'cnn' is neither a calendar of this watch nor a country", "Did you mean");
    assertThat(faults("de-bx", "")).singleElement().asString().contains("'de-bx' is neither");
  }

  @Test
  void asksForAWeekendThatIsNotTheUsualOne() {
    assertThat(faults("eg", "")).singleElement().asString().contains("weekend", "holidays: eg");
    assertThat(faults("x", "calendars:\n  - {id: x, holidays: eg}\n"))
        .singleElement()
        .asString()
        .contains("weekend: [friday, saturday]");
    assertThat(
            works(
                calendar(
                    "x", "calendars:\n  - {id: x, holidays: eg, weekend: [friday, saturday]}\n"),
                "2026-03-06"))
        .isFalse();
  }

  @Test
  void refusesACalendarThatNobodyCanCountBy() {
    for (var wrong :
        List.of(
            "{id: x}",
            "{id: x, holidays: zz}",
            "{id: x, covers: {from: 2026-01-01, to: 2025-01-01}}",
            "{id: x, holidays: de, weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]}",
            "{id: x, holidays: de, weekend: [satday]}",
            "{id: x, holidays: de, off: [2026-02-30]}",
            "{id: x, holidays: de, off: [2026-02-20/2026-02-10]}",
            "{id: x, covers: {from: 2026-01-01, to: 2026-12-31}, off: [2027-01-01]}",
            "{id: x, holidays: de, off: [2026-02-20/2026-02-22], worked: [2026-02-21]}")) {
      assertThat(faults("x", "calendars:\n  - " + wrong + "\n")).as(wrong).hasSize(1);
    }
  }

  @Test
  void countsAllTimeUnlessAClassSaysOtherwise() {
    assertThat(clock("calendar: cn", CHINA)).isEqualTo(Clock.ELAPSED);
    assertThat(clock("calendar: cn", CHINA + "classes:\n  - {id: disaster, name: Disaster}\n"))
        .isEqualTo(Clock.ELAPSED);
    assertThat(clock("calendar: cn", CHINA + WORKING)).isEqualTo(Clock.WORKING);
  }

  @Test
  void doesNotCountWorkingDaysOfWhomNoCalendarIsGiven() {
    assertThat(watch("", WORKING + FLOOD).faults())
        .singleElement()
        .asString()
        .contains("working days cannot be counted of a, who is asked and has no calendar");
  }

  @Test
  void doesNotCountWorkingDaysOfYearsOfWhichNobodyWrote() {
    assertThat(
            watch(
                    "calendar: cn",
                    CHINA.replace("2026-12-31", "2026-02-23").replace(", 2026-04-06", "")
                        + WORKING
                        + FLOOD)
                .faults())
        .singleElement()
        .asString()
        .contains("'cn' (2026-01-01 to 2026-02-23) at event 'flood'");
  }

  @Test
  void doesNotAwaitAnAnswerWithinAHoliday() {
    assertThat(
            watch(
                    "calendar: cn",
                    CHINA
                        + WORKING
                        + FLOOD.replace("2026-02-12", "2026-02-16").replace("14d", "3d"))
                .faults())
        .singleElement()
        .asString()
        .contains("there is no working day in the window of 'flood' of 'a'");
  }

  private Clock clock(String calendar, String more) {
    return watch(calendar, more + FLOOD).read().events().getFirst().clock();
  }

  private WorkCalendar calendar(String name, String calendars) {
    return Objects.requireNonNull(
        watch("calendar: " + name, calendars).read().institution("a").calendar());
  }

  private static boolean works(WorkCalendar calendar, String day) {
    return calendar.isWorked(LocalDate.parse(day));
  }

  private List<String> faults(String name, String calendars) {
    return watch("calendar: " + name, calendars).faults();
  }

  private WatchFolder watch(String calendar, String more) {
    return WatchFolder.empty(parent)
        .with(
            "a.yml",
            "institutions:\n  - {id: a, name: A, zone: Asia/Shanghai%s}\n%s"
                .formatted(calendar.isEmpty() ? "" : ", " + calendar, more));
  }
}
