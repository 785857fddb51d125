package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.extract.date.DatedPage.at;
import static org.unsaid.extract.date.DatedPage.page;
import static org.unsaid.extract.date.DatedPage.published;
import static org.unsaid.extract.date.DatedPage.read;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoughPagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"@type\":\"NewsArticle\",\"headline\":\"On \"the\" light¶house\",\"datePublished\":\"2024-05-03T10:20:00+02:00\"",
        "{\"@type\":\"NewsArticle\",,\"datePublished\":\"2024-05-03T10:20:00+02:00\",}",
        "[{\"@context\":\"x\",\"@graph\":[{\"@type\":[\"NewsArticle\"],\"datePublished\":\"2024-05-03T10:20:00+02:00\"}",
      })
  void readsBrokenLinkedDataAsFarAsItGoes(String json) {
    var dating =
        read(
            page(
                "en",
                "<script type=application/ld+json>" + json.replace('¶', '\n') + "</script>",
                "<h1>On the lighthouse</h1>"));

    assertThat(published(dating)).isEqualTo("2024-05-03T10:20:00+02:00");
  }

  @Test
  @Timeout(5)
  void keepsItsPaceOnAPageWithAHundredThousandDates() {
    var many = new StringBuilder("<h1>On the lighthouse</h1><p>Published 3 May 2024</p>");
    for (int i = 0; i < 100_000; i++) {
      many.append("<p>1").append(i % 10).append(".05.2019</p>");
    }

    var dating = read(page("en", "", many.toString()));

    assertThat(published(dating)).isEqualTo("2024-05-03");
    assertThat(dating.candidates()).hasSizeLessThanOrEqualTo(500);
    assertThat(dating.why()).contains("counted only");
  }

  @Test
  @Timeout(5)
  void keepsItsPaceOnHostileLinkedData() {
    var open = "{\"a\":[".repeat(100_000);
    var quotes = "\"".repeat(200_000);

    var dating =
        read(
            page(
                "en",
                "<script type=application/ld+json>"
                    + open
                    + "</script>"
                    + "<script type=application/ld+json>{\"date\":"
                    + quotes
                    + "</script>",
                "<h1>On the lighthouse</h1><p>Published 3 May 2024</p>"));

    assertThat(published(dating)).isEqualTo("2024-05-03");
  }

  @Test
  void readsThroughMarksOfDirection() {
    var dating =
        read(
            page(
                "ar",
                "",
                "<h1>عن المنارة</h1><p>تاريخ النشر: \u200f2024\u200f/\u200f05\u200f/\u200f03</p>"));

    assertThat(published(dating)).isEqualTo("2024-05-03");
  }

  @Test
  void leavesThePageAsItIs() {
    var page = Jsoup.parse(page("en", "", "<h1>On the lighthouse</h1><p>3 May 2024</p>"));
    var before = page.outerHtml();

    Dates.read(page, at("https://harbour.example/"));

    assertThat(page.outerHtml()).isEqualTo(before);
  }

  @Test
  void readsADeepPage() {
    var deep = "<div>".repeat(500) + "<h1>On the lighthouse</h1><p>Published 3 May 2024</p>";

    assertThat(published(read(page("en", "", deep)))).isEqualTo("2024-05-03");
  }
}
