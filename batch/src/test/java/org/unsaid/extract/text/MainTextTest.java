package org.unsaid.extract.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MainTextTest {

  private static final String TITLE = "Minister opens the bridge at Velmar";

  private static final String FIRST =
      "The minister opened the new bridge at Velmar on Monday, four years after work began.";
  private static final String SECOND =
      "She thanked the engineers, the workers and the people of both banks, who had waited for it.";
  private static final String THIRD =
      "The old ferry will carry passengers until the end of summer, and will then be laid up.";
  private static final String BODY = FIRST + "\n" + SECOND + "\n" + THIRD;
  private static final String PARAGRAPHS = p(FIRST) + p(SECOND) + p(THIRD);

  @Test
  void readsTheTextWithoutWhatSurroundsIt() {
    assertThat(
            text(
                """
                <header><a href=/>Ministry of Works</a></header>
                <nav><ul><li><a href=/a>News</a><li><a href=/b>Ministry</a></ul></nav>
                <div class=breadcrumb><a href=/>Home</a> &gt; <a href=/n>News</a></div>
                <article><h1>%s</h1>
                <p class=byline>By our correspondent</p>
                <div class=article-body>%s</div>
                <div class=share-buttons><a href=f>Share</a> <a href=t>Tweet</a></div>
                </article>
                <div id=comments><h3>Comments</h3><p>I was there too, and it rained, as it always does here.</p></div>
                <footer>Ministry of Works, 1 Quay Street. All rights reserved.</footer>
                """
                    .formatted(TITLE, PARAGRAPHS)))
        .isEqualTo(BODY);
  }

  @Test
  void beginsWithALetterheadThatRepeatsTheTitleBelowTheMainHeading() {
    assertThat(
            text(
                """
                <header><h1>%s</h1></header>
                <div class=field-body><h2>Notice to shipping</h2><h3>%s</h3>%s</div>
                """
                    .formatted(TITLE, TITLE, PARAGRAPHS)))
        .isEqualTo("Notice to shipping\n" + TITLE + "\n" + BODY);
  }

  @Test
  void keepsQuestionsAndAnswersHoweverShort() {
    assertThat(
            text(
                """
                <h1>%s</h1>
                <div class=content>
                <p><b>Question:</b> Will there be a toll, and who will have to pay it?</p>
                <p><b>Spokesperson:</b> No.</p>
                <p><b>Question:</b> When will the second lane open, given the delays so far?</p>
                <p><b>Spokesperson:</b> In spring.</p>
                <p>FRAGE: Gibt es einen Radweg auf der Brücke, und wird er beleuchtet?</p>
                <p>ANTWORT: Ja.</p>
                </div>
                """
                    .formatted(TITLE)))
        .isEqualTo(
            """
            Question: Will there be a toll, and who will have to pay it?
            Spokesperson: No.
            Question: When will the second lane open, given the delays so far?
            Spokesperson: In spring.
            FRAGE: Gibt es einen Radweg auf der Brücke, und wird er beleuchtet?
            ANTWORT: Ja.""");
  }

  @Test
  void keepsQuestionsAndAnswersInChinese() {
    assertThat(
            text(
                """
                <div class=menu><a href=a>首页</a> <a href=b>新闻</a></div>
                <div id=News_Body_Txt_A><p>问：新桥何时通车？请发言人介绍具体安排，谢谢。</p>
                <p>答：下周一。</p><p>问：渡轮是否停运？两岸居民对此十分关心。</p><p>答：不停运。</p></div>
                """))
        .isEqualTo("问：新桥何时通车？请发言人介绍具体安排，谢谢。\n答：下周一。\n问：渡轮是否停运？两岸居民对此十分关心。\n答：不停运。");
  }

  @Test
  void writesTheCellsOfATableOfFiguresApartByTabs() {
    assertThat(
            text(
                """
                <h1>%s</h1><div class=content>%s
                <table><tr><th>Year</th><th>Vehicles</th></tr>
                <tr><td>2030</td><td>1 204</td></tr><tr><td><p>2031</p></td><td><p>1 377</p></td></tr></table></div>
                """
                    .formatted(TITLE, PARAGRAPHS)))
        .isEqualTo(BODY + "\nYear\tVehicles\n2030\t1 204\n2031\t1 377");
  }

  @Test
  void walksThroughTablesThatOnlyLayOutThePage() {
    assertThat(
            text(
                """
                <table><tr><td><a href=a>Home</a><br><a href=b>Archive</a></td><td>
                <table><tr><td><font size=4>%s</font></td></tr>
                <tr><td><font size=2>%s<br><br>　　%s<br><br>%s</font></td></tr></table>
                </td></tr></table>
                """
                    .formatted(TITLE, FIRST, SECOND, THIRD)))
        .isEqualTo(BODY);
  }

  @Test
  void makesParagraphsOfLinesApartByBreaks() {
    assertThat(
            text(
                "<h1>"
                    + TITLE
                    + "</h1><div>&nbsp;　"
                    + FIRST
                    + "<br/><br/>"
                    + SECOND
                    + "<br>\n  <br>"
                    + THIRD
                    + "&nbsp;</div>"))
        .isEqualTo(BODY);
  }

  @Test
  void keepsTheLinesOfPreformattedText() {
    assertThat(text("<h1>x</h1>" + PARAGRAPHS + "<pre>Total   12\nNorth    7</pre>"))
        .isEqualTo(BODY + "\nTotal   12\nNorth    7");
  }

  @Test
  void takesTheBodyToldToSearchEnginesWhereThePageShowsLess() {
    var found =
        MainText.read(
            Jsoup.parse(
                """
                <script type=application/ld+json>{"@type":"NewsArticle",
                "articleBody":"%s\\n%s\\u0020%s"}</script>
                <body><div id=app><p>Please turn on scripts.</p></div>
                """
                    .formatted(FIRST, SECOND, THIRD)),
            TITLE,
            null);

    assertThat(found.value()).isEqualTo(FIRST + "\n" + SECOND + " " + THIRD);
    assertThat(found.why()).contains("articleBody");
  }

  @Test
  void takesTheTextThatAScriptWouldHaveDrawn() {
    assertThat(
            text(
                """
                <div id=__next></div><script id=__NEXT_DATA__ type=application/json>
                {"page":{"slug":"velmar","body":"\\u003cp>%s\\u003c/p>\\u003cp>%s\\u003c/p>"}}</script>
                """
                    .formatted(FIRST, SECOND + " " + THIRD)))
        .isEqualTo(FIRST + "\n" + SECOND + " " + THIRD);
  }

  @Test
  void leavesOutRelatedLinksAndPointersAmongTheText() {
    assertThat(
            text(
                """
                <h1>%s</h1><div class=entry-content>%s
                <p>Read also: <a href=x>Ferry runs aground again</a></p>%s
                <h3>More on this</h3>
                <ul><li><a href=1>A tunnel for Velmar</a></li><li><a href=2>Ferries of the north</a></li></ul>%s
                <div class=related-posts>%s</div></div>
                """
                    .formatted(
                        TITLE,
                        p(FIRST),
                        p(SECOND),
                        p(THIRD),
                        p("Something else entirely, from last year."))))
        .doesNotContain("aground", "tunnel", "Ferries", "entirely")
        .contains(FIRST, SECOND, THIRD);
  }

  @Test
  void keepsATextWhoseElementIsNamedAsIfItWereASidebar() {
    assertThat(text("<h1>" + TITLE + "</h1><div class='sidebar widget'>" + PARAGRAPHS + "</div>"))
        .isEqualTo(BODY);
  }

  @Test
  void leavesOutWhatIsNotShown() {
    assertThat(
            text(
                "<h1>%s</h1><div>%s<p style='color:red; display : none'>%s</p><p hidden>%s</p>%s%s</div>"
                    .formatted(
                        TITLE,
                        p(FIRST),
                        "Only for machines, as it were.",
                        "And this, too, is hidden.",
                        p(SECOND),
                        p(THIRD))))
        .isEqualTo(BODY);
  }

  @Test
  void readsWhatIsNotShownIfItIsTheText() {
    assertThat(text("<h1>t</h1><div style='display:none'>" + PARAGRAPHS + "</div>"))
        .isEqualTo(BODY);
  }

  @Test
  void leavesOutLinesThatSayWhenAndWhereTheTextWasPublished() {
    assertThat(
            text(
                """
                <h1>桥梁通车公告</h1><div>发布时间：2031-05-06 10:20　来源：交通部　字体：大 中 小</div>
                <div><p>新建的维尔马大桥于周一正式通车，历时四年的施工至此结束。</p>
                <p>部长向工程师、工人和两岸居民表示感谢，感谢大家多年来的耐心等待。</p>
                <p>责任编辑：某某</p></div>
                """))
        .isEqualTo("新建的维尔马大桥于周一正式通车，历时四年的施工至此结束。\n部长向工程师、工人和两岸居民表示感谢，感谢大家多年来的耐心等待。");
  }

  @Test
  void keepsSignatureAndDateAtTheEndOfADocument() {
    assertThat(
            text(
                "<h1>"
                    + TITLE
                    + "</h1><div>"
                    + PARAGRAPHS
                    + "<p>Ministry of Works</p><p>6 May 2031</p></div>"))
        .isEqualTo(BODY + "\nMinistry of Works\n6 May 2031");
  }

  @Test
  void keepsHeadingsThatTextFollowsAndNoOthers() {
    assertThat(
            text(
                "<h1>%s</h1><div>%s<h2>Costs</h2>%s%s<h2>Contact</h2></div>"
                    .formatted(TITLE, p(FIRST), p(SECOND), p(THIRD))))
        .isEqualTo(FIRST + "\nCosts\n" + SECOND + "\n" + THIRD);
  }

  @Test
  void takesTheFirstOfArticlesThatFollowEachOther() {
    var other =
        p(
            "Another story follows as one scrolls, and it is about the price of herring, of all things.");
    assertThat(
            text(
                "<main><article><h1>%s</h1>%s</article><article><h1>Herring</h1>%s%s%s</article></main>"
                    .formatted(TITLE, PARAGRAPHS, other, other, other)))
        .isEqualTo(BODY);
  }

  @Test
  void takesTheLeadThatStandsApartFromTheText() {
    assertThat(
            text(
                "<h1>%s</h1><div class=lead><p>%s</p></div><div class=article-body>%s%s</div>"
                    .formatted(TITLE, FIRST, p(SECOND), p(THIRD))))
        .isEqualTo(BODY);
  }

  @Test
  void obeysTheSelectorOfTheSource() {
    var found =
        MainText.read(
            Jsoup.parse(
                "<div class=a><p>One</p></div>"
                    + PARAGRAPHS
                    + "<div class=a>Two<div class=a>Three</div></div>"),
            "",
            ".a");

    assertThat(found).isEqualTo(new Found("One\nTwo\nThree", "selected by '.a'"));
  }

  @Test
  void saysThatASelectorFindsNothingAndReadsOn() {
    var found = MainText.read(Jsoup.parse("<div>" + PARAGRAPHS + "</div>"), "", ".gone");

    assertThat(found.value()).isEqualTo(BODY);
    assertThat(found.why()).startsWith("'.gone' selects no text; without it: ");
  }

  @Test
  void saysThatASelectorIsNoneAndReadsOn() {
    var found = MainText.read(Jsoup.parse("<div>" + PARAGRAPHS + "</div>"), "", "p[[");

    assertThat(found.value()).isEqualTo(BODY);
    assertThat(found.why()).startsWith("'p[[' is not a selector");
  }

  @Test
  void findsNothingOnAnEmptyPage() {
    assertThat(MainText.read(Jsoup.parse(""), "", null).value()).isEmpty();
  }

  @Test
  void readsElementsNestedAHundredThousandDeepInLinearTime() {
    var page = Jsoup.parse("");
    var nested = new Element("p").text(FIRST);
    for (int i = 0; i < 100_000; i++) {
      nested = new Element(i % 3 == 0 ? "b" : "div").appendText("x ").appendChild(nested);
    }
    page.body().appendChild(nested);

    var start = System.nanoTime();
    var text = MainText.read(page, TITLE, null).value();

    assertThat(text).contains(FIRST);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void readsManyTablesWithinTablesInLinearTime() {
    var page =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "<table><tr><td><a href=" + i + ">" + i + "</a>")
            .collect(joining("", "<p>" + FIRST + "</p>", ""));

    assertThat(text(page)).contains(FIRST);
  }

  private static String text(String body) {
    return MainText.read(Jsoup.parse("<body>" + body), TITLE, null).value();
  }

  private static String p(String text) {
    return "<p>" + text + "</p>\n";
  }
}
