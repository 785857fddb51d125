package org.unsaid.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.collect.archive.Archive;
import org.unsaid.collect.http.Fetcher;
import org.unsaid.collect.http.Limits;
import org.unsaid.collect.http.Manners;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.Looked;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Conduct;
import org.unsaid.core.Failure;
import org.unsaid.core.Institution;
import org.unsaid.core.Source;
import org.unsaid.core.Span;
import org.unsaid.core.Watch;
import org.unsaid.extract.Extractor;
import org.unsaid.testing.Site;

class IndexLookTest {

  private static final Instant BEGIN = Instant.parse("2026-03-03T09:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;
  private final Extractor extractor = new Extractor();
  private Site site;
  private Ledger ledger;
  private Archive archive;
  private Fetcher fetcher;
  private Instant now = BEGIN;

  @BeforeEach
  void open() {
    site = Site.open();
    site.tag();
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    ledger = Ledger.open(database, () -> now);
    archive = Archive.open(folder, new Archive.Settings(1 << 20, "unsaid", null), () -> now);
    fetcher =
        new Fetcher(
            new Manners(
                "unsaid-test/1 (+mailto:a@example.org)",
                Duration.ZERO,
                Limits.usual(),
                Set.of(site.host())),
            () -> now);
  }

  @AfterEach
  void close() {
    extractor.close();
    fetcher.close();
    archive.close();
    site.close();
  }

  @Test
  void seesWhatIsNewInASitemapOfAnIndexThatDidNotChange() {
    index(2);
    sitemap(1, "/1/1", "/1/2");
    sitemap(2, "/2/1");
    look();
    now = now.plus(HOUR);
    sitemap(2, "/2/1", "/2/2");

    var second = look();
    now = now.plus(HOUR);
    site.asked().clear();
    var third = look();

    assertThat(second.fresh()).extracting(item -> item.url().getPath()).containsExactly("/2/2");
    assertThat(second.proved()).isEqualTo(new Span(BEGIN, BEGIN.plus(HOUR)));
    assertThat(third.proved()).isEqualTo(new Span(BEGIN.plus(HOUR), now));
    assertThat(third.attempt().items()).isEqualTo(4);
    assertThat(site.asked()).containsExactly("/index.xml", "/1.xml", "/2.xml");
  }

  @Test
  void readsAnIndexOfManySitemapsInRoundsAndSaysWhatIsLeft() {
    int many = 2 * IndexLook.SITEMAPS + 5;
    index(many);
    for (int i = 1; i <= many; i++) {
      sitemap(i, "/%d/1".formatted(i), "/%d/2".formatted(i));
    }
    var looks = new ArrayList<Looked>();
    for (int i = 0; i < 6; i++) {
      looks.add(look());
      now = now.plus(HOUR);
    }

    assertThat(looks.subList(0, 3)).flatExtracting(Looked::fresh).hasSize(2 * many);
    assertThat(looks)
        .extracting(Looked::attempt)
        .allSatisfy(at -> assertThat(at.failure()).isNull());
    // the first round is whole after three looks, and each look after it ends another one
    assertThat(looks)
        .extracting(Looked::proved)
        .containsExactly(
            null,
            null,
            null,
            new Span(BEGIN, BEGIN.plus(HOUR)),
            new Span(BEGIN.plus(HOUR), BEGIN.plus(HOUR.multipliedBy(2))),
            new Span(BEGIN.plus(HOUR.multipliedBy(2)), BEGIN.plus(HOUR.multipliedBy(3))));
    assertThat(ledger.watched("news", new Span(BEGIN, now), now).gaps())
        .anySatisfy(
            gap ->
                assertThat(gap.span()).isEqualTo(new Span(BEGIN.plus(HOUR.multipliedBy(3)), now)));
  }

  @Test
  void provesNothingWhileASitemapCannotBeHad() {
    index(2);
    sitemap(1, "/1/1");
    sitemap(2, "/2/1");
    look();
    now = now.plus(HOUR);
    site.remove("/2.xml");

    var second = look();

    assertThat(second.proved()).isNull();
    assertThat(second.attempt().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(second.attempt().failure()).isEqualTo(Failure.CUT_SHORT);
    assertThat(second.attempt().detail()).contains("/2.xml could not be fetched: gone");
  }

  @Test
  void readsAnIndexWithinAnIndexAnewEachTime() {
    site.file("/index.xml", "text/xml", indexed("/inner.xml").getBytes(UTF_8));
    site.file("/inner.xml", "text/xml", indexed("/1.xml").getBytes(UTF_8));
    sitemap(1, "/1/1");
    look();
    now = now.plus(HOUR);
    sitemap(1, "/1/1", "/1/2");

    var second = look();

    assertThat(second.fresh()).hasSize(1);
    assertThat(second.proved()).isEqualTo(new Span(BEGIN, now));
  }

  private Looked look() {
    var source =
        new Source.Polled(
            "news",
            "roads",
            Source.Polled.Kind.SITEMAP,
            site.at("/index.xml"),
            HOUR,
            null,
            List.of());
    var watch = watch(source);
    var doors = new KeptFetch.Doors(fetcher, archive, () -> now);
    var pages = new PageLook(watch, doors, ledger, extractor);
    var due = ledger.agenda(List.of(source), now.plus(HOUR)).due().getFirst();
    return new ListLook(watch, doors, ledger, pages, () -> now).look(due);
  }

  private static Watch watch(Source source) {
    var roads =
        new Institution(
            "roads", "Roads", List.of(), List.of(), null, ZoneOffset.UTC, null, null, null);
    return new Watch(
        "test",
        new LinkedHashMap<>(Map.of("roads", roads)),
        List.of(source),
        List.of(),
        List.of(),
        List.of(),
        Conduct.USUAL,
        "");
  }

  private void index(int sitemaps) {
    var named = new ArrayList<String>();
    for (int i = 1; i <= sitemaps; i++) {
      named.add("/%d.xml".formatted(i));
    }
    site.file("/index.xml", "text/xml", indexed(named.toArray(String[]::new)).getBytes(UTF_8));
  }

  private String indexed(String... named) {
    var xml = new StringBuilder("<sitemapindex>");
    for (var path : named) {
      xml.append("<sitemap><loc>%s</loc></sitemap>".formatted(site.at(path)));
    }
    return xml + "</sitemapindex>";
  }

  private void sitemap(int number, String... pages) {
    var xml = new StringBuilder("<urlset>");
    for (var path : pages) {
      xml.append("<url><loc>%s</loc></url>".formatted(site.at(path)));
    }
    site.file("/%d.xml".formatted(number), "text/xml", (xml + "</urlset>").getBytes(UTF_8));
  }
}
