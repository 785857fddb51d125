package org.unsaid.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.testing.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExtractCommandTest {

  private static final int USAGE = 2;
  private static final int REJECTS = 3;

  private static final String PAGE =
      """
      <html lang="en"><head><title>Dams of Halvara are full</title>
      <meta property="article:published_time" content="2026-03-03T14:05:00+01:00"></head>
      <body><nav><a href="/">Home</a></nav>
      <article><h1>Dams of Halvara are full</h1><p>Published: 3 March 2026, 14:05</p>
      <p>The Ministry of Water of Halvara said on Tuesday that the dams in the north of the country
      hold as much water as they can, and that nobody has to leave the valleys below them.</p>
      <p>Engineers look after the walls by day and by night, it said, and they have found no crack.
      The ministry will speak again when the rain ends, which may take another week.</p></article>
      </body></html>
      """;

  @TempDir Path folder;

  @Test
  void writesOneLineForEachPageInTheirOrder() throws IOException {
    Files.writeString(folder.resolve("dams.html"), PAGE);
    Files.createDirectory(folder.resolve("files"));
    Files.writeString(folder.resolve("files/below.html"), PAGE.replace("Dams", "Lakes"));
    var pages =
        pages(
            "{\"id\": \"a\", \"file\": \"dams.html\", \"url\": \"https://example.org/a b\"}",
            "",
            "{\"file\": \"below.html\", \"crawled\": \"2026-03-05\"}");
    var out = folder.resolve("out.jsonl");

    var ran = Ran.command("extract", "--pages", pages, "--out", out);

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("2 read, 0 failed");
    var lines = lines(out);
    assertThat(lines)
        .extracting(line -> line.path("id").asString())
        .containsExactly("a", "below.html");
    assertThat(lines)
        .extracting(line -> line.path("title").asString())
        .containsExactly("Dams of Halvara are full", "Lakes of Halvara are full");
    assertThat(lines.getFirst().path("text").asString())
        .startsWith("The Ministry of Water of Halvara said")
        .endsWith("may take another week.");
    assertThat(lines.getFirst().path("published").asString())
        .startsWith("2026-03-03T14:05")
        .endsWith("+01:00");
    assertThat(lines.getFirst().path("language").asString()).isEqualTo("en");
  }

  @Test
  void goesOnBehindPagesThatFailAndSaysSo() throws IOException {
    Files.writeString(folder.resolve("dams.html"), PAGE);
    var pages =
        pages(
            "{\"id\": \"gone\", \"file\": \"gone.html\"}",
            "{\"id\": \"nameless\"",
            "{\"url\": \"https://example.org/\"}",
            "{\"id\": \"when\", \"file\": \"dams.html\", \"crawled\": \"yesterday\"}",
            "{\"id\": \"where\", \"file\": \"dams\\u0000.html\"}",
            "{\"id\": \"good\", \"file\": \"dams.html\"}");
    var out = folder.resolve("out.jsonl");

    var ran = Ran.command("extract", "--pages", pages, "--out", out);

    assertThat(ran.code()).isEqualTo(REJECTS);
    assertThat(ran.err()).contains("1 read, 5 failed");
    var lines = lines(out);
    assertThat(lines).hasSize(6);
    assertThat(lines.getFirst().path("error").asString()).contains("no file").contains("gone.html");
    assertThat(lines.getFirst().path("published").isNull()).isTrue();
    assertThat(lines.getFirst().path("text").isNull()).isTrue();
    assertThat(lines.get(1).path("error").asString()).startsWith("line 2 is not JSON");
    assertThat(lines.get(2).path("error").asString()).startsWith("line 3 names no 'file'");
    assertThat(lines.get(3).path("error").asString()).contains("'crawled' is no time");
    assertThat(lines.get(4).path("error").asString()).contains("cannot be read");
    assertThat(lines.get(5).has("error")).isFalse();
  }

  @Test
  void explainsWhatWasReadAndWhy() throws IOException {
    var file = Files.writeString(folder.resolve("dams.html"), PAGE);

    var ran = Ran.command("extract", file, "--explain", "--zone", "Europe/Berlin");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("Dams of Halvara are full", "2026-03-03T14:05", "confidence", "weight", "meta");
  }

  @Test
  void printsOneObjectForScripts() throws IOException {
    var file = Files.writeString(folder.resolve("dams.html"), PAGE);

    var ran = Ran.command("extract", file, "--json");

    assertThat(new JsonMapper().readTree(ran.out()).path("title").asString())
        .isEqualTo("Dams of Halvara are full");
  }

  @Test
  void readsAnAddressAsPolitelyAsASource() {
    try (var site = Site.open()) {
      site.page("/dams", PAGE);

      var read = address(site, "/dams");
      assertThat(read.code()).as(read.err()).isZero();
      assertThat(read.out()).startsWith("title").contains("Dams of Halvara are full");
      assertThat(site.asked()).containsExactly("/robots.txt", "/dams");

      var missing = address(site, "/missing");
      assertThat(missing.code()).isEqualTo(USAGE);
      assertThat(missing.err()).contains("/missing cannot be fetched").contains("404");
    }
  }

  @Test
  void obeysWhatRobotsMayNotRead() {
    try (var site = Site.open()) {
      site.page("/dams", PAGE);
      site.file("/robots.txt", "text/plain", "User-agent: *\nDisallow: /dams\n".getBytes(UTF_8));

      var read = address(site, "/dams");

      assertThat(read.code()).isEqualTo(USAGE);
      assertThat(read.err()).contains("/dams may not be fetched").contains("robots");
      assertThat(site.asked()).doesNotContain("/dams");
    }
  }

  @Test
  void refusesAPrivateAddressThatNobodyAllowedAndAsksWhoFetches() {
    var closed = Ran.command("extract", "http://127.0.0.1:9/", "--contact", "ann@example.org");
    var nobody = Ran.command("extract", "https://roads.example/news");

    assertThat(closed.code()).isEqualTo(USAGE);
    assertThat(closed.err()).contains("cannot be fetched: address");
    assertThat(nobody.code()).isEqualTo(USAGE);
    assertThat(nobody.err()).contains("--contact you@example.org");
  }

  private static Ran address(Site site, String path) {
    return Ran.command(
        "extract", site.at(path), "--contact", "ann@example.org", "--allow", site.host());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "extract",
        "extract nowhere.html",
        "extract --pages nowhere.jsonl --out x",
        "extract --pages pom.xml",
        "extract --pages pom.xml --out x --explain",
        "extract pom.xml --out x",
        "extract pom.xml --zone Europe/Berln",
        "extract pom.xml --captured yesterday",
        "extract pom.xml --url nowhere",
        "extract http:///nowhere",
        "extract --pages pom.xml --out x --threads 0"
      })
  void saysWhatIsWrongWithTheCommandItself(String command) {
    var ran = Ran.command((Object[]) command.split(" "));

    assertThat(ran.code()).isEqualTo(USAGE);
    assertThat(ran.err()).isNotBlank().doesNotContain("Exception");
    assertThat(Path.of("x")).doesNotExist();
  }

  private Path pages(String... lines) throws IOException {
    return Files.write(folder.resolve("pages.jsonl"), List.of(lines));
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    var json = new JsonMapper();
    return Files.readAllLines(file).stream().map(json::readTree).toList();
  }
}
