package org.unsaid.watch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads CSV with a line of column names on top, and keeps the line of each row. */
final class Table {

  private static final Pattern LINE = Pattern.compile("line (\\d{1,9})");

  /** Set below the text: a quotation mark that is never closed swallows it, and so is noticed. */
  private static final String END = "end";

  private Table() {}

  /**
   * One row.
   *
   * @param line where it begins; a quoted field may run over several
   */
  record Row(Line line, Map<String, String> cells, Faults faults) {

    /** What stands in a column, without space around it; empty if nothing does. */
    String cell(Key<?> column) {
      return cells.getOrDefault(column.name(), "").strip();
    }

    /** The value in a column; null if there is none, or none of its form, which is a fault. */
    <T> @Nullable T read(Key<T> column) {
      var cell = cell(column);
      return cell.isEmpty() ? null : text(column).read(cell, column.name(), line, faults);
    }

    /** Likewise, but an empty cell is a fault too. */
    <T> @Nullable T need(Key<T> column) {
      return text(column).read(cell(column), column.name(), line, faults);
    }

    private static <T> Text<T> text(Key<T> column) {
      return switch (column.shape()) {
        case Text<T> text -> text;
        default -> throw new IllegalArgumentException(column.name() + " is no text");
      };
    }
  }

  /** The rows that have as many fields as there are columns; a fault for each other one. */
  static List<Row> read(String text, List<Key<?>> columns, Page page) {
    var records = records(text, page);
    if (records.isEmpty()) {
      checkNames(List.of(), columns, new Line(page.file(), 1), page.faults());
      return List.of();
    }
    var names = records.getFirst().getFields().stream().map(String::strip).toList();
    checkNames(names, columns, line(records.getFirst(), page), page.faults());
    var rows = new ArrayList<Row>();
    for (var record : records.subList(1, records.size())) {
      addRow(record, names, line(record, page), page.faults(), rows);
    }
    return rows;
  }

  /** All records up to the first that is no CSV. */
  private static List<CsvRecord> records(String text, Page page) {
    var records = new ArrayList<CsvRecord>();
    try (var reader = reader(text + "\n" + END)) {
      reader.forEach(records::add);
      var last = records.removeLast();
      if (!last.getFields().equals(List.of(END))) {
        page.faults()
            .add(
                line(last, page),
                "a quotation mark is never closed",
                "Close it, and double those within a field.");
      }
    } catch (CsvParseException e) {
      page.faults()
          .add(
              new Line(page.file(), lineOf(e)),
              "this is not CSV: " + e.getMessage(),
              "Put a field that holds a comma or a quotation mark in quotation marks, and double"
                  + " those within.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private static Line line(CsvRecord record, Page page) {
    return new Line(page.file(), Math.toIntExact(record.getStartingLineNumber()));
  }

  private static CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(false)
        .ofCsvRecord(text);
  }

  private static int lineOf(CsvParseException e) {
    var line = LINE.matcher(String.valueOf(e.getMessage()));
    return line.find() ? Integer.parseInt(line.group(1)) : 0;
  }

  private static void checkNames(
      List<String> names, List<Key<?>> columns, Line line, Faults faults) {
    var known = columns.stream().map(Key::name).toList();
    var seen = new HashSet<String>();
    for (var name : names) {
      if (!known.contains(name)) {
        faults.add(
            line,
            Wording.quoted(name) + " is not a column",
            Wording.didYouMean(name, known) + "Write commas between " + Wording.anyOf(known) + ".");
      } else if (!seen.add(name)) {
        faults.add(line, "the column '" + name + "' stands twice", "Keep one.");
      }
    }
    for (var column : columns) {
      if (column.required() && !names.contains(column.name())) {
        faults.add(
            line,
            "there is no column '" + column.name() + "'",
            "Add it to the first line. " + column.about());
      }
    }
  }

  private static void addRow(
      CsvRecord record, List<String> names, Line line, Faults faults, List<Row> rows) {
    if (record.getFieldCount() != names.size()) {
      faults.add(
          line,
          record.getFieldCount() + " fields, where there are " + names.size() + " columns",
          "Write a comma for each empty field, and put a field that holds a comma in quotation"
              + " marks.");
      return;
    }
    var cells = new HashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      cells.put(names.get(i), record.getField(i));
    }
    rows.add(new Row(line, cells, faults));
  }
}
