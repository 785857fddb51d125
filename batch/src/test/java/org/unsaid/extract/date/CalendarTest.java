package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarTest {

  private static final String CALENDARS =
      """
        zh » 二〇二四年五月三日 » 2024-05-03
        zh » 二○二四年十二月二十三日 » 2024-12-23
        zh » 二〇二四年五月廿三日 » 2024-05-23
        zh » 民國一百一十三年五月三日 » 2024-05-03
        zh » ２０２４年５月３日 » 2024-05-03
        zh-tw » 中華民國113年5月3日 » 2024-05-03
        zh-tw » 113年5月3日 » 2024-05-03
        zh-tw » 113/05/03 » 2024-05-03
        ja » 令和6年5月3日 午後3時5分 » 2024-05-03T15:05
        ja » 令和元年5月1日 » 2019-05-01
        ja » 平成31年4月30日 » 2019-04-30
        ja » R6.5.3 » 2024-05-03
        ja » 24年12月26日付 » 2024-12-26
        th » 3 พ.ค. 2567 เวลา 10.05 น. » 2024-05-03T10:05
        th » 3 พ.ค. 67 » 2024-05-03
        fa » ۱۴ اردیبهشت ۱۴۰۳ » 2024-05-03
        fa » 1403/02/14 » 2024-05-03
        fa » ۱۴۰۳/۱۲/۳۰ » 2025-03-20
        fa » ۱۴۰۲/۱۲/۳۰ » none
        ar » 3 رمضان 1445 هـ » 2024-03-13
        ar » 1445/10/24هـ » 2024-05-03
        ar » الجمعة 24 شوال 1445هـ 3 مايو 2024م » 2024-05-03
        ar » 3 رمضان 1445 » none
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void convertsOtherCalendars(DateLine line) {
    assertThat(line.read()).isEqualTo(line.expected());
  }

  static Stream<DateLine> convertsOtherCalendars() {
    return DateLine.all(CALENDARS);
  }
}
