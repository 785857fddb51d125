package org.unsaid.watch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Some days that follow each other.
 *
 * @param last itself included; not before {@code first}, and less than a year after it
 */
record Days(LocalDate first, LocalDate last) {

  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  /** A day; or the first and the last of several. */
  static final Text<Days> TEXT =
      Text.of(
          "a day, or some days that follow each other",
          DAY + "(/" + DAY + ")?",
          "Write 2026-01-01, or the first and the last: 2026-02-15/2026-02-23.",
          Days::parse);

  private static Optional<Days> parse(String text) {
    if (!text.matches(DAY + "(/" + DAY + ")?")) {
      return Optional.empty();
    }
    try {
      int between = text.indexOf('/');
      var first = LocalDate.parse(between < 0 ? text : text.substring(0, between));
      var last = between < 0 ? first : LocalDate.parse(text.substring(between + 1));
      return first.isAfter(last) || ChronoUnit.DAYS.between(first, last) > 366
          ? Optional.empty()
          : Optional.of(new Days(first, last));
    } catch (DateTimeException _) { // such as the 30th of February
      return Optional.empty();
    }
  }

  Stream<LocalDate> each() {
    return first.datesUntil(last.plusDays(1));
  }

  boolean meets(Days others) {
    return !first.isAfter(others.last) && !last.isBefore(others.first);
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + "/" + last;
  }
}
