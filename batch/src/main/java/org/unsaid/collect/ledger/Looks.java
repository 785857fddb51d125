package org.unsaid.collect.ledger;

import static org.unsaid.database.Columns.instant;
import static org.unsaid.database.Columns.instantOrNull;
import static org.unsaid.database.Columns.text;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Attempt;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Failure;
import org.unsaid.core.Span;

/** The table {@code ledger_look}, which is only ever added to. */
final class Looks {

  private static final int LONGEST_WORDS = 2000;
  private static final Duration LONGEST_LOOK = Duration.ofHours(1);

  /**
   * A good look at a list.
   *
   * @param previous when the good one before it began; null: it was the first
   */
  record Good(Instant began, @Nullable Instant previous, boolean proved, String proof) {}

  private Looks() {}

  /** Its number, which grows. */
  static long add(Handle handle, LookRow look, Instant recorded) {
    var attempt = look.attempt();
    var failure = attempt.failure();
    var capture = attempt.capture();
    return handle
        .createUpdate(
            """
            insert into ledger_look (source, target, item, url, began, ended, recorded, outcome,
              failure, detail, items, fresh, capture_file, capture_offset, capture_digest, backfill,
              good, previous, proved, proof)
            values (:source, :target, :item, :url, :began, :ended, :recorded, :outcome, :failure,
              :detail, :items, :fresh, :file, :offset, :digest, :backfill, :good, :previous, :proved,
              :proof)
            """)
        .bind("source", attempt.source())
        .bind("target", attempt.target().stored())
        .bindByType("item", look.item(), UUID.class)
        .bind("url", attempt.url().toString())
        .bind("began", attempt.began())
        .bind("ended", attempt.ended())
        .bind("recorded", recorded)
        .bind("outcome", attempt.outcome().stored())
        .bind("failure", failure == null ? null : failure.stored())
        .bind("detail", text(attempt.detail(), LONGEST_WORDS))
        .bind("items", attempt.items())
        .bind("fresh", attempt.fresh())
        .bind("file", capture == null ? null : capture.file())
        .bind("offset", capture == null ? null : capture.offset())
        .bind("digest", capture == null ? null : capture.digest())
        .bind("backfill", look.backfill())
        .bind("good", look.good())
        .bindByType("previous", look.previous(), Instant.class)
        .bind("proved", look.proved())
        .bind("proof", text(look.proof(), LONGEST_WORDS))
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  static Instant lastRecorded(Handle handle) {
    return handle
        .createQuery("select recorded from ledger_look order by id desc limit 1")
        .map((row, context) -> instant(row, "recorded"))
        .findOne()
        .orElse(Instant.MIN);
  }

  /** Of lists and pages, in their order. */
  static List<Attempt> attempts(Handle handle, String source, Span span, Instant asOf) {
    return handle
        .createQuery(
            """
            select * from ledger_look
            where source = :source and target in ('list', 'page') and began >= :from and began < :to
              and recorded <= :asOf
            order by began, id
            """)
        .bind("source", source)
        .bind("from", span.from())
        .bind("to", span.to())
        .bind("asOf", asOf)
        .map(Looks::attempt)
        .list();
  }

  /**
   * The look at a page whose answer was complete in that millisecond; of several, the one at that
   * address.
   */
  static Optional<Attempt> pageSeen(Handle handle, String source, Instant seen, String url) {
    return pageLook(handle, source, seen, url).map(PageLook::attempt);
  }

  /**
   * When what a page look read was not there yet: by the list before the one that first named it,
   * of which nothing was missed until then. Empty: nobody knows.
   */
  static Optional<Instant> notBefore(
      Handle handle, String source, Instant seen, String url, Instant asOf) {
    return pageLook(handle, source, seen, url)
        .flatMap(look -> Items.notBefore(handle, look.item(), asOf));
  }

  private record PageLook(Attempt attempt, UUID item) {}

  private static Optional<PageLook> pageLook(
      Handle handle, String source, Instant seen, String url) {
    var found =
        handle
            .createQuery(
                """
                select * from ledger_look
                where source = :source and target = 'page' and began > :from and began < :to
                  and ended >= :seen and ended < :to and capture_file is not null
                order by began, id
                """)
            .bind("source", source)
            .bind("from", seen.minus(LONGEST_LOOK))
            .bind("seen", seen)
            .bind("to", seen.plusMillis(1))
            .map(
                (row, context) ->
                    new PageLook(attempt(row, context), row.getObject("item", UUID.class)))
            .list();
    return found.stream()
        .filter(look -> look.attempt().url().toString().equals(url))
        .findFirst()
        .or(() -> found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty());
  }

  /**
   * Good looks that began within the span, in their order, between the last one before and the
   * first one after it, where these are.
   */
  static List<Good> good(Handle handle, String source, Span span, Instant asOf) {
    // H2 follows an index only if all of it is named
    var latest = "source desc, good desc, began desc limit 1";
    var earliest = "source, good, began limit 1";
    var found = new ArrayList<Good>();
    found.addAll(good(handle, source, "began <= :from", latest, span, asOf));
    found.addAll(good(handle, source, "began > :from and began < :to", "began", span, asOf));
    found.addAll(good(handle, source, "began >= :to", earliest, span, asOf));
    return found;
  }

  private static List<Good> good(
      Handle handle, String source, String when, String order, Span span, Instant asOf) {
    return handle
        .createQuery(
            """
            select began, previous, proved, proof from ledger_look
            where source = :source and good = true and recorded <= :asOf and %s
            order by %s
            """
                .formatted(when, order))
        .bind("source", source)
        .bind("from", span.from())
        .bind("to", span.to())
        .bind("asOf", asOf)
        .map(
            (row, context) ->
                new Good(
                    instant(row, "began"),
                    instantOrNull(row, "previous"),
                    row.getBoolean("proved"),
                    row.getString("proof")))
        .list();
  }

  /** How many looks at the list failed or were forbidden within the span, by how. */
  static Map<String, Integer> failures(Handle handle, String source, Span span, Instant asOf) {
    return handle
        .createQuery(
            """
            select coalesce(failure, outcome) as how, count(*) as times from ledger_look
            where source = :source and target = 'list' and began > :from and began < :to
              and outcome in ('failed', 'disallowed') and backfill = false and recorded <= :asOf
            group by coalesce(failure, outcome)
            order by 2 desc, 1
            """)
        .bind("source", source)
        .bind("from", span.from())
        .bind("to", span.to())
        .bind("asOf", asOf)
        .<Map<String, Integer>>reduceResultSet(
            new LinkedHashMap<>(),
            (all, row, context) -> {
              all.put(row.getString("how"), row.getInt("times"));
              return all;
            });
  }

  /** The last look at an item's page, if there was one. */
  static @Nullable Attempt lastAtPage(Handle handle, UUID item, Instant asOf) {
    return handle
        .createQuery(
            """
            select * from ledger_look where item = :item and recorded <= :asOf
            order by began desc, id desc limit 1
            """)
        .bind("item", item)
        .bind("asOf", asOf)
        .map(Looks::attempt)
        .findOne()
        .orElse(null);
  }

  private static Attempt attempt(ResultSet row, StatementContext context) throws SQLException {
    var failure = row.getString("failure");
    var file = row.getString("capture_file");
    return new Attempt(
        row.getString("source"),
        Attempt.Target.valueOf(word(row, "target")),
        URI.create(row.getString("url")),
        instant(row, "began"),
        instant(row, "ended"),
        Attempt.Outcome.valueOf(word(row, "outcome")),
        failure == null ? null : Failure.valueOf(failure.toUpperCase(Locale.ROOT)),
        row.getString("detail"),
        row.getInt("items"),
        row.getInt("fresh"),
        file == null
            ? null
            : new CapturePlace(
                file, row.getLong("capture_offset"), row.getString("capture_digest")));
  }

  private static String word(ResultSet row, String column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }
}
