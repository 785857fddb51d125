package org.unsaid.extract.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitlesTest {

  private static String title(String html) {
    return Titles.read(Jsoup.parse(html, "https://www.amt-neustadt.test/a/1"), null).value();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>Minister opens bridge | Office of Works</title><h1>Minister opens bridge</h1>",
        "<title>Minister opens bridge - Office of Works</title><h1>Office of Works</h1><h2>Minister opens bridge</h2>",
        "<title>Minister opens bridge :: Neustadt</title><p>Some text.</p>",
        "<meta property=og:site_name content='Office of Works'><meta property=og:title content='Minister opens bridge - Office of Works'>",
        "<meta name=ArticleTitle content='Minister opens bridge'><title>Office of Works</title>",
        "<h1>Minister   opens\n bridge</h1>",
        "<title>Minister opens bridge</title><h1><span class=kicker>Roads</span> <span>Minister opens bridge</span> <time>3 May</time></h1>",
        "<title>Office - Minister opens bridge</title><h1 style='display: none'>Search</h1><h1>Minister opens bridge</h1>",
        "<h1>Minister opens bridge<span class=sr-only>current page</span></h1>",
        "<div><center><b>Minister opens bridge</b></center></div><p>Some text.</p>",
        "<title>Minister opens bridge « Amt Neustadt</title><h1><a href='/'>Amt Neustadt</a></h1>",
      })
  void readsTheTitleWithoutTheSite(String html) {
    assertThat(title(html)).isEqualTo("Minister opens bridge");
  }

  @Test
  void cutsTheSiteOffChineseTitles() {
    assertThat(title("<title>部长今天回答所有的问题_某某市人民政府网</title><div>正文</div>")).isEqualTo("部长今天回答所有的问题");
  }

  @Test
  void joinsALineThatWasBrokenForLooksAlone() {
    assertThat(title("<title>部长今天回答所有的问题</title><h1>部长今天<br>回答所有的问题</h1>"))
        .isEqualTo("部长今天回答所有的问题");
  }

  @Test
  void prefersTheSelectorOfTheResearcher() {
    var page = Jsoup.parse("<h1>Press</h1><p class=line>Minister opens bridge</p>");

    assertThat(Titles.read(page, "p.line"))
        .isEqualTo(new Found("Minister opens bridge", "selector p.line"));
  }

  @Test
  void saysThatASelectorFindsNothing() {
    var page = Jsoup.parse("<title>Minister opens bridge</title><h1>Minister opens bridge</h1>");

    assertThat(Titles.read(page, ".none").why()).endsWith("selector .none finds nothing");
    assertThat(Titles.read(page, "p[[").why()).endsWith("selector p[[ is not CSS");
    assertThat(Titles.read(page, "p[[").value()).isEqualTo("Minister opens bridge");
  }

  @Test
  void resolvesWhatWasEscapedTwice() {
    assertThat(title("<h1>Bread &amp;amp; Roses&#8203;</h1>")).isEqualTo("Bread & Roses");
  }

  @Test
  void writesAKickerAndAHeadlineAsTheHeadOfThePageDoes() {
    assertThat(
            title(
                """
                <title>Bridges at Velmar: Minister opens the second | Office of Works</title>
                <meta property=og:title content='Bridges at Velmar: Minister opens the second'>
                <h1><span>Bridges at Velmar</span><span>Minister opens the second</span></h1>
                """))
        .isEqualTo("Bridges at Velmar: Minister opens the second");
  }

  @Test
  void cutsATailOffThatAnotherWitnessDoesNotKnow() {
    assertThat(
            title(
                """
                <meta property=og:title content='"Minister opens bridge at Velmar"-Roads|Daily Quay'>
                <script type=application/ld+json>{"headline": "\\"Minister opens bridge at Velmar\\""}</script>
                """))
        .isEqualTo("\"Minister opens bridge at Velmar\"");
  }

  @Test
  void goesOnBehindAColon() {
    assertThat(
            title(
                """
                <meta property=og:title content='Bridge over the river at Velmar: minister opens it'>
                <script type=application/ld+json>{"headline": "Bridge over the river at Velmar"}</script>
                """))
        .isEqualTo("Bridge over the river at Velmar: minister opens it");
  }

  @Test
  void keepsJoinersOfPersianWords() {
    assertThat(title("<h1>می\u200Cشود\u200F</h1>")).isEqualTo("می\u200Cشود");
  }

  @Test
  void readsTheHeadlineOfTheArticleAndNoneOfAList() {
    assertThat(
            title(
                "<script type=application/ld+json>{\"headline\": \"Minister \\u006fpens\"}</script>"))
        .isEqualTo("Minister opens");
    assertThat(
            title(
                "<script type=application/ld+json>[{\"headline\": \"A one\"}, {\"headline\": \"B two\"}]</script>"))
        .isEmpty();
  }

  @Test
  void isEmptyOnlyForAPageWithoutAny() {
    assertThat(title("<p>Some text.</p>")).isEmpty();
    assertThat(title("<title>Amt Neustadt</title>")).isEqualTo("Amt Neustadt");
  }
}
