package org.unsaid.job;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.unsaid.assess.chorus.BackTest;
import org.unsaid.assess.chorus.Traits;

/**
 * Who answered which event after how many days, in three CSV files (plain or gz). Columns that are
 * not named here are passed over.
 *
 * @param events in their order
 * @param parts of the events, by id: those of {@code BURNIN} are learnt from, and not predicted
 */
record AnswerMatrix(
    List<BackTest.Case> events, Map<String, String> parts, List<String> institutions) {

  private static final String BURN_IN = "BURNIN";

  /** Events that are predicted. */
  List<BackTest.Case> predicted() {
    return events.stream().filter(each -> !BURN_IN.equals(parts.get(each.event()))).toList();
  }

  /**
   * @param events with the columns "event", "cls" and "date", and "split" if there are parts
   * @param actors with the column "actor"
   * @param pairs those who were observed: "event", "actor", "latency_days" (empty: no answer),
   *     "past_match_share", "releases_30d", "stake"
   * @throws UsageException naming file, line and what to write instead
   */
  static AnswerMatrix read(Path events, Path actors, Path pairs) {
    var institutions = new ArrayList<String>();
    each(actors, Set.of("actor"), row -> institutions.add(row.text("actor")));
    var known = new HashSet<>(institutions);
    var dated = new LinkedHashMap<String, Row>();
    each(events, Set.of("event", "cls", "date"), row -> dated.put(row.text("event"), row));
    Map<String, List<BackTest.Pair>> observed = new LinkedHashMap<>();
    dated.keySet().forEach(event -> observed.put(event, new ArrayList<>()));
    each(
        pairs,
        Set.of("event", "actor", "latency_days", "past_match_share", "releases_30d", "stake"),
        row -> {
          var of = observed.get(row.text("event"));
          if (of == null) {
            throw row.fault("event", "one of those in " + events);
          }
          if (!known.contains(row.text("actor"))) {
            throw row.fault("actor", "one of those in " + actors);
          }
          of.add(pair(row));
        });
    var cases = new ArrayList<BackTest.Case>();
    var parts = new LinkedHashMap<String, String>();
    dated.forEach(
        (event, row) -> {
          var day = row.read("date", "a day such as 2026-03-03", LocalDate::parse).toEpochDay();
          cases.add(
              new BackTest.Case(
                  event, row.text("cls"), day, observed.getOrDefault(event, List.of())));
          parts.put(event, row.optional("split"));
        });
    return new AnswerMatrix(cases, parts, institutions);
  }

  private static BackTest.Pair pair(Row row) {
    var days = row.optional("latency_days");
    return new BackTest.Pair(
        row.text("actor"),
        days.isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(row.read("latency_days", "whole days, from 0", AnswerMatrix::days)),
        new Traits(
            row.read("past_match_share", "a number from 0", AnswerMatrix::number),
            row.read("releases_30d", "a number from 0", AnswerMatrix::number),
            row.read("stake", "0 or 1", AnswerMatrix::number)));
  }

  private static int days(String text) {
    int days = (int) Math.round(Double.parseDouble(text));
    if (days < 0 || days != Double.parseDouble(text)) {
      throw new NumberFormatException(text);
    }
    return days;
  }

  private static double number(String text) {
    double number = Double.parseDouble(text);
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  private record Row(Path file, NamedCsvRecord cells) {

    String text(String column) {
      var text = optional(column);
      if (text.isEmpty()) {
        throw fault(column, "something");
      }
      return text;
    }

    String optional(String column) {
      return cells.findField(column).orElse("").strip();
    }

    <T> T read(String column, String wanted, Function<String, T> parser) {
      try {
        return parser.apply(text(column));
      } catch (NumberFormatException | DateTimeException e) {
        throw fault(column, wanted);
      }
    }

    UsageException fault(String column, String wanted) {
      return new UsageException(
          "%s, line %d, %s: '%s'. Write %s."
              .formatted(file, cells.getStartingLineNumber(), column, optional(column), wanted));
    }
  }

  private static void each(Path file, Set<String> columns, Consumer<Row> row) {
    try (var in = open(file);
        var reader =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var cells : reader) {
        for (var column : columns) {
          if (!cells.getHeader().contains(column)) {
            throw new UsageException(
                "%s has no column '%s'. Its first line names %s."
                    .formatted(file, column, cells.getHeader()));
          }
        }
        row.accept(new Row(file, cells));
      }
    } catch (CsvParseException e) {
      throw new UsageException(file + " is not CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read: " + e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    var in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
