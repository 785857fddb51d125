package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Reads all documents that a query finds, page by page, as they stood when it began. */
final class Scan {

  private static final int PAGE = 2000;
  private static final Time KEPT = Time.of(t -> t.time("2m"));

  private final ElasticsearchClient client;
  private final String alias;

  Scan(ElasticsearchClient client, String alias) {
    this.client = client;
    this.alias = alias;
  }

  /**
   * @param fields of the document that are wanted; none: the id alone
   */
  void each(Query query, List<String> fields, Consumer<Hit<ObjectNode>> document)
      throws IOException {
    var pit = client.openPointInTime(request -> request.index(alias).keepAlive(KEPT)).id();
    try {
      List<FieldValue> after = List.of();
      while (true) {
        var from = after;
        var id = pit;
        var page =
            client.search(
                request -> {
                  request
                      .pit(p -> p.id(id).keepAlive(KEPT))
                      .query(query)
                      .size(PAGE)
                      .trackTotalHits(t -> t.enabled(false))
                      .sort(s -> s.field(f -> f.field("_shard_doc").order(SortOrder.Asc)))
                      .source(
                          s ->
                              fields.isEmpty()
                                  ? s.fetch(false)
                                  : s.filter(f -> f.includes(fields)));
                  return from.isEmpty() ? request : request.searchAfter(from);
                },
                ObjectNode.class);
        var hits = page.hits().hits();
        hits.forEach(document);
        if (page.pitId() != null) {
          pit = page.pitId();
        }
        if (hits.size() < PAGE) {
          return;
        }
        after = hits.getLast().sort();
      }
    } finally {
      var last = pit;
      client.closePointInTime(request -> request.id(last));
    }
  }
}
