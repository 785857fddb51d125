package org.unsaid.publish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a dossier is written onto, line by line: for a terminal, or for a browser. */
interface DossierLines {

  /** All that was written. */
  String text();

  void title(String text);

  /** Something else begins. */
  void blank();

  /** A value behind its name; behind none it goes on. */
  void line(String name, String value);

  /** One of several things that belong to the value before. */
  void entry(String text);

  /** More about that thing; perhaps an address. */
  void more(String text);

  void table(TextTable table);

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String count(long number, String one) {
    return "%,d %s%s".formatted(number, one, number == 1 ? "" : "s");
  }
}
