package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.collect.archive.Archive;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.ListContents;
import org.unsaid.collect.ledger.ListedItem;
import org.unsaid.core.Attempt;
import org.unsaid.core.Conduct;
import org.unsaid.core.Failure;
import org.unsaid.core.Finding;
import org.unsaid.core.Institution;
import org.unsaid.core.Source;
import org.unsaid.core.Watch;
import org.unsaid.extract.Extractor;
import org.unsaid.history.History;

class FinderTest {

  private static final URI LIST = URI.create("https://harbour.example/news");
  private static final URI PAGE = URI.create("https://harbour.example/1");

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-03-03T10:00:00Z");
  private final JdbcDataSource database = new JdbcDataSource();
  private Ledger ledger;
  private Archive archive;

  @BeforeEach
  void open() {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    ledger = Ledger.open(database, () -> now);
    archive = Archive.open(folder, new Archive.Settings(1 << 20, "unsaid", null), () -> now);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void raisesAnAlarmOnceAndAppendsItsEndOnce() {
    for (int i = 0; i < 4; i++) {
      fails();
      later();
    }
    var raised = find("news");
    fails();
    var stillRaised = find("news");
    lists();
    var ended = find("news");
    var after = find("news");

    assertThat(raised)
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.kind()).isEqualTo(Finding.Kind.SOURCE_ALARM);
              assertThat(alarm.alarm()).isEqualTo("failing");
              assertThat(alarm.from()).isEqualTo(Instant.parse("2026-03-03T10:00:00Z"));
              assertThat(alarm.until()).isNull();
            });
    assertThat(stillRaised).isEmpty();
    assertThat(ended)
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.ends()).isEqualTo(raised.getFirst().id());
              assertThat(end.until()).isNotNull();
            });
    assertThat(after).isEmpty();
  }

  @Test
  void tellsOfAnEditAlsoWhereTheArchiveCannotShowIt() {
    edits();

    assertThat(find("news"))
        .singleElement()
        .satisfies(
            edit -> {
              assertThat(edit.kind()).isEqualTo(Finding.Kind.EDIT);
              assertThat(edit.summary()).contains("cannot be read from the archive");
              assertThat(edit.proofs()).isEmpty();
            });
    assertThat(find("news")).isEmpty();
  }

  @Test
  void findsWhatWasCollectedBeforeASourceCameBackIntoTheWatch() {
    edits();

    assertThat(find("other")).isEmpty();
    assertThat(find("news")).hasSize(1);
    assertThat(find("other")).isEmpty();
    assertThat(find("news")).isEmpty();
  }

  /** As a command does that begins anew. */
  private List<Finding> find(String source) {
    var watch = watch(source);
    var pages = new PageFindings(new KeptTexts(watch, archive, new Extractor()));
    return new Finder(watch, ledger, History.open(database), pages, () -> now).find();
  }

  private void edits() {
    lists();
    page("one");
    later();
    page("two");
  }

  private void lists() {
    later();
    ledger.listed(
        attempt(Attempt.Target.LIST, LIST, Attempt.Outcome.NONE_NEW, null),
        new ListContents(
            ListContents.Kind.NEWEST_FIRST,
            List.of(new ListedItem("1", PAGE, "The first", false, 0, null)),
            true,
            null));
  }

  private void page(String digest) {
    ledger.page(attempt(Attempt.Target.PAGE, PAGE, Attempt.Outcome.NEW, null), "1", digest, null);
  }

  private void fails() {
    ledger.looked(
        attempt(Attempt.Target.LIST, LIST, Attempt.Outcome.FAILED, Failure.TIMEOUT), null);
  }

  private void later() {
    now = now.plus(Duration.ofHours(1));
  }

  private Attempt attempt(
      Attempt.Target target, URI url, Attempt.Outcome outcome, @Nullable Failure failure) {
    return new Attempt("news", target, url, now, now, outcome, failure, "", 0, 0, null);
  }

  private static Watch watch(String source) {
    var institutions = new LinkedHashMap<String, Institution>();
    institutions.put(
        "harbour",
        new Institution(
            "harbour",
            "Harbour Office",
            List.of(),
            List.of(),
            null,
            ZoneOffset.UTC,
            null,
            null,
            null));
    return new Watch(
        "test",
        institutions,
        List.of(
            new Source.Polled(
                source, "harbour", Source.Polled.Kind.LIST, LIST, null, null, List.of())),
        List.of(),
        List.of(),
        List.of(),
        Conduct.USUAL,
        "digest");
  }
}
