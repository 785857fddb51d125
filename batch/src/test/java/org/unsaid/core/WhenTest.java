package org.unsaid.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unsaid.testing.Cases.BERLIN;
import static org.unsaid.testing.Cases.at;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {

  @ParameterizedTest
  @CsvSource({
    "2026,                      YEAR,   true,  2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
    "2026-03,                   MONTH,  true,  2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
    "2026-03-29,                DAY,    true,  2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "2026-03-03T14:05,          MINUTE, true,  2026-03-03T13:05:00Z, 2026-03-03T13:06:00Z",
    "2026-03-03T14:05+08:00,    MINUTE, false, 2026-03-03T06:05:00Z, 2026-03-03T06:06:00Z",
    "2026-03-03T14:05:09Z,      SECOND, false, 2026-03-03T14:05:09Z, 2026-03-03T14:05:10Z",
  })
  void isAsLongAsTheUnitThatWasWritten(
      String text, Precision precision, boolean assumed, String earliest, String latest) {
    assertThat(When.parse(text, BERLIN))
        .isEqualTo(new When(at(earliest), at(latest), precision, assumed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "26", "abcd", "2026-13", "2026-02-30", "3 March 2026", "2026-03-03T25:00"})
  void readsNothingIntoWhatIsNoTime(String text) {
    assertThatThrownBy(() -> When.parse(text, BERLIN)).isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-03", "2026-03-29", "2026-03-03T14:05+01:00"})
  void isWrittenWithNoMoreDigitsThanAreKnown(String text) {
    assertThat(When.parse(text, BERLIN).text(BERLIN)).isEqualTo(text);
  }

  @Test
  void mayLieBetweenTwo() {
    var when = When.parse("2014-07-01/2014-07-03", ZoneId.of("Asia/Shanghai"));

    assertThat(when.earliest()).isEqualTo(Instant.parse("2014-06-30T16:00:00Z"));
    assertThat(when.latest()).isEqualTo(Instant.parse("2014-07-03T16:00:00Z"));
    assertThat(when.precision()).isEqualTo(Precision.DAY);
    assertThat(when.text(ZoneId.of("Asia/Shanghai"))).isEqualTo("2014-07-01/2014-07-03");
    assertThat(When.parse("2014-07/2014-07-03", ZoneOffset.UTC).precision())
        .isEqualTo(Precision.MONTH);
    assertThatThrownBy(() -> When.parse("2014-07-03/2014-07-01", ZoneOffset.UTC))
        .isInstanceOf(DateTimeException.class)
        .hasMessageContaining("ends before it begins");
  }

  @Test
  void canBeKnownLessExactlyButNotMore() {
    var minute = When.parse("2026-03-03T00:30+01:00", BERLIN);

    assertThat(minute.atMost(Precision.DAY, BERLIN)).isEqualTo(When.parse("2026-03-03", BERLIN));
    assertThatThrownBy(() -> When.parse("2026-03", BERLIN).atMost(Precision.DAY, BERLIN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
