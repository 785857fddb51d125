package org.unsaid.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.collect.archive.WarcEntry;
import org.unsaid.core.Capture;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Published;
import org.unsaid.core.Watch;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.Selectors;
import org.unsaid.tag.Tagger;
import org.unsaid.watch.WatchFiles;

class ImportedPagesTest {

  private static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");
  private static final String PAGE = "https://water.example/2026/dykes";
  private static final String TEXT =
      """
      <html lang=en><head><title>Dykes</title></head><body><h1>Dykes</h1>
      <p>The ministry speaks of the dykes, which hold since the morning and will go on to hold for
      some days, as its speaker said to those who had come to hear it.</p></body></html>
      """;

  private final Extractor extractor = new Extractor();
  private final ImportPlan.File file =
      new ImportPlan.File("f", Path.of("f.warc"), null, 1, 0, ImportMarks.NONE);
  private Watch watch;

  @BeforeEach
  void begin(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("watch.yml"),
        """
        institutions:
          - {id: water, name: Ministry of Water, zone: UTC}
        sources:
          - {id: feed, institution: water, kind: feed, url: 'https://water.example/rss'}
        """);
    watch = new WatchFiles(Tagger.syntax(), Selectors.syntax(), NOW).read(folder);
  }

  @Test
  void takesAPageThatAListNamesWithTheDateOfTheList() {
    var named = new ImportPlan.Named(watch.polled().getFirst(), "Wed, 04 Mar 2026 09:00:00 GMT");
    var plan =
        new ImportPlan(
            List.of(file),
            Map.of(Extractor.canonical(URI.create(PAGE)), named),
            Set.of(),
            Set.of());

    var statement = Objects.requireNonNull(read(plan, PAGE, null).statement());

    assertThat(((Published) statement.publication()).when().earliest())
        .isEqualTo("2026-03-04T09:00:00Z");
  }

  @Test
  void passesOverAPageOfWhichOnlyItselfSaysThatItIsAStatementAndThatHasNoDate() {
    assertThat(read(plan(), PAGE, null).record().outcome()).isEqualTo("no statement");
  }

  @Test
  void leavesWhatWasCollectedLiveAsItIs() {
    var plan =
        new ImportPlan(
            List.of(file), Map.of(), Set.of(), Set.of("water //water.example/2026/dykes"));

    assertThat(read(plan, PAGE, null).record().outcome()).isEqualTo("collected");
  }

  @Test
  void doesNotTakeAPartOfATextForTheText() {
    var outcome = read(plan(), PAGE, "length");

    assertThat(outcome.record().outcome()).isEqualTo("cut off");
    assertThat(outcome.record().why()).contains("length");
  }

  @Test
  void passesOverAnErrorPageThatWasSentAsIfItWereThePage() {
    var notice = "<title>Страница не найдена</title><body><h1>404</h1><p>3 March 2026</p>";
    var outcome = read(plan(), PAGE, null, notice);

    assertThat(outcome.statement()).isNull();
    assertThat(outcome.record().outcome()).isEqualTo("notice");
    assertThat(outcome.record().why()).contains("no such page").contains("Страница не найдена");
  }

  @Test
  void survivesAnAddressWithoutAHost() {
    assertThat(read(plan(), "http:///nowhere", null).record().outcome()).isEqualTo("broken");
  }

  private ImportPlan plan() {
    return new ImportPlan(List.of(file), Map.of(), Set.of(), Set.of());
  }

  private ImportedPages.Outcome read(ImportPlan plan, String url, @Nullable String truncated) {
    return read(plan, url, truncated, TEXT);
  }

  private ImportedPages.Outcome read(
      ImportPlan plan, String url, @Nullable String truncated, String html) {
    var address = URI.create(url);
    var capture =
        new Capture(
            address,
            Instant.parse("2026-03-05T08:00:00Z"),
            Map.of("content-type", List.of("text/html; charset=utf-8")),
            html.getBytes(UTF_8));
    var entry =
        new WarcEntry.Captured(
            new CapturePlace("f.warc", 0, "sha256:0"), capture, 200, address, truncated);
    return new ImportedPages(watch, extractor, plan).read(new ImportEntry(file, 0, entry));
  }
}
