package org.unsaid.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unsaid.core.Clock;
import org.unsaid.core.Conduct;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Place;
import org.unsaid.core.Statement;
import org.unsaid.core.Tagged;
import org.unsaid.core.Watch;
import org.unsaid.testing.Rest;
import org.unsaid.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is really in the shared server, read past the client that is under test. */
final class LiveIndices {

  static final JsonMapper JSON = new JsonMapper();

  private LiveIndices() {}

  static Access access() {
    var server = TestServer.shared();
    return new Access(
        server.address(), new Access.Password(server.user(), server.password()), Optional.empty());
  }

  /** A client of our own, for what the program's doors do not offer. */
  static ElasticsearchClient client() {
    var server = TestServer.shared();
    return ElasticsearchClient.of(
        config ->
            config
                .host(server.address())
                .usernameAndPassword(server.user(), server.password())
                .jsonMapper(new Jackson3JsonpMapper()));
  }

  static Rest rest() {
    return Rest.of(TestServer.shared(), null);
  }

  /** Deletes all that is ours, templates too. */
  static void deleteAll() throws IOException {
    for (var index : names()) {
      send("DELETE", "/" + index, "");
    }
    for (var template : get("/_index_template").path("index_templates")) {
      var name = template.path("name").asString();
      if (name.startsWith("unsaid-")) {
        send("DELETE", "/_index_template/" + name, "");
      }
    }
  }

  /**
   * Deletes all documents, at most 10,000; the indices stay, which is much faster than new ones.
   */
  static void empty() throws IOException {
    send("POST", "/unsaid-*/_refresh", "");
    var lines = new StringBuilder();
    for (var hit : get("/unsaid-*/_search?size=10000&_source=false").path("hits").path("hits")) {
      var document = JSON.createObjectNode();
      document
          .putObject("delete")
          .put("_index", hit.path("_index").asString())
          .put("_id", hit.path("_id").asString());
      lines.append(document).append('\n');
    }
    if (!lines.isEmpty()) {
      send("POST", "/_bulk?refresh=true", lines.toString());
    }
  }

  /** Names of all indices of ours. */
  static List<String> names() throws IOException {
    return get("/_cat/indices/unsaid-*?format=json&h=index&s=index")
        .valueStream()
        .map(row -> row.path("index").asString())
        .toList();
  }

  static JsonNode get(String path) throws IOException {
    return send("GET", path, "");
  }

  /** Sends what must succeed. */
  static JsonNode send(String method, String path, String json) throws IOException {
    var answer = rest().send(method, path, json);
    assertThat(answer.status()).as(method + " " + path + ": " + answer.body()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  /** All documents behind an alias, by id, as they were written. */
  static Map<String, JsonNode> documents(String alias) throws IOException {
    var found = new TreeMap<String, JsonNode>();
    for (var hit : send("GET", "/" + alias + "/_search?size=1000", "").path("hits").path("hits")) {
      found.put(hit.path("_id").asString(), hit.path("_source"));
    }
    return found;
  }

  /** One of these documents, which must be there. */
  static JsonNode document(String alias, String id) throws IOException {
    return Optional.ofNullable(documents(alias).get(id)).orElseThrow();
  }

  /** The file of {@code mappings/}. */
  static JsonNode template(String alias) throws IOException {
    try (var in = LiveIndices.class.getResourceAsStream("/mappings/" + alias + ".json")) {
      if (in == null) {
        throw new IOException("There is no mappings/" + alias + ".json");
      }
      return JSON.readTree(in);
    }
  }

  static Watch watch(List<Institution> institutions, List<Event> events) {
    var byId = new LinkedHashMap<String, Institution>();
    institutions.forEach(institution -> byId.put(institution.id(), institution));
    return new Watch(
        "test", byId, List.of(), List.of(), events, List.of(), Conduct.USUAL, "digest");
  }

  /** The same event under another id. */
  static Event named(String id, Event event) {
    return new Event(
        id,
        event.name(),
        event.eventClass(),
        event.occurred(),
        event.zone(),
        event.query(),
        event.nearQuery(),
        event.asked(),
        event.window(),
        event.lookBack(),
        event.precedents(),
        event.stance(),
        event.claims(),
        List.of(),
        Clock.ELAPSED);
  }

  /** A statement that is about nothing. */
  static Tagged plain(Statement statement) {
    return tagged(statement, Map.of());
  }

  static Tagged tagged(Statement statement, Map<String, Place> events) {
    return new Tagged(statement, new TreeMap<>(), new TreeMap<>(events));
  }

  static <T> List<T> reversed(List<T> list) {
    return new ArrayList<>(list).reversed();
  }
}
