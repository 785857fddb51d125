package org.unsaid.publish.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one NDJSON file of saved objects from the sources in {@code dashboards/}, where nothing is
 * a string in a string and every panel is a file. Written in the oldest shape that Kibana 9 reads:
 * a newer one is refused by an older Kibana, an older one is understood by a newer.
 */
public final class Bundle {

  private static final JsonMapper JSON = new JsonMapper();

  /** Since 8.8, whatever the version. */
  private static final String CORE = "8.8.0";

  private static final String DASHBOARD = "10.2.0";
  private static final String OTHERS = "8.0.0";

  private static final String DATA_VIEW = "index-pattern";

  private final Path folder;
  private final List<ObjectNode> objects = new ArrayList<>();

  private Bundle(Path folder) {
    this.folder = folder;
  }

  /**
   * Called by the build.
   *
   * @param args the folder of sources, and the file that is written
   */
  public static void main(String[] args) throws IOException {
    var file = Path.of(args[1]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, ndjson(of(Path.of(args[0]))));
  }

  /** One object a line; the same sources give the same bytes. */
  static String ndjson(List<ObjectNode> objects) {
    return objects.stream()
        .map(each -> JSON.writeValueAsString(each) + "\n")
        .collect(Collectors.joining());
  }

  /**
   * Data views first, then what refers to them.
   *
   * @throws IllegalArgumentException if a source is not as it should be; says which
   */
  static List<ObjectNode> of(Path folder) {
    var bundle = new Bundle(folder);
    bundle.tag();
    files(folder.resolve("data-views")).forEach(bundle::dataView);
    files(folder.resolve("sessions")).forEach(bundle::session);
    files(folder).stream()
        .filter(each -> Files.exists(each.resolve("dashboard.json")))
        .forEach(bundle::dashboard);
    return bundle.objects;
  }

  private void tag() {
    var source = read(folder.resolve("tag.json"));
    var tag = saved("tag", text(source, "id"), OTHERS);
    attributes(tag)
        .put("name", text(source, "name"))
        .put("description", text(source, "description"))
        .put("color", text(source, "color"));
  }

  private void dataView(Path file) {
    var source = read(file);
    var view = saved(DATA_VIEW, text(source, "id"), OTHERS);
    var labels = JSON.createObjectNode();
    source
        .path("fieldLabels")
        .forEachEntry((field, label) -> labels.putObject(field).set("customLabel", label));
    attributes(view)
        .put("title", text(source, "title"))
        .put("name", text(source, "name"))
        .put("timeFieldName", text(source, "timeFieldName"))
        .put("allowNoIndex", true)
        .put("fields", "[]")
        .put("sourceFilters", "[]")
        .put("runtimeFieldMap", "{}")
        .put("fieldAttrs", string(labels))
        .put("fieldFormatMap", string(source.path("fieldFormatMap")));
  }

  private void session(Path file) {
    var source = read(file);
    var session = saved("search", text(source, "id"), OTHERS);
    var attributes = attributes(session).put("title", text(source, "title"));
    attributes.put("description", "").put("hideChart", true);
    attributes.set("grid", JSON.createObjectNode());
    attributes.set("columns", source.path("columns"));
    attributes.set("sort", source.path("sort"));
    var search = JSON.createObjectNode();
    search.set("query", kuery(text(source, "query")));
    search.putArray("filter");
    search.put("indexRefName", "kibanaSavedObjectMeta.searchSourceJSON.index");
    attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", string(search));
    refer(
        session,
        DATA_VIEW,
        text(source, "dataView"),
        "kibanaSavedObjectMeta.searchSourceJSON.index");
  }

  private void dashboard(Path home) {
    var source = read(home.resolve("dashboard.json"));
    var dashboard = saved("dashboard", text(source, "id"), DASHBOARD);
    var attributes =
        attributes(dashboard)
            .put("title", text(source, "title"))
            .put("description", text(source, "description"));
    attributes
        .putObject("kibanaSavedObjectMeta")
        .put("searchSourceJSON", string(searchSource(dashboard, source.path("filters"))));
    attributes
        .put("timeRestore", true)
        .put("timeFrom", text(source.path("time"), "from"))
        .put("timeTo", text(source.path("time"), "to"));
    attributes.putObject("refreshInterval").put("pause", true).put("value", 60_000);
    attributes.set("controlGroupInput", controls(dashboard, source.path("controls")));
    var panels = JSON.createArrayNode();
    var used = new TreeSet<>(List.of("dashboard.json"));
    for (var panel : source.path("panels")) {
      panels.add(panel(dashboard, home, panel));
      used.add(panel.path("file").asString("dashboard.json"));
    }
    var there =
        files(home).stream()
            .map(each -> each.getFileName().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    there.removeAll(used);
    if (!there.isEmpty()) {
      throw new IllegalArgumentException(home + ": no panel shows " + there);
    }
    attributes.put("panelsJSON", string(panels));
    var options = JSON.createObjectNode();
    options.put("useMargins", true).put("syncColors", false).put("syncCursor", true);
    options.put("syncTooltips", false).put("hidePanelTitles", false);
    attributes.put("optionsJSON", string(options));
    refer(dashboard, "tag", "unsaid", "tag-ref-unsaid");
  }

  private ObjectNode searchSource(ObjectNode dashboard, JsonNode filters) {
    var search = JSON.createObjectNode();
    search.set("query", kuery(""));
    var list = search.putArray("filter");
    for (var filter : filters) {
      var name =
          "kibanaSavedObjectMeta.searchSourceJSON.filter[%d].meta.index".formatted(list.size());
      var node = list.addObject();
      var field = text(filter, "field");
      node.putObject("meta")
          .put("alias", text(filter, "label"))
          .put("disabled", false)
          .put("negate", filter.path("negate").asBoolean())
          .put("type", "phrase")
          .put("key", field)
          .put("indexRefName", name)
          .putObject("params")
          .set("query", filter.path("value"));
      node.putObject("query").putObject("match_phrase").set(field, filter.path("value"));
      node.putObject("$state").put("store", "appState");
      refer(dashboard, DATA_VIEW, text(filter, "dataView"), name);
    }
    return search;
  }

  private ObjectNode controls(ObjectNode dashboard, JsonNode controls) {
    var panels = JSON.createObjectNode();
    for (var control : controls) {
      var id = text(control, "id");
      var input =
          panels
              .putObject(id)
              .put("type", "optionsListControl")
              .put("order", panels.size() - 1)
              .put("width", "medium")
              .put("grow", true)
              .putObject("explicitInput");
      input
          .put("id", id)
          .put("fieldName", text(control, "field"))
          .put("title", text(control, "title"))
          .put("searchTechnique", "wildcard")
          .put("singleSelect", control.path("single").asBoolean(false));
      input.putArray("selectedOptions");
      input.putObject("sort").put("by", "_key").put("direction", "asc");
      refer(
          dashboard,
          DATA_VIEW,
          text(control, "dataView"),
          "controlGroup_" + id + ":optionsListDataView");
    }
    var ignored = JSON.createObjectNode();
    ignored.put("ignoreFilters", false).put("ignoreQuery", false);
    ignored.put("ignoreTimerange", false).put("ignoreValidations", false);
    var group = JSON.createObjectNode();
    return group
        .put("controlStyle", "oneLine")
        .put("chainingSystem", "HIERARCHICAL")
        .put("showApplySelections", false)
        .put("ignoreParentSettingsJSON", string(ignored))
        .put("panelsJSON", string(panels));
  }

  private ObjectNode panel(ObjectNode dashboard, Path home, JsonNode source) {
    var id = text(source, "id");
    var panel = JSON.createObjectNode();
    var session = source.path("session").asString("");
    var file = session.isEmpty() ? text(source, "file") : "";
    panel
        .put(
            "type",
            !session.isEmpty() ? "search" : file.endsWith(".lens.json") ? "lens" : "visualization")
        .put("title", text(source, "title"))
        .put("panelIndex", id);
    var grid = panel.putObject("gridData");
    source.path("grid").forEachEntry(grid::set);
    grid.put("i", id);
    var config = panel.putObject("embeddableConfig");
    if (!session.isEmpty()) {
      panel.put("panelRefName", "panel_" + id);
      refer(dashboard, "search", session, id + ":panel_" + id);
    } else if (file.endsWith(".lens.json")) {
      config.set("attributes", lens(dashboard, id, read(home.resolve(file)), home.resolve(file)));
    } else if (file.endsWith(".vega.json")) {
      var vis = visualization(config, "vega");
      vis.putObject("params").put("spec", JSON.writeValueAsString(read(home.resolve(file))));
    } else {
      config.put("hidePanelTitles", true);
      visualization(config, "markdown")
          .putObject("params")
          .put("fontSize", 12)
          .put("openLinksInNewTab", false)
          .put("markdown", content(home.resolve(file)));
    }
    config.putObject("enhancements");
    return panel;
  }

  private static ObjectNode visualization(ObjectNode config, String type) {
    var vis =
        config
            .putObject("savedVis")
            .put("id", "")
            .put("title", "")
            .put("description", "")
            .put("type", type);
    vis.putObject("uiState");
    var data = vis.putObject("data");
    data.putArray("aggs");
    var search = data.putObject("searchSource");
    search.set("query", kuery(""));
    search.putArray("filter");
    return vis;
  }

  private ObjectNode lens(ObjectNode dashboard, String panel, ObjectNode source, Path file) {
    var attributes = JSON.createObjectNode();
    attributes
        .put("title", "")
        .put("type", "lens")
        .put("visualizationType", text(source, "visualizationType"));
    var references = attributes.putArray("references");
    var state = attributes.putObject("state");
    var layers = state.putObject("datasourceStates").putObject("formBased").putObject("layers");
    for (var each : source.path("layers").properties()) {
      if (!(each.getValue() instanceof ObjectNode layer)) {
        throw new IllegalArgumentException(file + ": layer " + each.getKey() + " is no object");
      }
      var view = text(layer, "dataView");
      layer.remove("dataView");
      layer.putObject("incompleteColumns");
      var name = "indexpattern-datasource-layer-" + each.getKey();
      references.addObject().put("type", DATA_VIEW).put("id", view).put("name", name);
      refer(dashboard, DATA_VIEW, view, panel + ":" + name);
      layers.set(each.getKey(), layer);
    }
    state.set("visualization", source.path("visualization"));
    state.set("query", kuery(text(source, "query")));
    state.putArray("filters");
    state.putArray("internalReferences");
    state.putObject("adHocDataViews");
    return attributes;
  }

  private ObjectNode saved(String type, String id, String version) {
    var object = JSON.createObjectNode();
    object.put("type", type).put("id", id);
    object.putObject("attributes");
    object.putArray("references");
    object
        .put("coreMigrationVersion", CORE)
        .put("typeMigrationVersion", version)
        .put("managed", false);
    objects.add(object);
    return object;
  }

  private static ObjectNode attributes(ObjectNode saved) {
    return (ObjectNode) saved.path("attributes");
  }

  private static void refer(ObjectNode saved, String type, String id, String name) {
    ((ArrayNode) saved.path("references"))
        .addObject()
        .put("type", type)
        .put("id", id)
        .put("name", name);
  }

  private static ObjectNode kuery(String query) {
    return JSON.createObjectNode().put("query", query).put("language", "kuery");
  }

  private static String string(JsonNode value) {
    return JSON.writeValueAsString(value);
  }

  private static String text(JsonNode source, String field) {
    @Nullable String text = source.path(field).isString() ? source.path(field).asString() : null;
    if (text == null) {
      throw new IllegalArgumentException(
          "A dashboard's source has no '%s': %s".formatted(field, shortened(source)));
    }
    return text;
  }

  private static String shortened(JsonNode source) {
    var text = source.toString();
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  private static ObjectNode read(Path file) {
    try {
      if (JSON.readTree(content(file)) instanceof ObjectNode object) {
        return object;
      }
      throw new IllegalArgumentException(file + ": not an object");
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + ": not JSON: " + e.getMessage(), e);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of their names. */
  private static List<Path> files(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
