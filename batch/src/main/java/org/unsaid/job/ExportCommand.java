package org.unsaid.job;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unsaid.index.TableIndex;
import org.unsaid.index.TableIndex.UnreadableFilterException;
import org.unsaid.publish.export.Codebook;
import org.unsaid.publish.export.Column;
import org.unsaid.publish.export.Dataset;
import org.unsaid.publish.export.FilterFields;
import org.unsaid.publish.export.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what an index holds as one table. */
@Command(
    name = "export",
    description = {
      "Write all that an index holds as one table. `unsaid codebook` says what its columns mean.",
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  private static final String STANDARD_OUT = "-";
  private static final int BUFFER = 1 << 16;

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      description = "statements, events, reactions, verdicts, changes, findings or coverage.")
  String what = "";

  @Parameters(index = "1", paramLabel = "WATCH", description = "A folder of YAML files.")
  Path watch = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description = "csv, jsonl or parquet (default: as the name of FILE ends, else csv).")
  @Nullable String format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to; - is standard output. The file is there when all is written.")
  String out = "";

  @Option(
      names = "--filter",
      paramLabel = "QUERY",
      description =
          "Only rows that match, in Lucene's syntax: 'verdict:silent AND groups:gov',"
              + " 'published:[2026-05-01 TO 2026-05-31]'; also 'as_of >= 2026-05-01 and not"
              + " verdict:late'. Words are joined by AND.")
  @Nullable String filter;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME",
      description = "Only these columns, in this order.")
  List<String> columns = List.of();

  @Option(
      names = "--formula-safe",
      description =
          "Of CSV: put an apostrophe before texts that a spreadsheet would take for a formula.")
  boolean formulaSafe;

  @Mixin Place place = new Place();

  private final Surroundings surroundings;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var form = form();
    var dataset = dataset();
    var wanted = wanted(dataset);
    if (formulaSafe && form != TableFormat.CSV) {
      throw new UsageException("--formula-safe is for csv: nothing else is taken for a formula.");
    }
    if (filter != null) {
      FilterFields.fault(FilterFields.lucene(filter), dataset)
          .ifPresent(
              fault -> {
                throw new UsageException("--filter '%s': %s".formatted(filter, fault));
              });
    }
    if (!out.equals(STANDARD_OUT)) {
      NewFile.check(Path.of(out));
    }
    // whose home it is; its faults are those of other commands
    var _ = Commands.read(surroundings, watch);
    place.findDemo(watch);
    if (!Files.isDirectory(place.home())) {
      throw new UsageException(
          "Nothing was collected in %s: begin with `unsaid run %s`, or name another --home."
              .formatted(place.home(), watch));
    }
    var progress = surroundings.progress();
    try (var workplace = Workplace.open(place, progress)) {
      var tables = workplace.cluster().tables();
      long all = count(tables, dataset);
      try (var step = progress.begin("export", "rows", all)) {
        long written = write(tables, dataset, wanted, form, step);
        step.done(
            "%,d %s in %s, %,.0f a second"
                .formatted(
                    written,
                    dataset.name(),
                    out,
                    1000.0 * written / Math.max(1, step.elapsed().toMillis())));
      }
      return 0;
    } catch (IOException e) {
      throw new UsageException(
          (out.equals(STANDARD_OUT) ? "Standard output" : out) + " cannot be written: " + e);
    }
  }

  private long count(TableIndex tables, Dataset dataset) {
    try {
      return tables.count(dataset.index(), filter(dataset));
    } catch (UnreadableFilterException e) {
      throw new UsageException(
          "--filter '%s' cannot be read: %s. Write FIELD:VALUE, FIELD:[FROM TO UNTIL], AND, OR, NOT and"
                  .formatted(filter, e.getMessage())
              + " parentheses; a value with blanks or colons stands in \"quotes\".");
    }
  }

  private long write(
      TableIndex tables, Dataset dataset, List<Column> wanted, TableFormat form, Progress.Step step)
      throws IOException {
    if (out.equals(STANDARD_OUT)) {
      long written = write(tables, dataset, wanted, form, step, new Kept(surroundings.out()));
      if (surroundings.out().checkError()) {
        throw new IOException("it was closed before all was written");
      }
      return written;
    }
    try (var file = NewFile.of(Path.of(out))) {
      long written =
          write(
              tables, dataset, wanted, form, step, new BufferedOutputStream(file.stream(), BUFFER));
      file.keep();
      return written;
    }
  }

  private long write(
      TableIndex tables,
      Dataset dataset,
      List<Column> wanted,
      TableFormat form,
      Progress.Step step,
      OutputStream to)
      throws IOException {
    long[] written = {0};
    try (var table = form.open(to, dataset, wanted, formulaSafe)) {
      tables.each(
          dataset.index(),
          filter(dataset),
          Dataset.paths(wanted),
          (id, document) -> {
            table.write(id, document);
            step.stepTo(++written[0]);
          });
    }
    return written[0];
  }

  private TableIndex.@Nullable Filter filter(Dataset dataset) {
    return filter == null
        ? null
        : new TableIndex.Filter(FilterFields.lucene(filter), dataset.texts());
  }

  private TableFormat form() {
    var word =
        format != null
            ? format
            : out.endsWith(".parquet") ? "parquet" : out.endsWith(".jsonl") ? "jsonl" : "csv";
    for (var each : TableFormat.values()) {
      if (each.stored().equals(word)) {
        return each;
      }
    }
    throw new UsageException("--format '" + word + "': write csv, jsonl or parquet");
  }

  private Dataset dataset() {
    try {
      return Codebook.read().dataset(what);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + ".");
    }
  }

  private List<Column> wanted(Dataset dataset) {
    var all = dataset.columns();
    if (columns.isEmpty()) {
      return all;
    }
    return columns.stream()
        .map(
            name ->
                all.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new UsageException(
                                "--columns: %s have no column '%s'. %s"
                                    .formatted(
                                        dataset.name(),
                                        name,
                                        Nearest.words(
                                            name, all.stream().map(Column::name).toList())))))
        .toList();
  }

  /** Standard output, which others still need when the table is closed. */
  private static final class Kept extends FilterOutputStream {
    Kept(OutputStream out) {
      super(new BufferedOutputStream(out, BUFFER));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
