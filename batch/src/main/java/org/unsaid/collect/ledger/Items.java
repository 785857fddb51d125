package org.unsaid.collect.ledger;

import static org.unsaid.database.Columns.instant;
import static org.unsaid.database.Columns.instantOrNull;
import static org.unsaid.database.Columns.text;
import static org.unsaid.database.Columns.textOrNull;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Span;

/** The table {@code ledger_item}. */
final class Items {

  private static final int LONGEST_TITLE = 1000;
  private static final int AT_ONCE = 1000;

  /**
   * What a list is held against.
   *
   * @param firstLook that showed it
   * @param pinned it was found to stay above newer ones
   */
  record Known(long firstLook, boolean pinned, boolean missing) {}

  /** An item whose text nobody had read. */
  record Unread(UUID id, String title, String url, Span mayBe) {}

  private Items() {}

  /** The same for the same key of the same source, so that nobody need look it up. */
  static UUID id(String source, String key) {
    try {
      var digest =
          ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256")
                  .digest((source + '\n' + key).getBytes(StandardCharsets.UTF_8)));
      return new UUID(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Those that were ever listed. */
  static Map<UUID, Known> known(Handle handle, Collection<UUID> ids) {
    var all = new ArrayList<>(ids);
    var found = new HashMap<UUID, Known>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
      found.putAll(
          handle
              .createQuery(
                  """
                  select id, first_look, pinned, missing_since from ledger_item
                  where id = any(:ids)
                  """)
              .bindArray("ids", UUID.class, some)
              .map(
                  (row, context) ->
                      Map.entry(
                          row.getObject("id", UUID.class),
                          new Known(
                              row.getLong("first_look"),
                              row.getObject("pinned") != null,
                              row.getObject("missing_since") != null)))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
    return found;
  }

  /**
   * @param mayBe when it was published, unless it is older than our watching; null: of no matter,
   *     since an older page showed it
   * @param timely it came between two looks of which nothing was missed in between
   */
  static void add(
      Handle handle,
      String source,
      List<ListedItem> items,
      long look,
      Instant listed,
      Instant due,
      Instant recorded,
      @Nullable Span mayBe,
      boolean timely) {
    if (items.isEmpty()) {
      return;
    }
    var batch =
        handle.prepareBatch(
            """
            insert into ledger_item (id, source, item_key, url, title, published, backfill,
              first_look, listed, recorded, may_be_from, may_be_until, bounded, stage, next_look, tries,
              versions)
            values (:id, :source, :key, :url, :title, :published, :backfill, :look, :listed,
              :recorded, :from, :until, :bounded, 'unread', :due, 0, 0)
            """);
    for (var item : items) {
      batch
          .bind("id", id(source, item.key()))
          .bind("source", source)
          .bind("key", item.key())
          .bind("url", item.url().toString())
          .bind("title", text(item.title(), LONGEST_TITLE))
          .bind("published", textOrNull(item.published(), LONGEST_TITLE))
          .bind("backfill", !timely)
          .bind("look", look)
          .bind("listed", listed)
          .bind("recorded", recorded)
          .bindByType("from", mayBe == null ? null : mayBe.from(), Instant.class)
          .bindByType("until", mayBe == null ? null : mayBe.to(), Instant.class)
          .bindByType("bounded", mayBe == null ? null : recorded, Instant.class)
          .bind("due", due)
          .add();
    }
    batch.execute();
  }

  /** When an item was not there yet, if it came between two looks that missed nothing. */
  static Optional<Instant> notBefore(Handle handle, UUID item, Instant asOf) {
    return handle
        .createQuery(
            """
            select may_be_from from ledger_item
            where id = :item and not backfill and bounded <= :asOf
            """)
        .bind("item", item)
        .bind("asOf", asOf)
        .map((row, _) -> instant(row, "may_be_from"))
        .findOne();
  }

  /**
   * What an older page, or a part of a list, showed first turns out to be new.
   *
   * @param timely it came between two looks of which nothing was missed in between
   */
  static void bound(
      Handle handle, Collection<UUID> ids, Span mayBe, boolean timely, Instant recorded) {
    if (!ids.isEmpty()) {
      handle
          .createUpdate(
              """
              update ledger_item set may_be_from = coalesce(may_be_from, :from),
                may_be_until = coalesce(may_be_until, :until),
                bounded = coalesce(bounded, :recorded), backfill = backfill and not :timely
              where id = any(:ids)
              """)
          .bindArray("ids", UUID.class, List.copyOf(ids))
          .bind("from", mayBe.from())
          .bind("until", mayBe.to())
          .bind("timely", timely)
          .bind("recorded", recorded)
          .execute();
    }
  }

  static void pin(Handle handle, Collection<UUID> ids, Instant recorded) {
    if (!ids.isEmpty()) {
      handle
          .createUpdate("update ledger_item set pinned = :recorded where id = any(:ids)")
          .bindArray("ids", UUID.class, List.copyOf(ids))
          .bind("recorded", recorded)
          .execute();
    }
  }

  static Optional<Item> find(Handle handle, UUID id) {
    return handle
        .createQuery("select * from ledger_item where id = :id")
        .bind("id", id)
        .map(Items::read)
        .findOne();
  }

  /**
   * @param source null: of all
   */
  static List<Item> due(
      Handle handle, @Nullable String source, String stage, Instant now, int limit) {
    var query =
        handle.createQuery(
            """
            select * from ledger_item where %s stage = :stage and next_look <= :now
            order by %s next_look limit :limit
            """
                .formatted(
                    source == null ? "" : "source = :source and",
                    // H2 follows an index only if all of it is named
                    source == null ? "stage," : "source, stage, backfill,"));
    if (source != null) {
      query.bind("source", source);
    }
    return query.bind("stage", stage).bind("now", now).bind("limit", limit).map(Items::read).list();
  }

  /** Items that may have been published in the span, and whose text nobody had read. */
  static List<Unread> unread(Handle handle, String source, Span span, Instant asOf) {
    return handle
        .createQuery(
            """
            select id, title, url, may_be_from, may_be_until from ledger_item
            where source = :source and may_be_until > :from and may_be_from < :to
              and bounded <= :asOf and (read_recorded is null or read_recorded > :asOf)
            order by may_be_from, may_be_until, id
            """)
        .bind("source", source)
        .bind("from", span.from())
        .bind("to", span.to())
        .bind("asOf", asOf)
        .map(
            (row, context) ->
                new Unread(
                    row.getObject("id", UUID.class),
                    row.getString("title"),
                    row.getString("url"),
                    new Span(instant(row, "may_be_from"), instant(row, "may_be_until"))))
        .list();
  }

  private static @Nullable LinkedDocument document(ResultSet row) throws SQLException {
    var url = row.getString("document_url");
    var etag = row.getString("document_etag");
    var modified = row.getString("document_modified");
    return url == null
        ? null
        : new LinkedDocument(
            URI.create(url),
            etag == null && modified == null ? null : new Validators(etag, modified));
  }

  static Item read(ResultSet row, StatementContext context) throws SQLException {
    return new Item(
        row.getString("source"),
        row.getString("item_key"),
        URI.create(row.getString("url")),
        row.getString("title"),
        row.getString("published"),
        instant(row, "listed"),
        row.getBoolean("backfill"),
        instantOrNull(row, "read_at"),
        row.getString("digest"),
        row.getInt("versions"),
        row.getInt("tries"),
        instantOrNull(row, "missing_since"),
        LedgerTables.validators(row),
        document(row));
  }
}
