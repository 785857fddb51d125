package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import org.unsaid.testing.Site;

@ResourceLock(Alone.COMMANDS)
class RebuildIT {

  private static final String LINE =
      """
      {"institution": "roads", "published": "2026-03-04T08:00:00Z", "title": "%s", "text": "The roads of Skarn are under water."}
      """;

  @TempDir Path folder;
  private Path home;
  private Path watch;
  private Path archive;
  private Path crawl;
  private Site site;

  /** Statements that came in all three ways: fetched, in an archive, and crawled by others. */
  @BeforeEach
  void begin() throws IOException {
    Outside.cluster().clear();
    home = folder.resolve("home");
    watch = Files.createDirectories(folder.resolve("watch"));
    archive = watch.resolve("roads.jsonl");
    site = Site.open();
    site.page("/1", page("Help after the flood"));
    site.page("/news", "<h1>News</h1><ul class=news><li><a href='/1'>Help</a></li></ul>");
    Files.writeString(archive, LINE.formatted("Roads after the flood"));
    Files.writeString(
        watch.resolve("watch.yml"),
        """
        collect: {contact: watch@example.org, pause: 0s, allow: ['%s']}
        institutions:
          - {id: water, name: Ministry of Water, groups: [cabinet], zone: UTC}
          - {id: roads, name: Ministry of Roads, groups: [cabinet], zone: UTC}
        sources:
          - {id: water-list, institution: water, kind: list, url: '%s', every: 1h,
             select: [{item: 'ul.news a', published: .day}]}
          - {id: roads-archive, institution: roads, kind: archive, format: jsonl, path: roads.jsonl,
             covers: {from: 2026-03-01, to: 2026-03-31, by: the ministry}}
        events:
          - id: flood
            name: The flood of Skarn
            class: flood
            occurred: {at: 2026-03-03T10:00, precision: minute, zone: UTC}
            query: flood
            asked: [cabinet]
            window: 2d
        """
            .formatted(site.host(), site.at("/news")));
    assertThat(at("2026-03-03T09:00:00Z", "run").code()).isZero();
    crawl =
        new Warc(false)
            .page(site.at("/2").toString(), "2026-03-04T08:00:00Z", page("Dykes and the flood"))
            .at(folder.resolve("crawl.warc"));
    assertThat(at("2026-03-05T11:00:00Z", "import", crawl).code()).isZero();
    var ran = at("2026-03-05T12:00:00Z", "run");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(Outside.cluster().statements()).isEqualTo(3);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void marksStatementsByAnEditedQueryAsIfAllHadBeenReadAnew() throws IOException {
    edit("query: flood", "query: 'roads OR dykes'");
    site.answerAll(503);
    var aside = Files.move(archive, folder.resolve("aside.jsonl"));
    int asked = site.asked().size();

    var ran = at("2026-03-05T12:10:00Z", "retag");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("3 statements marked anew, from the index");
    assertThat(ran.out()).containsPattern("Ministry of Roads +answered");
    assertThat(site.asked()).hasSize(asked);
    var marked = Outside.cluster().contents();
    Files.move(aside, archive);
    var anew = at("2026-03-05T12:10:00Z", "reindex");
    assertThat(anew.code()).as(anew.err()).isZero();
    assertThat(site.asked()).hasSize(asked);
    assertThat(marked.statements()).hasSize(3).isEqualTo(Outside.cluster().contents().statements());
  }

  @Test
  void marksStatementsAnewByItselfWhenTheWatchAsksOtherwise() throws IOException {
    edit("query: flood", "query: roads");

    var judged = at("2026-03-05T12:10:00Z", "assess");
    var again = at("2026-03-05T12:11:00Z", "assess");

    assertThat(judged.err()).contains("3 statements marked anew");
    assertThat(judged.out()).doesNotContainPattern("Ministry of Water +answered");
    assertThat(again.err()).doesNotContain("marked anew");
  }

  @Test
  void makesTheSameIndexAnewOfArchivesAndDatabase() {
    var before = Outside.cluster().contents();
    site.answerAll(503);

    var ran = at("2026-03-05T12:00:00Z", "reindex");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(Outside.cluster().contents().statements()).isEqualTo(before.statements());
    assertThat(Outside.cluster().contents().verdicts()).hasSameSizeAs(before.verdicts());
  }

  @Test
  void makesNothingAnewOfWhatChangedAndNamesAllOfIt() throws IOException {
    var before = Outside.cluster().contents();
    Files.writeString(archive, LINE.formatted("Roads after the drought"));
    Files.delete(crawl);

    var refused = at("2026-03-05T12:20:00Z", "reindex");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("Nothing was done", "The archive 'roads-archive'", "call 'unsaid run'")
        .contains("crawl.warc", "call 'unsaid import' with the file whose SHA-256 is");
    assertThat(Outside.cluster().contents().statements()).isEqualTo(before.statements());
    assertThat(at("2026-03-05T12:30:00Z", "run").code()).isZero();
    assertThat(at("2026-03-05T12:40:00Z", "reindex").err())
        .contains("crawl.warc")
        .doesNotContain("roads-archive");
  }

  private void edit(String from, String to) throws IOException {
    var file = watch.resolve("watch.yml");
    var text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private Ran at(String now, String command, Object... more) {
    var words = new Object[more.length + 4];
    words[0] = command;
    words[1] = watch;
    System.arraycopy(more, 0, words, 2, more.length);
    words[more.length + 2] = "--home";
    words[more.length + 3] = home;
    return Outside.cluster().commandAt(Instant.parse(now), words);
  }

  private static String page(String title) {
    return """
        <html lang=en><head><title>%s</title></head><body><h1>%s</h1><p class=day>2026-03-04</p>
        <div id=text><p>The ministry speaks of the waters, which began in the morning and will go on
        for some days, as its speaker said to those who had come to hear it.</p></div></body></html>
        """
        .formatted(title, title);
  }
}
