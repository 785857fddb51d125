package org.unsaid.core;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * A time, as well as it is known: some instant of a half-open interval. Two days without a clock on
 * one day are not ordered.
 *
 * @param earliest first instant that is possible
 * @param latest first instant that is no longer possible; later than {@code earliest}
 * @param precision what the source said; the interval is one such unit long, or several
 * @param zoneAssumed whether the zone came from us and not from the source
 */
public record When(Instant earliest, Instant latest, Precision precision, boolean zoneAssumed) {

  private static final Pattern OFFSET = Pattern.compile(".*T.*(Z|[+-]\\d{2}(:?\\d{2})?)");
  private static final Pattern SECONDS = Pattern.compile(".*T\\d{2}:\\d{2}:\\d{2}.*");

  public When {
    if (!earliest.isBefore(latest)) {
      throw new IllegalArgumentException("A time within [" + earliest + ", " + latest + "): empty");
    }
  }

  /**
   * Reads ISO 8601 as precise as it is written: {@code 2006}, {@code 2006-05}, {@code 2006-05-22},
   * {@code 2006-05-22T14:05}, {@code 2006-05-22T14:05:09+08:00}; and some time from one until the
   * end of another, {@code 2006-05-22/2006-05-24}.
   *
   * @param zone used where the text has no offset; then the zone is marked as assumed
   * @throws DateTimeException if the text is none of these, with what is wrong in the message
   */
  public static When parse(String text, ZoneId zone) {
    int between = text.indexOf('/');
    if (between >= 0) {
      return between(
          parse(text.substring(0, between), zone), parse(text.substring(between + 1), zone));
    }
    if (!text.contains("T")) {
      var days =
          switch (text.length()) {
            case 4 -> new Days(LocalDate.of(number(text), 1, 1), Precision.YEAR);
            case 7 -> new Days(YearMonth.parse(text).atDay(1), Precision.MONTH);
            default -> new Days(LocalDate.parse(text), Precision.DAY);
          };
      return ofDays(days.first, days.precision, zone);
    }
    var precision = SECONDS.matcher(text).matches() ? Precision.SECOND : Precision.MINUTE;
    boolean stated = OFFSET.matcher(text).matches();
    var instant =
        stated
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).atZone(zone).toInstant();
    return ofInstant(instant, precision, !stated);
  }

  /**
   * The whole day, month or year that begins on {@code first}, in {@code zone}, which is assumed.
   */
  public static When ofDays(LocalDate first, Precision precision, ZoneId zone) {
    var end =
        switch (precision) {
          case YEAR -> first.plusYears(1);
          case MONTH -> first.plusMonths(1);
          case DAY -> first.plusDays(1);
          case MINUTE, SECOND -> throw new IllegalArgumentException(precision + " is no day");
        };
    return new When(
        first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant(), precision, true);
  }

  /** The minute or second that {@code instant} lies in. */
  public static When ofInstant(Instant instant, Precision precision, boolean zoneAssumed) {
    var unit = precision == Precision.MINUTE ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
    var start = instant.truncatedTo(unit);
    return new When(start, start.plus(1, unit), precision, zoneAssumed);
  }

  /**
   * The same time, known less exactly, as a source may say of itself.
   *
   * @param zone in which the day, month or year is meant
   * @throws IllegalArgumentException if {@code coarser} is finer than what is known
   */
  public When atMost(Precision coarser, ZoneId zone) {
    if (coarser.compareTo(precision) > 0) {
      throw new IllegalArgumentException(
          "known to the " + precision.stored() + ", not to the " + coarser.stored());
    }
    if (coarser == precision) {
      return this;
    }
    var day = earliest.atZone(zone).toLocalDate();
    return switch (coarser) {
      case YEAR -> ofDays(day.withDayOfYear(1), coarser, zone);
      case MONTH -> ofDays(day.withDayOfMonth(1), coarser, zone);
      case DAY -> ofDays(day, coarser, zone);
      case MINUTE, SECOND -> ofInstant(earliest, coarser, zoneAssumed);
    };
  }

  /** Some time from one until the other is over. */
  private static When between(When from, When to) {
    if (!from.earliest.isBefore(to.latest)) {
      throw new DateTimeException("it ends before it begins");
    }
    var coarser = from.precision.compareTo(to.precision) < 0 ? from.precision : to.precision;
    return new When(from.earliest, to.latest, coarser, from.zoneAssumed || to.zoneAssumed);
  }

  /** As it would be written in {@code zone}: no more digits than are known. */
  public String text(ZoneId zone) {
    var first = text(earliest, zone);
    return isOfSeveral() ? first + "/" + text(latest.minusNanos(1), zone) : first;
  }

  /** Whether it is longer than one unit, even if the clocks are put back. */
  private boolean isOfSeveral() {
    long hours = Duration.between(earliest, latest).toHours();
    return switch (precision) {
      case YEAR -> hours > 367 * 24;
      case MONTH -> hours > 32 * 24;
      case DAY -> hours > 26;
      // such bounds are those of our own looks
      case MINUTE, SECOND -> false;
    };
  }

  private String text(Instant instant, ZoneId zone) {
    var local = instant.atZone(zone);
    return switch (precision) {
      case YEAR -> String.valueOf(local.getYear());
      case MONTH -> YearMonth.from(local).toString();
      case DAY -> local.toLocalDate().toString();
      case MINUTE, SECOND -> local.toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS).toString();
    };
  }

  private record Days(LocalDate first, Precision precision) {}

  private static int number(String year) {
    try {
      return Integer.parseInt(year);
    } catch (NumberFormatException e) {
      throw new DateTimeException("'" + year + "' is not a year", e);
    }
  }
}
