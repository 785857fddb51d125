package org.unsaid.publish.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** How a table is written. */
public enum TableFormat {
  CSV,
  JSONL,
  PARQUET;

  /** The word for it, which is also how files end. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Begins a table.
   *
   * @param out is closed with the table
   * @param columns some of the dataset's
   * @param formulaSafe of CSV alone: a text that a spreadsheet would take for a formula gets an
   *     apostrophe before it
   */
  public TableWriter open(
      OutputStream out, Dataset dataset, List<Column> columns, boolean formulaSafe)
      throws IOException {
    var values = new Values(dataset, columns);
    return switch (this) {
      case CSV -> new CsvTable(out, values, formulaSafe);
      case JSONL -> new JsonLinesTable(out, values);
      case PARQUET -> new ParquetTable(out, dataset, values);
    };
  }
}
