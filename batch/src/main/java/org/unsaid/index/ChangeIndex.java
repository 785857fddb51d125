package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Event;
import org.unsaid.core.VerdictChange;
import org.unsaid.core.Watch;
import tools.jackson.databind.node.ObjectNode;

/** A copy of the changes of verdicts, whose truth is in the database. */
public final class ChangeIndex {

  private static final String ALIAS = "unsaid-verdict-changes";

  private final Cluster cluster;
  private final ElasticsearchClient client;
  private final Watch watch;
  private final Map<String, Event> events = new HashMap<>();

  ChangeIndex(Cluster cluster, ElasticsearchClient client, Watch watch) {
    this.cluster = cluster;
    this.client = client;
    this.watch = watch;
    watch.events().forEach(event -> events.put(event.id(), event));
  }

  /**
   * Writes changes that concern institutions and events of the watch; of others it has no names.
   *
   * @param changes by a number of each that is its own
   */
  public void put(Map<Long, VerdictChange> changes) {
    var bulk = new Bulk(cluster, client, ALIAS);
    changes.forEach(
        (number, change) -> {
          var event = events.get(change.event());
          if (event != null && watch.institutions().containsKey(change.institution())) {
            bulk.index(String.valueOf(number), Documents.bytes(document(change, event)));
          }
        });
    bulk.send();
    cluster.ask("refresh " + ALIAS, () -> client.indices().refresh(r -> r.index(ALIAS)));
  }

  private ObjectNode document(VerdictChange change, Event event) {
    var now = change.now();
    var document = Documents.empty();
    Documents.event(document, event);
    Documents.institution(document, watch.institution(change.institution()));
    document
        .put("as_of", change.asOf().toString())
        .put("recorded", change.recorded().toString())
        .put("answer", now.answer().stored())
        .put("verdict", now.verdict())
        .put("coverage_grade", now.coverage().stored())
        .put("method", now.method());
    change
        .before()
        .ifPresent(
            before ->
                document
                    .put("answer_before", before.answer().stored())
                    .put("verdict_before", before.verdict()));
    put(document, "basis", now.basis() == null ? null : now.basis().stored());
    put(document, "grade", now.grade() == null ? null : now.grade().stored());
    put(document, "generous", now.generous());
    put(document, "statement_id", now.statement());
    put(document, "url", now.url());
    put(document, "why", now.why());
    put(document, "silence_p", now.silence());
    put(document, "silence_p_precedents", now.silenceByPrecedents());
    return document;
  }

  private static void put(ObjectNode document, String field, @Nullable String value) {
    if (value != null) {
      document.put(field, value);
    }
  }

  private static void put(ObjectNode document, String field, @Nullable Double value) {
    if (value != null) {
      document.put(field, value);
    }
  }
}
