package org.unsaid.publish.export;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The descriptor of a Data Package.
 *
 * <p><a href="https://datapackage.org/standard/data-package/">Data Package 2.0</a>, <a
 * href="https://datapackage.org/standard/table-schema/">Table Schema 2.0</a>.
 */
final class DataPackage {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PROFILES = "https://datapackage.org/profiles/2.0/";
  private static final String SCHEMA = "$schema";

  private final About about;
  private final String digest;

  /**
   * @param digest by which the snapshot is cited
   */
  DataPackage(About about, String digest) {
    this.about = about;
    this.digest = digest;
  }

  /**
   * @param parts all files of the payload so far
   */
  String of(Collection<Snapshot.Table> tables, Map<String, Bag.Part> parts) {
    var node = JSON.createObjectNode();
    node.put(SCHEMA, PROFILES + "datapackage.json")
        .put("name", name(about.watch()))
        .put("id", "sha256:" + digest)
        .put("title", "Snapshot of the unsaid watch " + about.watch())
        .put("version", about.asOf().toString())
        .put("created", about.asOf().toString());
    node.putArray("contributors")
        .addObject()
        .put("title", "unsaid " + about.version())
        .putArray("roles")
        .add("software");
    var resources = node.putArray("resources");
    tables.forEach(table -> resources.add(resource(table)));
    for (var file : Proceedings.FILES) {
      resources.add(
          file(
              "evidence-" + file.replaceAll(".*/|\\.jsonl", ""),
              file,
              "jsonl",
              "application/jsonl",
              parts));
    }
    resources.add(file("codebook", Snapshot.CODEBOOK, "csv", "text/csv", parts));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }

  /** Lower case, digits and a few signs, as names of packages must be. */
  private static String name(String watch) {
    var name = watch.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    return "unsaid-" + name;
  }

  private static ObjectNode file(
      String name, String path, String format, String mediatype, Map<String, Bag.Part> parts) {
    var part = parts.getOrDefault(path, new Bag.Part(0, ""));
    return described(name, path, format, mediatype, part);
  }

  private static ObjectNode described(
      String name, String path, String format, String mediatype, Bag.Part part) {
    return JSON.createObjectNode()
        .put("name", name)
        .put("path", path)
        .put("format", format)
        .put("mediatype", mediatype)
        .put("encoding", "utf-8")
        .put("bytes", part.bytes())
        .put("hash", "sha256:" + part.sha256());
  }

  private static ObjectNode resource(Snapshot.Table table) {
    var dataset = table.dataset();
    var node = described(dataset.name(), table.path(), "csv", "text/csv", table.part());
    node.put("type", "table").put("description", dataset.row()).put("rows", table.rows());
    node.putObject("dialect")
        .put(SCHEMA, PROFILES + "tabledialect.json")
        .put("delimiter", ",")
        .put("lineTerminator", "\r\n")
        .put("quoteChar", "\"")
        .put("doubleQuote", true)
        .put("header", true);
    var schema = node.putObject("schema").put(SCHEMA, PROFILES + "tableschema.json");
    var fields = schema.putArray("fields");
    for (var column : table.columns()) {
      var field =
          fields
              .addObject()
              .put("name", column.name())
              .put("type", type(column))
              .put("description", column.means());
      var constraints = JSON.createObjectNode();
      if (dataset.key().contains(column.name())) {
        constraints.put("required", true);
      }
      if (!column.words().isEmpty() && !column.many()) {
        var words = constraints.putArray("enum");
        column.wordList().forEach(words::add);
      }
      if (!constraints.isEmpty()) {
        field.set("constraints", constraints);
      }
    }
    schema.putArray("missingValues").add("");
    var key = schema.putArray("primaryKey");
    dataset.key().forEach(key::add);
    return node;
  }

  /** Table Schema's word; a list is an array, written as JSON. */
  private static String type(Column column) {
    if (column.isJson()) {
      return "array";
    }
    return switch (column.kind()) {
      case TEXT -> "string";
      case TIME -> "datetime";
      case INTEGER -> "integer";
      case NUMBER -> "number";
      case TRUTH -> "boolean";
      case OBJECTS, OBJECT -> "array";
    };
  }
}
