package org.unsaid.publish.export;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What a document holds for each column. */
final class Values {

  private final List<Column> columns;
  private final List<String[]> paths;
  private final int id;

  Values(Dataset dataset, List<Column> columns) {
    this.columns = List.copyOf(columns);
    this.paths = columns.stream().map(column -> column.path().split("\\.")).toList();
    this.id =
        dataset.id().isEmpty()
            ? -1
            : columns.stream().map(Column::name).toList().indexOf(dataset.id());
  }

  List<Column> columns() {
    return columns;
  }

  /** What is there; missing or null where nothing is. */
  JsonNode of(int column, String documentId, ObjectNode document) {
    var digestOf = columns.get(column).digestOf();
    if (digestOf != null) {
      var text = document.path(digestOf);
      return isNone(text) ? text : StringNode.valueOf(Sha256.of(text.asString()));
    }
    JsonNode found = document;
    for (var part : paths.get(column)) {
      found = found.path(part);
    }
    return column == id && found instanceof MissingNode ? StringNode.valueOf(documentId) : found;
  }

  static boolean isNone(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
