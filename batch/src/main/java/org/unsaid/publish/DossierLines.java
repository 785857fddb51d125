package org.unsaid.publish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Lines of a dossier as they are written, as wide as the terminal. */
final class DossierLines {

  private static final int INDENT = 11;

  private final int width;
  private final StringBuilder out = new StringBuilder();

  DossierLines(int width) {
    this.width = width;
  }

  String text() {
    return out.toString();
  }

  void title(String text) {
    out.append(TextTable.wrapped(text, width));
  }

  void blank() {
    out.append("\n");
  }

  /** A value behind its name; behind none it goes on. */
  void line(String name, String value) {
    out.append(TextTable.wrapped(name.isEmpty() ? " " : name, value, INDENT, width));
  }

  void entry(String text) {
    out.append(TextTable.wrapped("  •", text, 4, width));
  }

  void more(String text) {
    out.append(TextTable.wrapped(" ", text, 4, width));
  }

  void table(TextTable table) {
    out.append(table.text(width));
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String count(long number, String one) {
    return "%,d %s%s".formatted(number, one, number == 1 ? "" : "s");
  }
}
