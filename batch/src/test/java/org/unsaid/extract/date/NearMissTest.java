package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unsaid.extract.date.DateText.Habits;

class NearMissTest {

  private static final String NEAR_MISSES =
      """
        en » from 2019-2020 and 24/7, page 12
        en » 10.1.20.24 and v1.2.24 and 1.2.24 cost $3.50
        en » call 555-123-4567 or +1 (555) 010-2024
        en » ISBN 978-3-16-148410-0, DE89 3704 0044 0532 0130 00
        en » 3/4 of 10:05 and a 3-2 win
        en » 1203052024 and 2024050312345
        en » You may 3 times march 5 miles
        en » 31/31/2024, 2024-13-45, 30 February 2024
        en » yesterday, 2 hours ago
        en » May 3-5, 2024
        en » 3-5 May 2024
        en » March 30 – April 2, 2024
        de » 3.-5.5.2024
        de » 1.250.000 und 2023
        zh » 2024年5月3日至6日
        zh » 去年12月26日
        zh » 3月间
        - » 3 listopada 2024
        en » /2022/05/ag04camioneros » none
        en » Vol. 12.3 (2024) 5-17 » none
        en » iOS 17.4.1, Windows 10.0.19 » none
        en » EUR 12.05.20 and 1,234.56.2020 » none
        en » 1/2/3 and 10/11 and 1-2-3 » none
        en » 192.168.1.20:8080 » none
        en » size 10x12x2020 mm » none
        en » § 3.5.2024 » none
        en » 10:05:09 » none
        de » vom 3. bis 5. Mai 2024 » none
        en » FROM 22 TO 25 JUNE 2019 » none
      """;

  private static final String WITHOUT_YEAR =
      """
        en » May 3, 10:05 » 2026-05-03T10:05?
        en » 3 August » 2025-08-03?
        en » Friday, May 3 » 2024-05-03?
        en » Monday, March 30–April 2 » none
        en » 3 May – 5 June 2024 » none
        de » Heute, 3. Mai um 9:00 » 2026-05-03T09:00?
        zh » 5月3日10时05分 » 2026-05-03T10:05?
      """;

  private static final String MONTHS =
      """
        en » May 2024 » 2024-05
        en » Sept. 2024 » 2024-09
        fr » mai 2024 » 2024-05
        es » mayo de 2024 » 2024-05
        zh » 二〇二四年五月 » 2024-05
        ja » 2024年5月 » 2024-05
        en » it may 2024 times » none
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void doesNotTakeOtherNumbersForDates(DateLine line) {
    assertThat(line.read()).isEqualTo(line.expected());
  }

  static Stream<DateLine> doesNotTakeOtherNumbersForDates() {
    return DateLine.all(NEAR_MISSES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void completesYearsOnlyBeforeTheLastPossibleDay(DateLine line) {
    assertThat(line.read()).isEqualTo(line.expected());
  }

  static Stream<DateLine> completesYearsOnlyBeforeTheLastPossibleDay() {
    return DateLine.all(WITHOUT_YEAR);
  }

  @Test
  void leavesOutDatesWithoutAYearIfTheLastPossibleDayIsUnknown() {
    assertThat(DateText.find("3 May, 10:05", Habits.UNKNOWN)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void keepsMonthsWithoutADay(DateLine line) {
    assertThat(line.read()).isEqualTo(line.expected());
  }

  static Stream<DateLine> keepsMonthsWithoutADay() {
    return DateLine.all(MONTHS);
  }
}
