package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import tools.jackson.databind.JsonNode;

@ResourceLock(Alone.COMMANDS)
class ImportIT {

  private static final String HOST = "https://www.water.example";

  @TempDir Path folder;
  private Path home;
  private Path watch;

  /** A ministry that is invented, with a list, and a site that is not in the watch. */
  @BeforeEach
  void begin() throws IOException {
    Outside.cluster().clear();
    home = folder.resolve("home");
    watch = Files.createDirectories(folder.resolve("watch"));
    Files.writeString(
        watch.resolve("watch.yml"),
        """
        institutions:
          - {id: water, name: Ministry of Water, groups: [cabinet], zone: UTC}
        sources:
          - {id: water-list, institution: water, kind: list, url: 'https://water.example/news',
             select: [{item: 'ul.news a', published: .day}]}
        events:
          - id: flood
            name: The flood of Skarn
            class: flood
            occurred: {at: 2026-03-03T10:00, precision: minute, zone: UTC}
            query: '"flood of Skarn"'
            asked: [cabinet]
            window: 2d
            look_back: 0d
        """);
  }

  @Test
  void readsWhatSomebodyElseCrawledAndSaysWhatItPassedOverAndWhy() throws IOException {
    var file =
        new Warc(true)
            .page(
                "https://water.example/news",
                "2026-03-05T08:00:00Z",
                "<h1>News</h1><ul class=news><li><a href='/undated'>Without a date</a>"
                    + " <span>2026-03-04</span></li><li><a href='/older'>Older</a></li></ul>")
            .page(HOST + "/", "2026-03-05T08:00:01Z", page("Welcome", "2026-03-04", "all"))
            .page(
                HOST + "/1", "2026-03-05T08:00:02Z", page("Dykes", "2026-03-04", "flood of Skarn"))
            .page(
                "https://water.example/undated",
                "2026-03-05T08:00:03Z",
                page("Without a date", "", "the dykes"))
            .page(HOST + "/about", "2026-03-05T08:00:04Z", page("Who we are", "", "ourselves"))
            .answer(HOST + "/moved", "2026-03-05T08:00:05Z", 302, "text/html", "")
            .answer(HOST + "/gone", "2026-03-05T08:00:06Z", 404, "text/html", "gone")
            .answer(HOST + "/look.css", "2026-03-05T08:00:07Z", 200, "text/css", "a{}")
            .page("https://roads.example/1", "2026-03-05T08:00:08Z", page("R", "2026-03-04", "r"))
            .revisit(HOST + "/1", "2026-03-06T08:00:00Z", "2026-03-05T08:00:02Z")
            .at(folder.resolve("crawl.warc.gz"));

    var ran = imported(file);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err())
        .contains("10 records, 10 pages, 2 statements, 8 passed over")
        .contains("1 redirect", "1 error", "1 no page", "1 of no source", "1 revisit")
        .contains("1 front page", "1 list", "1 no statement")
        .contains("hosts of no source: roads.example (1)");
    assertThat(statements().values())
        .extracting(statement -> statement.path("url").asString())
        .containsExactlyInAnyOrder(HOST + "/1", "https://water.example/undated");
    assertThat(statements().values())
        .allSatisfy(
            statement ->
                assertThat(statement.path("first_seen").asString()).startsWith("2026-03-05T08:00"));
    try (var rejects = Files.list(home.resolve("rejects"))) {
      assertThat(Files.readAllLines(rejects.findFirst().orElseThrow()))
          .hasSize(8)
          .anySatisfy(line -> assertThat(line).contains("/about", "no list names it", "offset"));
    }
  }

  @Test
  void changesNothingWhenTheSameFileIsImportedAgainAndSaysSo() {
    var file = new Warc(false).page(HOST + "/1", at(5), answer()).at(folder.resolve("a.warc"));
    imported(file);
    var before = statements();

    var again = imported(file);

    assertThat(again.err()).contains("1 records, 1 statements; nothing changed");
    assertThat(statements()).isEqualTo(before);
  }

  @Test
  void makesAChangedTextAVersionThatWasEditedBetweenItsCapturesWhateverTheirOrder() {
    var late =
        new Warc(false)
            .page(HOST + "/1", at(9), page("Dykes", "2026-03-02", "the flood of Skarn"))
            .page(HOST + "/1", at(7), page("Dykes", "2026-03-02", "the weather"))
            .at(folder.resolve("late.warc"));
    var early =
        new Warc(true)
            .page(HOST + "/1", at(4), page("Dykes", "2026-03-02", "the weather"))
            .at(folder.resolve("early.warc.gz"));

    var first = imported(late);
    var found = Outside.cluster().findings();
    imported(early);

    assertThat(first.err()).contains("which are findings now: 1");
    assertThat(found.values())
        .singleElement()
        .satisfies(
            edit -> {
              assertThat(edit.path("kind").asString()).isEqualTo("edit");
              assertThat(edit.path("institution_id").asString()).isEqualTo("water");
              assertThat(edit.path("happened_from").asString()).startsWith("2026-03-07T08:00:00");
              assertThat(edit.path("happened_until").asString()).startsWith("2026-03-09T08:00:00");
              assertThat(edit.path("detail").asString())
                  .contains("the [-weather-] {+flood of Skarn+}, which");
              assertThat(edit.path("proofs").path(1).path("file").asString())
                  .isEqualTo("late.warc");
            });
    // the third capture says when it was still the first text, and is no other edit
    assertThat(Outside.cluster().findings()).isEqualTo(found);
    var versions =
        statements().values().stream()
            .sorted((a, b) -> a.path("version").asInt(1) - b.path("version").asInt(1))
            .toList();
    assertThat(versions).hasSize(2);
    assertThat(versions.get(0).path("first_seen").asString()).isEqualTo("2026-03-04T08:00:00Z");
    assertThat(versions.get(0).path("text").asString()).contains("the weather");
    assertThat(versions.get(1).path("published").asString()).isEqualTo("2026-03-07T08:00:00Z");
    assertThat(versions.get(1).path("published_latest").asString())
        .isEqualTo("2026-03-09T08:00:00Z");
  }

  @Test
  void indexesNothingOfAFileThatIsMostlyBroken() {
    var file =
        new Warc(false)
            .page(HOST + "/1", at(5), answer())
            .broken(HOST + "/2", at(5))
            .at(folder.resolve("bad.warc"));

    var ran = imported(file);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("50.0 %", "Nothing was indexed", "bad.warc, byte ");
    assertThat(Outside.cluster().statements()).isZero();
    assertThat(imported(file, "--max-rejects", 60).code()).isZero();
    assertThat(Outside.cluster().statements()).isEqualTo(1);
  }

  @Test
  void readsImportsAgainWhenTheIndexIsLostAndNamesTheFileThatIsNotThereAnyMore()
      throws IOException {
    var kept = new Warc(false).page(HOST + "/1", at(5), answer()).at(folder.resolve("kept.warc"));
    var lost = new Warc(false).page(HOST + "/2", at(5), answer()).at(folder.resolve("lost.warc"));
    imported(kept, lost);
    Outside.cluster().clear();
    Files.delete(lost);

    var ran = imported(kept);

    assertThat(ran.err()).contains("lost.warc is not in the index", "call 'unsaid import'");
    assertThat(Outside.cluster().statements()).isEqualTo(1);
  }

  @Test
  void asksForASourceThatTheWatchHas() {
    var file = new Warc(false).page(HOST + "/1", at(5), answer()).at(folder.resolve("a.warc"));

    assertThat(imported(file, "--source", "roads").err()).contains("write one of [water-list]");
    assertThat(imported(folder.resolve("none.warc")).code()).isEqualTo(2);
  }

  private Ran imported(Object... words) {
    var all = new Object[words.length + 4];
    all[0] = "import";
    all[1] = watch;
    System.arraycopy(words, 0, all, 2, words.length);
    all[words.length + 2] = "--home";
    all[words.length + 3] = home;
    return Outside.cluster().command(all);
  }

  private static Map<String, JsonNode> statements() {
    return Outside.cluster().contents().indices().getOrDefault("unsaid-statements", Map.of());
  }

  private static String at(int day) {
    return "2026-03-0%dT08:00:00Z".formatted(day);
  }

  private static String answer() {
    return page("Help after the flood of Skarn", "2026-03-04", "help after the flood of Skarn");
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
