package org.unsaid.publish.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The saved objects that Kibana imports: data views, Discover sessions, a tag and the dashboards.
 *
 * @param ndjson one object a line
 */
public record Dashboards(String ndjson) {

  private static final String FILE = "/dashboards/unsaid.ndjson";
  private static final JsonMapper JSON = new JsonMapper();

  /** Those that were built with this program. */
  public static Dashboards built() {
    try (InputStream in = Dashboards.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The program was built without " + FILE);
      }
      return new Dashboards(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many objects of each type there are. */
  public Map<String, Integer> types() {
    var types = new LinkedHashMap<String, Integer>();
    ndjson
        .lines()
        .map(JSON::readTree)
        .forEach(object -> types.merge(object.path("type").asString(), 1, Integer::sum));
    return types;
  }

  /** How many panels each dashboard has, by its id. */
  public Map<String, Integer> panels() {
    var panels = new LinkedHashMap<String, Integer>();
    ndjson
        .lines()
        .map(JSON::readTree)
        .filter(object -> object.path("type").asString().equals("dashboard"))
        .forEach(
            object ->
                panels.put(
                    object.path("id").asString(),
                    JSON.readTree(object.path("attributes").path("panelsJSON").asString()).size()));
    return panels;
  }
}
