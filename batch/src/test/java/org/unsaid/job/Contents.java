package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * All that a command leaves in Elasticsearch.
 *
 * @param indices every document by index and id
 */
record Contents(Map<String, Map<String, JsonNode>> indices) {

  private static final List<String> ALIASES =
      List.of(
          "unsaid-statements",
          "unsaid-reactions",
          "unsaid-verdicts",
          "unsaid-events",
          "unsaid-coverage");

  /** A request that must succeed: method, path, body. */
  interface Server {
    JsonNode ask(String method, String path, String json);
  }

  static Contents of(Server server) {
    var indices = new LinkedHashMap<String, Map<String, JsonNode>>();
    ALIASES.forEach(alias -> indices.put(alias, read(server, alias)));
    return new Contents(indices);
  }

  private static Map<String, JsonNode> read(Server server, String alias) {
    server.ask("POST", "/" + alias + "/_refresh", "");
    var documents = new TreeMap<String, JsonNode>();
    var page =
        server.ask(
            "POST", "/" + alias + "/_search?scroll=1m", "{\"size\": 5000, \"sort\": [\"_doc\"]}");
    while (!page.path("hits").path("hits").isEmpty()) {
      page.path("hits")
          .path("hits")
          .forEach(hit -> documents.put(hit.path("_id").asString(), hit.path("_source")));
      page =
          server.ask(
              "POST",
              "/_search/scroll",
              "{\"scroll\": \"1m\", \"scroll_id\": \""
                  + page.path("_scroll_id").asString()
                  + "\"}");
    }
    return documents;
  }

  Map<String, JsonNode> statements() {
    return of("unsaid-statements");
  }

  Map<String, JsonNode> reactions() {
    return of("unsaid-reactions");
  }

  Map<String, JsonNode> verdicts() {
    return of("unsaid-verdicts");
  }

  Map<String, JsonNode> events() {
    return of("unsaid-events");
  }

  private Map<String, JsonNode> of(String alias) {
    return Objects.requireNonNull(indices.get(alias));
  }

  /** Names the documents that differ, of which there may be thousands, by a few of their ids. */
  void isTheSameAs(Contents expected) {
    var differing = new ArrayList<String>();
    for (var alias : ALIASES) {
      var here = of(alias);
      var there = expected.of(alias);
      var ids = new TreeSet<>(here.keySet());
      ids.addAll(there.keySet());
      ids.stream()
          .filter(id -> !Objects.equals(here.get(id), there.get(id)))
          .map(id -> alias + " " + id + ": " + here.get(id) + ", not " + there.get(id))
          .limit(3)
          .forEach(differing::add);
      assertThat(here).describedAs(alias).hasSameSizeAs(there);
    }
    assertThat(differing).isEmpty();
    // two empty cities are alike, and prove nothing
    expected.indices.forEach((alias, documents) -> assertThat(documents).as(alias).isNotEmpty());
  }
}
