package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import org.unsaid.testing.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ResourceLock(Alone.COMMANDS)
class CollectIT {

  @TempDir Path folder;
  private Path home;
  private Path watch;
  private Site water;
  private Site roads;

  /** Two ministries of a country that is invented, one with a feed, one with a list. */
  @BeforeEach
  void begin() throws IOException {
    Outside.cluster().clear();
    home = folder.resolve("home");
    watch = Files.createDirectories(folder.resolve("watch"));
    water = Site.open();
    roads = Site.open();
    Files.writeString(
        watch.resolve("watch.yml"),
        """
        collect: {contact: watch@example.org, pause: 0s, allow: ['%s', '%s']}
        institutions:
          - {id: water, name: Ministry of Water, groups: [cabinet], zone: UTC}
          - {id: roads, name: Ministry of Roads, groups: [cabinet], zone: UTC}
        sources:
          - {id: water-feed, institution: water, kind: feed, url: '%s', every: 1h}
          - id: roads-list
            institution: roads
            kind: list
            url: %s
            every: 1h
            select: [{item: 'ul.news a', body: '#text', published: .day}]
        events:
          - id: flood
            name: The flood of Skarn
            class: flood
            occurred: {at: 2026-03-03T10:00, precision: minute, zone: UTC}
            query: '"flood of Skarn"'
            asked: [cabinet]
            window: 2d
            look_back: 0d
        """
            .formatted(water.host(), roads.host(), water.at("/rss"), roads.at("/news")));
    publish(water, 1, 4);
    publish(roads, 1, 4);
  }

  @AfterEach
  void close() {
    water.close();
    roads.close();
  }

  @Test
  void tellsAnAnswerFromASilenceByWhatItFetchedItself() {
    run("2026-03-03T09:00:00Z");
    answer(water, 5, "2026-03-04");
    run("2026-03-04T09:00:00Z");
    var last = run("2026-03-05T12:00:00Z");

    assertThat(last.code()).as(last.err()).isZero();
    assertThat(last.out())
        .containsPattern("Ministry of Water +answered +2026-03-04")
        .containsPattern("Ministry of Roads +not expected");
  }

  @Test
  void callsAGapOfItsOwnAGapAndSaysWhereAndWhy() {
    run("2026-03-03T09:00:00Z");
    roads.answerAll(503);
    var down = run("2026-03-04T09:00:00Z");
    assertThat(down.err()).contains("roads-list: disallowed: robots.txt cannot be had");
    roads.answerAll(0);
    // meanwhile so much was published that nothing of before is left
    publish(roads, 20, 24);
    var last = run("2026-03-05T12:00:00Z");

    assertThat(last.out())
        .containsPattern(
            "Ministry of Roads +not observed +\\(roads-list was not watched from \\d March 2026, ");
  }

  @Test
  void bridgesAnOutageAfterWhichNothingWasMissed() {
    run("2026-03-03T09:00:00Z");
    roads.answerAll(503);
    run("2026-03-04T09:00:00Z");
    roads.answerAll(0);
    var last = run("2026-03-05T12:00:00Z");

    assertThat(last.out()).containsPattern("Ministry of Roads +not expected");
  }

  @Test
  void showsATextThatBearsAnOldDateAndWasNotThereYetWhenItWasLastLooked() {
    run("2026-03-03T09:00:00Z");
    answer(water, 5, "2026-02-20");
    run("2026-03-03T12:00:00Z");

    assertThat(explained("water").at("/undated/0/title").asString())
        .isEqualTo("Help after the flood of Skarn");
  }

  @Test
  void believesAnOldDateOfWhatTheFirstListShowed() {
    answer(water, 5, "2026-02-20");
    run("2026-03-03T12:00:00Z");

    assertThat(explained("water").at("/undated").isEmpty()).isTrue();
  }

  private JsonNode explained(String institution) {
    var ran =
        Outside.cluster()
            .commandAt(
                Instant.parse("2026-03-03T12:10:00Z"),
                "explain",
                watch,
                "flood",
                institution,
                "--json",
                "--home",
                home);
    assertThat(ran.code()).as(ran.err()).isZero();
    return new JsonMapper().readTree(ran.out());
  }

  @Test
  void claimsNoSilenceWhileAnItemThatWasListedCouldNotBeRead() {
    run("2026-03-03T09:00:00Z");
    publish(roads, 1, 5);
    roads.remove("/5");
    var last = run("2026-03-05T12:00:00Z");

    assertThat(last.out())
        .containsPattern("Ministry of Roads +not observed +\\(roads-list was not");
  }

  @Test
  void countsWordsThatWereAddedLaterFromWhenTheyWereAdded() {
    run("2026-03-03T09:00:00Z");
    publish(roads, 1, 5);
    run("2026-03-04T09:00:00Z");
    run("2026-03-05T12:00:00Z");
    roads.page("/5", page("Report 5", "2026-03-03", "the flood of Skarn"));
    var last = run("2026-03-08T12:00:00Z");

    assertThat(last.err()).contains("1 changed").contains("/5 was edited between 2026-03-05T12:00");
    assertThat(last.out()).containsPattern("Ministry of Roads +not expected");
    var edits = Outside.cluster().findings();
    assertThat(edits.values())
        .singleElement()
        .satisfies(
            edit -> {
              assertThat(edit.path("kind").asString()).isEqualTo("edit");
              assertThat(edit.path("institution_id").asString()).isEqualTo("roads");
              assertThat(edit.path("detail").asString())
                  .contains("[-works at-] the [-river-] {+flood of Skarn+}, which began");
              assertThat(edit.path("proofs")).hasSize(2);
            });
  }

  @Test
  void findsAnEditOnceAlsoAfterAKillBetweenLedgerAndFindingAndALossOfTheIndex()
      throws SQLException {
    run("2026-03-03T09:00:00Z");
    publish(roads, 1, 5);
    run("2026-03-04T09:00:00Z");
    roads.page("/5", page("Report 5", "2026-03-03", "the flood of Skarn"));
    run("2026-03-05T12:00:00Z");
    var found = Outside.cluster().findings();
    try (var database =
            DriverManager.getConnection(
                "jdbc:h2:file:" + home.resolve("database/unsaid"), "unsaid", "");
        var statement = database.createStatement()) {
      statement.execute("delete from history_finding");
      statement.execute("delete from history_proof");
      statement.execute("delete from history_mark");
    }
    run("2026-03-05T12:10:00Z");
    var again = Outside.cluster().findings();
    Outside.cluster().clear();
    run("2026-03-05T12:20:00Z");

    assertThat(found).hasSize(1);
    assertThat(again).isEqualTo(found);
    assertThat(Outside.cluster().findings()).isEqualTo(found);
  }

  @Test
  void readsAllAgainFromItsArchiveWhenTheIndexIsLost() {
    run("2026-03-03T09:00:00Z");
    answer(water, 5, "2026-03-04");
    run("2026-03-04T09:00:00Z");
    Outside.cluster().clear();
    water.answerAll(503);
    roads.answerAll(503);
    var last = run("2026-03-05T12:00:00Z");

    assertThat(last.code()).as(last.err()).isZero();
    assertThat(last.err()).contains("9 statements indexed");
    assertThat(last.out()).containsPattern("Ministry of Water +answered +2026-03-04");
  }

  @Test
  void judgesAgainByAQueryThatWasTakenBack() throws IOException {
    var file = watch.resolve("watch.yml");
    var text = Files.readString(file);
    run("2026-03-03T09:00:00Z");
    answer(water, 5, "2026-03-04");
    var first = run("2026-03-05T12:00:00Z");
    Files.writeString(file, text.replace("flood of Skarn\"'", "drought of Skarn\"'"));
    var other = run("2026-03-05T12:10:00Z");
    Files.writeString(file, text);
    var last = run("2026-03-05T12:20:00Z");

    assertThat(first.out()).containsPattern("Ministry of Water +answered +2026-03-04");
    assertThat(other.out()).containsPattern("Ministry of Water +not expected");
    assertThat(last.out()).containsPattern("Ministry of Water +answered +2026-03-04");
  }

  @Test
  void fetchesNothingForAWatchThatNamesNoContact() throws IOException {
    var file = watch.resolve("watch.yml");
    Files.writeString(file, Files.readString(file).replaceFirst("collect: .*", ""));

    var ran = run("2026-03-01T10:00:00Z");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("Add 'collect: {contact: you@example.org}'");
    assertThat(water.asked()).isEmpty();
  }

  private Ran run(String now) {
    return Outside.cluster().commandAt(Instant.parse(now), "run", watch, "--home", home);
  }

  /** Statements of a ministry, in February, the newest on top. */
  private static void publish(Site site, int first, int last) {
    var feed = new StringBuilder();
    var list = new StringBuilder();
    for (int i = last; i >= first; i--) {
      var day = "2026-02-%02d".formatted(i);
      site.page("/" + i, page("Report %d on the works".formatted(i), day, "works at the river"));
      feed.append(item(site, i, "Report " + i));
      list.append("<li><a href='/%d'>Report %d</a> <span>%s</span></li>".formatted(i, i, day));
    }
    site.feed("/rss", rss(feed.toString()));
    site.page("/news", "<h1>News</h1><ul class=news>" + list + "</ul>");
  }

  /** A statement on the flood, on top of the others. */
  private static void answer(Site site, int number, String day) {
    publish(site, 1, number - 1);
    site.page(
        "/" + number, page("Help after the flood of Skarn", day, "help after the flood of Skarn"));
    var feed = new StringBuilder(item(site, number, "Help after the flood of Skarn"));
    for (int i = number - 1; i > 0; i--) {
      feed.append(item(site, i, "Report " + i));
    }
    site.feed("/rss", rss(feed.toString()));
  }

  private static String item(Site site, int number, String title) {
    return "<item><title>%s</title><link>%s</link></item>".formatted(title, site.at("/" + number));
  }

  private static String rss(String items) {
    return "<rss version='2.0'><channel><title>News</title>" + items + "</channel></rss>";
  }

  private static String page(String title, String day, String subject) {
    return """
        <html lang=en><head><title>%s</title></head><body><h1>%s</h1><p class=day>%s</p>
        <div id=text><p>The ministry speaks of %s, which began in the morning and will go on for
        some days, as its speaker said to those who had come to hear it.</p></div></body></html>
        """
        .formatted(title, title, day, subject);
  }
}
