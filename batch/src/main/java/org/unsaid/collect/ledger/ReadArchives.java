package org.unsaid.collect.ledger;

import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.unsaid.database.Columns;

/** Rows of {@code ledger_archive}. */
final class ReadArchives {

  private ReadArchives() {}

  /** The one that was read last of a source. */
  static Optional<ReadArchive> last(Handle handle, String source) {
    return handle
        .createQuery(
            """
            select * from ledger_archive where source = :source order by id desc limit 1
            """)
        .bind("source", source)
        .map(
            (row, _) ->
                new ReadArchive(
                    row.getString("source"),
                    row.getString("digest"),
                    Path.of(row.getString("path")),
                    Columns.instant(row, "read_at")))
        .findOne();
  }

  /** Does nothing if the last one of the source had the same contents. */
  static void add(Handle handle, ReadArchive archive) {
    if (last(handle, archive.source())
        .filter(before -> before.digest().equals(archive.digest()))
        .isEmpty()) {
      handle
          .createUpdate(
              """
              insert into ledger_archive (source, digest, path, read_at)
              values (:source, :digest, :path, :read)
              """)
          .bind("source", archive.source())
          .bind("digest", archive.digest())
          .bind("path", archive.path().toString())
          .bind("read", archive.read())
          .execute();
    }
  }
}
