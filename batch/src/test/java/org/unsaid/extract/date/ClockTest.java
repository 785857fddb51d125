package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.extract.date.DateLine.read;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClockTest {

  private static final String TIMES =
      """
        en » 10:05 AM ET, Fri May 3, 2024 » 2024-05-03T10:05-04:00
        en » 10:05 AM ET, Wed January 3, 2024 » 2024-01-03T10:05-05:00
        en » 3 May 2024 | 10:05 » 2024-05-03T10:05
        en » 3 May 2024, 12:05 a.m. » 2024-05-03T00:05
        en » 3 May 2024, 3 p.m. » 2024-05-03T15:00
        en » 3 May 2024, 10:05 (GMT+5:30) » 2024-05-03T10:05+05:30
        en » 3 May 2024 10:05-11:00 » 2024-05-03T10:05
        en » 10:05 3 May 2024 11:05 4 May 2024 » 2024-05-03T10:05 2024-05-04T11:05
        en » 12:34 3 May 2024 14:30 » 2024-05-03T14:30
        en » 3 May 2024, 10:05 IST » 2024-05-03T10:05
        hi » 3 मई 2024, 10:05 IST » 2024-05-03T10:05+05:30
        de » 3.7.2024, 10:05 Uhr MEZ » 2024-07-03T10:05+02:00
        zh » 北京时间2024年5月3日10:05 » 2024-05-03T10:05+08:00
        zh » 2024年5月3日 北京时间10:05 » 2024-05-03T10:05+08:00
        ja » 2024年5月3日 3時半 » 2024-05-03T03:30
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void takesTheTimeThatBelongsToTheDate(DateLine line) {
    assertThat(line.read()).isEqualTo(line.expected());
  }

  static Stream<DateLine> takesTheTimeThatBelongsToTheDate() {
    return DateLine.all(TIMES);
  }

  @Test
  void takesMidnightForADay() {
    assertThat(read("zh", "2024-05-03 00:00:00")).isEqualTo("2024-05-03");
  }
}
