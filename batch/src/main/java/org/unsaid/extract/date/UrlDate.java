package org.unsaid.extract.date;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;

/**
 * Finds the date in an address: /2024/05/03/, /2024/0503/, /202211/t20221102_123.shtml,
 * ?date=2024-05-03, /25-04-2024, /A2024050310200005196. The first whole day wins, else the first
 * month.
 */
final class UrlDate {

  /** Longer addresses carry state, not dates; only their beginning is read. */
  private static final int LONGEST = 2048;

  /** Before the web, and beyond any page, such numbers are identifiers. */
  private static final int FIRST_YEAR = 1995;

  private static final int LAST_YEAR = 2050;

  /** Digits of a stamp: of a day, a minute, and more than a second; archives put those before. */
  private static final int SHORTEST_STAMP = 15;

  private final String text;
  private final int path;
  private final int query;

  private UrlDate(String text, int path) {
    this.text = text;
    this.path = path;
    int question = text.indexOf('?', path);
    this.query = question < 0 ? text.length() : question;
  }

  static Optional<ShownTime> read(String url) {
    var text = decoded(url.length() > LONGEST ? url.substring(0, LONGEST) : url);
    int scheme = text.indexOf("://");
    int path = text.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    return path < 0 ? Optional.empty() : Optional.ofNullable(new UrlDate(text, path).first());
  }

  private @Nullable ShownTime first() {
    ShownTime month = null;
    for (int i = path; i < text.length(); i++) {
      if (!digit(i)) {
        continue;
      }
      int end = digits(i);
      if (i < query ? free(i) || stamped(i, end) : dateParameter(i)) {
        var found = at(i, end);
        if (found != null && found.precision() == Precision.DAY) {
          return found;
        }
        month = month == null ? found : month;
      }
      i = end;
    }
    return month;
  }

  /** Whether no word ends in this number: t20221102 is a date, v2024 and hash-a20221102 are not. */
  private boolean free(int at) {
    int letters = 0;
    while (at - 1 - letters > path && Character.isLetter(text.charAt(at - 1 - letters))) {
      letters++;
    }
    if (letters == 0) {
      return true;
    }
    char before = text.charAt(at - 1 - letters);
    return letters == 1 && "tTwW".indexOf(text.charAt(at - 1)) >= 0 && !Character.isDigit(before);
  }

  /** Whether a number behind the question mark is the value of a parameter for dates. */
  private boolean dateParameter(int at) {
    int from = at;
    while (from > query && text.charAt(from) != '&' && text.charAt(from) != '?') {
      from--;
    }
    int equals = text.indexOf('=', from);
    if (equals < 0 || equals > at || equals != at - 1) {
      return false;
    }
    var key = text.substring(from + 1, equals).toLowerCase(Locale.ROOT);
    return key.contains("date")
        || key.contains("datum")
        || key.contains("fecha")
        || key.contains("day")
        || key.equals("d")
        || key.equals("dt")
        || key.contains("time");
  }

  private @Nullable ShownTime at(int from, int to) {
    return switch (to - from) {
      case 8 ->
          free8(to)
              ? day(number(from, from + 4), number(from + 4, from + 6), number(from + 6, to))
              : null;
      case 6 -> yearAndMonth(from, to);
      case 4 -> year(from, to);
      case 2 -> yearLast(from, to);
      default -> stamp(from, to);
    };
  }

  /** Whether a number of many digits opens a part of the path, behind one letter or none. */
  private boolean stamped(int from, int to) {
    int before = Character.isLetter(text.charAt(from - 1)) ? from - 2 : from - 1;
    return to - from >= SHORTEST_STAMP && text.charAt(before) == '/';
  }

  /** A2024050310200005196: day and minute, and the number of the text; chance seldom does so. */
  private @Nullable ShownTime stamp(int from, int to) {
    boolean minute =
        to - from >= SHORTEST_STAMP
            && stamped(from, to)
            && number(from + 8, from + 10) < 24
            && number(from + 10, from + 12) < 60;
    return minute
        ? day(number(from, from + 4), number(from + 4, from + 6), number(from + 6, from + 8))
        : null;
  }

  /** /25-04-2024, as a whole part of the path; /03-04-2024 may be two days. */
  private @Nullable ShownTime yearLast(int from, int to) {
    int month = to + 1;
    int year = month + 3;
    int end = year + 4;
    boolean part =
        text.charAt(from - 1) == '/'
            && mark(to, "-._")
            && digits(month) == month + 2
            && mark(month + 2, "-._")
            && digits(year) == end
            && (end == text.length() || mark(end, "/?"));
    if (!part) {
      return null;
    }
    int day = number(from, to);
    int other = number(month, month + 2);
    return day > 12 || day == other ? day(number(year, end), other, day) : null;
  }

  /** Whether the address writes the day as nobody writes another number. */
  static boolean plainly(String address, LocalDate day) {
    int year = day.getYear();
    int month = day.getMonthValue();
    int date = day.getDayOfMonth();
    boolean parted =
        address.contains("/%d/%02d/%02d".formatted(year, month, date))
            || address.contains("/%02d-%02d-%d".formatted(date, month, year));
    int compact = address.indexOf("%d%02d%02d".formatted(year, month, date));
    boolean stamp =
        compact >= 0 && new UrlDate(address, 0).digits(compact) >= compact + SHORTEST_STAMP;
    int slug = address.lastIndexOf('/');
    return parted || stamp || address.substring(slug + 1).split("-", 5).length >= 4;
  }

  private boolean free8(int to) {
    return to == text.length()
        || !Character.isLetter(text.charAt(to))
        || text.charAt(to) == 'T'
        || text.charAt(to) == 't';
  }

  /** /202405/03/, /202405/ */
  private @Nullable ShownTime yearAndMonth(int from, int to) {
    if (text.charAt(from - 1) != '/' || !mark(to, "/")) {
      return null;
    }
    int year = number(from, from + 4);
    int month = number(from + 4, to);
    int end = digits(to + 1);
    var day =
        end - to - 1 == 2 && (end == text.length() || mark(end, "/"))
            ? day(year, month, number(to + 1, end))
            : null;
    return day == null ? month(year, month) : day;
  }

  /** /2024/05/03/, /2024-05-03-, /2024/may/03, /2024/0503/, /2024-05/03/, /2024/05/ */
  private @Nullable ShownTime year(int from, int to) {
    int year = number(from, to);
    if (!mark(to, "/-_.")) {
      return null;
    }
    int end = digits(to + 1);
    if (end - to - 1 == 4 && text.charAt(to) == '/' && text.charAt(from - 1) == '/') {
      return end == text.length() || mark(end, "/")
          ? day(year, number(to + 1, to + 3), number(to + 3, end))
          : null;
    }
    int month = end - to - 1 == 1 || end - to - 1 == 2 ? number(to + 1, end) : 0;
    if (end == to + 1) {
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      month = name(text.substring(to + 1, end));
    }
    if (month == 0 || !mark(end, "/-_.")) {
      return null;
    }
    int last = digits(end + 1);
    boolean folders = text.charAt(to) == '/' && text.charAt(end) == '/';
    if (last - end - 1 == 1 || last - end - 1 == 2) {
      // /2024/05/10-ways-to: a title, rather than the tenth
      boolean title = folders && text.charAt(end + 1) != '0' && mark(last, "-_");
      boolean whole =
          last == text.length() || !Character.isLetter(text.charAt(last)) || mark(last, "T");
      var day = title || !whole ? null : day(year, month, number(end + 1, last));
      if (day != null) {
        return day;
      }
    }
    return folders && text.charAt(from - 1) == '/' ? month(year, month) : null;
  }

  /** The month of a name that is the same in all languages that have it; 0: none. */
  private static int name(String word) {
    int found = 0;
    for (var month : Lexicon.sense(Lexicon.fold(word)).months()) {
      if (month.calendar() != Calendar.GREGORIAN || (found != 0 && found != month.number())) {
        return 0;
      }
      found = month.number();
    }
    return found;
  }

  private static @Nullable ShownTime day(int year, int month, int day) {
    return shown(year, month, day, Precision.DAY);
  }

  private static @Nullable ShownTime month(int year, int month) {
    return shown(year, month, 1, Precision.MONTH);
  }

  private static @Nullable ShownTime shown(int year, int month, int day, Precision precision) {
    LocalDate date =
        year < FIRST_YEAR || year > LAST_YEAR ? null : Calendar.GREGORIAN.date(year, month, day);
    return date == null ? null : new ShownTime(date.atStartOfDay(), precision, null);
  }

  /** One behind the run of digits that begins at a character; the same: it is none. */
  private int digits(int at) {
    int end = at;
    while (digit(end)) {
      end++;
    }
    return end;
  }

  private int number(int from, int to) {
    return Integer.parseInt(text.substring(from, to));
  }

  private boolean mark(int at, String anyOf) {
    return at < text.length() && anyOf.indexOf(text.charAt(at)) >= 0;
  }

  private boolean digit(int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** With %2F as a slash; what is no ASCII becomes a mark, and the fragment goes. */
  private static String decoded(String url) {
    int fragment = url.indexOf('#');
    var text = fragment < 0 ? url : url.substring(0, fragment);
    if (text.indexOf('%') < 0) {
      return text;
    }
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int code =
          c == '%' && i + 2 < text.length()
              ? Character.digit(text.charAt(i + 1), 16) * 16
                  + Character.digit(text.charAt(i + 2), 16)
              : -1;
      if (code >= 0) {
        plain.append(code >= ' ' && code < 0x7F ? (char) code : '~');
        i += 2;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
