package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.extract.date.DatedPage.page;
import static org.unsaid.extract.date.DatedPage.published;
import static org.unsaid.extract.date.DatedPage.read;

import java.time.ZoneId;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockChoiceTest {

  @Test
  void dropsAZThatTheShownClockContradicts() {
    var dating =
        Dates.read(
            Jsoup.parse(
                page(
                    "zh",
                    "<meta property=article:published_time content=2024-05-03T10:20:00Z>",
                    "<h1>关于灯塔的通知</h1><p>发布时间：2024-05-03 10:20</p>")),
            new Surround(null, null, ZoneId.of("Asia/Shanghai"), null, List.of()));

    assertThat(published(dating)).isEqualTo("2024-05-03T10:20:00");
    assertThat(dating.why()).contains("not to be trusted");
  }

  @Test
  void derivesTheOffsetFromTheShownClockAndTheStatedInstant() {
    var dating =
        read(
            page(
                "en",
                "<meta property=article:published_time content=2024-05-03T08:20:00Z>",
                "<h1>On the lighthouse</h1><p>Published 3 May 2024, 10:20</p>"));

    assertThat(published(dating)).isEqualTo("2024-05-03T10:20:00+02:00");
  }

  @Test
  void doesNotMakeAClockWithoutAZoneUtc() {
    var dating =
        read(
            page(
                "en",
                "<meta property=article:published_time content=2024-05-03T08:20:00>",
                "<h1>On the lighthouse</h1>"));

    assertThat(published(dating)).isEqualTo("2024-05-03T08:20:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-03T00:00:00",
    "2024-05-03T00:00:00Z",
    "2024-05-03T00:00:00+02:00",
    "2024-05-02T22:00:00Z"
  })
  void takesMidnightForADayWithoutAClock(String filler) {
    var dating =
        read(
            page(
                "de",
                "<meta property=article:published_time content=" + filler + ">",
                "<h1>Über den Leuchtturm</h1>"));

    assertThat(published(dating)).isEqualTo("2024-05-03");
  }

  @Test
  void doesNotTakeWhatAttributesHoldForWhatReadersSee() {
    var dating =
        read(
            page(
                "es",
                "<meta property=article:published_time content=2024-05-03T08:22:57+02:00>"
                    + "<meta property=article:modified_time content=2024-05-03T17:38:42+02:00>",
                "<h1>On the lighthouse</h1><p>Kiel <time data-date=2024-05-03T08:22:57+02:00>3 may"
                    + " 2024 - 08:22</time> <time data-date=2024-05-03T17:38:42+02:00>Actualizado:"
                    + " 3 may 2024 - 17:38</time></p>"));

    assertThat(published(dating)).isEqualTo("2024-05-03T08:22:57+02:00");
  }

  @Test
  void tellsNeighbouringTimeElementsApart() {
    var dating =
        read(
            page(
                "de",
                "",
                "<h1>On the lighthouse</h1><p>Von uns <a href=/><time class=published"
                    + " datetime=2024-05-03T08:40:32+02:00>3. Mai 2024</time> <time class=updated"
                    + " datetime=2024-05-03T12:08:45+02:00>3. Mai 2024</time></a></p>"));

    assertThat(published(dating)).isEqualTo("2024-05-03T08:40:32+02:00");
  }

  @Test
  void takesTheSecondsOfWhatIsStatedAndTheZoneOfWhatIsShown() {
    var dating =
        read(
            page(
                "en",
                "<meta property=article:published_time content=2024-05-03T12:20:41Z>",
                "<h1>On the lighthouse</h1><p>Published on 03/05/2024 - 14:20 GMT+2</p>"));

    assertThat(published(dating)).isEqualTo("2024-05-03T14:20:41+02:00");
  }

  @Test
  void trustsSecondsOfTheEpochMoreThanAZ() {
    var dating =
        read(
            page(
                "en",
                "<meta property=article:published_time content=2024-05-03T19:23:03Z>",
                "<h1>On the lighthouse</h1><p class=date><time datetime='2024-05-03 19:23:03'"
                    + " data-timestamp=1714760583>3 May</time></p>"));

    assertThat(published(dating)).isEqualTo("2024-05-03T19:23:03+01:00");
  }
}
