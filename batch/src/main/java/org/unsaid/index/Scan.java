package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Reads all documents that a query finds, page by page, as they stood when it began. */
final class Scan {

  private static final int PAGE = 2000;
  private static final int SHORT_PAGE = 10_000;
  private static final int WHOLE_PAGE = 500;
  private static final Type STRINGS = new TypeReference<List<String>>() {}.getType();
  private static final Time KEPT = Time.of(t -> t.time("2m"));

  private final Cluster cluster;
  private final ElasticsearchClient client;
  private final String alias;
  private final String what;

  /**
   * @param what is done by it, as in "refused to find statements"
   */
  Scan(Cluster cluster, ElasticsearchClient client, String alias, String what) {
    this.cluster = cluster;
    this.client = client;
    this.alias = alias;
    this.what = what;
  }

  /**
   * @param fields of the document that are wanted
   * @param document told each id and what there is of these fields
   */
  void each(Query query, List<String> fields, BiConsumer<String, ObjectNode> document) {
    all(
        query,
        PAGE,
        request -> request.source(s -> s.filter(f -> f.includes(fields))),
        documents(document));
  }

  /** With all fields, and so few documents in memory that long texts do not fill it. */
  void eachWhole(Query query, BiConsumer<String, ObjectNode> document) {
    all(query, WHOLE_PAGE, request -> request, documents(document));
  }

  private static Consumer<Hit<ObjectNode>> documents(BiConsumer<String, ObjectNode> document) {
    return hit -> {
      var id = hit.id();
      var source = hit.source();
      if (id != null && source != null) {
        document.accept(id, source);
      }
    };
  }

  /** The ids alone. */
  void eachId(Query query, Consumer<String> id) {
    all(
        query,
        SHORT_PAGE,
        request -> request.source(s -> s.fetch(false)),
        hit -> id.accept(String.valueOf(hit.id())));
  }

  /**
   * As {@link #each}, but reads one keyword field from its column, without the documents: fast, and
   * the values come sorted.
   */
  void eachValues(Query query, String field, BiConsumer<String, List<String>> values) {
    all(
        query,
        SHORT_PAGE,
        request -> request.source(s -> s.fetch(false)).docvalueFields(d -> d.field(field)),
        hit -> {
          var found = hit.fields().get(field);
          var id = hit.id();
          if (found != null && id != null) {
            values.accept(id, found.to(STRINGS));
          }
        });
  }

  private void all(
      Query query,
      int size,
      UnaryOperator<SearchRequest.Builder> wanted,
      Consumer<Hit<ObjectNode>> document) {
    cluster.ask(
        what,
        () -> {
          read(query, size, wanted, document);
          return true;
        });
  }

  private void read(
      Query query,
      int size,
      UnaryOperator<SearchRequest.Builder> wanted,
      Consumer<Hit<ObjectNode>> document)
      throws IOException {
    var pit = client.openPointInTime(request -> request.index(alias).keepAlive(KEPT)).id();
    try {
      List<FieldValue> after = List.of();
      while (true) {
        var page = page(pit, query, size, wanted, after);
        var hits = page.hits().hits();
        hits.forEach(document);
        if (page.pitId() != null) {
          pit = page.pitId();
        }
        if (hits.size() < size) {
          return;
        }
        after = hits.getLast().sort();
      }
    } finally {
      var last = pit;
      client.closePointInTime(request -> request.id(last));
    }
  }

  private SearchResponse<ObjectNode> page(
      String pit,
      Query query,
      int size,
      UnaryOperator<SearchRequest.Builder> wanted,
      List<FieldValue> after)
      throws IOException {
    return client.search(
        request -> {
          var asked =
              wanted.apply(
                  request
                      .pit(p -> p.id(pit).keepAlive(KEPT))
                      .query(query)
                      .size(size)
                      .trackTotalHits(t -> t.enabled(false))
                      .sort(s -> s.field(f -> f.field("_shard_doc").order(SortOrder.Asc))));
          return after.isEmpty() ? asked : asked.searchAfter(after);
        },
        ObjectNode.class);
  }
}
