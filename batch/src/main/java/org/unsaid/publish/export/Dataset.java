package org.unsaid.publish.export;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What can be exported as one table.
 *
 * @param name such as {@code reactions}
 * @param index name of the index that holds it
 * @param row what one row is
 * @param key names of the columns that tell one row from all others
 * @param id name of the column that holds the document's id; empty: the key is in its fields
 * @param fields all that the index has, exported or not, in the order of the mapping
 */
public record Dataset(
    String name, String index, String row, List<String> key, String id, List<Column> fields) {

  public Dataset {
    key = List.copyOf(key);
    fields = List.copyOf(fields);
  }

  /** Those that a table has. */
  public List<Column> columns() {
    return fields.stream().filter(column -> column.exported() && !column.inSnapshots()).toList();
  }

  /** Fields in which words of a filter are looked for that name none. */
  public List<String> texts() {
    return fields.stream()
        .filter(column -> column.searchable() && column.kind() == Column.Kind.TEXT)
        .map(Column::path)
        .toList();
  }

  /** Fields of the index that columns are made of. */
  public static List<String> paths(List<Column> columns) {
    return columns.stream()
        .flatMap(column -> Stream.of(column.path(), column.digestOf()))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .distinct()
        .toList();
  }
}
