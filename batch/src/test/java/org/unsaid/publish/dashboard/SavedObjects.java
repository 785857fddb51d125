package org.unsaid.publish.dashboard;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of a bundle, with what Kibana keeps as strings of JSON decoded; and what is wrong
 * with them before any server is asked.
 */
public record SavedObjects(List<ObjectNode> objects) {

  static final JsonMapper JSON = new JsonMapper();

  /** The sources, seen from the module's folder. */
  public static final Path SOURCES = Path.of("..", "dashboards");

  private static final Set<String> STRINGS =
      Set.of(
          "searchSourceJSON",
          "panelsJSON",
          "optionsJSON",
          "ignoreParentSettingsJSON",
          "fieldAttrs",
          "fieldFormatMap",
          "runtimeFieldMap",
          "fields",
          "sourceFilters",
          "spec");

  /** As they are built from the sources. */
  public static SavedObjects ours() {
    return of(Bundle.ndjson(Bundle.of(SOURCES)));
  }

  static SavedObjects of(String ndjson) {
    return new SavedObjects(
        ndjson.lines().map(JSON::readTree).map(each -> (ObjectNode) decoded(each)).toList());
  }

  SavedObjects copy() {
    return new SavedObjects(objects.stream().map(ObjectNode::deepCopy).toList());
  }

  private static JsonNode decoded(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var name : List.copyOf(object.propertyNames())) {
        var value = object.path(name);
        if (STRINGS.contains(name) && value.isString()) {
          try {
            value = JSON.readTree(value.asString());
          } catch (JacksonException _) {
            // stays a string, which the schema refuses
          }
        }
        object.set(name, decoded(value));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, decoded(array.path(i)));
      }
    }
    return node;
  }

  List<ObjectNode> ofType(String type) {
    return objects.stream().filter(each -> each.path("type").asString().equals(type)).toList();
  }

  @Nullable ObjectNode find(String type, String id) {
    return ofType(type).stream()
        .filter(each -> each.path("id").asString().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** What the schema and the rules between fields forbid. */
  List<String> faults() {
    var faults = new ArrayList<String>();
    for (var object : objects) {
      for (var error : SCHEMA.validate(object.toString(), InputFormat.JSON)) {
        faults.add(name(object) + ": " + error.getInstanceLocation() + ": " + error.getMessage());
      }
    }
    if (faults.isEmpty()) {
      between(faults);
    }
    return faults;
  }

  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try (InputStream in =
        Objects.requireNonNull(
            SavedObjects.class.getResourceAsStream("saved-object.schema.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(JsonNode object) {
    return object.path("type").asString() + " " + object.path("id").asString();
  }

  private void between(List<String> faults) {
    var names = new HashSet<String>();
    for (var object : objects) {
      if (!names.add(name(object))) {
        faults.add(name(object) + ": is there twice");
      }
      var own = new HashSet<String>();
      for (var reference : object.path("references")) {
        if (!own.add(reference.path("name").asString())) {
          faults.add(name(object) + ": two references are " + reference.path("name").asString());
        }
        if (find(reference.path("type").asString(), reference.path("id").asString()) == null) {
          faults.add(name(object) + ": refers to " + name(reference) + ", which is not there");
        }
      }
    }
    ofType("dashboard").forEach(each -> dashboard(each, faults));
    ofType("search").forEach(each -> session(each, faults));
  }

  private static void session(ObjectNode session, List<String> faults) {
    var wanted =
        session.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON/indexRefName").asString("");
    if (!references(session).containsKey(wanted)) {
      faults.add(name(session) + ": no reference is named '" + wanted + "'");
    }
  }

  /** Ids by the names of references. */
  static Map<String, String> references(JsonNode object) {
    var references = new HashMap<String, String>();
    object
        .path("references")
        .forEach(each -> references.put(each.path("name").asString(), each.path("id").asString()));
    return references;
  }

  private static void dashboard(ObjectNode dashboard, List<String> faults) {
    var where = name(dashboard);
    var references = references(dashboard);
    var wanted = new TreeSet<>(Set.of("tag-ref-unsaid"));
    var ids = new HashSet<String>();
    var placed = new ArrayList<JsonNode>();
    for (var panel : dashboard.at("/attributes/panelsJSON")) {
      var id = panel.path("panelIndex").asString();
      var grid = panel.path("gridData");
      if (!ids.add(id)) {
        faults.add(where + ": two panels are " + id);
      }
      if (!grid.path("i").asString().equals(id)) {
        faults.add(where + " " + id + ": its place is that of " + grid.path("i").asString());
      }
      if (grid.path("x").asInt() + grid.path("w").asInt() > 48) {
        faults.add(where + " " + id + ": wider than the grid");
      }
      placed.stream()
          .filter(other -> overlap(other, grid))
          .forEach(
              other -> faults.add(where + " " + id + ": lies on " + other.path("i").asString()));
      placed.add(grid);
      if (panel.path("type").asString().equals("search")) {
        wanted.add(id + ":" + panel.path("panelRefName").asString());
      }
      if (panel.path("type").asString().equals("lens")) {
        var attributes = panel.at("/embeddableConfig/attributes");
        for (var layer : LensRules.layers(attributes).properties()) {
          var name = "indexpattern-datasource-layer-" + layer.getKey();
          wanted.add(id + ":" + name);
          if (!Objects.equals(references(attributes).get(name), references.get(id + ":" + name))) {
            faults.add(where + " " + id + ": panel and dashboard name another data view");
          }
        }
        LensRules.faults(attributes).forEach(fault -> faults.add(where + " " + id + ": " + fault));
      }
    }
    for (var control : dashboard.at("/attributes/controlGroupInput/panelsJSON").properties()) {
      wanted.add("controlGroup_" + control.getKey() + ":optionsListDataView");
      if (!control.getValue().at("/explicitInput/id").asString().equals(control.getKey())) {
        faults.add(where + " " + control.getKey() + ": its input is named otherwise");
      }
    }
    for (var filter : dashboard.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON/filter")) {
      wanted.add(filter.at("/meta/indexRefName").asString());
    }
    if (!wanted.equals(references.keySet())) {
      faults.add(where + ": needs references " + wanted + ", has " + references.keySet());
    }
  }

  private static boolean overlap(JsonNode one, JsonNode other) {
    return begins(one, "x") < ends(other, "x", "w")
        && begins(other, "x") < ends(one, "x", "w")
        && begins(one, "y") < ends(other, "y", "h")
        && begins(other, "y") < ends(one, "y", "h");
  }

  private static int begins(JsonNode grid, String axis) {
    return grid.path(axis).asInt();
  }

  private static int ends(JsonNode grid, String axis, String length) {
    return grid.path(axis).asInt() + grid.path(length).asInt();
  }
}
