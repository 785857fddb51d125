package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.testing.Site;

class ProbeCommandTest {

  @TempDir Path folder;

  @Test
  void proposesASourceThatFindsTheItemsThatItShows() {
    try (var site = Site.open()) {
      for (int i = 1; i <= 6; i++) {
        site.page(
            "/" + i, "<h1>Bridge %d</h1><p>3 March 2026</p><p>It is mended.</p>".formatted(i));
      }
      site.page("/news", list());

      var ran =
          Ran.command(
              "probe", site.at("/news"), "--contact", "a@example.org", "--allow", site.host());

      assertThat(ran.code()).as(ran.err() + ran.out()).isZero();
      assertThat(ran.out())
          .contains("Bridge 6 is mended")
          .contains("2026-03-03")
          .contains("    kind: list\n")
          .contains("    select: [{item: \"ul.news a\"}]\n");
      assertThat(site.asked()).contains("/robots.txt", "/news", "/6", "/5", "/4");
    }
  }

  @Test
  void readsASavedPageWithoutANetwork() throws IOException {
    var file = Files.writeString(folder.resolve("news.html"), list());

    var ran = Ran.command("probe", "https://roads.example/news", "--file", file);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("https://roads.example/6")
        .contains("  - id: roads-example\n")
        .contains("    url: \"https://roads.example/news\"\n");
  }

  @Test
  void asksWhoFetches() {
    var ran = Ran.command("probe", "https://roads.example/news");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--contact you@example.org");
  }

  @Test
  void refusesAPrivateAddressThatNobodyAllowed() {
    var ran = Ran.command("probe", "http://127.0.0.1:9/", "--contact", "a@example.org");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("cannot be fetched: address");
  }

  @Test
  void saysWhatIsNoSource() throws IOException {
    var file = Files.writeString(folder.resolve("page.html"), "<h1>Bridge</h1><p>It is mended.");

    var ran = Ran.command("probe", "--file", file);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("This is no source as it is");
  }

  private static String list() {
    return "<h1>News</h1><ul class=news>"
        + IntStream.iterate(6, i -> i - 1)
            .limit(6)
            .mapToObj(
                i ->
                    "<li><a href='/%d'>Bridge %d is mended at last</a> <i>2026-03-0%d</i></li>"
                        .formatted(i, i, i))
            .collect(Collectors.joining())
        + "</ul>";
  }
}
