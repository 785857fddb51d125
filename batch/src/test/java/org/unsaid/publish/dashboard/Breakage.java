package org.unsaid.publish.dashboard;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A way in which a bundle can be broken. Each has to be caught, or the proof proves nothing.
 *
 * @param caught what the proof says then, a part of it
 */
public record Breakage(String name, String caught, Consumer<SavedObjects> does) {

  private static final String BOARD = "unsaid-silence-board";
  private static final String DOSSIER = "unsaid-event-dossier";
  private static final String HEALTH = "unsaid-collection-health";

  /** The bundle, broken. */
  public SavedObjects of(SavedObjects bundle) {
    var copy = bundle.copy();
    does.accept(copy);
    return copy;
  }

  @Override
  public String toString() {
    return name;
  }

  /** All of them. */
  public static List<Breakage> all() {
    return List.of(
        column(
            "a field that is not there",
            "has no field silence_prob",
            "t-silences",
            "p",
            "sourceField",
            "silence_prob"),
        column(
            "a text cut into terms",
            "cannot be counted",
            "t-silences",
            "event",
            "sourceField",
            "title"),
        column(
            "the median of words", "median of verdict", "m-latency", "m", "sourceField", "verdict"),
        column(
            "a date taken for a number",
            "is date and not number",
            "t-silences",
            "expected",
            "dataType",
            "number"),
        column(
            "an operation that Lens does with hidden columns",
            "operationType",
            "m-latency",
            "m",
            "operationType",
            "formula"),
        column("a last value", "operationType", "m-latency", "m", "operationType", "last_value"),
        column("a shift in time", "timeShift", "m-latency", "m", "timeShift", "1w"),
        query("a word that is never stored", "verdict: silence", "is ever 'silence'"),
        query("a field that nobody has", "judgement: silent", "has no field judgement"),
        query("a query that breaks off", "verdict: (silent or", "not KQL"),
        query("two words without quotes", "institution: North Command", "not KQL"),
        query("a word that Kibana takes for its own", "verdict: not observed", "not KQL"),
        new Breakage(
            "a branch of filters that nothing can reach",
            "nothing is 'below 0.05'",
            bundle ->
                ((ObjectNode)
                        columns(bundle, BOARD, "b-chance").at("/chance/params/filters/0/input"))
                    .put("query", "silence_p < 0")),
        new Breakage(
            "a chance that is rounded away",
            "silence_p of 0.004 is shown as 0.00",
            bundle ->
                object(columns(bundle, BOARD, "t-silences").at("/p/params/format/params"))
                    .put("decimals", 2)),
        new Breakage(
            "a request for all other values",
            "otherBucket",
            bundle ->
                ((ObjectNode) columns(bundle, BOARD, "t-silences").at("/event/params"))
                    .put("otherBucket", true)),
        new Breakage(
            "an order by a column that is not there",
            "no measure",
            bundle ->
                ((ObjectNode) columns(bundle, BOARD, "t-silences").at("/event/params/orderBy"))
                    .put("columnId", "gone")),
        new Breakage(
            "a picture of a column that is not there",
            "shows column gone",
            bundle ->
                object(
                        panel(bundle, BOARD, "m-silent")
                            .at("/embeddableConfig/attributes/state/visualization"))
                    .put("metricAccessor", "gone")),
        new Breakage(
            "an index of a misspelt name",
            "there is no such index",
            bundle -> object(view(bundle).path("attributes")).put("title", "unsaid-verdict")),
        new Breakage(
            "a field made by a script",
            "runtimeFieldMap",
            bundle ->
                object(view(bundle).at("/attributes/runtimeFieldMap"))
                    .putObject("late_by")
                    .put("type", "long")),
        new Breakage(
            "a link that runs a script",
            "fieldFormatMap",
            bundle ->
                object(view(bundle).at("/attributes/fieldFormatMap/url/params"))
                    .put("urlTemplate", "javascript:alert('{{rawValue}}')")),
        new Breakage(
            "a time in which nothing is",
            "shows nothing",
            bundle ->
                object(dashboard(bundle, BOARD).path("attributes")).put("timeFrom", "now-1d")),
        new Breakage(
            "a shape newer than Kibana",
            "typeMigrationVersion",
            bundle -> dashboard(bundle, BOARD).put("typeMigrationVersion", "10.4.0")),
        new Breakage(
            "an object that is there twice",
            "is there twice",
            bundle ->
                bundle.ofType("tag").forEach(tag -> dashboard(bundle, BOARD).put("id", DOSSIER))),
        new Breakage(
            "a reference to nothing",
            "which is not there",
            bundle -> object(dashboard(bundle, BOARD).at("/references/0")).put("id", "gone")),
        new Breakage(
            "a panel on another",
            "lies on",
            bundle -> object(panel(bundle, BOARD, "m-late").path("gridData")).put("x", 0)),
        new Breakage(
            "a panel that reaches beyond the grid",
            "wider than the grid",
            bundle -> object(panel(bundle, BOARD, "m-latency").path("gridData")).put("w", 12)),
        new Breakage(
            "a panel in the place of another",
            "its place is that of",
            bundle ->
                object(panel(bundle, BOARD, "m-late").path("gridData")).put("i", "m-pending")),
        new Breakage(
            "a control that empties other panels",
            "empties what is shown",
            bundle ->
                object(
                        dashboard(bundle, DOSSIER)
                            .at("/attributes/controlGroupInput/panelsJSON/c-event/explicitInput"))
                    .put("fieldName", "expected_by")),
        new Breakage(
            "a link to a dashboard that is not there",
            "leads to unsaid-nowhere",
            bundle ->
                object(panel(bundle, BOARD, "about").at("/embeddableConfig/savedVis/params"))
                    .put("markdown", "[x](#/view/unsaid-nowhere)")),
        new Breakage(
            "a column of a session that no document has",
            "has no field hedline",
            bundle -> ((ArrayNode) session(bundle).at("/attributes/columns")).add("hedline")),
        vega(
            "a picture that reads what it does not fetch",
            "reads expected_by_hours, which is not fetched",
            spec -> remove(spec.at("/data/url/body/_source"), "expected_by_hours")),
        vega(
            "a picture that fetches what is not there",
            "has no field delay",
            spec -> ((ArrayNode) spec.at("/data/url/body/_source")).add("delay")),
        vega(
            "a query beside a context",
            "%context%",
            spec -> object(spec.at("/data/url/body")).putObject("query").putObject("match_all")),
        vega(
            "a mark that Vega has not",
            "mark",
            spec -> object(spec.at("/layer/0/mark")).put("type", "barr")),
        vega(
            "a picture by another time",
            "its time is not that of the data view",
            spec -> object(spec.at("/data/url")).put("%timefield%", "as_of")),
        new Breakage(
            "a search that the server refuses",
            "the server refuses it",
            bundle ->
                object(
                        panel(bundle, HEALTH, "v-gaps")
                            .at("/embeddableConfig/savedVis/params/spec/data/url/body"))
                    .putObject("query")
                    .putObject("matches_all")));
  }

  private static Breakage column(
      String name, String caught, String panel, String column, String field, String value) {
    return new Breakage(
        name,
        caught,
        bundle -> object(columns(bundle, BOARD, panel).path(column)).put(field, value));
  }

  private static Breakage query(String name, String kql, String caught) {
    return new Breakage(
        name,
        caught,
        bundle ->
            object(panel(bundle, BOARD, "m-silent").at("/embeddableConfig/attributes/state/query"))
                .put("query", kql));
  }

  private static Breakage vega(String name, String caught, Consumer<JsonNode> does) {
    return new Breakage(
        name,
        caught,
        bundle ->
            does.accept(
                panel(bundle, DOSSIER, "v-timeline").at("/embeddableConfig/savedVis/params/spec")));
  }

  private static void remove(JsonNode list, String value) {
    var array = (ArrayNode) list;
    for (int i = array.size() - 1; i >= 0; i--) {
      if (array.path(i).asString().equals(value)) {
        array.remove(i);
      }
    }
  }

  private static JsonNode columns(SavedObjects bundle, String dashboard, String panel) {
    return panel(bundle, dashboard, panel)
        .at("/embeddableConfig/attributes/state/datasourceStates/formBased/layers/l1/columns");
  }

  private static JsonNode panel(SavedObjects bundle, String dashboard, String id) {
    return dashboard(bundle, dashboard)
        .at("/attributes/panelsJSON")
        .valueStream()
        .filter(panel -> panel.path("panelIndex").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode dashboard(SavedObjects bundle, String id) {
    return Objects.requireNonNull(bundle.find("dashboard", id));
  }

  private static ObjectNode view(SavedObjects bundle) {
    return Objects.requireNonNull(bundle.find("index-pattern", "unsaid-verdicts"));
  }

  private static ObjectNode session(SavedObjects bundle) {
    return Objects.requireNonNull(bundle.find("search", "unsaid-said"));
  }

  private static ObjectNode object(JsonNode node) {
    return (ObjectNode) node;
  }
}
