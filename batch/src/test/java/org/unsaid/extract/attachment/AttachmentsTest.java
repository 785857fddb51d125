package org.unsaid.extract.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTest {

  private static final String TITLE = "The dykes of the north hold";

  private static Attachments of(String html) {
    return Attachments.of(Jsoup.parse(html, "https://water.example/news/17"));
  }

  private static Attachment found(String html) {
    return of(html).found(TITLE, "en");
  }

  private static void assertChosen(Attachment attachment, String path) {
    assertThat(attachment)
        .isInstanceOfSatisfying(
            Attachment.Chosen.class,
            chosen ->
                assertThat(chosen.url()).isEqualTo(URI.create("https://water.example" + path)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='/the.pdf'>Download</a>",
        "<a href='/the.pdf'>Here</a> <a href='/the.pdf#page=2'>page 2</a> <a href='/other'>More</a>",
        "<a href='../the.pdf'><img src=x></a>",
        "<iframe src='/the.pdf'></iframe>",
        "<object data='/the.pdf' type='application/pdf'></object>",
        "<nav><a href='/rules.pdf'>Rules</a></nav><p><a href='/the.pdf'>x</a></p>",
        "<a href='/the.pdf'>PDF</a><footer><a href='/imprint.pdf'>Imprint</a></footer>",
        "<div class='left sidebar'><a href='/form.pdf'>Form</a></div><a href='/the.pdf'>PDF</a>",
        "<a href='/the.docx'>Word</a> <a href='/the.pdf'>PDF</a>",
        "<a href='/annex.pdf'>Annex</a> <a href='/the.pdf'>Download the statement</a>",
        "<a href='/annex.pdf'>Download</a> <a href='/the.pdf'>The dykes of the north hold</a>",
        "<a href='/a.pdf'>Annex</a> <a href='/the.pdf'>Dykes of the north hold (statement)</a>",
        "<a href='/de.pdf' hreflang=de>PDF</a> <a href='/the.pdf' hreflang=en>PDF</a>",
      })
  void findsTheDocumentThatThePageIsMadeFor(String html) {
    assertChosen(found("<main>" + html + "</main>"), "/the.pdf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='/get.php?file=the.pdf'>x</a>",
        "<a href='/files/the.PDF?download=1'>x</a>",
        "<a href='/bin/17' type='application/pdf'>x</a>",
        "<a href='/der%20Text.docx'>x</a>",
        "<a href='/the text.odt'>x</a>",
      })
  void knowsADocumentByItsNameOrType(String html) {
    assertThat(found(html)).isInstanceOf(Attachment.Chosen.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='/pdf'>About PDF</a>",
        "<a href='/news/pdf.html'>x</a>",
        "<a href='mailto:a@b.example?subject=x.pdf'>x</a>",
        "<a href='/table.xlsx'>Table</a>",
        "<a href='javascript:open(1)'>the.pdf</a>",
        "<nav><a href='/the.pdf'>x</a></nav>",
        "",
      })
  void takesNothingElseForOne(String html) {
    assertThat(found(html)).isInstanceOf(Attachment.None.class);
  }

  @Test
  void choosesByTheWordsOfTheLanguage() {
    assertChosen(
        of("<a href='/1.pdf'>Приложение</a> <a href='/2.pdf'>Скачать</a>").found("Плотины", "ru"),
        "/2.pdf");
    assertChosen(
        of("<a href='/1.pdf'>附表</a> <a href='/2.pdf'>关于水库的通知</a>").found("关于水库的通知", "zh"),
        "/2.pdf");
    assertChosen(
        of("<a href='/1.pdf'>ملحق</a> <a href='/2.pdf'>تحميل البيان</a>").found("السدود", "ar"),
        "/2.pdf");
    assertChosen(
        of("<a href='/x_de.pdf'>PDF</a> <a href='/x_fr.pdf'>PDF</a>").found("Digues", "fr"),
        "/x_fr.pdf");
  }

  @Test
  void namesTheCandidatesWhereNothingTellsWhich() {
    assertThat(found("<a href='/1.pdf'>Part 1</a> <a href='/2.pdf'>Part 2</a>"))
        .isEqualTo(
            new Attachment.Undecided(
                List.of(
                    URI.create("https://water.example/1.pdf"),
                    URI.create("https://water.example/2.pdf"))));
  }

  @Test
  void followsTheSelectorOfTheResearcherWhereverItLeads() {
    var html =
        "<nav><a class=x href='/1.pdf'>a</a></nav><p class=y><a href='/get/2'>b</a></p>"
            + "<a href='/3.pdf'>Download</a>";

    assertChosen(of(html).selected("a.x", TITLE, "en"), "/1.pdf");
    assertChosen(of(html).selected("p.y", TITLE, "en"), "/get/2");
    assertThat(of(html).selected("p.z", TITLE, "en")).isInstanceOf(Attachment.None.class);
    assertThat(of(html).selected("p[[", TITLE, "en")).isInstanceOf(Attachment.None.class);
  }

  @Test
  void endsOnAPageOfLinksAlone() {
    var html = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      html.append("<a href='/").append(i).append(".pdf'>part</a> ");
    }
    var page = of(html.toString());

    assertThat(page.holdAllOf("part part", TITLE)).isTrue();
    assertThat(page.found(TITLE, "en")).isInstanceOf(Attachment.Undecided.class);
  }

  @Test
  void takesAPageThatSaysSomethingItselfForWhatItIs() {
    var page = of("<a href='/1.pdf'>The dykes of the north hold (PDF, 120 kB)</a>");
    var said = "The minister told those who had come on Monday that the dykes hold, and will.";

    assertThat(page.holdAllOf("", TITLE)).isTrue();
    assertThat(page.holdAllOf("3 March 2026\nThe dykes of the north hold (PDF, 120 kB)", TITLE))
        .isTrue();
    assertThat(page.holdAllOf(said, TITLE)).isFalse();
    assertThat(of("").holdAllOf("3 March", TITLE)).isFalse();
  }
}
