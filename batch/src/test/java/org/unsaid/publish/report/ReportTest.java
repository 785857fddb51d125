package org.unsaid.publish.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.publish.export.Codebook;

class ReportTest {

  private static final List<String> PLACES =
      List.of(
          "index.html",
          "health.html",
          "method.html",
          "events/flood.html",
          "events/storm.html",
          "institutions/water.html",
          "institutions/east.html",
          "topics/floods.html");

  @TempDir Path folder;

  @Test
  void hasAPageForEachEventInstitutionAndTopic() throws IOException {
    var written = SampleReport.of().write(folder);

    assertThat(PLACES).allSatisfy(place -> assertThat(folder.resolve(place)).exists());
    assertThat(written.pages()).isEqualTo(3 + 2 + 6 + 1);
    assertThat(written.index()).isEqualTo(folder.resolve("index.html"));
    assertThat(pages()).hasSize(written.pages());
  }

  @Test
  void leadsNowhereThatIsNotThere() throws IOException {
    SampleReport.of().write(folder);

    var pages = pages();
    for (var page : pages.entrySet()) {
      for (var link : page.getValue().select("a[href]")) {
        var address = link.attr("href");
        if (address.startsWith("http")) {
          continue;
        }
        var parts = address.split("#", 2);
        var target =
            parts[0].isEmpty() ? page.getKey() : page.getKey().resolveSibling(parts[0]).normalize();
        assertThat(pages).as("%s in %s", address, page.getKey()).containsKey(target);
        if (parts.length > 1) {
          assertThat(Objects.requireNonNull(pages.get(target)).getElementById(parts[1]))
              .as("%s in %s", address, page.getKey())
              .isNotNull();
        }
      }
    }
  }

  @Test
  void takesWhatOthersWroteAsTextAndNothingMore() throws IOException {
    SampleReport.of().write(folder);

    for (var page : pages().values()) {
      assertThat(page.select("img, iframe, object, embed, form, b")).isEmpty();
      assertThat(page.select("script")).hasSize(1);
      assertThat(page.select("a[href]").eachAttr("href"))
          .allMatch(address -> address.startsWith("http") || !address.contains(":"));
      assertThat(page.select("[onerror], [onclick], [style]")).isEmpty();
      assertThat(page.text()).doesNotContain("\u202E", "\u2066");
    }
    var event = page("events/flood.html");
    assertThat(event.select("bdi[dir=auto]").eachText())
        .anyMatch(text -> text.startsWith("<script>document.title='taken'</script>"));
    assertThat(event.title()).doesNotContain("taken");
  }

  @Test
  void needsNothingFromANetworkAndLetsNothingElseRun() throws Exception {
    SampleReport.of().write(folder);

    for (var page : pages().values()) {
      assertThat(page.select("script[src], link[rel=stylesheet], [src]")).isEmpty();
      var policy =
          Objects.requireNonNull(page.select("meta[http-equiv=Content-Security-Policy]").first())
              .attr("content");
      assertThat(policy)
          .startsWith("default-src 'none'")
          .contains(
              "style-src '"
                  + hash(Objects.requireNonNull(page.select("style").first()).data())
                  + "'",
              "script-src '"
                  + hash(Objects.requireNonNull(page.select("script").first()).data())
                  + "'");
    }
  }

  @Test
  void canBeReadByWhoHearsIt() throws IOException {
    SampleReport.of().write(folder);

    for (var page : pages().values()) {
      assertThat(page.select("h1")).hasSize(1);
      assertThat(page.select("html[lang=en]")).hasSize(1);
      assertThat(page.select("table")).allMatch(table -> !table.select("caption").isEmpty());
      assertThat(page.select("thead th")).allMatch(head -> head.attr("scope").equals("col"));
      assertThat(page.select("svg"))
          .allMatch(svg -> svg.attr("role").equals("img") && svg.select("> title").size() == 1);
      var ids = page.select("[id]").eachAttr("id");
      assertThat(ids).doesNotHaveDuplicates();
    }
  }

  @Test
  void showsWhoIsSilentFirstAndLeavesOutWhoAnsweredInTime() throws IOException {
    SampleReport.of().write(folder);

    var rows = page("index.html").select("#board tbody tr");
    assertThat(rows.select("th[scope=row]").eachText())
        .containsExactly(
            "وزارة الصحة",
            "东部战区",
            "<b>Ministry</b> of Roads & Bridges",
            "משרד החוץ",
            "Ministry of Defence");
    assertThat(Objects.requireNonNull(rows.first()).text())
        .contains("silent", "15 of 100, before 10 of 100", "3 other statements");
  }

  @Test
  void showsOfAnEventEveryoneWithProof() throws IOException {
    SampleReport.of().write(folder);

    var page = page("events/flood.html");
    assertThat(page.select("#verdicts tbody tr")).hasSize(6);
    assertThat(page.select("#evidence").text())
        .contains(
            "w-1.warc.gz, offset 4711, sha256:00ff",
            "to the minute, zone assumed",
            "without a date");
    assertThat(page.select("#claims p")).hasSize(2);
    assertThat(Objects.requireNonNull(page.select("#groups tbody tr").first()).text())
        .contains("< 0.05");
    assertThat(page.select("#coverage").text()).contains("5 of 6 were watched", "answers 503");
  }

  @Test
  void tellsHowFastEarlierOnesAnsweredAndWhatIsNotKnownYet() throws IOException {
    SampleReport.of().write(folder);

    // one of five that were observed answered within a day, another after more than one
    assertThat(
            Objects.requireNonNull(page("events/flood.html").select("#speed tbody tr").first())
                .text())
        .isEqualTo("1 day 80 % of 5 100 % of 6");
  }

  @Test
  void saysWhatWordsMeanAsTheCodebookDoes() throws IOException {
    SampleReport.of().write(folder);

    var said =
        Objects.requireNonNull(pages().get(folder.resolve("method.html")))
            .select("dd, td")
            .eachText();
    for (var dataset : Codebook.read().datasets()) {
      for (var column : dataset.fields()) {
        if (column.name().equals(column.path())) {
          assertThat(said).as(column.name()).containsAll(column.words().values());
        }
      }
    }
    assertThat(said).contains("A gap of ours, or a doubt; why says which.");
  }

  @Test
  void replacesAnEarlierReportWithPagesOfWhatLeftTheWatch() throws IOException {
    SampleReport.of().write(folder);
    Files.writeString(folder.resolve("notes.txt"), "of the reader");

    SampleReport.of("On the flood", List.of("water", "roads")).write(folder);

    assertThat(folder.resolve("institutions/east.html")).doesNotExist();
    assertThat(folder.resolve("institutions/water.html")).exists();
    assertThat(folder.resolve("notes.txt")).hasContent("of the reader");
  }

  @Test
  void leavesAFolderAloneThatHoldsSomethingElse() throws IOException {
    Files.writeString(folder.resolve("index.html"), "mine");

    assertThatThrownBy(() -> SampleReport.of().write(folder))
        .isInstanceOf(ReportFolderException.class)
        .hasMessageContaining("Name an empty folder");
    assertThat(folder.resolve("index.html")).hasContent("mine");
  }

  private Document page(String place) throws IOException {
    return Jsoup.parse(folder.resolve(place));
  }

  private Map<Path, Document> pages() throws IOException {
    var pages = new HashMap<Path, Document>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(each -> each.toString().endsWith(".html")).toList()) {
        pages.put(file, Jsoup.parse(file));
      }
    }
    return pages;
  }

  private static String hash(String text) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    return "sha256-"
        + Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
