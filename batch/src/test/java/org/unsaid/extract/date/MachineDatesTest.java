package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unsaid.extract.date.DateText.Habits;

class MachineDatesTest {

  private static final String VALUES =
      """
        2024-05-03T10:00:00.000Z » 2024-05-03T10:00:00Z
        2024-05-03 10:00:00 +0200 » 2024-05-03T10:00:00+02:00
        2024-05-03T10:00:00 -0400 » 2024-05-03T10:00:00-04:00
        2024-05-03T10:00:00-04:00 » 2024-05-03T10:00:00-04:00
        20240503T100000Z » 2024-05-03T10:00:00Z
        Fri, 03 May 2024 10:00:00 GMT » 2024-05-03T10:00:00Z
        Friday, 03-May-24 10:00:00 GMT » 2024-05-03T10:00:00Z
        Fri May 03 2024 10:00:00 GMT+0200 (CEST) » 2024-05-03T10:00:00+02:00
        1714723200 » 2024-05-03T08:00:00Z
        1714723200000 » 2024-05-03T08:00:00Z
        D:20240503100000+02'00' » 2024-05-03T10:00:00+02:00
        /Date(1714723200000)/ » 2024-05-03T08:00:00Z
        2024-05-03T00:00:00Z » 2024-05-03
        0000-00-00 00:00:00 » none
        1970-01-01T00:00:00Z » none
        2024-05 » 2024-05
        D:20240503100000+02'00' » 2024-05-03T10:00:00+02:00
        Fri May 03 10:00:00 CEST 2024 » 2024-05-03T10:00:00+02:00
        Fri May 03 10:00:00 XYZ 2024 » 2024-05-03T10:00:00
        Fri May 03 10:00:00 +0000 2024 » 2024-05-03T10:00:00Z
        20240503T10:00:00 » 2024-05-03T10:00:00
        2024-05-03 10:00:00.0 » 2024-05-03T10:00:00
        2024-05-03 10:00:00 UTC » 2024-05-03T10:00:00Z
        2024-05-03T10:00:00+02 » 2024-05-03T10:00:00+02:00
        2024-05-03T10:00:00.000+0000 » 2024-05-03T10:00:00Z
        2024-05-03T10:00+01:00 » 2024-05-03T10:00+01:00
        2024-05-03T10:00:00+02:00[Europe/Berlin] » 2024-05-03T10:00:00+02:00
        2024-05-03T22:00:00Z » 2024-05-03T22:00:00Z
        2024-05-03T10:00-0400 » 2024-05-03T10:00-04:00
        2024-05-03T10:00-04:00 » 2024-05-03T10:00-04:00
        1714723200.5 » 2024-05-03T08:00:00Z
        2024-05-03T00:00:00.000-07:00 » 2024-05-03
        12/31/1969 » none
        Thu, 01 Jan 1970 00:00:00 GMT » none
        Fri, 3 May 2024 10:00:00 +0200 » 2024-05-03T10:00:00+02:00
        Fri May  3 10:00:00 2024 » 2024-05-03T10:00:00
        2024-05-03T10:00Z » 2024-05-03T10:00Z
        2024-05-03T10:00:00.1234567+00:00 » 2024-05-03T10:00:00Z
        2024-05-03 » 2024-05-03
        2024-05-03T00:00:00.000+02:00 » 2024-05-03
        20240503 » 2024-05-03
        20240503100005 » 2024-05-03T10:00:05
        202405031000 » 2024-05-03T10:00
        0001-01-01T00:00:00Z » none
        1900-01-01 » none
        2024-W18-5 » none
        120680396518 » none
        2024 » none
        03/04/2024 » none
        03.04.2024 » 2024-04-03
        25/03/2024 » 2024-03-25
        2024050310 » none
        PT34M » none
        May 3, 2024 and June 4, 2024 » none
        2999-01-01 » none
        2024-05-03T25:00:00Z » 2024-05-03
        3 мая 2024 в 10:05 » 2024-05-03T10:05
      """;

  private static final String PATHS =
      """
        https://a.example/2024/05/03/x.html » 2024-05-03
        https://a.example/202211/t20221102_123.shtml » 2022-11-02
        https://a.example/x?date=2024-05-03 » 2024-05-03
        https://a.example/2024/may/03/x » 2024-05-03
        https://a.example/2024-05/03/content_1.htm » 2024-05-03
        https://a.example/2024/05/x » 2024-05
        https://a.example/article-123456789 » none
        https://a.example/2024/05/10-ways-to-win » 2024-05
        https://a.example/2024/05/03-wort » 2024-05-03
        https://a.example/2024/05/3d-print » 2024-05
        https://a.example/n1/2024/0503/c1001-40123456.html » 2024-05-03
        https://a.example/gn/2024/05-03/10211234.shtml » 2024-05-03
        https://a.example/html/2024-05/03/content_5821.htm » 2024-05-03
        https://a.example/202405/03/x.html » 2024-05-03
        https://a.example/202405/x.html » 2024-05
        https://a.example/story-20240503 » 2024-05-03
        https://a.example/20240503001.html » none
        https://a.example/a/20240503A01X.html » none
        https://a.example/?v=20240503 » none
        https://a.example/%2F2024%2F05%2F03%2F » 2024-05-03
        https://a.example/x%20240503 » none
        https://a.example/2024/13/45/ » none
        https://20240503.example/x » none
        not a url 2024/05/03 » none
        http://[bad%%%/2024/05/03 » 2024-05-03
        https://a.example/2024/mai/03/x » 2024-05-03
        https://a.example/p/1999/12345 » none
        https://a.example/20231345/ » none
        https://a.example/x-2024.05.03.html » 2024-05-03
        https://a.example/2024/05 » none
        https://a.example/news/25-04-2024 » 2024-04-25
        https://a.example/news/03-04-2024 » none
        https://a.example/news/25-04-2024-and-more » none
        https://a.example/news/A2024050310200005196 » 2024-05-03
        https://a.example/news/A2024053610200005196 » none
        https://a.example/news/A2024050399200005196 » none
        https://a.example/web/20240503102000/https://b.example/x » none
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readsValues(String text, String expected) {
    assertThat(shown(MachineDates.value(text))).isEqualTo(expected);
  }

  static Stream<Arguments> readsValues() {
    return rows(VALUES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readsAddresses(String url, String expected) {
    assertThat(shown(MachineDates.path(url))).isEqualTo(expected);
  }

  static Stream<Arguments> readsAddresses() {
    return rows(PATHS);
  }

  @Test
  void readsAmbiguousNumbersOnlyIfTheHabitIsKnown() {
    assertThat(shown(MachineDates.value("03/04/2024", new Habits("en", false, null))))
        .isEqualTo("2024-03-04");
  }

  private static String shown(Optional<ShownTime> time) {
    return time.map(ShownTime::toString).orElse("none");
  }

  private static Stream<Arguments> rows(String table) {
    return table.lines().map(line -> Arguments.of((Object[]) line.split(" » ", -1)));
  }
}
