package org.unsaid.extract.date;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;

/** Finds the date in an address: /2024/05/03/, /202211/t20221102_123.shtml, ?date=2024-05-03. */
final class UrlDate {

  /** Longer addresses carry state, not dates; only their beginning is read. */
  private static final int LONGEST = 2048;

  private UrlDate() {}

  static Optional<ShownTime> read(String url) {
    var text = url.length() > LONGEST ? url.substring(0, LONGEST) : url;
    int start = text.indexOf("://");
    int path = text.indexOf('/', start < 0 ? 0 : start + 3);
    if (path < 0) {
      return Optional.empty();
    }
    ShownTime month = null;
    for (int i = path; i < text.length(); i++) {
      if (!digit(text, i) || digit(text, i - 1)) {
        continue;
      }
      int end = i;
      while (digit(text, end)) {
        end++;
      }
      var found = at(text, i, end);
      if (found != null && found.precision() == Precision.DAY) {
        return Optional.of(found);
      }
      month = month == null ? found : month;
      i = end - 1;
    }
    return Optional.ofNullable(month);
  }

  private static @Nullable ShownTime at(String text, int from, int to) {
    if (to - from == 8) {
      int days = Integer.parseInt(text.substring(from, to));
      return day(date(days / 10_000, days / 100 % 100, days % 100));
    }
    if (to - from != 4 || to >= text.length()) {
      return null;
    }
    int year = Integer.parseInt(text.substring(from, to));
    int second = to + 1;
    if ("/-_.".indexOf(text.charAt(to)) < 0) {
      return null;
    }
    int end = second;
    while (digit(text, end)) {
      end++;
    }
    int month = month(text, second, end);
    if (end == second) {
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      month = name(text.substring(second, end));
    }
    if (month < 1 || end >= text.length() || "/-_.".indexOf(text.charAt(end)) < 0) {
      return null;
    }
    int third = end + 1;
    int last = third;
    while (digit(text, last)) {
      last++;
    }
    var date = last - third > 2 || last == third ? null : date(year, month, Integer.parseInt(text.substring(third, last)));
    if (date != null) {
      return day(date);
    }
    var first = text.charAt(to) == '/' && text.charAt(end) == '/' ? date(year, month, 1) : null;
    return first == null ? null : new ShownTime(first.atStartOfDay(), Precision.MONTH, null);
  }

  private static int month(String text, int from, int to) {
    return to - from < 1 || to - from > 2 ? 0 : Integer.parseInt(text.substring(from, to));
  }

  private static int name(String word) {
    for (var month : Lexicon.sense(Lexicon.fold(word)).months()) {
      if (month.of("en")) {
        return month.number();
      }
    }
    return 0;
  }

  private static @Nullable LocalDate date(int year, int month, int day) {
    return year < 1995 || year > 2050 ? null : Calendar.GREGORIAN.date(year, month, day);
  }

  private static @Nullable ShownTime day(@Nullable LocalDate date) {
    return date == null ? null : new ShownTime(date.atStartOfDay(), Precision.DAY, null);
  }

  private static boolean digit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
