package org.unsaid.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedTimeTest {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026                 | 2026",
        "2026-03              | March 2026",
        "2026-03-03           | 3 March 2026",
        "2026-03-03/2026-03-05| 3 March 2026 to 5 March 2026",
        "2026-03-03/2026-03-04| 3 March 2026 to 4 March 2026",
        "2026-03-03T14:05+08:00 | 3 March 2026, 14:05 (UTC+8)",
        "2026-03-03T14:05:00+08:00 | 3 March 2026, 14:05 (UTC+8)",
        "2026-03-03T14:05:09+08:00 | 3 March 2026, 14:05:09 (UTC+8)",
      })
  void tellsNoMoreDigitsThanAreKnown(String written, String printed) {
    assertThat(PrintedTime.of(When.parse(written, BEIJING), BEIJING)).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UTC                | 3 March 2026, 14:05 UTC",
        "Asia/Shanghai      | 3 March 2026, 22:05 (UTC+8)",
        "America/St_Johns   | 3 March 2026, 10:35 (UTC-3:30)",
        "Pacific/Kiritimati | 4 March 2026, 04:05 (UTC+14)",
      })
  void tellsTheZoneByItsDistanceFromUtc(String zone, String printed) {
    var time = Instant.parse("2026-03-03T14:05:59Z");

    assertThat(PrintedTime.from(time, ZoneId.of(zone))).isEqualTo(printed);
    assertThat(PrintedTime.until(time, ZoneId.of(zone))).isEqualTo(printed);
  }

  @Test
  void isTheBeginningOfADayOrTheEndOfTheOneBefore() {
    var midnight = Instant.parse("2026-02-28T16:00:00Z");

    assertThat(PrintedTime.from(midnight, BEIJING)).isEqualTo("the beginning of 1 March 2026");
    assertThat(PrintedTime.until(midnight, BEIJING)).isEqualTo("the end of 28 February 2026");
  }
}
