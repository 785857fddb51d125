package org.unsaid.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.publish.digest.Told.FOUND;
import static org.unsaid.publish.digest.Told.NOWHERE;
import static org.unsaid.publish.digest.Told.digest;
import static org.unsaid.publish.digest.Told.finding;
import static org.unsaid.publish.digest.Told.news;
import static org.unsaid.publish.digest.Told.oneOfEach;
import static org.unsaid.publish.digest.Told.reader;
import static org.unsaid.publish.digest.Told.silence;
import static org.unsaid.publish.digest.Told.watch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Basis;
import org.unsaid.core.Finding;
import org.unsaid.core.Finding.Kind;
import org.unsaid.core.Grade;
import org.unsaid.core.Subscription.Format;
import org.unsaid.core.VerdictChange;
import org.unsaid.core.Watch;

class DigestTest {

  private static final Watch WATCH = watch(20, 3);

  @Test
  void tellsTheHealthOfSourcesFirstAndThenWhoIsSilent() {
    var digest =
        digest(
            WATCH,
            Told.desk(),
            news(Told.desk(), oneOfEach(), List.of(Told.answer("i10", "e0"))),
            NOWHERE);

    assertThat(Jsoup.parse(page(digest)).select("h2").eachText())
        .containsExactly(
            "Sources",
            "New silences",
            "Silences that are over",
            "Late answers",
            "Answers in time",
            "Edited and deleted",
            "Gone dark, or silent on a topic",
            "Leads",
            "Changes of stance");
    assertThat(digest.subject())
        .startsWith(
            "unsaid floods: 1 note on sources, 2 new silences, 1 silence over, 1 late answer,");
  }

  private static String page(Digest digest) {
    return Objects.requireNonNull(digest.html());
  }

  @Test
  void printsGradeAndBothChancesOfASilence() {
    var digest =
        digest(
            WATCH,
            Told.desk(),
            news(
                Told.desk(),
                List.of(finding(Kind.GROUP_SILENCE, "i7", "e1", "No statement was found.")),
                List.of(silence("i7", "e1", Grade.VERY_UNUSUAL, Basis.GROUP))),
            NOWHERE);

    assertThat(digest.text())
        .contains("* Ministry 7 · Flood 1 [silent, very unusual, as a group]")
        .contains(
            "  Chance of such a silence: 12 of 100 by earlier events alone, fewer than 5\n"
                + "  of 100 seen what others did")
        .contains("  $ unsaid explain examples/floods e1 i7");
  }

  @Test
  void saysTheSameAsTextAndAsPage() {
    var links =
        new Links(URI.create("https://kibana.example/"), URI.create("https://r.example/x"), "w");
    var changes = List.of(silence("i8", "e0", Grade.UNUSUAL, Basis.PAIR), Told.answer("i1", "e2"));
    var digest = digest(WATCH, Told.desk(), news(Told.desk(), oneOfEach(), changes), links);

    var page = Jsoup.parse(page(digest));
    var shown = words(page.body().wholeText());
    page.select("a").stream().map(link -> link.attr("href")).forEach(shown::add);
    assertThat(words(digest.text())).isEqualTo(shown);
  }

  /** Without what only sets it out. */
  private static Set<String> words(String text) {
    var words = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    Arrays.stream(text.split("[\\s\\[\\]:]*\\s[\\s\\[\\]:]*|[\\[\\]]"))
        .filter(word -> !word.matches("[-*$:]*"))
        .forEach(words::add);
    return words;
  }

  @Test
  void tellsAQuietDayInOneLine() {
    var digest = digest(WATCH, Told.desk(), news(Told.desk(), List.of(), List.of()), NOWHERE);

    assertThat(digest.subject()).isEqualTo("unsaid floods: nothing new");
    assertThat(digest.text().lines().toList().subList(0, 4))
        .containsExactly(
            "What changed in floods",
            "",
            "Nothing new since 1 Mar 2026, 08:00: no finding, no answer. No source is",
            "known to be in trouble.");
    assertThat(Jsoup.parse(page(digest)).select("h2")).isEmpty();
    assertThat(digest.table()).isNull();
  }

  @Test
  void namesSourcesThatAreStillInTroubleOnAQuietDay() {
    var alarm = finding(Kind.SOURCE_ALARM, "i9", null, "The feed answers 503.");
    var news =
        News.of(
            Told.desk(),
            new News.Time(Optional.of(Told.SINCE), Told.NOW, Optional.empty()),
            List.of(),
            List.of(),
            List.of(alarm),
            _ -> Optional.empty());

    assertThat(digest(WATCH, Told.desk(), news, NOWHERE).text())
        .containsIgnoringWhitespaces("One source is in trouble: i9-feed.");
  }

  @Test
  void linksToTimesThatDoNotMove() {
    var links =
        new Links(
            URI.create("https://kibana.example/s/x/"), URI.create("https://r.example/x"), "w");
    var digest =
        digest(
            WATCH,
            Told.desk(),
            news(Told.desk(), List.of(finding(Kind.LATE, "i5", "e0", "Late.")), List.of()),
            links);

    assertThat(Jsoup.parse(page(digest)).select("a").eachAttr("href"))
        .containsExactly(
            "https://kibana.example/s/x/app/dashboards#/view/unsaid-silence-board"
                + "?_g=(time:(from:'2026-03-01T07:00:00Z',to:'2026-03-02T08:00:00Z'))",
            "https://example.org/i5",
            "https://r.example/x/events/e0.html",
            "https://kibana.example/s/x/app/dashboards#/view/unsaid-event-dossier"
                + "?_g=(time:(from:'2026-02-23T23:00:00Z',to:'2026-03-02T08:00:00Z'))"
                + "&_a=(query:(language:kuery,query:'event_id:%22e0%22'))");
  }

  @Test
  void takesWhatOthersWroteForTextAndNothingElse() {
    var hostile = "<script>alert(1)</script>\r\nBcc: x@evil.example \u202eeman <img src=x> =cmd()";
    var digest =
        digest(
            WATCH,
            Told.desk(),
            news(
                Told.desk(),
                List.of(
                    finding(Kind.EDIT, "i4", null, null, hostile, "javascript:alert(1)"),
                    finding(
                        Kind.EDIT, "i5", null, null, "=HYPERLINK(\"x\")", "https://a.b/\"><b>")),
                List.of()),
            new Links(null, null, "a folder; rm -rf ~"));

    var page = Jsoup.parse(page(digest));
    assertThat(page.select("script, img, a")).isEmpty();
    assertThat(page(digest)).doesNotContain("\u202e");
    assertThat(page.select("p").eachText())
        .contains("<script>alert(1)</script> Bcc: x@evil.example eman <img src=x> =cmd()");
    assertThat(digest.text()).doesNotContain("\nBcc:").doesNotContain("\u202e");
    assertThat(table(digest)).contains("'=HYPERLINK").doesNotContain(",=HYPERLINK");
  }

  private static String table(Digest digest) {
    return new String(Objects.requireNonNull(digest.table()), StandardCharsets.UTF_8);
  }

  @Test
  void quotesAFolderForTheShell() {
    var links = new Links(null, null, "my watch's");
    assertThat(links.explain("e", "i")).isEqualTo("unsaid explain 'my watch'\\''s' e i");
  }

  @Test
  void cutsWhatIsTooLongAndSaysWhereTheRestIs() {
    var many = watch(500, 50);
    var findings = new ArrayList<Finding>();
    var changes = new ArrayList<VerdictChange>();
    for (int event = 0; event < 50; event++) {
      for (int institution = 0; institution < 500; institution += 4) {
        findings.add(finding(Kind.SILENCE, "i" + institution, "e" + event, "Long. ".repeat(90)));
        changes.add(silence("i" + institution, "e" + event, Grade.UNUSUAL, Basis.PAIR));
      }
    }

    var digest = digest(many, Told.desk(), news(Told.desk(), findings, changes), NOWHERE);

    assertThat(page(digest).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
    assertThat(digest.text())
        .contains(
            "6,230 more are not shown here; the table attached to this mail has the first\n5,000");
    assertThat(table(digest).lines()).hasSize(5_001);
  }

  @Test
  void leavesOutSilencesThatAreLessUnusualThanAsked() {
    var reader = reader(Format.TEXT, Set.of(), List.of(), Grade.VERY_UNUSUAL);
    var usual = finding(Kind.SILENCE, "i1", "e0", "One.");
    var unusual = finding(Kind.SILENCE, "i2", "e0", "Two.");
    var over = finding(Kind.SILENCE_ENDED, "i3", "e0", "Three.");

    var news =
        News.of(
            reader,
            new News.Time(Optional.of(Told.SINCE), Told.NOW, Optional.empty()),
            List.of(usual, unusual, over),
            List.of(
                silence("i1", "e0", Grade.UNUSUAL, Basis.PAIR),
                silence("i2", "e0", Grade.EXCEPTIONAL, Basis.PAIR)),
            List.of(),
            _ -> Optional.of(Grade.UNUSUAL));

    assertThat(news.items()).extracting(News.Item::finding).containsExactly(unusual);
  }

  @Test
  void tellsOfWhatASubscriptionIsAbout() {
    var reader = reader(Format.TEXT, Set.of("i1", "i8"), List.of("e0"), null);

    var news = news(reader, oneOfEach(), List.of(Told.answer("i1", "e0"), Told.answer("i1", "e1")));

    assertThat(news.items())
        .extracting(item -> item.finding().kind())
        .as("a lead is of no institution")
        .containsExactly(Kind.LEAD, Kind.TOPIC_AVOIDANCE, Kind.SILENCE);
    assertThat(news.answers()).extracting(VerdictChange::event).containsExactly("e0");
  }

  @Test
  void saysInWhichZoneTimesAre() {
    var digest = digest(WATCH, Told.desk(), news(Told.desk(), oneOfEach(), List.of()), NOWHERE);

    assertThat(digest.text())
        .contains("From 1 Mar 2026, 08:00 to 2 Mar 2026, 09:00")
        .contains(
            "Times are in Europe/Berlin (UTC+01:00); days and numbers are written as\nusual in")
        .contains("found 2 Mar 2026, 08:15");
    assertThat(FOUND).hasToString("2026-03-02T07:15:00Z");
  }

  @Test
  void sendsTextAloneToWhoWantsNothingElse() {
    var reader = reader(Format.TEXT, Set.of(), List.of(), null);

    var digest = digest(WATCH, reader, news(reader, oneOfEach(), List.of()), NOWHERE);

    assertThat(digest.html()).isNull();
    assertThat(digest.table()).isNull();
  }

  @Test
  void isSeenByWhoSeesNoColours() {
    var page =
        Jsoup.parse(
            page(digest(WATCH, Told.desk(), news(Told.desk(), oneOfEach(), List.of()), NOWHERE)));

    assertThat(page.child(0).attr("lang")).isEqualTo("en-GB");
    assertThat(page.select("table")).allMatch(table -> table.attr("role").equals("presentation"));
    assertThat(page.select("h1, h2, h3").stream().map(Element::tagName).distinct())
        .containsExactly("h1", "h2", "h3");
  }
}
