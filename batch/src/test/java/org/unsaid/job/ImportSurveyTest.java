package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.collect.archive.WarcEntry;
import org.unsaid.collect.archive.WarcFile;
import org.unsaid.core.Watch;
import org.unsaid.extract.Selectors;
import org.unsaid.tag.Tagger;
import org.unsaid.watch.WatchFiles;

class ImportSurveyTest {

  private static final String TIME = "2026-03-05T08:00:00Z";
  private static final String RSS = "application/rss+xml";

  @TempDir Path folder;
  private Watch watch;

  @BeforeEach
  void begin() throws IOException {
    Files.writeString(
        Files.createDirectory(folder.resolve("watch")).resolve("watch.yml"),
        """
        institutions:
          - {id: water, name: Ministry of Water, zone: UTC}
          - {id: works, name: Ministry of Works, zone: UTC}
        sources:
          - {id: water, institution: water, kind: list, url: 'https://state.example/press?of=water',
             select: [{item: 'li'}]}
          - {id: works, institution: works, kind: feed, url: 'https://state.example/works/rss'}
        """);
    watch =
        new WatchFiles(Tagger.syntax(), Selectors.syntax(), Instant.parse("2026-08-01T00:00:00Z"))
            .read(folder.resolve("watch"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsTheSameWithSeveralThreadsAsWithOne(boolean packed) throws IOException {
    var warc = new Warc(packed);
    var random = new Random(7);
    warc.answer("https://state.example/other/rss", TIME, 200, RSS, feed("/other/1", "/other/2"));
    for (int i = 0; i < 500; i++) {
      warc.page("https://state.example/" + i, TIME, "<p>\r\nWARC/1.1\r\n" + noise(random));
    }
    warc.answer("https://state.example/works/rss", TIME, 200, RSS, feed("/works/1"));
    var path = warc.at(folder.resolve("f.warc"));
    assertThat(Files.size(path)).isGreaterThan(3 << 20);

    var one = plan(path, 1);
    var several = plan(path, 3);

    assertThat(several.entries()).isEqualTo(one.entries()).isEqualTo(502);
    assertThat(several.named()).isEqualTo(one.named()).hasSize(3);
    assertThat(several.lists()).isEqualTo(one.lists());
    for (long from : new long[] {0, 49, 50, 167, 168, 333, 334, 501}) {
      assertThat(url(several, from)).isEqualTo(url(one, from));
    }
  }

  @Test
  void readsAFileOnSeveralThreadsFromPlacesWhereRecordsBegin() throws IOException {
    var warc = new Warc(true);
    var random = new Random(8);
    for (int i = 0; i < 300; i++) {
      warc.page("https://state.example/" + i, TIME, noise(random));
    }
    var path = warc.at(folder.resolve("f.warc.gz"));

    var part = Objects.requireNonNull(ImportParts.read(path, 2, watch, null));

    assertThat(part.entries()).isEqualTo(300);
    assertThat(part.broken()).isZero();
  }

  @Test
  void tellsEachBrokenRecordOnceHoweverManyThreadsRead() throws IOException {
    var warc = new Warc(true);
    var random = new Random(9);
    for (int i = 0; i < 300; i++) {
      if (i % 100 == 50) {
        warc.broken("https://state.example/" + i, TIME);
      }
      warc.page("https://state.example/" + i, TIME, noise(random));
    }
    var path = warc.at(folder.resolve("f.warc.gz"));
    // as if the middle of it had been written over
    var bytes = Files.readAllBytes(path);
    for (int i = 0; i < 5_000; i++) {
      bytes[bytes.length / 2 + i] = (byte) random.nextInt();
    }
    Files.write(path, bytes);

    var one = new ArrayList<WarcEntry.Broken>();
    var several = new ArrayList<WarcEntry.Broken>();
    var alone = new ImportSurvey(watch, 1).file(path, "f", null, one::add);
    var together = new ImportSurvey(watch, 2).file(path, "f", null, several::add);

    assertThat(one).hasSize(3);
    assertThat(several).isEqualTo(one);
    assertThat(together.entries()).isEqualTo(alone.entries());
    assertThat(together.broken()).isEqualTo(alone.broken()).isEqualTo(one.size());
  }

  @Test
  void readsPagesThatAListGoesOnWithWhereverTheyStandInTheFiles() {
    var third =
        new Warc(true)
            .page("https://state.example/press?of=water&page=3", TIME, list("/water/3", null))
            .at(folder.resolve("third.warc.gz"));
    var others =
        new Warc(true)
            .page("https://state.example/press?of=water&page=2", TIME, list("/water/2", 3))
            .page("https://state.example/press?of=water", TIME, list("/water/1", 2))
            .at(folder.resolve("others.warc.gz"));
    var survey = new ImportSurvey(watch, 2);
    survey.file(third, "a", null, _ -> {});
    survey.file(others, "b", null, _ -> {});

    var plan = survey.plan(Set.of());

    assertThat(plan.named())
        .containsKeys(
            "//state.example/water/1-1", "//state.example/water/2-1", "//state.example/water/3-1");
    assertThat(plan.named().values()).allMatch(item -> item.source().id().equals("water"));
    assertThat(plan.lists()).contains("//state.example/press?of=water&page=3");
  }

  @Test
  void knowsWhoseAFeedIsByTheOneThatGoesOnWithItAndNotByItsAddress() {
    var further = feed("/late/2");
    var first =
        feed("/late/1")
            .replace(
                "<channel>",
                "<channel xmlns:atom='http://www.w3.org/2005/Atom'>"
                    + "<atom:link rel='next' href='https://state.example/press/more.rss'/>");
    var path =
        new Warc(true)
            .answer("https://state.example/press/more.rss", TIME, 200, RSS, further)
            .answer("https://state.example/works/rss", TIME, 200, RSS, first)
            .at(folder.resolve("f.warc.gz"));

    var plan = plan(path, 1);

    assertThat(plan.named())
        .hasEntrySatisfying(
            "//state.example/late/2", item -> assertThat(item.source().id()).isEqualTo("works"));
  }

  private ImportPlan plan(Path path, int threads) {
    var survey = new ImportSurvey(watch, threads);
    survey.file(
        path,
        "f",
        null,
        broken -> {
          throw new AssertionError(broken);
        });
    return survey.plan(Set.of());
  }

  private static String url(ImportPlan plan, long number) throws IOException {
    var file = plan.file("f");
    var mark = file.marks().before(number);
    try (var warc = WarcFile.contents(file.path(), mark.offset())) {
      for (long i = mark.entry(); i < number; i++) {
        warc.skip();
      }
      return ((WarcEntry.Captured) warc.next().orElseThrow()).url().toString();
    }
  }

  private static String list(String path, @Nullable Integer next) {
    var page = new StringBuilder("<html><head><title>Press</title></head><body><ul>");
    for (int i = 1; i <= 6; i++) {
      page.append(
          "<li><a href='%s-%d'>The ministry speaks of dykes and of rivers, part %d</a> 3 March 2026</li>"
              .formatted(path, i, i));
    }
    page.append("</ul>");
    if (next != null) {
      page.append("<a rel=next href='/press?of=water&page=").append(next).append("'>Next</a>");
    }
    return page.append("</body></html>").toString();
  }

  private static String feed(String... paths) {
    var items = new StringBuilder();
    for (var path : List.of(paths)) {
      items.append(
          "<item><title>%s</title><link>https://state.example%s</link></item>"
              .formatted(path, path));
    }
    return "<?xml version='1.0'?><rss version='2.0'><channel><title>F</title>%s</channel></rss>"
        .formatted(items);
  }

  /** Text that gzip cannot make small. */
  private static String noise(Random random) {
    var text = new StringBuilder("<p>");
    for (int i = 0; i < 12_000; i++) {
      text.append((char) ('0' + random.nextInt(75)));
    }
    return text.append("</p>").toString();
  }
}
