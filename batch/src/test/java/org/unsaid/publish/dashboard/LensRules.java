package org.unsaid.publish.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What must agree within the state of one Lens panel, where Kibana itself checks nothing. */
final class LensRules {

  private static final Set<String> ONE =
      Set.of(
          "columnId", "xAccessor", "yAccessor", "valueAccessor", "splitAccessor", "metricAccessor");
  private static final Set<String> MANY = Set.of("accessors", "primaryGroups", "metrics");

  private LensRules() {}

  static JsonNode layers(JsonNode attributes) {
    return attributes.at("/state/datasourceStates/formBased/layers");
  }

  static List<String> faults(JsonNode attributes) {
    var faults = new ArrayList<String>();
    var known = new TreeSet<String>();
    for (var layer : layers(attributes).properties()) {
      var columns = layer.getValue().path("columns");
      known.addAll(columns.propertyNames());
      var order =
          layer.getValue().path("columnOrder").valueStream().map(JsonNode::asString).toList();
      if (!Set.copyOf(order).equals(Set.copyOf(columns.propertyNames()))) {
        faults.add("columnOrder " + order + " is not of columns " + columns.propertyNames());
        continue;
      }
      boolean metrics = false;
      for (var id : order) {
        boolean bucket = columns.path(id).path("isBucketed").asBoolean();
        if (bucket && metrics) {
          faults.add("column " + id + " splits, and stands after one that counts");
        }
        metrics |= !bucket;
        var by = columns.path(id).at("/params/orderBy");
        if (by.path("type").asString("").equals("column")) {
          var column = columns.path(by.path("columnId").asString());
          if (column.isMissingNode() || column.path("isBucketed").asBoolean()) {
            faults.add("column " + id + " is ordered by " + by.path("columnId") + ": no measure");
          }
        }
      }
    }
    var shown = new TreeSet<String>();
    accessors(attributes.at("/state/visualization"), faults, layers(attributes), shown);
    for (var id : shown) {
      if (!known.contains(id)) {
        faults.add("shows column " + id + ", which is not there");
      }
    }
    known.removeAll(shown);
    if (!known.isEmpty()) {
      faults.add("columns " + known + " are asked for and not shown");
    }
    return faults;
  }

  private static void accessors(
      JsonNode node, List<String> faults, JsonNode layers, Set<String> shown) {
    for (var each : node.properties()) {
      var value = each.getValue();
      if (ONE.contains(each.getKey())) {
        shown.add(value.asString());
      } else if (MANY.contains(each.getKey())) {
        value.forEach(id -> shown.add(id.asString()));
      } else if (each.getKey().equals("layerId") && !layers.has(value.asString())) {
        faults.add("shows layer " + value.asString() + ", which is not there");
      } else if (value.isObject()) {
        accessors(value, faults, layers, shown);
      } else if (value.isArray()) {
        value.forEach(child -> accessors(child, faults, layers, shown));
      }
    }
  }
}
