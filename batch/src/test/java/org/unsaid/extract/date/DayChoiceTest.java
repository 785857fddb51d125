package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.extract.date.DatedPage.page;
import static org.unsaid.extract.date.DatedPage.published;
import static org.unsaid.extract.date.DatedPage.read;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayChoiceTest {

  @ParameterizedTest
  @CsvSource({
    // late on the next day in Greenwich, it is the day shown nowhere on earth
    "2024-05-04T22:02:58Z, 2024-05-03",
    // but before dawn there, it is the evening of the day shown in America
    "2024-05-04T04:02:58Z, 2024-05-04T04:02:58Z",
    "2024-05-04T22:02:58, 2024-05-04T22:02:58",
    "2024-05-05T22:02:58, 2024-05-03",
  })
  void believesTheDayThatReadersSeeWhereNoZoneExplainsALaterStamp(String stamp, String day) {
    var dating =
        read(
            page(
                "",
                "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"On the"
                    + " lighthouse\",\"datePublished\":\""
                    + stamp
                    + "\"}</script>",
                "<h1>On the lighthouse</h1><p class=date>May 3, 2024</p>"));

    assertThat(published(dating)).isEqualTo(day);
  }

  @Test
  void prefersTheDateThatTheMarkupCallsPublished() {
    var dating =
        read(
            page(
                "en",
                "",
                "<h1>On the lighthouse</h1><div class='meta published'>Mar 06, 2024</div>"
                    + "<p>10 April 2024</p><p>10 April 2024</p>"));

    assertThat(published(dating)).isEqualTo("2024-03-06");
  }

  @Test
  void doesNotTakeTheDayOfWritingForThatOfPublication() {
    var dating = read(page("zh", "", "<h1>关于灯塔的故事</h1><p>海边人写于2024年5月3日</p>"));

    assertThat(dating.published()).isNull();
    assertThat(dating.act()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "dcterms.created, 2004-01-01, ",
    "dcterms.created, 2004-01-02, 2004-01-02",
    "article:published_time, 2004-01-01, 2004-01-01",
  })
  void doesNotTakeAMereYearForItsFirstDay(String name, String value, @Nullable String day) {
    var meta = "<meta name=%s content=%s>".formatted(name, value);

    assertThat(published(read(page("en", meta, "<h1>On the lighthouse</h1>")))).isEqualTo(day);
  }
}
