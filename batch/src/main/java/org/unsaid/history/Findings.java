package org.unsaid.history;

import static org.unsaid.database.Columns.instant;
import static org.unsaid.database.Columns.instantOrNull;
import static org.unsaid.database.Columns.text;
import static org.unsaid.database.Columns.textOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Finding;
import org.unsaid.core.Span;

/** The tables {@code history_finding}, {@code history_proof} and {@code history_mark}. */
final class Findings {

  private static final int AT_ONCE = 500;

  private Findings() {}

  static List<Finding> add(Handle handle, Collection<Finding> findings) {
    var added = new ArrayList<Finding>();
    for (var finding : findings) {
      if (add(handle, finding)) {
        addProofs(handle, finding);
        added.add(finding);
      }
    }
    return added;
  }

  private static boolean add(Handle handle, Finding finding) {
    if (!known(handle, List.of(finding.id())).isEmpty()) {
      return false;
    }
    handle
        .createUpdate(
            """
            insert into history_finding (id, kind, institution, source, event, topic, statement, url, alarm,
              ends, found, happened_from, happened_to, summary, detail)
            values (:id, :kind, :institution, :source, :event, :topic, :statement, :url, :alarm, :ends,
              :found, :from, :to, :summary, :detail)
            """)
        .bind("id", finding.id())
        .bind("kind", finding.kind().stored())
        .bind("institution", finding.institution())
        .bind("source", finding.source())
        .bind("event", finding.event())
        .bind("topic", finding.topic())
        .bind("statement", finding.statement())
        .bind("url", textOrNull(finding.url()))
        .bind("alarm", finding.alarm())
        .bind("ends", finding.ends())
        .bind("found", finding.found())
        .bindByType("from", finding.from(), Instant.class)
        .bindByType("to", finding.until(), Instant.class)
        .bind("summary", text(finding.summary()))
        .bind("detail", textOrNull(finding.detail()))
        .execute();
    return true;
  }

  private static void addProofs(Handle handle, Finding finding) {
    int place = 0;
    for (var proof : finding.proofs()) {
      handle
          .createUpdate(
              """
              insert into history_proof (finding, place, what, captured, capture_file,
                capture_offset, capture_digest)
              values (:finding, :place, :what, :captured, :file, :offset, :digest)
              """)
          .bind("finding", finding.id())
          .bind("place", place++)
          .bind("what", proof.what())
          .bind("captured", proof.captured())
          .bind("file", proof.place().file())
          .bind("offset", proof.place().offset())
          .bind("digest", proof.place().digest())
          .execute();
    }
  }

  static List<String> known(Handle handle, Collection<String> ids) {
    var all = List.copyOf(ids);
    var known = new ArrayList<String>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      known.addAll(
          handle
              .createQuery("select id from history_finding where id in (<ids>)")
              .bindList("ids", all.subList(from, Math.min(from + AT_ONCE, all.size())))
              .mapTo(String.class)
              .list());
    }
    return known;
  }

  static List<History.Placed> after(Handle handle, long after, int limit) {
    return read(
        handle,
        handle
            .createQuery(
                """
                select * from history_finding where place > :after order by place limit :limit
                """)
            .bind("after", after)
            .bind("limit", limit));
  }

  static List<Finding> open(Handle handle, Collection<Finding.Kind> kinds) {
    return read(
            handle,
            handle
                .createQuery(
                    """
                    select * from history_finding raised
                    where raised.kind in (<kinds>) and raised.ends is null and not exists (
                      select ended.id from history_finding ended where ended.ends = raised.id)
                    order by raised.place
                    """)
                .bindList("kinds", kinds.stream().map(Finding.Kind::stored).toList()))
        .stream()
        .map(History.Placed::finding)
        .toList();
  }

  static List<Finding> of(Handle handle, String institution, Span happened, Instant asOf) {
    return read(
            handle,
            handle
                .createQuery(
                    """
                    select * from history_finding its
                    where institution = :institution and found <= :asOf
                      and (happened_from is null or happened_from < :to)
                      and (happened_to is null or happened_to >= :from)
                      and not exists (
                        select ended.id from history_finding ended
                        where ended.ends = its.id and ended.found <= :asOf
                          and ended.happened_to < :from)
                    order by found, place
                    """)
                .bind("institution", institution)
                .bind("asOf", asOf)
                .bind("from", happened.from())
                .bind("to", happened.to()))
        .stream()
        .map(History.Placed::finding)
        .toList();
  }

  static Optional<Finding> lastSilence(Handle handle, String event, String institution) {
    return read(
            handle,
            handle
                .createQuery(
                    """
                    select * from history_finding
                    where event = :event and institution = :institution and kind in (<kinds>)
                    order by place desc limit 1
                    """)
                .bind("event", event)
                .bind("institution", institution)
                .bindList(
                    "kinds",
                    List.of(Finding.Kind.SILENCE.stored(), Finding.Kind.GROUP_SILENCE.stored())))
        .stream()
        .map(History.Placed::finding)
        .findFirst();
  }

  static long marked(Handle handle, String name, String content) {
    return handle
        .createQuery("select place from history_mark where name = :name and content = :content")
        .bind("name", name)
        .bind("content", content)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  static Optional<Mark> mark(Handle handle, String name) {
    return handle
        .createQuery("select content, place from history_mark where name = :name")
        .bind("name", name)
        .map((row, _) -> new Mark(name, row.getString("content"), row.getLong("place")))
        .findOne();
  }

  static void mark(Handle handle, Mark mark) {
    handle.execute("delete from history_mark where name = ?", mark.name());
    handle.execute(
        "insert into history_mark (name, content, place) values (?, ?, ?)",
        mark.name(),
        mark.content(),
        mark.place());
  }

  private static List<History.Placed> read(Handle handle, Query query) {
    var bare = query.map((row, _) -> new History.Placed(row.getLong("place"), finding(row))).list();
    var proofs = proofs(handle, bare.stream().map(each -> each.finding().id()).toList());
    return bare.stream()
        .map(
            each ->
                new History.Placed(
                    each.place(),
                    each.finding().with(proofs.getOrDefault(each.finding().id(), List.of()))))
        .toList();
  }

  /** Without its proofs. */
  private static Finding finding(ResultSet row) throws SQLException {
    return new Finding(
        row.getString("id"),
        Finding.Kind.of(row.getString("kind")),
        row.getString("institution"),
        row.getString("source"),
        row.getString("event"),
        row.getString("topic"),
        row.getString("statement"),
        row.getString("url"),
        row.getString("alarm"),
        row.getString("ends"),
        instant(row, "found"),
        instantOrNull(row, "happened_from"),
        instantOrNull(row, "happened_to"),
        row.getString("summary"),
        row.getString("detail"),
        List.of());
  }

  /** By finding, in their order. */
  private static Map<String, List<Finding.Proof>> proofs(Handle handle, List<String> ids) {
    var proofs = new HashMap<String, List<Finding.Proof>>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      handle
          .createQuery(
              "select * from history_proof where finding in (<ids>) order by finding, place")
          .bindList("ids", ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
          .map((row, _) -> Map.entry(row.getString("finding"), proof(row)))
          .list()
          .forEach(
              each ->
                  proofs
                      .computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                      .add(each.getValue()));
    }
    return proofs;
  }

  private static Finding.Proof proof(ResultSet row) throws SQLException {
    return new Finding.Proof(
        row.getString("what"),
        instant(row, "captured"),
        new CapturePlace(
            row.getString("capture_file"),
            row.getLong("capture_offset"),
            row.getString("capture_digest")));
  }
}
