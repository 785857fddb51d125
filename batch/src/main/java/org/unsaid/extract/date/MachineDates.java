package org.unsaid.extract.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateText.Habits;

/** Reads dates that programs wrote: ISO 8601, RFC 822, seconds of the epoch, paths of addresses. */
final class MachineDates {

  /** Longer values are prose, and not one date. */
  private static final int LONGEST = 120;

  /** What databases write for no date. */
  private static final LocalDate FIRST_OF_SQL = LocalDate.of(1900, 1, 1);

  private static final long EPOCH_FROM = Instant.parse("1995-01-01T00:00:00Z").getEpochSecond();
  private static final long EPOCH_TO = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

  private MachineDates() {}

  /**
   * The date that an attribute, a meta element or a header holds as a whole. Midnight is a day,
   * with an offset too: it is what systems write where they know no time. 3/4/2024 is none, since
   * nobody can tell which.
   */
  static Optional<ShownTime> value(String text) {
    return value(text, Habits.UNKNOWN);
  }

  /** The same, where it is known how numbers are to be read. */
  static Optional<ShownTime> value(String text, Habits habits) {
    var value = text.strip();
    if (value.isEmpty() || value.length() > LONGEST) {
      return Optional.empty();
    }
    var epoch = epoch(value);
    if (epoch != null) {
      return Optional.of(epoch);
    }
    if (value.startsWith("D:")) {
      value = value.substring(2);
    }
    var found = DateText.find(value, habits);
    if (found.size() != 1) {
      return partial(value);
    }
    var only = found.getFirst();
    // with points, days come first nearly everywhere
    boolean unsure =
        only.swapped() != null
            && habits.dayFirst() == null
            && habits.tongue().isEmpty()
            && value.indexOf('.', only.start()) != only.start() + 2;
    return unsure || unset(only.time().start().toLocalDate())
        ? Optional.empty()
        : Optional.of(only.time());
  }

  /** The first day of the epoch is what systems write for no date at all. */
  private static boolean unset(LocalDate date) {
    return date.toEpochDay() == 0 || date.toEpochDay() == -1 || date.equals(FIRST_OF_SQL);
  }

  /** 1714723200, 1714723200000, /Date(1714723200000+0200)/ */
  private static @Nullable ShownTime epoch(String value) {
    int from = value.startsWith("/Date(") && value.endsWith(")/") ? 6 : 0;
    int to = from;
    while (to < value.length() && value.charAt(to) >= '0' && value.charAt(to) <= '9') {
      to++;
    }
    int digits = to - from;
    boolean whole =
        from > 0
            || to == value.length()
            || (value.charAt(to) == '.'
                && value.substring(to + 1).chars().allMatch(c -> c >= '0' && c <= '9'));
    if (!whole || digits < 9 || digits > 13 || digits == 11) {
      return null;
    }
    long number = Long.parseLong(value.substring(from, to));
    if (from == 0 && digits == 12 && number / 100_000_000 >= 1995 && number / 100_000_000 <= 2050) {
      // 202405031000
      var clock = Clock.compact(0, 1, number % 10_000 * 100);
      var date = day(number / 10_000);
      return date == null || clock == null
          ? null
          : new ShownTime(
              date.atTime(clock.time()), clock.filler() ? Precision.DAY : Precision.MINUTE, null);
    }
    if (digits == 10 && day(number / 100) != null) {
      // 2024050310: an hour of that day, or seconds of the year 2034
      return null;
    }
    long seconds = digits >= 12 ? number / 1000 : number;
    if (seconds < EPOCH_FROM || seconds >= EPOCH_TO) {
      return null;
    }
    var wall = Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDateTime();
    return new ShownTime(wall, Precision.SECOND, ZoneOffset.UTC);
  }

  private static @Nullable LocalDate day(long digits) {
    return Calendar.GREGORIAN.date(
        (int) (digits / 10_000), (int) (digits / 100 % 100), (int) (digits % 100));
  }

  /** 2024-05 */
  private static Optional<ShownTime> partial(String value) {
    if (value.length() == 7 && (value.charAt(4) == '-' || value.charAt(4) == '/')) {
      int year = number(value, 0, 4);
      int month = number(value, 5, 7);
      var date = Calendar.GREGORIAN.date(year, month, 1);
      if (date != null) {
        return Optional.of(new ShownTime(date.atStartOfDay(), Precision.MONTH, null));
      }
    }
    return Optional.empty();
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  /** The date in the path of an address. */
  static Optional<ShownTime> path(String url) {
    return UrlDate.read(url);
  }
}
