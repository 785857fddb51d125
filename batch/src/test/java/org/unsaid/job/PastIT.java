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
import tools.jackson.databind.JsonNode;

@ResourceLock(Alone.COMMANDS)
class PastIT {

  @TempDir Path folder;
  private Path home;
  private Path watch;
  private Site site;

  /** A list of three pages, with two items each: of March, February and January. */
  @BeforeEach
  void begin() throws IOException {
    Outside.cluster().clear();
    home = folder.resolve("home");
    watch = Files.createDirectories(folder.resolve("watch"));
    site = Site.open();
    for (int page = 1; page <= 3; page++) {
      var items = new StringBuilder();
      for (int i = 2; i >= 1; i--) {
        var day = "2026-%02d-%02d".formatted(4 - page, 9 + i);
        var address = "/" + page + "-" + i;
        site.page(address, page("Report %d.%d on the flood".formatted(page, i), day));
        items.append(
            "<li><a href='%s'>Report %d.%d</a> <span>%s</span></li>"
                .formatted(address, page, i, day));
      }
      var next = page == 3 ? "" : "<a rel=next href='/news%d'>older</a>".formatted(page + 1);
      site.page(
          page == 1 ? "/news" : "/news" + page,
          "<h1>News</h1><ul class=news>" + items + "</ul>" + next);
    }
    Files.writeString(
        watch.resolve("watch.yml"),
        """
        collect: {contact: watch@example.org, pause: 0s, allow: ['%s']}
        institutions:
          - {id: water, name: Ministry of Water, groups: [cabinet], zone: UTC}
        sources:
          - {id: water-list, institution: water, kind: list, url: '%s', every: 1h,
             select: [{item: 'ul.news a', published: .day}]}
        events:
          - id: flood
            name: The flood of Skarn
            class: flood
            occurred: {at: 2026-02-09T10:00, precision: minute, zone: UTC}
            query: flood
            asked: [cabinet]
            window: 3d
          - id: drought
            name: The drought of Skarn
            class: drought
            occurred: {at: 2026-02-09T10:00, precision: minute, zone: UTC}
            query: drought
            asked: [cabinet]
            window: 3d
        """
            .formatted(site.host(), site.at("/news")));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void readsOlderPagesBackToADayAndTakesTheirOwnDatesForTrue() {
    var ran = run("2026-03-20T09:00:00Z", "--since", "2026-02-01");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("3 pages of its list, 2 new items; the day is reached");
    assertThat(site.asked()).contains("/news3").doesNotContain("/3-1", "/3-2");
    assertThat(Outside.cluster().contents().statements()).hasSize(4);
    var timely = statement("/1-2");
    assertThat(timely.path("first_seen").asString()).startsWith("2026-03-20T09:00:00");
    assertThat(timely.path("first_seen_assumed").asBoolean()).isFalse();
    var old = statement("/2-2");
    assertThat(old.path("first_seen").asString()).isEqualTo("2026-02-12T00:00:00Z");
    assertThat(old.path("first_seen_assumed").asBoolean()).isTrue();
    // when we really had it
    assertThat(old.path("fetched").asString()).startsWith("2026-03-20T09:00:00");
    assertThat(timely.has("fetched")).isFalse();
    // it was said, and that nothing else was nobody can say
    assertThat(ran.out())
        .containsPattern("Ministry of Water +answered +2026-02-10")
        .containsPattern("Ministry of Water +not observed +\\(water-list was not watched");
  }

  @Test
  void goesOnWhereAListBrokeOffAndAsksNothingTwiceOnceItIsDone() {
    site.remove("/news3");
    var broken = run("2026-03-20T09:00:00Z", "--since", "2026-01-01");
    assertThat(broken.err()).contains("/news3 could not be fetched");
    assertThat(Outside.cluster().contents().statements()).hasSize(4);
    site.page(
        "/news3", "<ul class=news><li><a href='/3-1'>Report</a> <span>2026-01-10</span></li></ul>");

    var again = run("2026-03-20T09:10:00Z", "--since", "2026-01-01");
    int asked = site.asked().size();
    var done = run("2026-03-20T09:20:00Z", "--since", "2026-01-01");

    assertThat(again.err()).contains("1 new items; the list has no older pages");
    assertThat(Outside.cluster().contents().statements()).hasSize(5);
    assertThat(done.err()).contains("water-list: read back to 2026-01-01 before");
    assertThat(site.asked()).hasSize(asked);
  }

  @Test
  void saysWhatADayIs() {
    assertThat(run("2026-03-20T09:00:00Z", "--since", "last year").err())
        .contains("--since 'last year' is no day: write 2024-01-01");
    assertThat(run("2026-03-20T09:00:00Z", "--since", "2026-04-01").err())
        .contains("is in the future");
  }

  private JsonNode statement(String address) {
    return Outside.cluster().contents().statements().values().stream()
        .filter(each -> each.path("url").asString().endsWith(address))
        .findFirst()
        .orElseThrow();
  }

  private Ran run(String now, String... more) {
    var words = new Object[more.length + 4];
    words[0] = "run";
    words[1] = watch;
    System.arraycopy(more, 0, words, 2, more.length);
    words[more.length + 2] = "--home";
    words[more.length + 3] = home;
    return Outside.cluster().commandAt(Instant.parse(now), words);
  }

  private static String page(String title, String day) {
    return """
    <html lang=en><head><title>%s</title></head><body><h1>%s</h1><p class=day>%s</p>
    <div id=text><p>The ministry speaks of the waters, which began in the morning and will go on
    for some days, as its speaker said to those who had come to hear it.</p></div></body></html>
    """
        .formatted(title, title, day);
  }
}
