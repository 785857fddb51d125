package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.unsaid.core.Attempt;
import org.unsaid.core.Institution;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks at sources, as {@code unsaid-coverage} shows them beside what they prove: a copy of the
 * ledger's newest, which is the truth.
 */
final class LookDocuments {

  /** The {@code state} that none of the other documents has. */
  private static final String LOOK = "look";

  private static final Query LOOKS = Query.of(q -> q.term(t -> t.field("state").value(LOOK)));

  /** All that is no look. */
  static final Query OTHERS = Query.of(q -> q.bool(b -> b.mustNot(LOOKS)));

  private static final int SOURCES = 65_000;

  private final ElasticsearchClient client;
  private final String alias;

  LookDocuments(ElasticsearchClient client, String alias) {
    this.client = client;
    this.alias = alias;
  }

  /** Looks that ended before. */
  static Query before(Instant end) {
    return Query.of(
        q ->
            q.bool(
                b ->
                    b.filter(LOOKS)
                        .filter(f -> f.range(r -> r.date(d -> d.field("to").lt(end.toString()))))));
  }

  static String id(Attempt look) {
    return LOOK + "/" + look.source() + "/" + look.began();
  }

  /**
   * @param institution whose source it is
   */
  static ObjectNode of(Attempt look, Institution institution) {
    var document = Documents.empty();
    Documents.institution(document, institution);
    document
        .put("source_id", look.source())
        .put("state", LOOK)
        .put("from", look.began().toString())
        .put("to", look.ended().toString())
        .put("outcome", look.outcome().stored())
        .put("duration_ms", Duration.between(look.began(), look.ended()).toMillis())
        .put("items", look.items())
        .put("fresh", look.fresh())
        .put("url", look.url().toString());
    if (look.failure() != null) {
      document.put("failure", look.failure().stored());
    }
    if (!look.detail().isEmpty()) {
      document.put("why", look.detail());
    }
    return document;
  }

  /** When the newest look of each source began. */
  Map<String, Instant> newest() throws IOException {
    client.indices().refresh(r -> r.index(alias));
    var newest = new HashMap<String, Instant>();
    var sources =
        client
            .search(
                request ->
                    request
                        .index(alias)
                        .size(0)
                        .query(LOOKS)
                        .aggregations(
                            "sources",
                            a ->
                                a.terms(t -> t.field("source_id").size(SOURCES))
                                    .aggregations("newest", b -> b.max(m -> m.field("from")))),
                ObjectNode.class)
            .aggregations()
            .get("sources");
    if (sources != null) {
      for (var source : sources.sterms().buckets().array()) {
        var found = source.aggregations().get("newest");
        var value = found == null ? null : found.max().value();
        if (value != null) {
          newest.put(source.key().stringValue(), Instant.ofEpochMilli(value.longValue()));
        }
      }
    }
    return newest;
  }
}
