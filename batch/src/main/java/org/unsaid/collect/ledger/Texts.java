package org.unsaid.collect.ledger;

import static org.unsaid.database.Columns.instant;
import static org.unsaid.database.Columns.instantOrNull;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Span;

/** The table {@code ledger_version}, read in the order in which it was written. */
final class Texts {

  private Texts() {}

  static long last(Handle handle) {
    return handle
        .createQuery("select coalesce(max(look), 0) from ledger_version")
        .mapTo(Long.class)
        .one();
  }

  static List<ReadText> read(Handle handle, long after, long to, int limit) {
    return handle
        .createQuery(
            """
            select version.look, version.version, item.source, item.url, item.published,
              item.backfill, item.may_be_from, item.may_be_until, look.began, look.capture_file,
              look.capture_offset, look.capture_digest, first.backfill as past,
              version.landing_file,
              version.landing_offset, version.landing_digest,
              (select max(earlier.began) from ledger_look earlier
               where earlier.item = version.item and earlier.began < look.began
                 and earlier.outcome in ('new', 'none_new', 'not_modified')) as seen_before
            from ledger_version version
              join ledger_item item on item.id = version.item
              join ledger_look look on look.id = version.look
              join ledger_look first on first.id = item.first_look
            where version.look > :after and version.look <= :to
            order by version.look limit :limit
            """)
        .bind("after", after)
        .bind("to", to)
        .bind("limit", limit)
        .map(Texts::read)
        .list();
  }

  private static ReadText read(ResultSet row, StatementContext context) throws SQLException {
    int version = row.getInt("version");
    var before = instantOrNull(row, "seen_before");
    var from = instantOrNull(row, "may_be_from");
    var until = instantOrNull(row, "may_be_until");
    boolean timely = !row.getBoolean("backfill");
    return new ReadText(
        row.getLong("look"),
        row.getString("source"),
        URI.create(row.getString("url")),
        row.getString("published"),
        version,
        version == 1 || before == null ? null : new Span(before, instant(row, "began")),
        timely && from != null && until != null ? new Span(from, until) : null,
        // one that a timely list showed as new soon after has bounds
        row.getBoolean("past") && from == null,
        new CapturePlace(
            row.getString("capture_file"),
            row.getLong("capture_offset"),
            row.getString("capture_digest")),
        landing(row));
  }

  private static @Nullable CapturePlace landing(ResultSet row) throws SQLException {
    var file = row.getString("landing_file");
    return file == null
        ? null
        : new CapturePlace(file, row.getLong("landing_offset"), row.getString("landing_digest"));
  }
}
