package org.unsaid.collect.ledger;

import static org.unsaid.database.Columns.instant;

import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Span;
import org.unsaid.database.Columns;

/**
 * What was imported: files of captures, and what became of each of their records. It proves nothing
 * of when a source was watched. What is written again is replaced, so that a run that was killed
 * may repeat what it did.
 */
public final class Imports {

  private static final int LONGEST = 4_000;

  private final Jdbi jdbi;

  /** One connection at a time: steps hold one each already, and the pool has few more. */
  private final ReentrantLock lock = new ReentrantLock();

  Imports(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All files, in the order in which they were imported. */
  public List<ImportedFile> files() {
    return asked(
        handle ->
            handle
                .createQuery("select * from ledger_import order by imported, file_digest")
                .map((row, _) -> file(row))
                .list());
  }

  /** The file with this SHA-256. */
  public Optional<ImportedFile> file(String digest) {
    return asked(
        handle ->
            handle
                .createQuery("select * from ledger_import where file_digest = :digest")
                .bind("digest", digest)
                .map((row, _) -> file(row))
                .findOne());
  }

  /** Notes a file, or where it is now. */
  public void put(ImportedFile file) {
    asked(
        handle -> {
          handle.execute("delete from ledger_import where file_digest = ?", file.digest());
          return handle
              .createUpdate(
                  """
                  insert into ledger_import (file_digest, path, source, imported, records, reading)
                  values (:digest, :path, :source, :imported, :records, :reading)
                  """)
              .bind("digest", file.digest())
              .bind("path", file.path().toString())
              .bind("source", file.source())
              .bind("imported", file.imported())
              .bind("records", file.records())
              .bind("reading", file.reading())
              .execute();
        });
  }

  /** Forgets what became of records, before they are read anew. */
  public void forget(String digest, long from, long to) {
    asked(
        handle ->
            handle.execute(
                """
                delete from ledger_import_record
                where file_digest = ? and entry_no >= ? and entry_no < ?
                """,
                digest,
                from,
                to));
  }

  public void write(Collection<ImportedRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    asked(
        handle -> {
          var before =
              handle.prepareBatch(
                  "delete from ledger_import_record where file_digest = :file and entry_no ="
                      + " :entry");
          var now =
              handle.prepareBatch(
                  """
                  insert into ledger_import_record (file_digest, entry_no, place, address, outcome,
                    why, statement, captured, text_digest)
                  values (:file, :entry, :place, :address, :outcome, :why, :statement, :captured,
                    :text)
                  """);
          for (var record : records) {
            var text = record.text();
            before.bind("file", record.file()).bind("entry", record.entry()).add();
            now.bind("file", record.file())
                .bind("entry", record.entry())
                .bind("place", record.place())
                .bind("address", Columns.textOrNull(record.address(), LONGEST))
                .bind("outcome", record.outcome())
                .bind("why", Columns.text(record.why(), LONGEST))
                .bind("statement", text == null ? null : text.statement())
                .bindByType("captured", text == null ? null : text.captured(), Instant.class)
                .bind("text", text == null ? null : text.digest())
                .add();
          }
          before.execute();
          return now.execute().length;
        });
  }

  /** Those of some statements of which a text was imported. */
  public Set<String> known(Collection<String> statements) {
    if (statements.isEmpty()) {
      return Set.of();
    }
    return asked(
        handle ->
            Set.copyOf(
                handle
                    .createQuery(
                        """
                        select distinct statement from ledger_import_record
                        where statement in (<statements>)
                        """)
                    .bindList("statements", List.copyOf(statements))
                    .mapTo(String.class)
                    .list()));
  }

  /**
   * With which records the texts begin of statements that were captured several times, some of it
   * in these files; by file and place.
   */
  public List<ImportedVersion> versions(Collection<String> files) {
    var versions = new ArrayList<ImportedVersion>();
    texts(
        files,
        (first, edit) ->
            versions.add(
                new ImportedVersion(
                    first.file(),
                    first.entry(),
                    first.version(),
                    edit == null ? null : edit.edited())));
    versions.sort(
        Comparator.comparing(ImportedVersion::file).thenComparingLong(ImportedVersion::entry));
    return versions;
  }

  /** How the texts were changed of statements of which some capture is in these files. */
  public List<ImportedEdit> edits(Collection<String> files) {
    var edits = new ArrayList<ImportedEdit>();
    texts(
        files,
        (_, edit) -> {
          if (edit != null) {
            edits.add(edit);
          }
        });
    return edits;
  }

  /** Tells the capture with which each text begins, in the order of statements and times. */
  private void texts(
      Collection<String> files, BiConsumer<VersionCount.First, @Nullable ImportedEdit> told) {
    if (files.isEmpty()) {
      return;
    }
    asked(
        handle -> {
          var counting = new VersionCount(told);
          handle
              .createQuery(
                  """
                  select record.statement, record.captured, record.text_digest, record.file_digest,
                    record.entry_no, record.place
                  from ledger_import_record record
                  where record.statement in (
                    select several.statement from ledger_import_record several
                    where several.statement in (
                      select touched.statement from ledger_import_record touched
                      where touched.file_digest in (<files>) and touched.statement is not null)
                    group by several.statement having count(*) > 1)
                  order by record.statement, record.captured, record.file_digest, record.entry_no
                  """)
              .bindList("files", List.copyOf(files))
              .map(
                  (row, _) -> {
                    counting.next(row);
                    return true;
                  })
              .list();
          return true;
        });
  }

  /** How many records of these files had each outcome, the commonest first. */
  public Map<String, Long> outcomes(Collection<String> files) {
    return counts(
        """
        select outcome as what, count(*) as found from ledger_import_record
        where file_digest in (<files>) group by outcome order by count(*) desc, outcome
        """,
        files);
  }

  /** How many records of these files were passed over with an outcome, by its words. */
  public Map<String, Long> reasons(Collection<String> files, String outcome) {
    return counts(
        """
        select why as what, count(*) as found from ledger_import_record
        where file_digest in (<files>) and outcome = '%s'
        group by why order by count(*) desc, why
        """
            .formatted(outcome.replace("'", "''")),
        files);
  }

  /** Tells each record of a file that could have given a text and did not, in order. */
  public void passedOver(String digest, Consumer<ImportedRecord> told) {
    asked(
        handle -> {
          try (var rows =
              handle
                  .createQuery(
                      """
                      select entry_no, place, address, outcome, why from ledger_import_record
                      where file_digest = :digest and statement is null and outcome <> :nothing
                      order by entry_no
                      """)
                  .bind("digest", digest)
                  .bind("nothing", ImportedRecord.NO_ANSWER)
                  .map(
                      (row, _) ->
                          new ImportedRecord(
                              digest,
                              row.getLong("entry_no"),
                              row.getLong("place"),
                              row.getString("address"),
                              row.getString("outcome"),
                              row.getString("why"),
                              null))
                  .stream()) {
            rows.forEach(told);
          }
          return true;
        });
  }

  /** Tells each address of which a text was collected live, with the id of its source. */
  public void collected(BiConsumer<String, URI> told) {
    asked(
        handle -> {
          handle
              .createQuery("select source, url from ledger_item where versions > 0")
              .map((row, _) -> Map.entry(row.getString("source"), row.getString("url")))
              .list()
              .forEach(item -> told.accept(item.getKey(), URI.create(item.getValue())));
          return true;
        });
  }

  private Map<String, Long> counts(String query, Collection<String> files) {
    var counts = new LinkedHashMap<String, Long>();
    if (!files.isEmpty()) {
      asked(
              handle ->
                  handle
                      .createQuery(query)
                      .bindList("files", List.copyOf(files))
                      .map((row, _) -> Map.entry(row.getString("what"), row.getLong("found")))
                      .list())
          .forEach(count -> counts.put(count.getKey(), count.getValue()));
    }
    return counts;
  }

  private static ImportedFile file(ResultSet row) throws SQLException {
    return new ImportedFile(
        row.getString("file_digest"),
        Path.of(row.getString("path")),
        row.getString("source"),
        instant(row, "imported"),
        row.getLong("records"),
        row.getString("reading"));
  }

  private <T> T asked(Function<Handle, T> question) {
    lock.lock();
    try {
      return jdbi.inTransaction(question::apply);
    } finally {
      lock.unlock();
    }
  }

  /** Goes through captures in the order of statements and times. */
  private static final class VersionCount {

    /** A record with which a text begins. */
    private record First(String file, long entry, int version) {}

    private final BiConsumer<First, @Nullable ImportedEdit> told;
    private final Map<String, Integer> times = new HashMap<>();
    private String statement = "";
    private int version;
    private ImportedEdit.@Nullable Sight text;
    private @Nullable Instant seen;

    VersionCount(BiConsumer<First, @Nullable ImportedEdit> told) {
      this.told = told;
    }

    void next(ResultSet row) throws SQLException {
      var its = row.getString("statement");
      if (!its.equals(statement)) {
        statement = its;
        version = 0;
        text = null;
        seen = null;
        times.clear();
      }
      var captured = instant(row, "captured");
      var digest = row.getString("text_digest");
      if (text == null || !digest.equals(text.digest())) {
        var now =
            new ImportedEdit.Sight(
                row.getString("file_digest"), row.getLong("place"), captured, digest);
        version++;
        told.accept(
            new First(now.file(), row.getLong("entry_no"), version),
            text == null || seen == null ? null : edit(text, seen, now));
        text = now;
      }
      seen = captured;
    }

    private ImportedEdit edit(ImportedEdit.Sight before, Instant last, ImportedEdit.Sight after) {
      int time = times.merge(before.digest() + after.digest(), 1, Integer::sum);
      return new ImportedEdit(
          statement, version, time, between(last, after.captured()), before, after);
    }

    /** Two texts may have been captured in one second, which is all that many files tell. */
    private static Span between(Instant one, Instant other) {
      return new Span(one.isBefore(other) ? one : other.minusSeconds(1), other);
    }
  }
}
