package org.unsaid.collect.ledger;

import static org.unsaid.database.Columns.instant;
import static org.unsaid.database.Columns.instantOrNull;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.ledger.TextEdited.Sight;
import org.unsaid.core.CapturePlace;

/** What became of pages after they were read, by the looks that found it. */
final class Changes {

  private Changes() {}

  static long last(Handle handle) {
    return handle
        .createQuery("select coalesce(max(id), 0) from ledger_look")
        .mapTo(Long.class)
        .one();
  }

  static List<TextEdited> edited(Handle handle, long after, long to) {
    return handle
        .createQuery(
            """
            select version.look, version.version, version.recorded, item.source, item.url,
              item.published,
              look.began as after_began, look.capture_file as after_file,
              look.capture_offset as after_offset, look.capture_digest as after_digest,
              version.landing_file as after_page_file, version.landing_offset as after_page_offset,
              version.landing_digest as after_page_digest,
              old.began as before_began, old.capture_file as before_file,
              old.capture_offset as before_offset, old.capture_digest as before_digest,
              former.landing_file as before_page_file,
              former.landing_offset as before_page_offset,
              former.landing_digest as before_page_digest,
              (select max(earlier.began) from ledger_look earlier
               where earlier.item = version.item and earlier.began < look.began
                 and earlier.outcome in ('new', 'none_new', 'not_modified')) as there
            from ledger_version version
              join ledger_item item on item.id = version.item
              join ledger_look look on look.id = version.look
              join ledger_version former
                on former.item = version.item and former.version = version.version - 1
              join ledger_look old on old.id = former.look
            where version.look > :after and version.look <= :to and version.version > 1
            order by version.look
            """)
        .bind("after", after)
        .bind("to", to)
        .map(
            (row, _) -> {
              var before = sight(row, "before");
              return new TextEdited(
                  row.getLong("look"),
                  row.getString("source"),
                  URI.create(row.getString("url")),
                  row.getInt("version"),
                  row.getString("published"),
                  before,
                  Objects.requireNonNullElse(instantOrNull(row, "there"), before.began()),
                  sight(row, "after"),
                  instant(row, "recorded"));
            })
        .list();
  }

  /** An item that is gone is not looked at again: the look that decided it is its last one. */
  static List<PageGone> gone(Handle handle, long after, long to) {
    return handle
        .createQuery(
            """
            select look.id as look, look.recorded, item.source, item.url, item.title,
              item.published, item.missing_since,
              look.began as missing_began, look.capture_file as missing_file,
              look.capture_offset as missing_offset, look.capture_digest as missing_digest,
              null as missing_page_file,
              first.began as first_began, first.capture_file as first_file,
              first.capture_offset as first_offset, first.capture_digest as first_digest,
              one.landing_file as first_page_file, one.landing_offset as first_page_offset,
              one.landing_digest as first_page_digest,
              last.began as last_began, last.capture_file as last_file,
              last.capture_offset as last_offset, last.capture_digest as last_digest,
              newest.landing_file as last_page_file, newest.landing_offset as last_page_offset,
              newest.landing_digest as last_page_digest,
              (select max(earlier.began) from ledger_look earlier
               where earlier.item = item.id
                 and earlier.outcome in ('new', 'none_new', 'not_modified')) as there
            from ledger_look look
              join ledger_item item on item.id = look.item
              left join ledger_version one on one.item = item.id and one.version = 1
              left join ledger_look first on first.id = one.look
              left join ledger_version newest
                on newest.item = item.id and newest.version = item.versions and newest.version > 1
              left join ledger_look last on last.id = newest.look
            where look.id > :after and look.id <= :to and look.failure in ('gone', 'soft_error')
              and item.stage = 'gone' and not exists (
                select later.id from ledger_look later
                where later.item = item.id and later.id > look.id)
            order by look.id
            """)
        .bind("after", after)
        .bind("to", to)
        .map(
            (row, _) ->
                new PageGone(
                    row.getLong("look"),
                    row.getString("source"),
                    URI.create(row.getString("url")),
                    row.getString("title"),
                    row.getString("published"),
                    sightOrNull(row, "first"),
                    sightOrNull(row, "last"),
                    instantOrNull(row, "there"),
                    instant(row, "missing_since"),
                    sight(row, "missing"),
                    instant(row, "recorded")))
        .list();
  }

  private static @Nullable Sight sightOrNull(ResultSet row, String of) throws SQLException {
    return row.getObject(of + "_began") == null ? null : sight(row, of);
  }

  private static Sight sight(ResultSet row, String of) throws SQLException {
    return new Sight(instant(row, of + "_began"), place(row, of), place(row, of + "_page"));
  }

  private static @Nullable CapturePlace place(ResultSet row, String of) throws SQLException {
    var file = row.getString(of + "_file");
    return file == null
        ? null
        : new CapturePlace(file, row.getLong(of + "_offset"), row.getString(of + "_digest"));
  }
}
