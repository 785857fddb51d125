package org.unsaid.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("sites.tsv"),
        """
        host	form	path	shows	zone	name
        tides.example	list	/news	2	UTC	Ministry of Tides
        winds.example	pdfs	/news	9	UTC	Ministry of Winds
        """);
    script(
        """
        2026-07-01T08:00:00Z	tides.example	post	one	First	The tide rose.
        2026-07-02T08:00:00Z	tides.example	post	two	Second	The tide fell.
        2026-07-02T09:00:00Z	winds.example	post	gale	Gale	A gale (of force nine) is over.
        2026-07-03T08:00:00Z	tides.example	post	three	Third	The tide rose again.
        2026-07-03T09:00:00Z	tides.example	edit	three	Third	The tide fell again.
        2026-07-04T08:00:00Z	tides.example	delete	three
        2026-07-05T08:00:00Z	tides.example	down
        2026-07-06T08:00:00Z	tides.example	up
        2026-07-07T08:00:00Z	tides.example	redesign
        """);
  }

  @Test
  void showsWhatIsPostedWhenItIsPostedTheNewestOnTop() {
    assertThat(text("/news", "2026-07-01T07:59:59Z")).doesNotContain("First");
    assertThat(text("/news", "2026-07-01T08:00:00Z")).contains("First").doesNotContain("Second");
    assertThat(text("/news", "2026-07-02T08:00:00Z")).containsSubsequence("Second", "First");
    assertThat(text("/news", "2026-07-03T08:00:00Z"))
        .containsSubsequence("Third", "Second")
        .doesNotContain("First");
  }

  @Test
  void editsAndDeletes() {
    assertThat(text("/three.html", "2026-07-03T08:30:00Z")).contains("rose again");
    assertThat(text("/three.html", "2026-07-03T09:30:00Z")).contains("fell again");
    assertThat(reply("tides.example", "/three.html", "2026-07-04T09:00:00Z").status())
        .isEqualTo(404);
    assertThat(text("/news", "2026-07-04T09:00:00Z")).contains("First").doesNotContain("Third");
  }

  @Test
  void isDownForEveryAddressAndThenBack() {
    assertThat(reply("tides.example", "/news", "2026-07-05T08:00:00Z").status()).isEqualTo(503);
    assertThat(reply("tides.example", "/robots.txt", "2026-07-05T09:00:00Z").status())
        .isEqualTo(503);
    assertThat(reply("tides.example", "/news", "2026-07-06T08:00:00Z").status()).isEqualTo(200);
  }

  @Test
  void redesignsItsListButNotItsPages() {
    assertThat(text("/news", "2026-07-06T09:00:00Z")).contains("ul class=\"news\"");
    assertThat(text("/news", "2026-07-07T09:00:00Z")).doesNotContain("ul class=\"news\"");
    assertThat(text("/two.html", "2026-07-07T09:00:00Z"))
        .isEqualTo(text("/two.html", "2026-07-02T09:00:00Z"));
  }

  @Test
  void printsPdfWhoseTableOfObjectsIsRight() {
    var pdf = new String(reply("winds.example", "/gale.pdf", "2026-07-02T10:00:00Z").body(), UTF_8);

    assertThat(pdf).startsWith("%PDF-1.4").contains("A gale \\(of force nine\\) is over.");
    int table =
        Integer.parseInt(
            pdf.substring(pdf.indexOf("startxref\n") + 10).lines().findFirst().orElse(""));
    assertThat(pdf.substring(table)).startsWith("xref\n0 7\n");
    var first = pdf.substring(table).lines().skip(3).findFirst().orElse("");
    assertThat(pdf.substring(Integer.parseInt(first.substring(0, 10)))).startsWith("1 0 obj");
  }

  @Test
  void saysWhichLineOfTheScriptIsWrongAndWhatToWrite() throws IOException {
    script("2026-07-01T08:00:00Z\ttides.example\tvanish\tone\n");

    assertThatThrownBy(() -> Script.read(folder))
        .isInstanceOf(WorldException.class)
        .hasMessageContaining("script.tsv, line 2: 'vanish' is not known. Write one of post, edit");

    script("2026-07-01\ttides.example\tpost\tone\tFirst\tText\n");

    assertThatThrownBy(() -> Script.read(folder))
        .hasMessageContaining("line 2: '2026-07-01' is no time. Write 2026-07-03T16:10:00Z");
  }

  private void script(String lines) throws IOException {
    Files.writeString(
        folder.resolve("script.tsv"), "time\thost\twhat\tpage\ttitle\ttext\n" + lines);
  }

  private String text(String path, String at) {
    return new String(reply("tides.example", path, at).body(), UTF_8);
  }

  private Reply reply(String host, String path, String at) {
    var site = Objects.requireNonNull(Script.read(folder).get(host));
    return site.answer(path, Instant.parse(at));
  }
}
