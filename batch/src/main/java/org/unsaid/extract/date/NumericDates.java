package org.unsaid.extract.date;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateGrammar.Match;
import org.unsaid.extract.date.DateText.Habits;
import org.unsaid.extract.date.DateText.Shape;
import org.unsaid.extract.date.Lexicon.Role;

/** Dates of numbers alone: 2024-05-03, 3.5.2024, 05/03/24, 20240503. */
final class NumericDates {

  private final Tokens tokens;
  private final Habits habits;
  private final String language;

  NumericDates(Tokens tokens, Habits habits, String language) {
    this.tokens = tokens;
    this.habits = habits;
    this.language = language;
  }

  @Nullable Match read(int at) {
    int digits = tokens.digits(at);
    if (digits == 8 || digits == 14) {
      return compact(at);
    }
    if (digits > 4 || !separated(at)) {
      return null;
    }
    var era = tokens.isWord(at - 1) ? era(at) : null;
    if (era != null) {
      return era;
    }
    if (!freeBefore(at) || !freeBehind(at + 5)) {
      return null;
    }
    boolean spaced =
        !tokens.attached(at + 1)
            || !tokens.attached(at + 2)
            || !tokens.attached(at + 3)
            || !tokens.attached(at + 4);
    if (digits >= 3) {
      return yearFirst(at);
    }
    return tokens.digits(at + 4) == 4 || (tokens.digits(at + 4) == 2 && !spaced)
        ? yearLast(at)
        : null;
  }

  /** 令和6.5.3, and R6.5.3 as Japanese offices write it. */
  private @Nullable Match era(int at) {
    if (tokens.digits(at) > 2 || tokens.digits(at + 4) > 2 || !tokens.attached(at)) {
      return null;
    }
    var era = EastAsianDates.Era.before(tokens, at, 0);
    if (era == null && language.equals("ja")) {
      era =
          switch (tokens.sign(at - 1)) {
            case 'R', 'Ｒ' -> new EastAsianDates.Era(at - 1, 2018);
            case 'H', 'Ｈ' -> new EastAsianDates.Era(at - 1, 1988);
            default -> null;
          };
    }
    if (era == null) {
      return null;
    }
    var date =
        Calendar.GREGORIAN.date(
            era.offset() + (int) tokens.value(at),
            (int) tokens.value(at + 2),
            (int) tokens.value(at + 4));
    return date == null ? null : Match.day(era.from(), at + 5, date, Shape.YEAR_FIRST);
  }

  /** Three numbers between two marks of one kind. */
  private boolean separated(int at) {
    char mark = mark(at + 1);
    return mark != 0
        && mark == mark(at + 3)
        && tokens.digits(at + 2) > 0
        && tokens.digits(at + 2) <= 2
        && tokens.digits(at + 4) > 0
        && tokens.digits(at + 4) <= 4;
  }

  private char mark(int at) {
    char sign = tokens.sign(at);
    return switch (sign) {
      case '.', '．' -> '.';
      case '/', '／' -> '/';
      case '|' -> '|';
      case '-', '‐', '‑', '–', '－' -> '-';
      default -> 0;
    };
  }

  /** Whether the number begins something, and is not the middle of a version or a price. */
  private boolean freeBefore(int at) {
    if (tokens.is(at - 1, "$€£¥#§№")) {
      return false;
    }
    int word = tokens.is(at - 1, ".:") ? at - 2 : at - 1;
    if (tokens.sense(word).is(Role.OTHER_NUMBER)) {
      return false;
    }
    if (tokens.is(at - 1, "-–") && tokens.is(at - 2, ".") && tokens.digits(at - 3) > 0) {
      // the last day of a range: 3.-5.5.2024
      return false;
    }
    if (!tokens.attached(at)) {
      return true;
    }
    if (tokens.isWord(at - 1)) {
      int length = tokens.end(at - 1) - tokens.start(at - 1);
      return length >= 3
          || (tokens.start(at - 1) >= 0 && tokens.written(at - 1).charAt(0) > 0x2E80);
    }
    if (tokens.is(at - 1, ".,/-+=&_:") && tokens.attached(at - 1) && tokens.isNumber(at - 2)) {
      return false;
    }
    return !tokens.is(at - 1, "+=&");
  }

  private boolean freeBehind(int at) {
    if (tokens.is(at, "%€$£")) {
      return false;
    }
    if (!tokens.attached(at)) {
      return true;
    }
    if (tokens.is(at, "./-,:") && tokens.attached(at + 1) && tokens.isNumber(at + 1)) {
      return Clock.read(tokens, at + 1, false, language) != null && !tokens.is(at, ".,");
    }
    if (tokens.isWord(at) && tokens.end(at) - tokens.start(at) <= 2) {
      var sense = tokens.sense(at);
      return sense.is(Role.YEAR_WORD)
          || tokens.folded(at).equals("t")
          || sense.is(Role.LUNAR)
          || tokens.written(at).charAt(0) > 0x2E80;
    }
    return true;
  }

  private @Nullable Match yearFirst(int at) {
    int year = (int) tokens.value(at);
    int month = (int) tokens.value(at + 2);
    long day = tokens.value(at + 4);
    if (tokens.digits(at + 4) > 2) {
      return null;
    }
    var calendar = calendar(year, tokens.digits(at), at + 5);
    var date = calendar == null ? null : calendar.date(year, month, (int) day);
    int to =
        tokens.is(at + 1, ".") && tokens.is(at + 5, ".") && !tokens.attached(at + 4)
            ? at + 6
            : at + 5;
    return date == null
        ? null
        : new Match(
            at,
            to,
            date,
            Precision.DAY,
            null,
            false,
            false,
            Shape.YEAR_FIRST,
            calendar == Calendar.HIJRI,
            null);
  }

  /** The calendar that a year of four digits, or of three in Taiwan, is counted in. */
  private @Nullable Calendar calendar(int year, int digits, int behind) {
    if (digits == 3) {
      return language.equals("zh") && year >= 100 && year <= 150 ? Calendar.MINGUO : null;
    }
    if (tokens.sense(behind).is(Role.LUNAR)) {
      return Calendar.HIJRI;
    }
    if (year < 1900) {
      return language.equals("fa") || language.equals("ps") || persian(behind - 1)
          ? Calendar.JALALI
          : null;
    }
    return year >= 2443 ? language.equals("th") ? Calendar.BUDDHIST : null : Calendar.GREGORIAN;
  }

  private boolean persian(int at) {
    char first = tokens.written(at).charAt(0);
    return first >= '۰' && first <= '۹';
  }

  private @Nullable Match yearLast(int at) {
    int first = (int) tokens.value(at);
    int second = (int) tokens.value(at + 2);
    boolean twoDigits = tokens.digits(at + 4) == 2;
    int year = (int) tokens.value(at + 4);
    var calendar = twoDigits ? Calendar.GREGORIAN : calendar(year, 4, at + 5);
    if (calendar == null) {
      return null;
    }
    if (twoDigits) {
      if (language.equals("ko") || language.equals("ja") || language.equals("zh")) {
        return shortYearFirst(at, first, second, year);
      }
      boolean padded = tokens.digits(at) == 2 && tokens.digits(at + 2) == 2;
      if (mark(at + 1) == '.' && !padded && !dots()) {
        return null;
      }
      year = language.equals("fa") ? 0 : Years.ofTwoDigits(habits, year);
    }
    var dayFirst = calendar.date(year, second, first);
    var monthFirst = calendar.date(year, first, second);
    if (dayFirst != null && monthFirst != null) {
      if (late(dayFirst) && !late(monthFirst)) {
        dayFirst = null;
      } else if (late(monthFirst) && !late(dayFirst)) {
        monthFirst = null;
      }
    }
    if (calendar == Calendar.HIJRI) {
      return dayFirst == null
          ? null
          : new Match(
              at, at + 6, dayFirst, Precision.DAY, null, false, false, Shape.YEAR_LAST, true, null);
    }
    if (dayFirst == null || monthFirst == null || dayFirst.equals(monthFirst)) {
      var date = dayFirst == null ? monthFirst : dayFirst;
      return date == null ? null : match(at, date, null, twoDigits);
    }
    if (mark(at + 1) == '.' && dots() && habits.dayFirst() == null) {
      return match(at, dayFirst, null, twoDigits);
    }
    return dayFirst(at)
        ? match(at, dayFirst, monthFirst, twoDigits)
        : match(at, monthFirst, dayFirst, twoDigits);
  }

  private @Nullable Match shortYearFirst(int at, int year, int month, int day) {
    var date = Calendar.GREGORIAN.date(Years.ofTwoDigits(habits, year), month, day);
    return date == null || late(date)
        ? null
        : new Match(
            at, at + 5, date, Precision.DAY, null, false, true, Shape.YEAR_FIRST, false, null);
  }

  private Match match(int at, LocalDate date, @Nullable LocalDate swapped, boolean twoDigits) {
    return new Match(
        at, at + 5, date, Precision.DAY, swapped, false, twoDigits, Shape.YEAR_LAST, false, null);
  }

  private boolean late(LocalDate date) {
    return habits.latest() != null && date.isAfter(habits.latest());
  }

  private boolean dots() {
    return !language.isEmpty() && !language.equals("en");
  }

  private boolean dayFirst(int at) {
    if (habits.dayFirst() != null) {
      return habits.dayFirst();
    }
    if (mark(at + 1) == '.') {
      return true;
    }
    var whole = habits.language() == null ? "" : habits.language();
    return switch (language) {
      case "en" -> whole.length() > 2 && !whole.endsWith("us") && !whole.endsWith("ph");
      case "tl" -> false;
      default -> true;
    };
  }

  /** 20240503, 20240503T100000, 20240503100000 */
  private @Nullable Match compact(int at) {
    boolean alone =
        !((tokens.attached(at) && tokens.is(at - 1, ".,/-+=&#$€£"))
                || (tokens.attached(at)
                    && tokens.isWord(at - 1)
                    && tokens.written(at - 1).charAt(0) < 0x2E80))
            && !(tokens.attached(at + 1)
                && tokens.is(at + 1, ".,/-%€$£")
                && tokens.isNumber(at + 2));
    long value = tokens.value(at);
    boolean clocked = tokens.digits(at) == 14;
    long days = clocked ? value / 1_000_000 : value;
    int year = (int) (days / 10_000);
    var date =
        alone && year >= 1995 && year <= 2050
            ? Calendar.GREGORIAN.date(year, (int) (days / 100 % 100), (int) (days % 100))
            : null;
    if (date == null) {
      return null;
    }
    var time = clocked ? Clock.compact(at, at + 1, value % 1_000_000) : null;
    if (clocked && time == null) {
      return null;
    }
    int to = at + 1;
    if (time != null) {
      var zone = tokens.attached(to) ? Zones.read(tokens, to, true, language) : null;
      to = zone == null ? to : zone.to();
      time = zone == null ? time : new Clock(at, to, time.time(), true, zone.id());
    } else if (tokens.isWord(to) && tokens.attached(to)) {
      boolean clockFollows = tokens.folded(to).equals("t") && tokens.digits(to + 1) > 0;
      if (!clockFollows || tokens.digits(to + 1) != 6) {
        return tokens.written(to).charAt(0) < 0x2E80 && !clockFollows
            ? null
            : Match.day(at, to, date, Shape.COMPACT);
      }
      time = Clock.compact(at, to + 2, tokens.value(to + 1));
      if (time != null) {
        var zone = Zones.read(tokens, to + 2, true, language);
        to = zone == null ? to + 2 : zone.to();
        time = zone == null ? time : new Clock(at, to, time.time(), true, zone.id());
      }
    }
    return new Match(at, to, date, Precision.DAY, null, false, false, Shape.COMPACT, false, time);
  }
}
