package org.unsaid.extract.date;

import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateGrammar.Match;
import org.unsaid.extract.date.DateText.Habits;
import org.unsaid.extract.date.DateText.Shape;
import org.unsaid.extract.date.Lexicon.Role;

/** Dates with a month's name: 3 May 2024, May 3, 2024, 2024. május 3., May 2024. */
final class NamedDates {

  private final Tokens tokens;
  private final Habits habits;
  private final String language;
  private final MonthNames months;
  private final NamedYears years;

  NamedDates(Tokens tokens, Habits habits, String language) {
    this.tokens = tokens;
    this.habits = habits;
    this.language = language;
    this.months = new MonthNames(tokens, language);
    this.years = new NamedYears(tokens, habits, language);
  }

  @Nullable Match read(int at, int floor) {
    int digits = tokens.digits(at);
    if (digits <= 2 && tokens.value(at) >= 1 && tokens.value(at) <= 31) {
      var match = dayMonth(at, floor);
      return match == null ? monthDay(at, floor) : match;
    }
    if (digits == 4) {
      var match = yearMonthDay(at);
      return match == null ? monthYear(at, floor) : match;
    }
    return null;
  }

  /** 3 May 2024, 3. Mai, 1er mai 2024, 3 de mayo de 2024 */
  private @Nullable Match dayMonth(int at, int floor) {
    if (chained(at)) {
      return null;
    }
    int i = links(ordinal(at + 1), true);
    var name = months.at(i);
    if (name == null || ranged(at, floor)) {
      return null;
    }
    if (tokens.is(name.from() - 1, "-–—") && months.before(at, floor) != null) {
      return null;
    }
    int day = (int) tokens.value(at);
    var year = years.after(name.to(), name.month());
    if (year != null) {
      return dated(at, name, day, year);
    }
    // in Oct. 1 Sept. 30, the first is of October
    return months.before(at, floor) != null ? null : yearless(at, name.to(), name, day);
  }

  /** May 3, 2024, MAY 3RD 2024, Fri May 3 10:00:00 2024 */
  private @Nullable Match monthDay(int at, int floor) {
    var name = months.before(at, floor);
    if (name == null) {
      return null;
    }
    int i = ordinal(at + 1);
    if (ranging(name, i)) {
      return null;
    }
    int day = (int) tokens.value(at);
    var year =
        tokens.is(i, ":") || (name.month().little() && !name.likely())
            ? null
            : years.after(i, name.month());
    if (year != null && (year.century() || tokens.is(i, "'’"))) {
      return dated(name.from(), name, day, year);
    }
    var clocked = clocked(name, day, i);
    if (clocked != null) {
      return clocked;
    }
    if (tokens.is(at + 1, ":：") || !monthsFirst()) {
      return null;
    }
    return yearless(name.from(), i, name, day);
  }

  /** Whether the day belongs to a range: May 3-5, 1-3 May 5. */
  private boolean ranging(MonthNames.Name name, int behind) {
    boolean first =
        tokens.is(behind, "-–—")
            && ((tokens.digits(behind + 1) > 0 && tokens.digits(behind + 1) <= 2)
                || !tokens.sense(behind + 1).months().isEmpty());
    boolean last =
        tokens.is(name.from() - 1, "-–—")
            && tokens.digits(name.from() - 2) > 0
            && tokens.digits(name.from() - 2) <= 2
            && !tokens.is(name.from() - 3, ":：");
    return first || last;
  }

  /** The clock stands between day and year: May 3 10:00:00 CEST 2024 */
  private @Nullable Match clocked(MonthNames.Name name, int day, int behind) {
    var clock = Clock.read(tokens, behind, false, language);
    if (clock == null) {
      return null;
    }
    // Java writes its zone there, by names that may be anything
    int yearAt = tokens.isWord(clock.to()) ? clock.to() + 1 : clock.to();
    var date = tokens.digits(yearAt) == 4 ? years.date(yearAt, name.month(), day) : null;
    return date == null
        ? null
        : new Match(
            name.from(),
            yearAt + 1,
            date,
            Precision.DAY,
            null,
            false,
            false,
            Shape.NAMED,
            false,
            clock);
  }

  private boolean monthsFirst() {
    return switch (language) {
      case "", "en", "hu", "lt", "eu", "vi" -> true;
      default -> false;
    };
  }

  /** 2024. május 3., 2024 m. gegužės 3 d., 2024-May-03 */
  private @Nullable Match yearMonthDay(int at) {
    if (chained(at)) {
      return null;
    }
    int i = at + 1;
    boolean marked = false;
    while (i < at + 4 && (tokens.sense(i).is(Role.YEAR_WORD) || tokens.is(i, ".,-/"))) {
      marked |= !tokens.is(i, ",-/");
      i++;
    }
    if (marked && tokens.digits(i) > 0 && tokens.digits(i) <= 2) {
      int day = i;
      i = links(ordinal(i + 1), true);
      var name = months.at(i);
      if (name == null || years.after(name.to(), name.month()) != null) {
        return null;
      }
      var date = years.date(at, name.month(), tokens.value(day));
      return date == null ? null : Match.day(at, name.to(), date, Shape.NAMED);
    }
    var name = months.at(i);
    if (name == null) {
      return null;
    }
    int day = links(name.to(), true);
    if (tokens.digits(day) == 0 || tokens.digits(day) > 2 || tokens.is(day + 1, ":")) {
      return null;
    }
    var date = years.date(at, name.month(), tokens.value(day));
    int end = tokens.is(day + 1, ".") ? day + 2 : ordinal(day + 1);
    var later = years.after(end, name.month());
    if (date == null || (later != null && later.century())) {
      return null;
    }
    return Match.day(at, end, date, Shape.NAMED);
  }

  /** May 2024, mai de 2024 */
  private @Nullable Match monthYear(int at, int floor) {
    int last = at - 1;
    while (last > floor
        && last > at - 3
        && (tokens.is(last, ",")
            || tokens.sense(last).is(Role.LINK)
            || tokens.sense(last).is(Role.YEAR_AFTER))) {
      last--;
    }
    var name = months.before(last + 1, floor);
    boolean range = tokens.is(at + 1, "-–/") && tokens.digits(at + 2) > 0;
    if (name == null || !name.likely() || range || (tokens.attached(at) && tokens.isWord(at - 1))) {
      return null;
    }
    int before = name.from() - 1;
    while (before >= floor
        && (tokens.is(before, ".-–")
            || tokens.sense(before).is(Role.LINK)
            || tokens.sense(before).is(Role.ORDINAL))) {
      before--;
    }
    boolean second =
        tokens.is(name.from() - 1, "/-–") && !tokens.sense(name.from() - 2).months().isEmpty();
    var date =
        second || (tokens.isNumber(before) && before >= floor)
            ? null
            : years.date(at, name.month(), 1);
    return date == null
        ? null
        : new Match(
            name.from(),
            at + 1,
            date,
            Precision.MONTH,
            null,
            false,
            false,
            Shape.NAMED,
            false,
            null);
  }

  private @Nullable Match dated(int from, MonthNames.Name name, int day, NamedYears.Year year) {
    var date = year.calendar().date(year.value(), name.month().number(), day);
    return date == null
        ? null
        : new Match(
            from,
            year.to(),
            date,
            Precision.DAY,
            null,
            false,
            !year.century(),
            Shape.NAMED,
            year.calendar() == Calendar.HIJRI,
            null);
  }

  private @Nullable Match yearless(int from, int to, MonthNames.Name name, int day) {
    if (!name.sure()
        || name.month().calendar() != Calendar.GREGORIAN
        || tokens.is(to, "'’")
        || tokens.digits(to) > 2
        || years.near(from, to)) {
      return null;
    }
    var date = Years.youngest(habits, name.month().number(), day);
    return date == null
        ? null
        : new Match(from, to, date, Precision.DAY, null, true, false, Shape.NAMED, false, null);
  }

  /** Passes over rd, er, º, or the point of an ordinal. */
  private int ordinal(int at) {
    if (tokens.is(at, ".") && tokens.is(at + 1, "ºª")) {
      return at + 2;
    }
    if (tokens.is(at, "-‑") && tokens.attached(at) && tokens.sense(at + 1).is(Role.ORDINAL)) {
      return at + 2;
    }
    if (tokens.is(at, ".°º") || (tokens.attached(at) && tokens.sense(at).is(Role.ORDINAL))) {
      return at + 1;
    }
    return at;
  }

  private int links(int at, boolean marks) {
    int i = at;
    while (i < at + 3
        && ((tokens.sense(i).is(Role.LINK) && tokens.sense(i).months().isEmpty())
            || (marks && i == at && tokens.is(i, "-–/,،"))
            || tokens.is(i, "'’"))) {
      i++;
    }
    return i;
  }

  /** Whether the number is a part of a longer one, such as 1.3 or 10:03. */
  private boolean chained(int at) {
    return tokens.is(at - 1, ".:,/-")
        && tokens.attached(at)
        && tokens.attached(at - 1)
        && tokens.isNumber(at - 2);
  }

  /** Whether it is the last day of a range: 3-5 May. */
  private boolean ranged(int at, int floor) {
    int i = at - 1;
    if (i < floor || (!tokens.is(i, "-–—") && !tokens.sense(i).is(Role.UNTIL))) {
      return false;
    }
    i--;
    if (tokens.isWord(i) && tokens.digits(i - 1) > 0 && !tokens.sense(i).months().isEmpty()) {
      return true;
    }
    if (tokens.is(i, ".")) {
      i--;
    }
    return i >= floor
        && tokens.digits(i) > 0
        && tokens.digits(i) <= 2
        && tokens.value(i) < tokens.value(at)
        && !tokens.is(i - 1, ":.");
  }
}
