package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.unsaid.core.Statement;
import org.unsaid.core.Tagged;
import org.unsaid.core.Watch;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What statements are about: fields of the statements themselves, written anew when the watch asks
 * otherwise. What was read of them, and who repeats whom, is left alone. Safe for use by many
 * threads.
 */
public final class TagIndex {

  private static final String ALIAS = "unsaid-statements";
  private static final JsonMapper JSON = new JsonMapper();

  /** Fields that a tagger makes, or that are the watch's words for an institution. */
  private static final List<String> MADE =
      List.of(
          "institution",
          "groups",
          "topics",
          "topics_mentioned",
          "reacts_to",
          "mentions",
          "near_misses",
          "stances",
          "signatory_ids",
          "signatory_quotes",
          "bands");

  private final Cluster cluster;
  private final ElasticsearchClient client;
  private final Watch watch;

  /** A statement, and all of it as it stands in the index. */
  public record Stored(Statement statement, ObjectNode document) {}

  TagIndex(Cluster cluster, ElasticsearchClient client, Watch watch) {
    this.cluster = cluster;
    this.client = client;
    this.watch = watch;
  }

  /** Tells all statements of the watch's institutions, some at a time, as they stood before. */
  public void each(int atOnce, Consumer<List<Stored>> some) {
    var ready = new ArrayList<Stored>();
    new Scan(cluster, client, ALIAS, "read statements")
        .eachWhole(
            StatementIndex.oneOf(watch.institutions().values()),
            (id, document) -> {
              ready.add(new Stored(Documents.statement(id, document), document));
              if (ready.size() == atOnce) {
                some.accept(List.copyOf(ready));
                ready.clear();
              }
            });
    if (!ready.isEmpty()) {
      some.accept(List.copyOf(ready));
    }
  }

  /**
   * Writes what they are about now.
   *
   * @param tagged the same statements, in the same order
   */
  public void put(List<Stored> stored, List<Tagged> tagged) {
    var bulk = new Bulk(cluster, client, ALIAS);
    for (int i = 0; i < stored.size(); i++) {
      var statement = stored.get(i).statement();
      var institution = watch.institution(statement.institution());
      var made = (ObjectNode) JSON.readTree(StatementDocument.of(tagged.get(i), institution));
      var document = stored.get(i).document().deepCopy();
      document.remove(MADE);
      MADE.stream().filter(made::has).forEach(field -> document.set(field, made.get(field)));
      bulk.index(statement.id(), Documents.bytes(document));
    }
    bulk.send();
  }
}
