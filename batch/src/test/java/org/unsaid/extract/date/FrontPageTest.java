package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.extract.date.DatedPage.at;
import static org.unsaid.extract.date.DatedPage.page;
import static org.unsaid.extract.date.DatedPage.published;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontPageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://harbour.example",
        "https://harbour.example/",
        "https://harbour.example/en/",
        "https://harbour.example/en/index.html"
      })
  void isAsYoungAsItsNewestEntry(String address) {
    var dating = Dates.read(Jsoup.parse(list(9, 7, 5, 4, 2)), at(address));

    assertThat(published(dating)).isEqualTo("2024-05-09");
    assertThat(dating.confidence()).isLessThan(0.5);
    assertThat(dating.why()).contains("newest entry of a first page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://harbour.example/news/",
        "https://harbour.example/?p=3",
        "https://harbour.example/news.html"
      })
  void doesNotTakeAnotherListForAFirstPage(String address) {
    assertThat(published(Dates.read(Jsoup.parse(list(9, 7, 5, 4, 2)), at(address)))).isNull();
  }

  @Test
  void needsEntriesFromNewToOld() {
    var programme = list(2, 4, 5, 7, 9);

    assertThat(published(Dates.read(Jsoup.parse(programme), at("https://harbour.example/"))))
        .isNull();
  }

  private static String list(Integer... days) {
    var items = new StringBuilder("<h1>Harbour</h1><ul>");
    for (var day : List.of(days)) {
      items.append("<li><span>%02d.05.2024</span> <a href=/x>The item</a></li>".formatted(day));
    }
    return page("de", "", items + "</ul>", "");
  }
}
