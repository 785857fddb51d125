package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import org.unsaid.testing.Site;
import tools.jackson.databind.JsonNode;

/** {@code -Dunsaid.kills=20} kills more often than there is time for in every build. */
@ResourceLock(Alone.COMMANDS)
class KilledCollectIT {

  private static final int PAGES = 60;
  private static final int KILLS = Integer.getInteger("unsaid.kills", 2);

  @TempDir Path folder;
  private Site site;
  private Path watch;

  @BeforeEach
  void begin() throws IOException {
    Outside.cluster().clear();
    site = Site.open();
    watch = Files.createDirectories(folder.resolve("watch"));
    Files.writeString(
        watch.resolve("watch.yml"),
        """
        collect: {contact: watch@example.org, pause: 0s, allow: ['%s']}
        institutions:
          - {id: water, name: Ministry of Water, groups: [cabinet], zone: UTC}
          - {id: roads, name: Ministry of Roads, groups: [cabinet], zone: UTC}
        sources:
          - {id: water-feed, institution: water, kind: feed, url: '%s', every: 1d}
          - {id: roads-feed, institution: roads, kind: feed, url: '%s', every: 1d}
        events:
          - id: flood
            name: The flood of Skarn
            class: flood
            occurred: {at: 2026-02-10, zone: UTC}
            query: '"flood of Skarn"'
            asked: [cabinet]
            window: 14d
        """
            .formatted(site.host(), site.at("/water/rss"), site.at("/roads/rss")));
    publish("water", "the flood of Skarn");
    publish("roads", "a bridge in the north");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void losesAndDoublesNothingWhereverItIsKilled() throws Exception {
    var undisturbed = folder.resolve("undisturbed");
    var first = command(words(undisturbed));
    assertThat(first.code()).as(first.err()).isZero();
    var expected = texts();
    var verdicts = verdicts();
    assertThat(expected).hasSize(2 * PAGES);
    Outside.cluster().clear();

    var home = folder.resolve("home");
    site.delay(Duration.ofMillis(30));
    var random = new Random(7);
    int killed = 0;
    int before = site.asked().size();
    for (int i = 1; i <= KILLS; i++) {
      int moment = before + i * 2 * PAGES / (KILLS + 1) + random.nextInt(10);
      try (var run = Child.start(folder, Outside.cluster().with(words(home)))) {
        killed += run.killWhen(() -> site.asked().size() > moment) ? 1 : 0;
      }
    }
    assertThat(killed).isPositive();
    site.delay(Duration.ZERO);
    var last = command(words(home));
    var check = Ran.command("verify-archive", "--home", home);

    assertThat(last.code()).as(last.err()).isZero();
    assertThat(check.code()).as(check.out() + check.err()).isZero();
    assertThat(texts()).as(last.err()).isEqualTo(expected);
    assertThat(verdicts()).isEqualTo(verdicts);
    // all that the ledger counts is in the archive, and nothing twice
    Outside.cluster().clear();
    var again = command(words(home));
    assertThat(again.err()).contains("%d statements indexed, 0 captures".formatted(2 * PAGES));
    assertThat(texts()).isEqualTo(expected);
  }

  /** In the time of the children that are killed, which is the real one. */
  private static Ran command(Object... words) {
    return Outside.cluster().commandAt(Instant.now(), words);
  }

  private Object[] words(Path home) {
    return new Object[] {"run", watch, "--home", home, "--threads", 2};
  }

  private static Map<String, String> texts() {
    return by(Outside.cluster().contents().statements(), "text");
  }

  private static Map<String, String> verdicts() {
    return by(Outside.cluster().contents().verdicts(), "verdict");
  }

  private static Map<String, String> by(Map<String, JsonNode> documents, String field) {
    var values = new TreeMap<String, String>();
    documents.forEach((id, document) -> values.put(id, document.path(field).asString()));
    return values;
  }

  private void publish(String who, String subject) {
    var items = new StringBuilder();
    for (int i = 0; i < PAGES; i++) {
      var path = "/" + who + "/" + i;
      site.page(
          path,
          """
          <html lang=en><title>Report %d of %s</title><h1>Report %d of %s</h1>
          <p>%d February 2026</p><p>The ministry speaks of %s, for the time number %d, as its
          speaker said to those who had come to hear what it has to say.</p></html>
          """
              .formatted(i, who, i, who, 1 + i % 28, subject, i));
      items.append(
          "<item><title>Report %d</title><link>%s</link></item>".formatted(i, site.at(path)));
    }
    site.feed("/" + who + "/rss", "<rss version='2.0'><channel>" + items + "</channel></rss>");
  }
}
