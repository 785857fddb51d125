package org.unsaid.publish.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a server what Kibana would ask it for each data view, control, Lens layer, Discover session
 * and Vega block, and looks whether anything comes of it. Since no Kibana runs where this is built,
 * this stands for it; how Kibana draws an answer, it cannot tell.
 */
public final class Proof {

  private static final Pattern LINK = Pattern.compile("\\(#/view/([^)]*)\\)");

  /** What a Vega block reads of a document. */
  private static final Pattern READ = Pattern.compile("\\b_source\\.([a-z_]+)");

  private final SavedObjects bundle;
  private final Fields fields;
  private final Vocabulary words;
  private final Instant now;
  private final Map<String, ObjectNode> pictures = new LinkedHashMap<>();
  private final Map<String, List<String>> empty = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private int asked;

  private Proof(SavedObjects bundle, Fields fields, Instant now) {
    this.bundle = bundle;
    this.fields = fields;
    this.words = new Vocabulary(fields);
    this.now = now;
  }

  /**
   * What came of it.
   *
   * @param faults what would not work, whatever the data
   * @param empty what shows nothing of the data that is there, by dashboard and panel
   * @param pictures each Vega block with its data in place of its question, by dashboard and panel
   * @param asked how many questions were asked
   */
  public record Result(
      List<String> faults,
      Map<String, List<String>> empty,
      Map<String, ObjectNode> pictures,
      int asked) {}

  /**
   * @param now for times such as {@code now-1y}
   */
  public static Result of(SavedObjects bundle, Fields fields, Instant now) {
    var proof = new Proof(bundle, fields, now);
    proof.faults.addAll(bundle.faults());
    if (proof.faults.isEmpty()) {
      bundle.ofType("index-pattern").forEach(proof::dataView);
      bundle.ofType("dashboard").forEach(proof::dashboard);
    }
    return new Result(proof.faults, proof.empty, proof.pictures, proof.asked);
  }

  private void dataView(ObjectNode view) {
    var attributes = view.path("attributes");
    var index = attributes.path("title").asString();
    var where = "data view " + index;
    if (!fields.isThere(index)) {
      faults.add(where + ": there is no such index");
      return;
    }
    var time = attributes.path("timeFieldName").asString();
    if (fields.find(index, time).filter(field -> field.kind().equals("date")).isEmpty()) {
      faults.add(where + ": its time field " + time + " is no date");
    }
    var named = new TreeSet<>(attributes.path("fieldFormatMap").propertyNames());
    named.addAll(attributes.path("fieldAttrs").propertyNames());
    named.stream()
        .filter(name -> fields.find(index, name).isEmpty())
        .forEach(name -> faults.add(where + ": no field " + name));
    if (ask(where, index, all()).at("/hits/total/value").asLong() == 0) {
      isEmpty(where, "holds nothing");
    }
    links(where, index, attributes.path("fieldFormatMap"));
    attributes
        .path("fieldFormatMap")
        .forEachEntry(
            (name, format) ->
                Digits.fault(name, format).ifPresent(fault -> faults.add(where + ": " + fault)));
  }

  /** Rows lead to dashboards that are there, and ask them what they can answer. */
  private void links(String where, String index, JsonNode formats) {
    for (var format : formats.properties()) {
      if (!format.getValue().at("/params/urlTemplate").asString("").startsWith("../app/")) {
        continue;
      }
      var body = SavedObjects.JSON.createObjectNode();
      body.put("size", 0);
      body.putObject("aggs")
          .putObject("links")
          .putObject("terms")
          .put("field", format.getKey())
          .put("size", 1000);
      var found = ask(where, index, body).at("/aggregations/links/buckets");
      if (found.isEmpty()) {
        isEmpty(where, "no document has " + format.getKey());
      }
      found.forEach(link -> link(where, link.path("key").asString()));
    }
  }

  private void link(String where, String link) {
    var parts =
        Pattern.compile(
                "([a-z-]+)\\?_g=\\(time:\\(from:'([^']+)',to:'([^']+)'\\)\\)"
                    + "&_a=\\(query:\\(language:kuery,query:'([^']+)'\\)\\)")
            .matcher(link);
    if (!parts.matches()) {
      faults.add(where + ": leads nowhere: " + link);
      return;
    }
    var dashboard = bundle.find("dashboard", parts.group(1));
    if (dashboard == null) {
      faults.add(where + ": leads to no dashboard of ours: " + link);
      return;
    }
    var query = URLDecoder.decode(parts.group(4), StandardCharsets.UTF_8);
    for (var index : shown(dashboard)) {
      words.faults(index, query).forEach(fault -> faults.add(where + ": " + link + ": " + fault));
    }
  }

  /** Indices whose documents a filter of the dashboard reaches. */
  private Set<String> shown(ObjectNode dashboard) {
    var shown = new TreeSet<String>();
    var references = SavedObjects.references(dashboard);
    for (var panel : dashboard.at("/attributes/panelsJSON")) {
      var id = panel.path("panelIndex").asString();
      for (var layer : LensRules.layers(panel.at("/embeddableConfig/attributes")).properties()) {
        if (!layer.getValue().path("ignoreGlobalFilters").asBoolean(false)) {
          shown.add(
              Objects.requireNonNull(
                  references.get(id + ":indexpattern-datasource-layer-" + layer.getKey())));
        }
      }
      if (panel.has("panelRefName")) {
        var session = session(references, panel);
        shown.add(SavedObjects.references(session).values().iterator().next());
      }
      var url = panel.at("/embeddableConfig/savedVis/params/spec/data/url");
      if (url.has("index")) {
        shown.add(url.path("index").asString());
      }
    }
    return shown;
  }

  private ObjectNode session(Map<String, String> references, JsonNode panel) {
    return Objects.requireNonNull(
        bundle.find(
            "search",
            Objects.requireNonNull(
                references.get(
                    panel.path("panelIndex").asString()
                        + ":"
                        + panel.path("panelRefName").asString()))));
  }

  private void dashboard(ObjectNode dashboard) {
    var id = dashboard.path("id").asString();
    var references = SavedObjects.references(dashboard);
    var filters = dashboard.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON/filter");
    for (var filter : filters) {
      var view = view(references.get(filter.at("/meta/indexRefName").asString()));
      var field = filter.at("/meta/key").asString();
      if (fields.find(index(view), field).isEmpty()) {
        faults.add(id + ": filters by " + field + ", which " + index(view) + " has not");
      }
    }
    controls(id, dashboard, references);
    for (var panel : dashboard.at("/attributes/panelsJSON")) {
      var where = id + "/" + panel.path("panelIndex").asString();
      var vis = panel.at("/embeddableConfig/savedVis");
      try {
        if (panel.path("type").asString().equals("lens")) {
          lens(where, dashboard, panel, references, filters);
        } else if (panel.has("panelRefName")) {
          discover(where, dashboard, session(references, panel), filters);
        } else if (vis.path("type").asString().equals("vega")) {
          vega(where, dashboard, vis.at("/params/spec"), filters);
        } else {
          markdown(where, vis.at("/params/markdown").asString());
        }
      } catch (IllegalArgumentException e) {
        faults.add(where + ": " + e.getMessage());
      }
    }
  }

  private void markdown(String where, String text) {
    var links = LINK.matcher(text);
    while (links.find()) {
      if (bundle.find("dashboard", links.group(1)) == null) {
        faults.add(where + ": leads to " + links.group(1) + ", which is not there");
      }
    }
  }

  private void controls(String id, ObjectNode dashboard, Map<String, String> references) {
    for (var control : dashboard.at("/attributes/controlGroupInput/panelsJSON").properties()) {
      var where = id + "/" + control.getKey();
      var view = view(references.get("controlGroup_" + control.getKey() + ":optionsListDataView"));
      var name = control.getValue().at("/explicitInput/fieldName").asString();
      for (var index : shown(dashboard)) {
        var field = fields.find(index, name).orElse(null);
        if (field == null) {
          faults.add(where + ": empties what is shown of " + index + ", which has no " + name);
        } else if (!field.aggregatable() || !field.type().equals("keyword")) {
          faults.add(where + ": " + name + " of " + index + " is " + field.type());
        }
      }
      if (!faults.isEmpty()) {
        continue;
      }
      var body = SavedObjects.JSON.createObjectNode();
      body.put("size", 0).set("query", within(view, dashboard, List.of()));
      body.putObject("aggs").putObject("suggestions").putObject("terms").put("field", name);
      if (ask(where, index(view), body).at("/aggregations/suggestions/buckets").isEmpty()) {
        isEmpty(where, "has nothing to choose from");
      }
    }
  }

  private void lens(
      String where,
      ObjectNode dashboard,
      JsonNode panel,
      Map<String, String> references,
      JsonNode filters) {
    var attributes = panel.at("/embeddableConfig/attributes");
    for (var layer : LensRules.layers(attributes).properties()) {
      var view =
          view(
              references.get(
                  panel.path("panelIndex").asString()
                      + ":indexpattern-datasource-layer-"
                      + layer.getKey()));
      var index = index(view);
      var kql = attributes.at("/state/query/query").asString();
      var question = new LensQuestion(layer.getValue());
      var wrong = new ArrayList<>(question.faults(index, fields, words));
      wrong.addAll(words.faults(index, kql));
      if (!wrong.isEmpty()) {
        wrong.forEach(fault -> faults.add(where + ": " + fault));
        continue;
      }
      var clauses = new ArrayList<>(List.of(Kql.parse(kql).query()));
      if (!layer.getValue().path("ignoreGlobalFilters").asBoolean(false)) {
        clauses.addAll(clauses(filters));
      }
      var answer = ask(where, index, question.body(within(view, dashboard, clauses)));
      question.gaps(answer).forEach(gap -> isEmpty(where, gap));
    }
  }

  private void discover(String where, ObjectNode dashboard, ObjectNode session, JsonNode filters) {
    var view = view(SavedObjects.references(session).values().iterator().next());
    var index = index(view);
    var search = session.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON");
    var kql = search.at("/query/query").asString();
    words.faults(index, kql).forEach(fault -> faults.add(where + ": " + fault));
    var columns = session.at("/attributes/columns").valueStream().map(JsonNode::asString).toList();
    columns.stream()
        .filter(column -> fields.find(index, column).isEmpty())
        .forEach(column -> faults.add(where + ": " + index + " has no field " + column));
    var body = SavedObjects.JSON.createObjectNode();
    var clauses = new ArrayList<>(List.of(Kql.parse(kql).query()));
    clauses.addAll(clauses(filters));
    body.put("size", 500).set("query", within(view, dashboard, clauses));
    var sort = body.putArray("sort");
    session
        .at("/attributes/sort")
        .forEach(each -> sort.addObject().put(each.path(0).asString(), each.path(1).asString()));
    var hits = ask(where, index, body).at("/hits/hits");
    if (hits.isEmpty()) {
      isEmpty(where, "shows nothing");
      return;
    }
    columns.stream()
        .filter(column -> hits.valueStream().noneMatch(hit -> hit.path("_source").has(column)))
        .forEach(column -> isEmpty(where, "no row has " + column));
  }

  private void vega(String where, ObjectNode dashboard, JsonNode spec, JsonNode filters) {
    var url = spec.at("/data/url");
    var index = url.path("index").asString();
    var view = view(index);
    var fetched = url.at("/body/_source").valueStream().map(JsonNode::asString).toList();
    var read = READ.matcher(spec.toString());
    var names = new TreeSet<String>();
    while (read.find()) {
      names.add(read.group(1));
    }
    for (var name : names) {
      if (!fetched.contains(name)) {
        faults.add(where + ": reads " + name + ", which is not fetched");
      }
    }
    // an object that is not searched has no capabilities, but stands in the mapping
    var mapping = fields.ask("GET", "/" + index + "/_mapping", "");
    for (var name : fetched) {
      if (mapping.valueStream().noneMatch(each -> each.at("/mappings/properties").has(name))) {
        faults.add(where + ": " + index + " has no field " + name);
      }
    }
    var body = (ObjectNode) url.path("body").deepCopy();
    if (url.path("%context%").asBoolean(false) || url.has("%timefield%")) {
      var clauses = new ArrayList<>(clauses(filters));
      if (!url.path("%timefield%").asString("").equals(time(view))) {
        faults.add(where + ": its time is not that of the data view: " + url.path("%timefield%"));
      }
      body.set("query", within(view, dashboard, clauses));
    } else {
      fill(body, dashboard, filters);
    }
    var answer = ask(where, index, body);
    var hits = answer.at("/hits/hits");
    if (hits.isEmpty()) {
      isEmpty(where, "draws nothing");
    }
    for (var name : fetched) {
      if (hits.valueStream().noneMatch(hit -> hit.path("_source").has(name))) {
        isEmpty(where, "no document has " + name);
      }
    }
    var picture = (ObjectNode) spec.deepCopy();
    var data = (ObjectNode) picture.path("data");
    data.remove("url");
    data.set("values", answer);
    pictures.put(where, picture);
  }

  /** Puts times and filters where Kibana puts them in a query of Vega's own. */
  private void fill(JsonNode node, ObjectNode dashboard, JsonNode filters) {
    if (node instanceof ObjectNode object) {
      for (var name : List.copyOf(object.propertyNames())) {
        var value = object.path(name);
        if (value.has("%timefilter%")) {
          var end = value.path("%timefilter%").asString();
          if (!List.of("min", "max").contains(end)) {
            throw new IllegalArgumentException("%timefilter% is " + end);
          }
          object.put(name, at(dashboard, end.equals("min") ? "timeFrom" : "timeTo").toEpochMilli());
        } else {
          fill(value, dashboard, filters);
        }
      }
    } else if (node.isArray()) {
      var array = (ArrayNode) node;
      for (int i = array.size() - 1; i >= 0; i--) {
        var value = array.path(i);
        if (value.isString() && value.asString().startsWith("%dashboard_context-")) {
          array.remove(i);
          if (value.asString().equals("%dashboard_context-filter_clause%")) {
            array.addAll(clauses(filters));
          }
        } else {
          fill(value, dashboard, filters);
        }
      }
    }
  }

  private ObjectNode view(@Nullable String id) {
    var view = id == null ? null : bundle.find("index-pattern", id);
    if (view == null) {
      throw new IllegalArgumentException("there is no data view " + id);
    }
    return view;
  }

  private static String index(ObjectNode view) {
    return view.at("/attributes/title").asString();
  }

  private static String time(ObjectNode view) {
    return view.at("/attributes/timeFieldName").asString();
  }

  private static List<ObjectNode> clauses(JsonNode filters) {
    var clauses = new ArrayList<ObjectNode>();
    for (var filter : filters) {
      var clause = (ObjectNode) filter.path("query").deepCopy();
      if (filter.at("/meta/negate").asBoolean()) {
        var not = SavedObjects.JSON.createObjectNode();
        not.putObject("bool").putArray("must_not").add(clause);
        clause = not;
      }
      clauses.add(clause);
    }
    return clauses;
  }

  private ObjectNode within(ObjectNode view, ObjectNode dashboard, List<ObjectNode> clauses) {
    var query = SavedObjects.JSON.createObjectNode();
    var filter = query.putObject("bool").putArray("filter");
    filter
        .addObject()
        .putObject("range")
        .putObject(time(view))
        .put("gte", at(dashboard, "timeFrom").toString())
        .put("lte", at(dashboard, "timeTo").toString())
        .put("format", "strict_date_optional_time");
    filter.addAll(clauses);
    return query;
  }

  private Instant at(ObjectNode dashboard, String end) {
    var text = dashboard.path("attributes").path(end).asString();
    var parts = Pattern.compile("now-(\\d+)([dMy])").matcher(text);
    if (!parts.matches()) {
      return now;
    }
    var then = now.atOffset(ZoneOffset.UTC);
    int count = Integer.parseInt(parts.group(1));
    return switch (parts.group(2)) {
      case "d" -> then.minusDays(count).toInstant();
      case "M" -> then.minusMonths(count).toInstant();
      default -> then.minusYears(count).toInstant();
    };
  }

  private static ObjectNode all() {
    var body = SavedObjects.JSON.createObjectNode();
    return body.put("size", 0).put("track_total_hits", true);
  }

  private JsonNode ask(String where, String index, ObjectNode body) {
    asked++;
    try {
      return fields.ask("POST", "/" + index + "/_search", body.toString());
    } catch (IllegalArgumentException e) {
      faults.add(where + ": " + e.getMessage());
      return SavedObjects.JSON.createObjectNode();
    }
  }

  private void isEmpty(String where, String what) {
    empty.computeIfAbsent(where, _ -> new ArrayList<>()).add(what);
  }

  /** What the sources say of panels that may rightly be empty: by dashboard and panel, why. */
  public static Map<String, String> mayBeEmpty() {
    var declared = new HashMap<String, String>();
    try (var folders = Files.list(SavedObjects.SOURCES)) {
      for (var file : folders.map(each -> each.resolve("dashboard.json")).toList()) {
        if (Files.exists(file)) {
          var source = SavedObjects.JSON.readTree(Files.readString(file));
          for (var panel : source.path("panels")) {
            if (panel.has("mayBeEmpty")) {
              declared.put(
                  source.path("id").asString() + "/" + panel.path("id").asString(),
                  panel.path("mayBeEmpty").asString());
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return declared;
  }
}
