package org.unsaid.publish.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a table is as its descriptor says: heading, number of rows, types, words and keys. */
final class TableCheck {

  private static final JsonMapper JSON = new JsonMapper();

  private final String path;
  private final JsonNode resource;
  private final List<String> faults;
  private final int most;
  private final List<Field> fields = new ArrayList<>();

  private record Field(String name, String type, boolean required, Set<String> words) {}

  /**
   * @param faults what is wrong is added to them, until there are {@code most}
   */
  TableCheck(String path, JsonNode resource, List<String> faults, int most) {
    this.path = path;
    this.resource = resource;
    this.faults = faults;
    this.most = most;
    for (var field : resource.at("/schema/fields")) {
      fields.add(
          new Field(
              field.path("name").asString(""),
              field.path("type").asString(""),
              field.at("/constraints/required").asBoolean(false),
              field
                  .at("/constraints/enum")
                  .valueStream()
                  .map(JsonNode::asString)
                  .collect(Collectors.toSet())));
    }
  }

  void check(Reader csv) throws IOException {
    var names = fields.stream().map(Field::name).toList();
    var key =
        resource
            .at("/schema/primaryKey")
            .valueStream()
            .map(name -> names.indexOf(name.asString()))
            .toList();
    if (key.contains(-1)) {
      faults.add(path + ": the key of the descriptor is no column");
      return;
    }
    var keys = new HashSet<List<String>>();
    long rows = -1;
    try (var reader = CsvReader.builder().ofCsvRecord(csv)) {
      for (CsvRecord record : reader) {
        rows++;
        if (faults.size() > most) {
          return;
        }
        var cells = record.getFields();
        if (rows == 0 && !cells.equals(names)) {
          faults.add(path + ": its heading is not that of the descriptor");
          return;
        }
        if (rows > 0) {
          check(rows, cells);
          if (!keys.add(key.stream().map(cells::get).toList())) {
            faults.add("%s, row %d: its key is another row's, too".formatted(path, rows));
          }
        }
      }
    } catch (CsvParseException | IndexOutOfBoundsException e) {
      faults.add("%s, row %d: no CSV: %s".formatted(path, rows + 1, e.getMessage()));
      return;
    }
    if (rows != resource.path("rows").asLong(-1)) {
      faults.add(
          "%s has %d rows, and %s says %d"
              .formatted(path, rows, Snapshot.PACKAGE, resource.path("rows").asLong(-1)));
    }
  }

  private void check(long row, List<String> cells) {
    if (cells.size() != fields.size()) {
      faults.add(
          "%s, row %d has %d cells, not %d".formatted(path, row, cells.size(), fields.size()));
      return;
    }
    for (int i = 0; i < cells.size(); i++) {
      var fault = fault(fields.get(i), cells.get(i));
      if (fault != null) {
        faults.add("%s, row %d, %s: %s".formatted(path, row, fields.get(i).name(), fault));
      }
    }
  }

  private static @Nullable String fault(Field field, String cell) {
    if (cell.isEmpty()) {
      return field.required() ? "nothing stands there" : null;
    }
    if (!field.words().isEmpty() && !field.words().contains(cell)) {
      return "'%s' is none of its words".formatted(cell);
    }
    try {
      switch (field.type()) {
        case "string" -> {}
        case "datetime" -> Instant.parse(cell);
        case "integer" -> new BigInteger(cell);
        case "number" -> new BigDecimal(cell);
        case "boolean" -> {
          if (!cell.equals("true") && !cell.equals("false")) {
            return "'%s' is neither true nor false".formatted(cell);
          }
        }
        case "array" -> {
          if (!JSON.readTree(cell).isArray()) {
            return "'%s' is no list".formatted(cell);
          }
        }
        default -> {
          return "the descriptor says that it is of type '%s'".formatted(field.type());
        }
      }
      return null;
    } catch (DateTimeParseException | NumberFormatException | JacksonException e) {
      return "'%s' is no %s".formatted(cell, field.type());
    }
  }
}
