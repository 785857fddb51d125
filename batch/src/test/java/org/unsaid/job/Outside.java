package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unsaid.server.ElasticsearchServer;
import org.unsaid.server.HomeLock;
import org.unsaid.testing.Rest;
import org.unsaid.testing.SecuredServer;
import org.unsaid.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Someone else's cluster, which commands reach by https and an API key. One for all tests of a JVM,
 * stopped when the JVM ends; each test begins with {@link #clear}.
 */
final class Outside {

  private static final Path FOLDER = Path.of("target", "outside-cluster");
  private static final JsonMapper JSON = new JsonMapper();

  private final SecuredServer server;
  private final Rest rest;

  private Outside(SecuredServer server) throws IOException {
    this.server = server;
    this.rest =
        new Rest(
            server.address(),
            "ApiKey " + Files.readString(server.apiKeyFile()).strip(),
            server.caFile());
  }

  private static final class Holder {
    static final Outside CLUSTER = start();
  }

  /** Starts it at the first call. */
  static Outside cluster() {
    return Holder.CLUSTER;
  }

  private static Outside start() {
    var home = FOLDER.resolve("home").toAbsolutePath();
    if (Files.exists(home.resolve("elasticsearch/server.properties"))) {
      // left behind by tests that were killed
      try (var _ = HomeLock.acquire(home)) {
        ElasticsearchServer.start(
                new ElasticsearchServer.Settings(TestServer.distribution(), home, 512, Map.of()))
            .close();
      }
    }
    TestServer.delete(FOLDER);
    try {
      return new Outside(SecuredServer.start(Files.createDirectories(FOLDER).toAbsolutePath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of a command, and then those that lead it to this cluster. */
  Object[] with(Object... words) {
    var all = new ArrayList<Object>(Arrays.asList(words));
    all.addAll(
        List.of(
            "--elasticsearch",
            server.address(),
            "--api-key-file",
            server.apiKeyFile(),
            "--ca-file",
            server.caFile()));
    return all.toArray();
  }

  /** A command on this cluster, in this JVM. */
  Ran command(Object... words) {
    return Ran.command(with(words));
  }

  /** As if it were then. */
  Ran commandAt(Instant now, Object... words) {
    return Ran.commandAt(now, with(words));
  }

  SecuredServer server() {
    return server;
  }

  /** Deletes all indices of unsaid. */
  void clear() {
    ask("GET", "/unsaid-*/_alias", "")
        .propertyNames()
        .forEach(index -> ask("DELETE", "/" + index, ""));
  }

  /** How many indices of unsaid there are. */
  int indices() {
    return ask("GET", "/unsaid-*/_alias", "").size();
  }

  /** How many statements there are, those included that no search would see yet. */
  long statements() {
    if (ask("GET", "/unsaid-*/_alias", "").isEmpty()) {
      return 0;
    }
    ask("POST", "/unsaid-*/_refresh", "");
    return ask("GET", "/unsaid-statements*/_count", "").path("count").asLong();
  }

  /** The newest verdict, also while a command is writing; {@code EVENT/INSTITUTION}. */
  Optional<JsonNode> verdict(String id) {
    if (ask("GET", "/unsaid-*/_alias", "").isEmpty()) {
      return Optional.empty();
    }
    var found = ask("POST", "/unsaid-verdicts/_mget", "{\"ids\":[\"" + id + "\"]}");
    var document = found.path("docs").path(0);
    return document.path("found").asBoolean(false)
        ? Optional.of(document.path("_source"))
        : Optional.empty();
  }

  /** The copies of all findings, by id. */
  Map<String, JsonNode> findings() {
    var found = new TreeMap<String, JsonNode>();
    ask("GET", "/unsaid-findings/_search?size=1000", "")
        .path("hits")
        .path("hits")
        .forEach(hit -> found.put(hit.path("_id").asString(), hit.path("_source")));
    return found;
  }

  /** The copies of all changes of verdicts, as they were appended. */
  List<JsonNode> changes() {
    ask("POST", "/unsaid-verdict-changes/_refresh", "");
    var found = new TreeMap<Long, JsonNode>();
    ask("GET", "/unsaid-verdict-changes/_search?size=1000", "")
        .path("hits")
        .path("hits")
        .forEach(hit -> found.put(Long.parseLong(hit.path("_id").asString()), hit.path("_source")));
    return List.copyOf(found.values());
  }

  Contents contents() {
    return Contents.of(this::ask);
  }

  private JsonNode ask(String method, String path, String json) {
    try {
      var answer = rest.send(method, path, json);
      if (answer.status() != 200) {
        throw new IllegalStateException(method + " " + path + ": " + answer);
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
