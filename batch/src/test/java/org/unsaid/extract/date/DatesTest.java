package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

class DatesTest {

  private static final String PARAGRAPH =
      "<p>The council of the harbour has heard the report on the new lighthouse, thanked all who"
          + " had worked on it through the long winter, and asked the mayor to come back with a"
          + " plan for the road that leads there, and with what it would cost the town.</p>";

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

  @Test
  void neverAnswersWithADayBehindTheCapture() {
    var dating =
        Dates.read(
            Jsoup.parse(page("en", "", "<h1>On the fair</h1><p class=date>3 May 2031</p>")),
            captured("2024-05-01T00:00:00Z"));

    assertThat(dating.published()).isNull();
  }

  @Test
  void dropsAZThatTheShownClockContradicts() {
    var dating =
        Dates.read(
            Jsoup.parse(
                page(
                    "zh",
                    "<meta property=article:published_time content=2024-05-03T10:20:00Z>",
                    "<h1>关于灯塔的通知</h1><p>发布时间：2024-05-03 10:20</p>")),
            new Surround(null, null, ZoneId.of("Asia/Shanghai"), null, List.of()));

    assertThat(published(dating)).isEqualTo("2024-05-03T10:20:00");
    assertThat(dating.why()).contains("not to be trusted");
  }

  @Test
  void derivesTheOffsetFromTheShownClockAndTheStatedInstant() {
    var dating =
        read(
            page(
                "en",
                "<meta property=article:published_time content=2024-05-03T08:20:00Z>",
                "<h1>On the lighthouse</h1><p>Published 3 May 2024, 10:20</p>"));

    assertThat(published(dating)).isEqualTo("2024-05-03T10:20:00+02:00");
  }

  @Test
  void doesNotMakeAClockWithoutAZoneUtc() {
    var dating =
        read(
            page(
                "en",
                "<meta property=article:published_time content=2024-05-03T08:20:00>",
                "<h1>On the lighthouse</h1>"));

    assertThat(published(dating)).isEqualTo("2024-05-03T08:20:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-03T00:00:00",
    "2024-05-03T00:00:00Z",
    "2024-05-03T00:00:00+02:00",
    "2024-05-02T22:00:00Z"
  })
  void takesMidnightForADayWithoutAClock(String filler) {
    var dating =
        read(
            page(
                "de",
                "<meta property=article:published_time content=" + filler + ">",
                "<h1>Über den Leuchtturm</h1>"));

    assertThat(published(dating)).isEqualTo("2024-05-03");
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

  private static String linked(String type, String headline, String dates) {
    return "<script type=application/ld+json>{\"@type\":\"%s\",\"headline\":\"%s\",%s}</script>"
        .formatted(type, headline, dates);
  }

  private static String page(String language, String head, String body) {
    return page(language, head, body, PARAGRAPH + PARAGRAPH);
  }

  private static String page(String language, String head, String body, String text) {
    return "<html lang='%s'><head><title>On the lighthouse</title>%s</head><body>%s%s</body></html>"
        .formatted(language, head, body, text);
  }

  private static Dating read(String html) {
    return Dates.read(Jsoup.parse(html), new Surround(null, null, null, null, List.of()));
  }

  private static Surround captured(String instant) {
    return new Surround(null, Instant.parse(instant), null, null, List.of());
  }

  private static Surround at(String url) {
    return new Surround(URI.create(url), null, null, null, List.of());
  }

  private static DateCandidate given(@Nullable DateCandidate candidate) {
    return Objects.requireNonNull(candidate);
  }

  private static @Nullable String published(Dating dating) {
    return dating.published() == null ? null : dating.published().time().toString();
  }
}
