package org.unsaid.publish.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A space of a Kibana, into which the dashboards are imported by one call. Afterwards they are read
 * back: Kibana takes what it cannot show without a word, and leaves it out when it is looked at.
 *
 * <p>Uses <a href="https://www.elastic.co/docs/api/doc/kibana/group/endpoint-saved-objects">saved
 * objects</a> of Kibana 9.2 and newer.
 */
public final class Kibana implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\..*");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What can be read of dashboards as they are shown came with 9.4. */
  private static final int SHOWN_SINCE = 904;

  private static final int OLDEST = 902;
  private static final String BOUNDARY = "unsaid-dashboards-Jq3yZ";

  private final KibanaAccess access;
  private final String space;
  private final HttpClient client;

  private Kibana(KibanaAccess access, String space, HttpClient client) {
    this.access = access;
    this.space = space;
    this.client = client;
  }

  /**
   * @param space its id, such as {@code default}
   */
  public static Kibana of(KibanaAccess access, String space) {
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10));
    access.authority().ifPresent(file -> builder.sslContext(trusting(file)));
    return new Kibana(access, space, builder.build());
  }

  /** What an import would change; changes nothing. */
  public Imported plan(Dashboards dashboards) {
    var version = version();
    findSpace();
    return told(version, dashboards, there().keySet(), 0, List.of());
  }

  /**
   * Imports all objects, in place of those that have their ids.
   *
   * @throws KibanaException if Kibana refuses
   */
  public Imported put(Dashboards dashboards) {
    var version = version();
    findSpace();
    var before = there().keySet();
    var answer = send("import the dashboards", upload(dashboards));
    var faults = new ArrayList<String>();
    var result = json(answer);
    for (var error : result.path("errors")) {
      faults.add(
          "%s %s was not imported: %s"
              .formatted(
                  error.path("type").asString(""),
                  error.path("id").asString(""),
                  why(error.path("error"))));
    }
    for (var done : result.path("successResults")) {
      var other = done.path("destinationId").asString("");
      if (!other.isEmpty() && !other.equals(done.path("id").asString(""))) {
        faults.add(
            "%s %s got another id, %s, since another space has it: links to it lead nowhere. %s"
                .formatted(
                    done.path("type").asString(""),
                    done.path("id").asString(""),
                    other,
                    "Delete it there, or name that space."));
      }
    }
    if (!result.path("success").asBoolean(false) && faults.isEmpty()) {
      faults.add("Kibana says that the import failed, and not why: " + shortened(answer.body()));
    }
    int panels = readBack(version, dashboards, faults);
    return told(version, dashboards, before, panels, faults);
  }

  private static Imported told(
      String version, Dashboards dashboards, Set<String> before, int panels, List<String> faults) {
    var fresh = new ArrayList<String>();
    var replaced = new ArrayList<String>();
    dashboards
        .ndjson()
        .lines()
        .map(JSON::readTree)
        .map(Kibana::name)
        .forEach(name -> (before.contains(name) ? replaced : fresh).add(name));
    return new Imported(version, fresh, replaced, panels, faults);
  }

  private static String name(JsonNode object) {
    return object.path("type").asString("") + " " + object.path("id").asString("");
  }

  private static String why(JsonNode error) {
    return switch (error.path("type").asString("")) {
      case "conflict", "ambiguous_conflict" -> "another object stands in its place (conflict)";
      case "missing_references" -> "it refers to what is not there: " + error.path("references");
      case "unsupported_type" -> "this Kibana does not know the type";
      default -> error.path("message").asString(error.toString());
    };
  }

  private HttpRequest.Builder upload(Dashboards dashboards) {
    var body =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"unsaid.ndjson\"\r\n"
                .formatted(BOUNDARY)
            + "Content-Type: application/ndjson\r\n\r\n"
            + dashboards.ndjson()
            + "\r\n--"
            + BOUNDARY
            + "--\r\n";
    return to(spaced("/api/saved_objects/_import?overwrite=true"))
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofString(body));
  }

  /** How many panels are there; what is missing becomes a fault. */
  private int readBack(String version, Dashboards dashboards, List<String> faults) {
    var stored = there();
    int all = 0;
    for (var wanted : dashboards.panels().entrySet()) {
      var id = wanted.getKey();
      var dropped = new TreeSet<String>();
      int found = number(version) >= SHOWN_SINCE ? shown(id, dropped) : -1;
      if (found < 0) {
        found = stored(stored.get("dashboard " + id));
      }
      all += found;
      if (found != wanted.getValue()) {
        faults.add(
            "dashboard %s shows %d of %d panels%s"
                .formatted(
                    id,
                    found,
                    wanted.getValue(),
                    dropped.isEmpty() ? "" : ": Kibana says " + String.join("; ", dropped)));
      }
    }
    return all;
  }

  /** Panels as Kibana gives them to who looks; -1 if it cannot be asked so. */
  private int shown(String id, Set<String> dropped) {
    var answer =
        exchange(
            "read a dashboard",
            to(spaced("/api/dashboards/" + id))
                .header("elastic-api-version", "2023-10-31")
                .GET()
                .build());
    if (answer.statusCode() != 200) {
      return -1;
    }
    var found = json(answer);
    for (var warning : found.path("warnings")) {
      dropped.add(warning.path("message").asString(warning.toString()));
    }
    var panels = found.path("data").path("panels");
    return panels.isArray() ? panels.size() : -1;
  }

  private static int stored(@Nullable JsonNode dashboard) {
    if (dashboard == null) {
      return 0;
    }
    try {
      return JSON.readTree(dashboard.path("attributes").path("panelsJSON").asString("[]")).size();
    } catch (JacksonException _) {
      return 0;
    }
  }

  /** Our types of objects in the space, by type and id. */
  private Map<String, JsonNode> there() {
    var wanted =
        "{\"type\":[\"dashboard\",\"search\",\"index-pattern\",\"tag\"],\"excludeExportDetails\":true}";
    var answer =
        send(
            "look at what is there",
            to(spaced("/api/saved_objects/_export"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(wanted)));
    var there = new HashMap<String, JsonNode>();
    answer
        .body()
        .lines()
        .filter(line -> !line.isBlank())
        .map(this::json)
        .forEach(object -> there.put(name(object), object));
    return there;
  }

  /** Its version, if it is a Kibana that we can use. */
  private String version() {
    var answer = send("tell its version", to(access.address() + "/api/status").GET());
    var version = json(answer).path("version").path("number").asString("");
    if (version.isEmpty()) {
      throw new KibanaException(
          "%s answers, but tells no version: is it a Kibana, and does the user or key reach it?"
              .formatted(access));
    }
    if (number(version) < OLDEST) {
      throw new KibanaException(
          "Kibana %s at %s is too old for these dashboards: they need 9.2 or newer."
              .formatted(version, access));
    }
    return version;
  }

  private static int number(String version) {
    var parts = VERSION.matcher(version);
    return parts.matches()
        ? Integer.parseInt(parts.group(1)) * 100 + Integer.parseInt(parts.group(2))
        : 0;
  }

  private void findSpace() {
    if (space.equals("default")) {
      return;
    }
    var answer =
        exchange(
            "find the space", to(access.address() + "/api/spaces/space/" + space).GET().build());
    if (answer.statusCode() == 404) {
      throw new KibanaException(
          "Kibana at %s has no space '%s': make it first, or name another --space."
              .formatted(access, space));
    }
    refuse("find the space", answer);
  }

  private String spaced(String path) {
    return access.address() + (space.equals("default") ? "" : "/s/" + space) + path;
  }

  private HttpRequest.Builder to(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(PATIENCE)
        .header("Authorization", access.authorization())
        .header("kbn-xsrf", "true");
  }

  private HttpResponse<String> send(String what, HttpRequest.Builder request) {
    var answer = exchange(what, request.build());
    refuse(what, answer);
    return answer;
  }

  private void refuse(String what, HttpResponse<String> answer) {
    if (answer.statusCode() == 200) {
      return;
    }
    throw new KibanaException(
        "Kibana at %s refused to %s (%d): %s"
            .formatted(access, what, answer.statusCode(), remedy(answer)));
  }

  private String remedy(HttpResponse<String> answer) {
    var said = message(answer.body());
    return switch (answer.statusCode()) {
      case 401 -> access.remedy();
      case 403 ->
          "The user or key needs the Kibana privileges 'Saved Objects Management: all' and"
              + " 'Dashboard: all' in this space. It says: "
              + said;
      case 404 -> "Check the address, and the base path behind it. It says: " + said;
      case 409 -> "Somebody else changed the same objects at the same time; try again. " + said;
      case 413 -> "Its savedObjects.maxImportPayloadBytes is too small. It says: " + said;
      case 422 -> "The objects are of a newer version than it knows. It says: " + said;
      case 429, 502, 503, 504 -> "It is not ready, or has too much to do; try again. " + said;
      default -> said;
    };
  }

  private static String message(String body) {
    try {
      return JSON.readTree(body).path("message").asString(shortened(body));
    } catch (JacksonException _) {
      return shortened(body);
    }
  }

  private static String shortened(String body) {
    return body.length() > 300 ? body.substring(0, 300) + "…" : body;
  }

  private HttpResponse<String> exchange(String what, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new KibanaException(
          "Kibana at %s does not answer (wanted to %s): %s. %s"
              .formatted(
                  access,
                  what,
                  e,
                  "Check the address, the network and, for https, --kibana-ca-file."),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KibanaException("Interrupted while waiting for Kibana at " + access, e);
    }
  }

  private JsonNode json(HttpResponse<String> answer) {
    return json(answer.body());
  }

  private JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new KibanaException(
          "%s does not answer as a Kibana does, but: %s. Check the address."
              .formatted(access, shortened(body)),
          e);
    }
  }

  private static SSLContext trusting(Path authority) {
    try (var pem = Files.newInputStream(authority)) {
      var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new KibanaException(
          "--kibana-ca-file " + authority + ": not a certificate in PEM form: " + e.getMessage(),
          e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
