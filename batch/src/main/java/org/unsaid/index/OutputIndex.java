package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Institution;
import org.unsaid.core.Span;
import tools.jackson.databind.node.ObjectNode;

/** How much institutions publish. Safe for use by many threads. */
public final class OutputIndex {

  /** Spans that are counted in one request. */
  private static final int SPANS = 50;

  /** Buckets of one request; a server refuses more than 65,536. */
  private static final int BUCKETS = 50_000;

  private final Cluster cluster;
  private final ElasticsearchClient client;

  OutputIndex(Cluster cluster, ElasticsearchClient client) {
    this.cluster = cluster;
    this.client = client;
  }

  /**
   * What is counted of an institution.
   *
   * @param event id; null: statements on whatever they are, else those whose title or lead matches
   */
  public record Counted(Span span, @Nullable String event) {}

  /**
   * How many statements each institution published in each of some spans; where it is none, the
   * institution is missing.
   *
   * @param asOf what was first seen later is left out
   * @return by name of the span, then by id of the institution
   */
  public Map<String, Map<String, Long>> published(
      Collection<Institution> institutions, Map<String, Counted> spans, Instant asOf) {
    var counts = new HashMap<String, Map<String, Long>>();
    var left = new ArrayList<>(spans.entrySet());
    for (int from = 0; from < left.size(); from += SPANS) {
      var part = left.subList(from, Math.min(left.size(), from + SPANS));
      cluster.ask(
          "count statements",
          () -> {
            count(institutions, part, asOf, counts);
            return true;
          });
    }
    return counts;
  }

  private void count(
      Collection<Institution> institutions,
      List<Entry<String, Counted>> spans,
      Instant asOf,
      Map<String, Map<String, Long>> counts)
      throws IOException {
    var filters = new HashMap<String, Query>();
    for (var span : spans) {
      filters.put(span.getKey(), within(span.getValue()));
    }
    var buckets =
        client
            .search(
                request ->
                    request
                        .index(StatementIndex.ALIAS)
                        .size(0)
                        .query(
                            q ->
                                q.bool(
                                    b ->
                                        b.filter(StatementIndex.oneOf(institutions))
                                            .filter(StatementIndex.seenBy(asOf))
                                            // an edit is no other statement
                                            .mustNot(n -> n.exists(e -> e.field("version")))))
                        .aggregations(
                            "spans",
                            a ->
                                a.filters(f -> f.filters(k -> k.keyed(filters)))
                                    .aggregations(
                                        "institutions",
                                        i ->
                                            i.terms(
                                                t ->
                                                    t.field("institution_id")
                                                        .size(Math.max(1, institutions.size()))))),
                ObjectNode.class)
            .aggregations()
            .get("spans");
    if (buckets == null) {
      return;
    }
    buckets
        .filters()
        .buckets()
        .keyed()
        .forEach(
            (name, bucket) -> {
              var found = counts.computeIfAbsent(name, _ -> new HashMap<>());
              var terms = bucket.aggregations().get("institutions");
              if (terms != null) {
                terms
                    .sterms()
                    .buckets()
                    .array()
                    .forEach(b -> found.put(b.key().stringValue(), b.docCount()));
              }
            });
  }

  private static Query within(Counted counted) {
    var published = within("published", counted.span());
    var event = counted.event();
    return event == null
        ? published
        : Query.of(
            q ->
                q.bool(
                    b ->
                        b.filter(published)
                            .filter(f -> f.term(t -> t.field("reacts_to").value(event)))));
  }

  /**
   * How many statements an institution published in each of some spans.
   *
   * @param all on whatever subject, in the order of the spans
   * @param onTopic by topic, likewise; a topic without any is missing
   */
  public record Series(List<Long> all, Map<String, List<Long>> onTopic) {
    public Series {
      all = List.copyOf(all);
      onTopic = Map.copyOf(onTopic);
    }
  }

  /** A series while it is counted. */
  private static final class Tally {
    private final long[] all;
    private final Map<String, long[]> onTopic = new HashMap<>();

    Tally(int spans) {
      all = new long[spans];
    }

    Series series() {
      var lists = new HashMap<String, List<Long>>();
      onTopic.forEach((topic, counts) -> lists.put(topic, list(counts)));
      return new Series(list(all), lists);
    }

    private static List<Long> list(long[] counts) {
      return LongStream.of(counts).boxed().toList();
    }
  }

  /**
   * How many statements each institution published in spans that follow one another; those without
   * any are missing. One without a date counts when it was first seen.
   *
   * @param topics ids, of which no statement bears others
   * @param asOf what was first seen later is left out
   * @return by id of the institution
   */
  public Map<String, Series> series(
      Collection<Institution> institutions, int topics, List<Span> spans, Instant asOf) {
    var tallies = new HashMap<String, Tally>();
    var left = List.copyOf(institutions);
    int most = Math.max(1, BUCKETS / (spans.size() * (1 + topics)));
    for (int from = 0; from < left.size(); from += most) {
      var part = left.subList(from, Math.min(left.size(), from + most));
      cluster.ask(
          "count statements",
          () -> {
            count(part, topics, spans, asOf, "published", tallies);
            count(part, topics, spans, asOf, "first_seen", tallies);
            return true;
          });
    }
    var series = new HashMap<String, Series>();
    tallies.forEach((institution, tally) -> series.put(institution, tally.series()));
    return series;
  }

  private void count(
      List<Institution> institutions,
      int topics,
      List<Span> spans,
      Instant asOf,
      String field,
      Map<String, Tally> tallies)
      throws IOException {
    var filters = new HashMap<String, Query>();
    for (int i = 0; i < spans.size(); i++) {
      filters.put(String.valueOf(i), within(field, spans.get(i)));
    }
    var whole = new Span(spans.getFirst().from(), spans.getLast().to());
    var spansFound =
        client
            .search(
                request ->
                    request
                        .index(StatementIndex.ALIAS)
                        .size(0)
                        .query(
                            q ->
                                q.bool(
                                    b -> {
                                      b.filter(StatementIndex.oneOf(institutions))
                                          .filter(StatementIndex.seenBy(asOf))
                                          .filter(within(field, whole))
                                          // an edit is no other statement
                                          .mustNot(n -> n.exists(e -> e.field("version")));
                                      return field.equals("published")
                                          ? b
                                          : b.mustNot(n -> n.exists(e -> e.field("published")));
                                    }))
                        .aggregations(
                            "spans",
                            a ->
                                a.filters(f -> f.filters(k -> k.keyed(filters)))
                                    .aggregations(
                                        "institutions",
                                        byInstitution(institutions.size(), topics))),
                ObjectNode.class)
            .aggregations()
            .get("spans");
    if (spansFound == null) {
      return;
    }
    spansFound
        .filters()
        .buckets()
        .keyed()
        .forEach(
            (name, bucket) ->
                add(
                    bucket.aggregations().get("institutions"),
                    Integer.parseInt(name),
                    spans.size(),
                    tallies));
  }

  private static Aggregation byInstitution(int institutions, int topics) {
    return Aggregation.of(
        a -> {
          var terms = a.terms(t -> t.field("institution_id").size(institutions));
          return topics == 0
              ? terms
              : terms.aggregations("topics", s -> s.terms(t -> t.field("topics").size(topics)));
        });
  }

  private static void add(
      @Nullable Aggregate institutions, int span, int spans, Map<String, Tally> tallies) {
    if (institutions == null) {
      return;
    }
    for (var bucket : institutions.sterms().buckets().array()) {
      var its = tallies.computeIfAbsent(bucket.key().stringValue(), _ -> new Tally(spans));
      its.all[span] += bucket.docCount();
      var topics = bucket.aggregations().get("topics");
      if (topics != null) {
        for (var topic : topics.sterms().buckets().array()) {
          its.onTopic.computeIfAbsent(topic.key().stringValue(), _ -> new long[spans])[span] +=
              topic.docCount();
        }
      }
    }
  }

  static Query within(String field, Span span) {
    return Query.of(
        q ->
            q.range(
                r ->
                    r.date(
                        d -> d.field(field).gte(span.from().toString()).lt(span.to().toString()))));
  }
}
