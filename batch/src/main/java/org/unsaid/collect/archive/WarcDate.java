package org.unsaid.collect.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as WARC files have them: to the second, to the nanosecond, or as little as a year, and
 * without a zone or punctuation where a writer knew no better.
 */
final class WarcDate {

  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

  private WarcDate() {}

  /** The last instant that it may mean, since a capture's time bounds what can stand in it. */
  static Optional<Instant> latest(String text) {
    try {
      return Optional.of(
          switch (text.length()) {
            case 4 -> endOf(Year.parse(text).atMonth(12).atEndOfMonth());
            case 7 -> endOf(YearMonth.parse(text).atEndOfMonth());
            case 10 -> endOf(LocalDate.parse(text));
            case 14 -> LocalDateTime.parse(text, DIGITS).toInstant(ZoneOffset.UTC);
            case 17 -> OffsetDateTime.parse(text).plusMinutes(1).minusNanos(1).toInstant();
            default ->
                text.matches(".*([zZ]|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
  }
}
