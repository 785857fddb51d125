package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unsaid.core.Event;
import tools.jackson.databind.node.ObjectNode;

/**
 * The topics of events: those of half or more of the statements that answer them. An event that
 * nobody answers has none.
 */
final class EventTopics {

  private static final int EVENTS = 10_000;
  private static final int TOPICS = 100;

  private final Map<String, List<String>> byEvent = new HashMap<>();

  private EventTopics() {}

  static EventTopics read(ElasticsearchClient client) throws IOException {
    var topics = new EventTopics();
    client.indices().refresh(r -> r.index(StatementIndex.ALIAS));
    var events =
        client
            .search(
                request ->
                    request
                        .index(StatementIndex.ALIAS)
                        .size(0)
                        .aggregations(
                            "events",
                            a ->
                                a.terms(t -> t.field("reacts_to").size(EVENTS))
                                    .aggregations(
                                        "topics",
                                        b -> b.terms(t -> t.field("topics").size(TOPICS)))),
                ObjectNode.class)
            .aggregations()
            .get("events");
    if (events != null) {
      for (var event : events.sterms().buckets().array()) {
        topics.byEvent.put(event.key().stringValue(), mostly(event));
      }
    }
    return topics;
  }

  private static List<String> mostly(StringTermsBucket event) {
    var found = event.aggregations().get("topics");
    return found == null
        ? List.of()
        : found.sterms().buckets().array().stream()
            .filter(topic -> topic.docCount() * 2 >= event.docCount())
            .map(topic -> topic.key().stringValue())
            .sorted()
            .toList();
  }

  /** Ids, in order. A further way to judge an event is about the same. */
  List<String> of(Event event) {
    return byEvent.getOrDefault(event.id(), List.of());
  }
}
