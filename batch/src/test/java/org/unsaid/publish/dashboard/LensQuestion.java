package org.unsaid.publish.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One Lens layer as the search that Lens sends: a nested aggregation of its columns. Imitates Lens
 * for the operations that the schema allows; it is not Lens.
 */
final class LensQuestion {

  private final JsonNode columns;
  private final List<String> buckets = new ArrayList<>();
  private final List<String> measures = new ArrayList<>();

  LensQuestion(JsonNode layer) {
    this.columns = layer.path("columns");
    layer
        .path("columnOrder")
        .forEach(
            id ->
                (columns.path(id.asString()).path("isBucketed").asBoolean() ? buckets : measures)
                    .add(id.asString()));
  }

  /** What is wrong with the columns, as the index has its fields. */
  List<String> faults(String index, Fields fields, Vocabulary words) {
    var faults = new ArrayList<String>();
    for (var each : columns.properties()) {
      var id = each.getKey();
      var column = each.getValue();
      var operation = column.path("operationType").asString();
      if (column.has("filter")) {
        words.faults(index, column.at("/filter/query").asString()).forEach(faults::add);
      }
      column
          .at("/params/filters")
          .forEach(
              filter ->
                  words.faults(index, filter.at("/input/query").asString()).forEach(faults::add));
      if (operation.equals("count") || operation.equals("filters")) {
        continue;
      }
      var name = column.path("sourceField").asString();
      var field = fields.find(index, name).orElse(null);
      if (field == null) {
        faults.add("column " + id + ": " + index + " has no field " + name);
        continue;
      }
      Digits.fault(name, column.at("/params/format"))
          .ifPresent(fault -> faults.add("column " + id + ": " + fault));
      if (!field.aggregatable()) {
        faults.add(
            "column " + id + ": " + name + " is " + field.type() + ", and cannot be counted");
      }
      var fit =
          switch (operation) {
            case "median", "average", "sum", "range" -> Set.of("number");
            case "date_histogram" -> Set.of("date");
            case "min", "max" -> Set.of("number", "date");
            default -> Set.of("string", "number", "boolean", "date");
          };
      if (!fit.contains(field.kind())) {
        faults.add(
            "column " + id + ": " + operation + " of " + name + ", which is " + field.type());
      }
      var said = column.path("dataType").asString();
      boolean counted = Set.of("unique_count", "range").contains(operation);
      if (!counted && !said.equals(field.kind())) {
        faults.add("column " + id + ": " + name + " is " + field.kind() + " and not " + said);
      }
    }
    return faults;
  }

  ObjectNode body(ObjectNode query) {
    var body = SavedObjects.JSON.createObjectNode();
    body.put("size", 0).put("track_total_hits", true).set("query", query);
    nest(body, 0);
    return body;
  }

  private void nest(ObjectNode into, int depth) {
    var aggregations = into.putObject("aggs");
    if (depth == buckets.size()) {
      measures.forEach(id -> measure(aggregations, id));
      if (aggregations.isEmpty()) {
        into.remove("aggs");
      }
      return;
    }
    var id = buckets.get(depth);
    var column = columns.path(id);
    var bucket = aggregations.putObject(id);
    var field = column.path("sourceField").asString("");
    switch (column.path("operationType").asString()) {
      case "terms" -> {
        var terms = bucket.putObject("terms").put("field", field);
        terms.put("size", column.at("/params/size").asInt());
        var by = column.at("/params/orderBy/columnId").asString("");
        terms
            .putObject("order")
            .put(by.isEmpty() ? "_key" : path(by), column.at("/params/orderDirection").asString());
      }
      case "date_histogram" ->
          bucket
              .putObject("date_histogram")
              .put("field", field)
              .put("calendar_interval", column.at("/params/interval").asString())
              .put("min_doc_count", 0);
      case "range" -> {
        var ranges = bucket.putObject("range").put("field", field).putArray("ranges");
        for (var range : column.at("/params/ranges")) {
          ranges
              .addObject()
              .put("key", range.path("label").asString())
              .put("from", range.path("from").asDouble())
              .put("to", range.path("to").asDouble());
        }
      }
      default -> {
        var filters = bucket.putObject("filters").putObject("filters");
        column
            .at("/params/filters")
            .forEach(
                filter ->
                    filters.set(
                        filter.path("label").asString(),
                        Kql.parse(filter.at("/input/query").asString()).query()));
      }
    }
    nest(bucket, depth + 1);
    var by = column.at("/params/orderBy/columnId").asString("");
    if (!by.isEmpty()) {
      var below =
          bucket.path("aggs") instanceof ObjectNode there ? there : bucket.putObject("aggs");
      if (!below.has(by)) {
        measure(below, by);
      }
      if (below.isEmpty()) {
        bucket.remove("aggs");
      }
    }
  }

  private void measure(ObjectNode aggregations, String id) {
    var column = columns.path(id);
    var into = aggregations;
    boolean filtered = column.has("filter");
    if (filtered) {
      var filter = aggregations.putObject(id);
      filter.set("filter", Kql.parse(column.at("/filter/query").asString()).query());
      into = filter.putObject("aggs");
    }
    var name = filtered ? "of" : id;
    var field = column.path("sourceField").asString();
    switch (column.path("operationType").asString()) {
      case "count" -> {
        if (filtered) {
          ((ObjectNode) aggregations.path(id)).remove("aggs");
        }
      }
      case "unique_count" -> into.putObject(name).putObject("cardinality").put("field", field);
      case "median" ->
          into.putObject(name)
              .putObject("percentiles")
              .put("field", field)
              .putArray("percents")
              .add(50);
      case "average" -> into.putObject(name).putObject("avg").put("field", field);
      default ->
          into.putObject(name)
              .putObject(column.path("operationType").asString())
              .put("field", field);
    }
  }

  private String path(String id) {
    var column = columns.path(id);
    var operation = column.path("operationType").asString();
    var filtered = column.has("filter");
    if (operation.equals("count")) {
      return filtered ? id + "._count" : "_count";
    }
    return (filtered ? id + ">of" : id) + (operation.equals("median") ? ".50" : "");
  }

  /** What is empty in an answer. */
  List<String> gaps(JsonNode answer) {
    var gaps = new ArrayList<String>();
    var sums = new HashMap<String, Double>();
    var branches = new HashMap<String, Long>();
    int rows =
        rows(
            answer.path("aggregations"),
            answer.at("/hits/total/value").asLong(),
            0,
            sums,
            branches);
    if (rows == 0) {
      gaps.add("shows nothing");
      return gaps;
    }
    for (var id : measures) {
      if (sums.getOrDefault(id, 0.0) == 0) {
        gaps.add("column " + id + " is empty or 0 in every row");
      }
    }
    for (var branch : branches.entrySet()) {
      if (branch.getValue() == 0) {
        gaps.add("nothing is '" + branch.getKey() + "'");
      }
    }
    return gaps;
  }

  private int rows(
      JsonNode aggregations,
      long documents,
      int depth,
      Map<String, Double> sums,
      Map<String, Long> branches) {
    if (depth == buckets.size()) {
      if (documents == 0) {
        return 0;
      }
      measures.forEach(
          id -> sums.merge(id, Math.abs(value(aggregations, documents, id)), Double::sum));
      return 1;
    }
    var id = buckets.get(depth);
    var found = aggregations.path(id).path("buckets");
    int rows = 0;
    if (found.isObject()) {
      for (var each : found.properties()) {
        long count = each.getValue().path("doc_count").asLong();
        branches.merge(each.getKey(), count, Long::sum);
        rows += rows(each.getValue(), count, depth + 1, sums, branches);
      }
    } else {
      for (var each : found) {
        rows += rows(each, each.path("doc_count").asLong(), depth + 1, sums, branches);
      }
    }
    return rows;
  }

  private double value(JsonNode aggregations, long documents, String id) {
    var column = columns.path(id);
    var here = aggregations.path(id);
    if (column.path("operationType").asString().equals("count")) {
      return column.has("filter") ? here.path("doc_count").asLong() : documents;
    }
    var measured = column.has("filter") ? here.path("of") : here;
    var value = measured.has("values") ? measured.at("/values/50.0") : measured.path("value");
    return value.isNumber() && Double.isFinite(value.asDouble()) ? value.asDouble() : 0;
  }
}
