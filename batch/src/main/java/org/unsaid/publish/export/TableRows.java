package org.unsaid.publish.export;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Rows of a snapshot's table, and what differs between two of them. */
public final class TableRows {

  private TableRows() {}

  /** The rows that a snapshot would have, by their keys. */
  public static SequencedMap<String, Map<String, String>> of(
      String table, SortedRows rows, boolean texts) throws IOException {
    var dataset = Codebook.read().dataset(table);
    var bytes = new ByteArrayOutputStream();
    try (var csv =
        new CsvTable(bytes, new Values(dataset, Snapshot.columns(dataset, texts)), false)) {
      rows.to(csv);
    }
    return read(new StringReader(bytes.toString(StandardCharsets.UTF_8)), dataset);
  }

  static SequencedMap<String, Map<String, String>> read(Reader csv, Dataset dataset)
      throws IOException {
    var rows = new LinkedHashMap<String, Map<String, String>>();
    try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord row : reader) {
        var cells = row.getFieldsAsMap();
        rows.put(
            dataset.key().stream()
                .map(column -> cells.getOrDefault(column, ""))
                .collect(Collectors.joining(" ")),
            cells);
      }
    }
    return rows;
  }

  /**
   * What is not the same, in words.
   *
   * @param was rows by their keys
   * @param is the same, made anew
   * @param must which rows that are only in the first are a difference
   */
  public static List<String> differences(
      String table,
      Map<String, Map<String, String>> was,
      Map<String, Map<String, String>> is,
      Predicate<Map<String, String>> must) {
    var differences = new ArrayList<String>();
    var keys = new TreeSet<>(was.keySet());
    keys.addAll(is.keySet());
    for (var key : keys) {
      var before = was.get(key);
      var after = is.get(key);
      var name = "%s, row %s".formatted(table, key);
      if (before == null) {
        differences.add(name + ": the evidence has it, and the table has not");
      } else if (after == null) {
        if (must.test(before)) {
          differences.add(name + ": the table has it, and the evidence has not");
        }
      } else if (!before.equals(after)) {
        var columns = new TreeSet<>(before.keySet());
        columns.addAll(after.keySet());
        differences.add(
            name
                + ": "
                + columns.stream()
                    .filter(
                        column ->
                            !before.getOrDefault(column, "").equals(after.getOrDefault(column, "")))
                    .map(
                        column ->
                            "%s is '%s', and '%s' by the evidence"
                                .formatted(
                                    column,
                                    before.getOrDefault(column, ""),
                                    after.getOrDefault(column, "")))
                    .collect(Collectors.joining("; ")));
      }
    }
    return differences;
  }
}
