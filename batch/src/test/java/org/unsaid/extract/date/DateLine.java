package org.unsaid.extract.date;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unsaid.extract.date.DateText.Found;
import org.unsaid.extract.date.DateText.Habits;

/**
 * A line of a table: language » text » what is read. There ~ parts the reading with day and month
 * exchanged, and ? marks a year that is not written.
 */
record DateLine(String language, String text, String expected) {

  private static final LocalDate LATEST = LocalDate.of(2026, 7, 9);

  static Stream<DateLine> all(String table) {
    return table.lines().map(line -> of(line.split(" » ", -1)));
  }

  private static DateLine of(String[] fields) {
    boolean none = fields.length < 3 || fields[2].equals("none");
    return new DateLine(fields[0].strip(), fields[1], none ? "" : fields[2].strip());
  }

  String read() {
    return read(language, text);
  }

  static String read(String language, String text) {
    var habits = new Habits(language.equals("-") ? null : language, null, LATEST);
    return DateText.find(text, habits).stream()
        .map(DateLine::shown)
        .collect(Collectors.joining(" "));
  }

  private static String shown(Found found) {
    return found.time()
        + (found.swapped() == null ? "" : "~" + found.swapped())
        + (found.yearAssumed() ? "?" : "");
  }
}
