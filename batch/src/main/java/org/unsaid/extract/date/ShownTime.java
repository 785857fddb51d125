package org.unsaid.extract.date;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.core.When;

/**
 * A time as it is shown: wall clock and calendar, no more digits than were written, an offset only
 * where one is stated.
 *
 * @param start first moment of the shown year, month, day, minute or second; its finer fields say
 *     nothing
 * @param offset stated beside the clock; null: not stated, and always null for days and coarser
 */
public record ShownTime(LocalDateTime start, Precision precision, @Nullable ZoneOffset offset) {

  public ShownTime {
    start =
        switch (precision) {
          case YEAR -> start.toLocalDate().withDayOfYear(1).atStartOfDay();
          case MONTH -> start.toLocalDate().withDayOfMonth(1).atStartOfDay();
          case DAY -> start.toLocalDate().atStartOfDay();
          case MINUTE -> start.truncatedTo(ChronoUnit.MINUTES);
          case SECOND -> start.truncatedTo(ChronoUnit.SECONDS);
        };
    offset = precision.compareTo(Precision.DAY) <= 0 ? null : offset;
  }

  /** Whether a time of day is shown. */
  public boolean timed() {
    return precision.compareTo(Precision.DAY) > 0;
  }

  /**
   * The interval of instants that may be meant.
   *
   * @param zone where no offset is stated; then it is marked as assumed
   */
  public When in(ZoneId zone) {
    if (!timed()) {
      return When.ofDays(start.toLocalDate(), precision, zone);
    }
    var instant = (offset == null ? start.atZone(zone) : start.atZone(offset)).toInstant();
    return When.ofInstant(instant, precision, offset == null);
  }

  /**
   * ISO 8601: {@code 2024}, {@code 2024-05}, {@code 2024-05-03}, {@code 2024-05-03T10:00+02:00}.
   */
  @Override
  public String toString() {
    return switch (precision) {
      case YEAR -> "%04d".formatted(start.getYear());
      case MONTH -> YearMonth.from(start).toString();
      case DAY -> start.toLocalDate().toString();
      case MINUTE, SECOND -> clock() + (offset == null ? "" : offset);
    };
  }

  private String clock() {
    // LocalDateTime leaves out seconds that are zero
    var text = start.toString();
    return precision == Precision.SECOND && text.length() == 16 ? text + ":00" : text;
  }
}
