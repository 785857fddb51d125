package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Copy;
import org.unsaid.core.Head;
import org.unsaid.core.Institution;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.Tagged;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Watch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The statements, with what they are about. Safe for use by many threads. */
public final class StatementIndex {

  static final String ALIAS = "unsaid-statements";

  private final Cluster cluster;
  private final ElasticsearchClient client;
  private final Watch watch;

  StatementIndex(Cluster cluster, ElasticsearchClient client, Watch watch) {
    this.cluster = cluster;
    this.client = client;
    this.watch = watch;
  }

  /** Writes statements; one that is there already is replaced. */
  public void put(List<? extends Tagged> statements) {
    var bulk = new Bulk(cluster, client, ALIAS);
    for (var tagged : statements) {
      bulk.index(
          tagged.statement().id(),
          StatementDocument.of(tagged, watch.institution(tagged.statement().institution())));
    }
    bulk.send();
  }

  /** Makes all that was written visible to searches. */
  public void refresh() {
    cluster.ask("refresh " + ALIAS, () -> client.indices().refresh(r -> r.index(ALIAS)));
  }

  /** Number of statements from a source that are visible to searches. */
  public long count(String source) {
    return cluster.ask(
        "count statements",
        () ->
            client
                .count(
                    r -> r.index(ALIAS).query(q -> q.term(t -> t.field("source_id").value(source))))
                .count());
  }

  /**
   * What institutions said about the events of the watch, each statement once for each event that
   * it answers, mentions or comes near to.
   *
   * @param reactions those that came while an answer counted. What another published and they
   *     signed is a collective act of theirs; what they repeat of another's is a repost
   * @param undated those that may have: without a date, and first seen when an answer counted or
   *     later, or of an older date, and first seen when one counted
   */
  public record Said(List<Reaction> reactions, List<UndatedMatch> undated) {}

  /**
   * Finds what institutions said.
   *
   * @param asOf what was first seen later is left out
   */
  public Said said(Collection<Institution> institutions, Instant asOf) {
    var query =
        Query.of(
            q ->
                q.bool(
                    b ->
                        b.filter(saidOrSignedByOneOf(institutions))
                            .filter(seenBy(asOf))
                            .filter(concerned())));
    var finds = new Finds(watch, institutions, asOf);
    new Scan(cluster, client, ALIAS, "find reactions")
        .each(
            query,
            Finds.FIELDS,
            (id, document) -> {
              finds.add(id, document);
            });
    return finds.said();
  }

  /**
   * Gives the heads of all first texts of statements that were published in a time.
   *
   * @param asOf what was first seen later is left out
   */
  public void heads(Span span, Instant asOf, Consumer<Head> head) {
    var query =
        Query.of(
            q ->
                q.bool(
                    b ->
                        b.filter(OutputIndex.within("published", span))
                            .filter(seenBy(asOf))
                            // an edit is no other statement
                            .mustNot(n -> n.exists(e -> e.field("version")))));
    new Scan(cluster, client, ALIAS, "read what statements say first")
        .each(
            query,
            List.of("institution_id", "published", "head", "language", "url", "reacts_to"),
            (id, document) -> {
              head.accept(head(id, document));
            });
  }

  private static Head head(String id, ObjectNode document) {
    return new Head(
        id,
        document.path("institution_id").asString(),
        Documents.instant(document, "published"),
        strings(document.path("head")),
        Documents.text(document, "language"),
        Documents.text(document, "url"),
        strings(document.path("reacts_to")));
  }

  private static List<String> strings(JsonNode values) {
    var strings = new ArrayList<String>();
    values.forEach(value -> strings.add(value.asString()));
    return strings;
  }

  /**
   * How statements came to us.
   *
   * @param source id
   * @param assumed nobody noted when it was first seen
   * @param version of its text; 1 is the first
   * @param repeats whose text it repeats; null: none that is known
   */
  public record Sighting(
      String source,
      Instant firstSeen,
      boolean assumed,
      int version,
      @Nullable String url,
      @Nullable Copy repeats) {}

  /** By id; those that are not there are left out. */
  public Map<String, Sighting> sightings(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var found = new HashMap<String, Sighting>();
    new Scan(cluster, client, ALIAS, "find statements")
        .each(
            Query.of(q -> q.ids(i -> i.values(List.copyOf(ids)))),
            List.of("source_id", "first_seen", "first_seen_assumed", "version", "url", "copy_*"),
            (id, document) -> {
              found.put(
                  id,
                  new Sighting(
                      document.path("source_id").asString(),
                      Documents.instant(document, "first_seen"),
                      document.path("first_seen_assumed").asBoolean(),
                      document.path("version").asInt(1),
                      Documents.text(document, "url"),
                      Documents.copy(document)));
            });
    return found;
  }

  /** What a statement says, and who says it; ids. */
  public record Wording(
      String institution, String source, @Nullable String url, String title, String text) {}

  /** By id; those that are not there are left out. */
  public Map<String, Wording> wordings(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var found = new HashMap<String, Wording>();
    new Scan(cluster, client, ALIAS, "read statements")
        .each(
            Query.of(q -> q.ids(i -> i.values(List.copyOf(ids)))),
            List.of("institution_id", "source_id", "url", "title", "text"),
            (id, document) -> {
              found.put(
                  id,
                  new Wording(
                      document.path("institution_id").asString(),
                      document.path("source_id").asString(),
                      Documents.text(document, "url"),
                      document.path("title").asString(""),
                      document.path("text").asString("")));
            });
    return found;
  }

  /** Of any event, as an answer or a near miss. */
  private static Query concerned() {
    return Query.of(
        q ->
            q.bool(
                any -> {
                  Finds.PLACES
                      .keySet()
                      .forEach(field -> any.should(s -> s.exists(e -> e.field(field))));
                  return any;
                }));
  }

  static Query seenBy(Instant asOf) {
    return Query.of(q -> q.range(r -> r.date(d -> d.field("first_seen").lte(asOf.toString()))));
  }

  private static Query saidOrSignedByOneOf(Collection<Institution> institutions) {
    return Query.of(
        q ->
            q.bool(
                b ->
                    b.should(oneOf(institutions))
                        .should(oneOf("signatory_ids", institutions))
                        .minimumShouldMatch("1")));
  }

  static Query oneOf(Collection<Institution> institutions) {
    return oneOf("institution_id", institutions);
  }

  private static Query oneOf(String field, Collection<Institution> institutions) {
    var ids = institutions.stream().map(i -> FieldValue.of(i.id())).toList();
    return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(ids))));
  }
}
