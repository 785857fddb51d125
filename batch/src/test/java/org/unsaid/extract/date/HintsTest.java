package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.extract.date.DatedPage.PARAGRAPH;
import static org.unsaid.extract.date.DatedPage.given;
import static org.unsaid.extract.date.DatedPage.linked;
import static org.unsaid.extract.date.DatedPage.page;
import static org.unsaid.extract.date.DatedPage.published;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

class HintsTest {

  @Test
  void believesTheResearchersSelectorFirst() {
    var html =
        page(
            "en",
            linked("NewsArticle", "On the lighthouse", "\"datePublished\":\"2024-08-09\""),
            "<h1>On the lighthouse</h1><p>9 August 2024</p>"
                + PARAGRAPH
                + "<p class=x>3 May 2024</p>");

    var dating = Dates.read(Jsoup.parse(html), new Surround(null, null, null, ".x", List.of()));

    assertThat(published(dating)).isEqualTo("2024-05-03");
    assertThat(given(dating.published()).source()).isEqualTo(Source.SELECTOR);
  }

  @Test
  void addsTheFeedsWordToThePages() {
    var hint =
        new Surround.Hint(
            Source.FEED, Role.PUBLISHED, "<pubDate>", "Fri, 03 May 2024 10:20:00 +0200");

    var dating =
        Dates.read(
            Jsoup.parse(page("en", "", "<h1>On the lighthouse</h1>")),
            new Surround(null, null, null, null, List.of(hint)));

    assertThat(published(dating)).isEqualTo("2024-05-03T10:20:00+02:00");
  }

  @Test
  void doesNotTakeADocumentsPropertiesForItsPublication() {
    var hint =
        new Surround.Hint(Source.DOCUMENT, Role.UNKNOWN, "CreationDate", "2024-05-03T10:20:00Z");

    var dating =
        Dates.read(
            Jsoup.parse("<p>Resolution</p>"), new Surround(null, null, null, null, List.of(hint)));

    assertThat(dating.published()).isNull();
    assertThat(dating.candidates()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".x[ | selector .x[ is not CSS",
        "' ' | selector   is not CSS",
        ".nowhere | selector .nowhere finds nothing",
        "h1 | selector h1 finds no date",
      })
  void saysWhatIsWrongWithASelectorAndReadsThePageWithoutIt(String selector, String remark) {
    var html = page("en", "", "<h1>On the lighthouse</h1><p>Published 3 May 2024</p>");

    var dating = Dates.read(Jsoup.parse(html), new Surround(null, null, null, selector, List.of()));

    assertThat(published(dating)).isEqualTo("2024-05-03");
    assertThat(dating.why()).endsWith(remark);
  }

  @Test
  void takesTheDateBesideTheLinkInAListWhereThePageHasNone() {
    var dating = Dates.read(Jsoup.parse(page("en", "", "<h1>On the bridge</h1>")), listed());

    assertThat(published(dating)).isEqualTo("2024-05-03");
    assertThat(given(dating.published()).source()).isEqualTo(Source.LIST);
    assertThat(dating.confidence()).isGreaterThan(0.5);
  }

  @Test
  void believesThePagesOwnWordMoreThanAList() {
    var html = page("en", "", "<h1>On the bridge</h1><p class=date>Published 9 May 2024</p>");

    assertThat(published(Dates.read(Jsoup.parse(html), listed()))).isEqualTo("2024-05-09");
  }

  private static Surround listed() {
    var hint = new Surround.Hint(Source.LIST, Role.PUBLISHED, "beside the link", "3 May 2024");
    return new Surround(null, null, null, null, List.of(hint));
  }
}
