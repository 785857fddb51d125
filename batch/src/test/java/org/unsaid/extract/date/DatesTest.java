package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.extract.date.DatedPage.PARAGRAPH;
import static org.unsaid.extract.date.DatedPage.at;
import static org.unsaid.extract.date.DatedPage.captured;
import static org.unsaid.extract.date.DatedPage.given;
import static org.unsaid.extract.date.DatedPage.linked;
import static org.unsaid.extract.date.DatedPage.page;
import static org.unsaid.extract.date.DatedPage.published;
import static org.unsaid.extract.date.DatedPage.read;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

class DatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Published: 3 May 2024",
        "de | Veröffentlicht am 3. Mai 2024",
        "fr | Publié le 3 mai 2024",
        "es | Publicado el 3 de mayo de 2024",
        "pt | Publicado em 3 de maio de 2024",
        "it | Pubblicato il 3 maggio 2024",
        "ru | Опубликовано: 3 мая 2024",
        "uk | Дата публікації: 3 травня 2024",
        "tr | Yayın tarihi: 3 Mayıs 2024",
        "zh | 发布时间：2024-05-03",
        "zh | 发布日期： 2024年5月3日",
        "ja | 掲載日：2024年5月3日",
        "ko | 등록일 2024.05.03",
        "ar | تاريخ النشر: 2024/05/03",
        "pl | Opublikowano 3 maja 2024",
        "nl | Gepubliceerd op 3 mei 2024",
      })
  void readsTheLabelBesideTheHeadlineInManyLanguages(String language, String line) {
    var dating = read(page(language, "", "<h1>On the lighthouse</h1><div>" + line + "</div>"));

    assertThat(published(dating)).isEqualTo("2024-05-03");
    assertThat(given(dating.published()).source()).isEqualTo(Source.LABEL);
    assertThat(dating.why()).contains("label");
  }

  @Test
  void findsTheLabelInTheCellBefore() {
    var dating =
        read(
            page(
                "zh",
                "",
                "<h1>关于灯塔的通知公告</h1><table><tr><td>发布时间：</td><td>2024-05-03 10:20</td></tr></table>"));

    assertThat(published(dating)).isEqualTo("2024-05-03T10:20");
  }

  @Test
  void takesTheArticlesDateThoughTeasersAreOlderAndNewer() {
    var dating =
        read(
            page(
                "en",
                "",
                "<h1>On the lighthouse</h1><p class=date>3 May 2024</p>"
                    + PARAGRAPH
                    + "<aside><h2>More</h2>"
                    + "<div class=teaser><time datetime=2019-01-02>2 January 2019</time> The old"
                    + " bridge</div>"
                    + "<div class=teaser><time datetime=2024-06-07>7 June 2024</time> The new"
                    + " bridge</div></aside>"));

    assertThat(published(dating)).isEqualTo("2024-05-03");
    assertThat(dating.candidates())
        .filteredOn(candidate -> candidate.role() == Role.TEASER)
        .isNotEmpty();
  }

  @Test
  void keepsPublicationAndUpdateApart() {
    var dating =
        read(
            page(
                "en",
                "",
                "<h1>On the lighthouse</h1><p>Published 3 May 2024 | Last updated 9 June 2024</p>"));

    assertThat(published(dating)).isEqualTo("2024-05-03");
    assertThat(given(dating.updated()).time()).hasToString("2024-06-09");
  }

  @Test
  void takesAnUpdateForThePublicationOnlyWhereNothingElseIsAndSaysSo() {
    var dating = read(page("en", "", "<h1>On the lighthouse</h1><p>Last updated 9 June 2024</p>"));

    assertThat(published(dating)).isEqualTo("2024-06-09");
    assertThat(dating.confidence()).isLessThan(0.5);
    assertThat(dating.why()).contains("only a change is dated");
  }

  @Test
  void tellsAShownUpdateByWhatThePageStatesOfItsChange() {
    var dating =
        read(
            page(
                "en",
                linked(
                    "NewsArticle",
                    "On the lighthouse",
                    "\"datePublished\":\"2024-05-03\",\"dateModified\":\"2024-06-09\""),
                "<h1>On the lighthouse</h1><p class=date>9 June 2024</p>"));

    assertThat(published(dating)).isEqualTo("2024-05-03");
    assertThat(dating.updated()).isNotNull();
  }

  @Test
  void saysNoneForAListOfOtherPages() {
    var items = new StringBuilder("<h1>All news</h1><ul>");
    for (int day = 1; day <= 9; day++) {
      items.append(
          "<li><span>0%d.05.2024</span> <a href=/%d>The item %d</a></li>".formatted(day, day, day));
    }

    var dating = read(page("de", "", items + "</ul>", ""));

    assertThat(dating.published()).isNull();
    assertThat(dating.confidence()).isZero();
    assertThat(dating.candidates()).hasSize(9);
  }

  @Test
  void saysNoneWhereOnlyAYearOfRightsIsShown() {
    var dating =
        read(page("en", "", "<h1>On us</h1>" + PARAGRAPH + "<footer>© 2001–2024 Harbour</footer>"));

    assertThat(dating.published()).isNull();
  }

  @Test
  void saysNoneWhereDatesStandInSentencesOnly() {
    var sentence =
        "<p>The lighthouse, which was opened on 3 May 2024 by the mayor and the guests whom he had"
            + " invited from both sides of the bay, is to be painted once more before the winter"
            + " storms begin.</p>";

    var dating = read(page("en", "", "<h1>On the lighthouse</h1>" + sentence));

    assertThat(dating.published()).isNull();
    assertThat(dating.candidates())
        .singleElement()
        .extracting(DateCandidate::role)
        .isEqualTo(Role.ACT);
  }

  @Test
  void keepsTheDayOfTheActApart() {
    var dating =
        read(
            page(
                "zh", "", "<h1>关于修建灯塔的通知</h1><div>成文日期：2024年4月28日</div><div>发布日期：2024年5月3日</div>"));

    assertThat(published(dating)).isEqualTo("2024-05-03");
    assertThat(given(dating.act()).time()).hasToString("2024-04-28");
  }

  @Test
  void neverAnswersWithADayBehindTheCapture() {
    var dating =
        Dates.read(
            Jsoup.parse(page("en", "", "<h1>On the fair</h1><p class=date>3 May 2031</p>")),
            captured("2024-05-01T00:00:00Z"));

    assertThat(dating.published()).isNull();
  }

  @Test
  void readsTheDatelineBeforeTheText() {
    var dating =
        read(
            page(
                "de",
                "",
                "<h1>Über den Leuchtturm</h1><p>Kiel, 3. Mai 2024 – " + PARAGRAPH.substring(3)));

    assertThat(published(dating)).isEqualTo("2024-05-03");
    assertThat(given(dating.published()).source()).isEqualTo(Source.DATELINE);
  }

  @Test
  void readsTheDayOfSigningAtTheEndAndNotTheSitesUpdate() {
    var dating =
        read(
            page(
                "en",
                "",
                "<h1>On the lighthouse</h1>"
                    + PARAGRAPH
                    + "<p>HARBOUR TOWN</p><p>25 JANUARY 2022</p>"
                    + "<div class=footer>Last updated: 2 March 2022 | Visitors: 12</div>"));

    assertThat(published(dating)).isEqualTo("2022-01-25");
  }

  @Test
  void doesNotTakeTheLinkedDataOfOtherArticles() {
    var dating =
        read(
            page(
                "en",
                "<script type=application/ld+json>{\"@type\":\"ItemList\",\"itemListElement\":["
                    + "{\"@type\":\"NewsArticle\",\"headline\":\"The old bridge\",\"datePublished\":\"2023-01-02\"},"
                    + "{\"@type\":\"NewsArticle\",\"headline\":\"The new bridge\",\"datePublished\":\"2023-01-02\"}]}</script>",
                "<h1>On the lighthouse</h1><p class=date>3 May 2024</p>"));

    assertThat(published(dating)).isEqualTo("2024-05-03");
  }

  @Test
  void letsTwoThatAgreeBeatAStrongerOneAlone() {
    var dating =
        Dates.read(
            Jsoup.parse(
                page(
                    "en",
                    linked("NewsArticle", "On the lighthouse", "\"datePublished\":\"2024-08-09\""),
                    "<h1>On the lighthouse</h1><p>3 May 2024</p>")),
            at("https://harbour.example/news/2024/05/03/lighthouse"));

    assertThat(published(dating)).isEqualTo("2024-05-03");
    assertThat(dating.why()).contains("2 kinds of source agree");
  }

  @ParameterizedTest
  @CsvSource({
    "https://harbour.example/news/25-04-2024, 2024-04-25",
    "https://harbour.example/news/A2024042510200005196, 2024-04-25",
    "https://harbour.example/news/20240425, ",
  })
  void takesADayThatOnlyTheAddressKnowsWhereItIsNoOtherNumber(String url, @Nullable String day) {
    var dating = Dates.read(Jsoup.parse(page("en", "", "<h1>On the lighthouse</h1>")), at(url));

    assertThat(published(dating)).isEqualTo(day);
  }

  @Test
  void takesALabelledUpdateAmidALineForWantOfAPublication() {
    var line = "<p>By the keeper ⋅ Guardian of the light ⋅ Updated May 6, 2024</p>";

    var dating = read(page("en", "", "<h1>On the lighthouse</h1>" + PARAGRAPH + line));

    assertThat(published(dating)).isEqualTo("2024-05-06");
    assertThat(dating.confidence()).isLessThan(0.5);
  }
}
