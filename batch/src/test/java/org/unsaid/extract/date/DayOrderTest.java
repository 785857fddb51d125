package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.extract.date.DatedPage.PARAGRAPH;
import static org.unsaid.extract.date.DatedPage.captured;
import static org.unsaid.extract.date.DatedPage.page;
import static org.unsaid.extract.date.DatedPage.published;
import static org.unsaid.extract.date.DatedPage.read;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class DayOrderTest {

  @Test
  void readsDayAndMonthInTheOrderThatDoesNotLieInTheFuture() {
    var html = page("en", "", "<h1>On the lighthouse</h1><p class=date>04/11/2024</p>");

    var april = Dates.read(Jsoup.parse(html), captured("2024-05-01T00:00:00Z"));
    assertThat(published(april)).isEqualTo("2024-04-11");
  }

  @Test
  void readsDayAndMonthInTheOrderOfTheOtherDatesOfThePage() {
    var dating =
        read(
            page(
                "",
                "",
                "<h1>On the lighthouse</h1><p class=date>04/11/2024</p>"
                    + PARAGRAPH
                    + "<aside><p>The old bridge 25/10/2024</p><p>The new one 31/10/2024</p></aside>"));

    assertThat(published(dating)).isEqualTo("2024-11-04");
  }
}
