package org.unsaid.publish.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Comma-separated values by RFC 4180, in UTF-8 without a mark, with a heading. Nothing is an empty
 * cell, an empty text is {@code ""}; lists are JSON.
 */
final class CsvTable implements TableWriter {

  /** With these a spreadsheet begins a formula. */
  private static final String FORMULA = "=+-@\t\r\n";

  private final CsvWriter csv;
  private final Values values;
  private final boolean formulaSafe;
  private final @Nullable String[] cells;

  /**
   * @param formulaSafe whether a text that a spreadsheet would take for a formula gets an
   *     apostrophe before it: it is not the same text then
   */
  CsvTable(OutputStream out, Values values, boolean formulaSafe) {
    this.csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .bufferSize(1 << 16)
            .build(out, StandardCharsets.UTF_8);
    this.values = values;
    this.formulaSafe = formulaSafe;
    this.cells = new String[values.columns().size()];
    csv.writeRecord(values.columns().stream().map(Column::name).toArray(String[]::new));
  }

  /** Without lists and formulas. */
  static CsvWriter plain(Writer out) {
    return CsvWriter.builder()
        .lineDelimiter(LineDelimiter.CRLF)
        .quoteStrategy(QuoteStrategies.EMPTY)
        .build(out);
  }

  @Override
  public void write(String id, ObjectNode document) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(values.columns().get(i), values.of(i, id, document));
    }
    csv.writeRecord(cells);
  }

  private @Nullable String cell(Column column, JsonNode value) {
    if (Values.isNone(value)) {
      return null;
    }
    if (column.isJson()) {
      // one value alone may stand in the index without its brackets
      return value.isArray() ? value.toString() : "[" + value + "]";
    }
    var text = value.asString();
    return formulaSafe
            && column.kind() == Column.Kind.TEXT
            && !text.isEmpty()
            && FORMULA.indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
