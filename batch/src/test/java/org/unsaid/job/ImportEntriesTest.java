package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.unsaid.collect.archive.WarcEntry;
import org.unsaid.collect.ledger.ImportedRecord;
import org.unsaid.collect.ledger.ImportedVersion;
import org.unsaid.collect.ledger.Imports;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Conduct;
import org.unsaid.core.Span;
import org.unsaid.core.Watch;

class ImportEntriesTest {

  @TempDir Path folder;
  private Imports imports;

  @BeforeEach
  void begin() {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    imports = Ledger.open(database).imports();
  }

  @Test
  void goesOnBehindTheLastChunkThatWasCommitted() {
    var warc = new Warc(true);
    for (int i = 0; i < 6; i++) {
      warc.page("https://water.example/" + i, "2026-03-05T08:00:00Z", "<p>" + i);
    }
    var file =
        new ImportPlan.File(
            "f", warc.at(folder.resolve("f.warc.gz")), null, 6, 0, ImportMarks.NONE);
    var context = new ExecutionContext();
    context.putLong(ImportEntries.FROM, 1);
    context.putLong(ImportEntries.TO, 5);

    var killed = new ImportEntries(file, imports);
    killed.open(context);
    assertThat(url(killed)).isEqualTo("https://water.example/1");
    killed.update(context);
    assertThat(url(killed)).isEqualTo("https://water.example/2");
    killed.close();
    var again = new ImportEntries(file, imports);
    again.open(context);

    var rest = new ArrayList<String>();
    for (var next = again.read(); next != null; next = again.read()) {
      rest.add(((WarcEntry.Captured) next.entry()).url().getPath() + " is " + next.number());
    }
    again.close();
    assertThat(rest).containsExactly("/2 is 2", "/3 is 3", "/4 is 4");
  }

  @Test
  void beginsNearItsRangeAsTheSurveyMarkedIt() {
    var warc = new Warc(true);
    for (int i = 0; i < 400; i++) {
      warc.page("https://water.example/" + i, "2026-03-05T08:00:00Z", "<p>" + i);
    }
    var path = warc.at(folder.resolve("f.warc.gz"));
    var nothing =
        new Watch(
            "w",
            new LinkedHashMap<>(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Conduct.USUAL,
            "");
    var file = new ImportSurvey(nothing, 1).file(path, "f", null, _ -> {});
    assertThat(file.marks().before(49).offset()).isZero();
    assertThat(file.marks().before(299).entry()).isBetween(201L, 299L);

    for (long from : new long[] {0, 1, 50, 51, 299, 399}) {
      var context = new ExecutionContext();
      context.putLong(ImportEntries.FROM, from);
      context.putLong(ImportEntries.TO, 400);
      var entries = new ImportEntries(file, imports);
      entries.open(context);
      assertThat(url(entries)).isEqualTo("https://water.example/" + from);
      entries.close();
    }
  }

  @Test
  void countsVersionsInTheOrderOfTimeHoweverOftenAChunkIsWritten() {
    var records =
        List.of(
            text("b", 0, "x", 9, "new"), text("a", 0, "x", 4, "old"), text("a", 1, "y", 4, "y"));
    imports.write(records);
    imports.write(records);
    imports.write(List.of(text("b", 1, "x", 7, "old")));

    assertThat(imports.versions(List.of("b")))
        .containsExactly(
            new ImportedVersion("a", 0, 1, null),
            new ImportedVersion("b", 0, 2, new Span(day(7), day(9))));
    assertThat(imports.outcomes(List.of("a", "b"))).containsEntry(ImportedRecord.TEXT, 4L);
  }

  private static String url(ImportEntries entries) {
    var next = entries.read();
    return next == null ? "none" : ((WarcEntry.Captured) next.entry()).url().toString();
  }

  private static ImportedRecord text(String file, long entry, String id, int day, String digest) {
    return new ImportedRecord(
        file,
        entry,
        0,
        null,
        ImportedRecord.TEXT,
        "",
        new ImportedRecord.Text(id, day(day), digest));
  }

  private static Instant day(int day) {
    return Instant.parse("2026-03-0%dT08:00:00Z".formatted(day));
  }
}
