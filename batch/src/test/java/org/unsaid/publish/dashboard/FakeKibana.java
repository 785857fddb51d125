package org.unsaid.publish.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers over HTTP on loopback as Kibana's documentation says that Kibana does, as far as the
 * import of dashboards goes. It knows nothing of what is right in a panel.
 */
public final class FakeKibana implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** The shapes that Kibana 9.2 knows; a newer one is refused. */
  private static final Map<String, String> KNOWN =
      Map.of("dashboard", "10.3.0", "index-pattern", "8.0.0", "search", "10.8.0", "tag", "8.0.0");

  private final HttpServer server;
  private final String version;
  private final Map<String, Map<String, JsonNode>> spaces = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Headers {@code Authorization} that are let in. */
  public final Set<String> letIn = Set.of("ApiKey a2V5", "Basic dW5zYWlkOnNlY3JldA==");

  /** Panels that it leaves out, by their ids. */
  public final List<String> dropped = new CopyOnWriteArrayList<>();

  /** Instead of an import, this status and message. */
  public volatile int refusal;

  /** The type of error that the import gives for this object; empty: none. */
  public volatile String failing = "";

  private FakeKibana(HttpServer server, String version) {
    this.server = server;
    this.version = version;
    spaces.put("default", new TreeMap<>());
    spaces.put("research", new TreeMap<>());
  }

  public static FakeKibana open(String version) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var kibana = new FakeKibana(server, version);
      server.createContext("/base", kibana::answer);
      server.start();
      return kibana;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a base path, as behind a proxy. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base");
  }

  /** Method and path of each request. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** Objects of a space, by type and id. */
  public Map<String, JsonNode> objects(String space) {
    return Map.copyOf(spaces.getOrDefault(space, Map.of()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring("/base".length());
      asked.add(exchange.getRequestMethod() + " " + path);
      var authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (authorization == null || !letIn.contains(authorization)) {
        send(exchange, 401, error(401, "Unauthorized"));
        return;
      }
      if (exchange.getRequestMethod().equals("POST")
          && exchange.getRequestHeaders().getFirst("kbn-xsrf") == null) {
        send(exchange, 400, error(400, "Request must contain a kbn-xsrf header."));
        return;
      }
      var space = "default";
      if (path.startsWith("/s/")) {
        space = path.substring(3, path.indexOf('/', 3));
        path = path.substring(path.indexOf('/', 3));
      }
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var objects = spaces.get(space);
      if (path.equals("/api/status")) {
        send(exchange, 200, "{\"name\":\"kibana\",\"version\":{\"number\":\"" + version + "\"}}");
      } else if (path.startsWith("/api/spaces/space/")) {
        boolean known = spaces.containsKey(path.substring("/api/spaces/space/".length()));
        send(exchange, known ? 200 : 404, known ? "{}" : error(404, "Not Found"));
      } else if (objects == null) {
        send(exchange, 404, error(404, "Not Found"));
      } else if (path.equals("/api/saved_objects/_export")) {
        var types = JSON.readTree(body).path("type").valueStream().map(JsonNode::asString).toList();
        var lines = new StringBuilder();
        objects.forEach(
            (name, object) -> {
              if (types.contains(object.path("type").asString())) {
                lines.append(object).append('\n');
              }
            });
        send(exchange, 200, lines.toString());
      } else if (path.equals("/api/saved_objects/_import")) {
        load(exchange, space, objects, body);
      } else if (path.startsWith("/api/dashboards/") && !version.startsWith("9.2")) {
        dashboard(
            exchange, objects.get("dashboard " + path.substring("/api/dashboards/".length())));
      } else {
        send(exchange, 404, error(404, "Not Found"));
      }
    }
  }

  private void load(HttpExchange exchange, String space, Map<String, JsonNode> objects, String body)
      throws IOException {
    if (refusal > 0) {
      send(exchange, refusal, error(refusal, "as the test wants it"));
      return;
    }
    var read = new ArrayList<JsonNode>();
    for (var line : body.lines().filter(each -> each.startsWith("{")).toList()) {
      read.add(JSON.readTree(line));
    }
    var done = JSON.createArrayNode();
    var errors = JSON.createArrayNode();
    for (var object : read) {
      var type = object.path("type").asString();
      var id = object.path("id").asString();
      if (newer(
          object.path("typeMigrationVersion").asString(), KNOWN.getOrDefault(type, "0.0.0"))) {
        send(
            exchange,
            422,
            error(422, "Document \"" + id + "\" belongs to a more recent version of Kibana"));
        return;
      }
      if (failing.equals(id)) {
        var error = errors.addObject().put("type", type).put("id", id);
        error.putObject("error").put("type", "conflict");
        continue;
      }
      var name = type + " " + id;
      var told = done.addObject().put("type", type).put("id", id);
      if (objects.containsKey(name)) {
        told.put("overwrite", true);
      } else if (isElsewhere(space, name)) {
        // an id that another space has: the object is made anew under one of its own
        told.put("destinationId", "made-anew-" + id);
        name = type + " made-anew-" + id;
      }
      objects.put(name, object);
    }
    var answer = JSON.createObjectNode();
    answer.put("success", errors.isEmpty()).put("successCount", done.size());
    answer.set("successResults", done);
    answer.set("errors", errors);
    send(exchange, 200, answer.toString());
  }

  private boolean isElsewhere(String space, String name) {
    return spaces.entrySet().stream()
        .anyMatch(each -> !each.getKey().equals(space) && each.getValue().containsKey(name));
  }

  private static boolean newer(String one, String other) {
    var a = one.split("\\.");
    var b = other.split("\\.");
    for (int i = 0; i < 3; i++) {
      int difference = Integer.parseInt(a[i]) - Integer.parseInt(b[i]);
      if (difference != 0) {
        return difference > 0;
      }
    }
    return false;
  }

  private void dashboard(HttpExchange exchange, @Nullable JsonNode found) throws IOException {
    if (found == null) {
      send(exchange, 404, error(404, "Not Found"));
      return;
    }
    var answer = JSON.createObjectNode();
    answer.put("id", found.path("id").asString());
    var panels = answer.putObject("data").putArray("panels");
    var warnings = JSON.createArrayNode();
    for (var panel : JSON.readTree(found.at("/attributes/panelsJSON").asString())) {
      var id = panel.path("panelIndex").asString();
      if (dropped.contains(id)) {
        warnings
            .addObject()
            .put("type", "dropped_panel")
            .put("message", "Panel " + id + " could not be read");
      } else {
        panels.addObject().put("id", id);
      }
    }
    answer.set("warnings", warnings);
    send(exchange, 200, answer.toString());
  }

  private static String error(int status, String message) {
    return JSON.createObjectNode().put("statusCode", status).put("message", message).toString();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
