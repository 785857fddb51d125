package org.unsaid.collect.ledger;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.unsaid.database.Columns;

/**
 * The table {@code ledger_sitemap}, and what a round of looks at an index proves by it.
 *
 * <p>A round is whole once each sitemap that the index names was read. Whatever was published
 * before the oldest of these readings began, and was still there, was seen: so a whole round is a
 * good look that began with that reading.
 *
 * @param named how many sitemaps there are
 * @param unread how many of them were never read
 * @param since when the oldest reading began; null: there is none
 * @param items in all sitemaps, as each was read last
 * @param shared how many of them stood there at the last good look
 * @param timely keys of items that were shown first by a sitemap which had been read before, and
 *     has kept most of what it had
 */
record SitemapRounds(
    int named, int unread, @Nullable Instant since, int items, int shared, Set<String> timely) {

  private record Row(Instant began, int items, int oldItems) {}

  static List<SitemapReading> readings(Handle handle, String source) {
    return handle
        .createQuery("select * from ledger_sitemap where source = :source order by began, id")
        .bind("source", source)
        .map(
            (row, _) ->
                new SitemapReading(
                    URI.create(row.getString("url")),
                    Columns.instant(row, "began"),
                    row.getBoolean("is_index"),
                    LedgerTables.validators(row)))
        .list();
  }

  /** Writes down what was read; what the index names no more is forgotten. */
  static SitemapRounds put(Handle handle, String source, SitemapRound round, Comparison found) {
    var rows = rows(handle, source);
    var timely = new HashSet<String>();
    for (var read : round.read()) {
      var id = Items.id(source, read.sitemap().url().toString());
      var before = rows.get(id);
      var now = row(source, read, before, found);
      if (now != null) {
        if (read.keys() != null && before != null && 2 * now.oldItems() >= before.oldItems()) {
          timely.addAll(read.keys());
        }
        rows.put(id, now);
        write(handle, source, id, read.sitemap(), now, before != null);
      }
    }
    var named = new HashSet<UUID>();
    round.named().forEach(url -> named.add(Items.id(source, url.toString())));
    for (var id : Set.copyOf(rows.keySet())) {
      if (!named.contains(id)) {
        rows.remove(id);
        handle.execute("delete from ledger_sitemap where source = ? and id = ?", source, id);
      }
    }
    return new SitemapRounds(
        named.size(),
        named.size() - rows.size(),
        rows.values().stream().map(Row::began).min(Comparator.naturalOrder()).orElse(null),
        rows.values().stream().mapToInt(Row::items).sum(),
        rows.values().stream().mapToInt(Row::oldItems).sum(),
        timely);
  }

  /** All that stands there now is what the next round is held against. */
  static void settle(Handle handle, String source) {
    handle.execute("update ledger_sitemap set old_items = items where source = ?", source);
  }

  /** Of a source that is no index, or is none any more. */
  static void forget(Handle handle, String source) {
    handle.execute("delete from ledger_sitemap where source = ?", source);
  }

  boolean isWhole() {
    return unread == 0 && since != null;
  }

  /** Null: it was not modified since nobody knows when. */
  private static @Nullable Row row(
      String source, SitemapRound.Read read, @Nullable Row before, Comparison found) {
    var began = Columns.micros(read.sitemap().began());
    var keys = read.keys();
    if (keys != null) {
      return new Row(began, keys.size(), old(source, keys, found));
    }
    return before == null ? null : new Row(began, before.items(), before.oldItems());
  }

  private static int old(String source, Set<String> keys, Comparison found) {
    return (int)
        keys.stream()
            .map(key -> Items.id(source, key))
            .filter(id -> found.known().containsKey(id) && !found.newcomers().contains(id))
            .count();
  }

  private static Map<UUID, Row> rows(Handle handle, String source) {
    return handle
        .createQuery("select * from ledger_sitemap where source = :source")
        .bind("source", source)
        .<Map<UUID, Row>>reduceResultSet(
            new LinkedHashMap<>(),
            (all, row, _) -> {
              all.put(
                  row.getObject("id", UUID.class),
                  new Row(
                      Columns.instant(row, "began"), row.getInt("items"), row.getInt("old_items")));
              return all;
            });
  }

  private static void write(
      Handle handle, String source, UUID id, SitemapReading sitemap, Row now, boolean there) {
    var validators = sitemap.validators();
    handle
        .createUpdate(
            there
                ? """
                update ledger_sitemap set began = :began, items = :items, old_items = :old,
                  is_index = :index, etag = :etag, last_modified = :modified
                where source = :source and id = :id
                """
                : """
                insert into ledger_sitemap (source, id, url, began, items, old_items, is_index,
                  etag, last_modified)
                values (:source, :id, :url, :began, :items, :old, :index, :etag, :modified)
                """)
        .bind("source", source)
        .bind("id", id)
        .bind("url", sitemap.url().toString())
        .bind("began", sitemap.began())
        .bind("items", now.items())
        .bind("old", now.oldItems())
        .bind("index", sitemap.isIndex())
        .bind("etag", validators == null ? null : validators.etag())
        .bind("modified", validators == null ? null : validators.lastModified())
        .execute();
  }
}
