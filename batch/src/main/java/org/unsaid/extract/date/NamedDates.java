package org.unsaid.extract.date;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateGrammar.Match;
import org.unsaid.extract.date.DateText.Habits;
import org.unsaid.extract.date.DateText.Shape;
import org.unsaid.extract.date.Lexicon.Month;
import org.unsaid.extract.date.Lexicon.Role;

/** Dates with a month's name: 3 May 2024, May 3, 2024, 2024. május 3., May 2024. */
final class NamedDates {

  private final Tokens tokens;
  private final Habits habits;
  private final String language;

  NamedDates(Tokens tokens, Habits habits, String language) {
    this.tokens = tokens;
    this.habits = habits;
    this.language = language;
  }

  /**
   * A month's name in the text.
   *
   * @param to one behind its last token, a point included
   * @param sure whether it is a month beyond doubt, even without a year
   * @param likely whether it is one, if a year stands beside it
   */
  private record Name(int from, int to, Month month, boolean sure, boolean likely) {}

  /**
   * A year in the text.
   *
   * @param to one behind its last token
   * @param century whether it is written with four digits
   */
  private record Year(int to, int value, boolean century, Calendar calendar) {}

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
    var name = name(i);
    if (name == null || ranged(at, floor)) {
      return null;
    }
    if (tokens.is(name.from() - 1, "-–—") && nameBefore(at, floor) != null) {
      return null;
    }
    int day = (int) tokens.value(at);
    var year = year(name.to(), name.month());
    if (year != null) {
      return dated(at, name, day, year);
    }
    // in Oct. 1 Sept. 30, the first is of October
    return nameBefore(at, floor) != null ? null : yearless(at, name.to(), name, day);
  }

  /** May 3, 2024, MAY 3RD 2024, Fri May 3 10:00:00 2024 */
  private @Nullable Match monthDay(int at, int floor) {
    var name = nameBefore(at, floor);
    if (name == null) {
      return null;
    }
    int i = ordinal(at + 1);
    boolean first =
        tokens.is(i, "-–—")
            && ((tokens.digits(i + 1) > 0 && tokens.digits(i + 1) <= 2)
                || !tokens.sense(i + 1).months().isEmpty());
    boolean last =
        tokens.is(name.from() - 1, "-–—")
            && tokens.digits(name.from() - 2) > 0
            && tokens.digits(name.from() - 2) <= 2
            && !tokens.is(name.from() - 3, ":：");
    if (first || last) {
      return null;
    }
    int day = (int) tokens.value(at);
    var year =
        tokens.is(i, ":") || (name.month().little() && !name.likely())
            ? null
            : year(i, name.month());
    if (year != null && (year.century() || tokens.is(i, "'’"))) {
      return dated(name.from(), name, day, year);
    }
    var clock = Clock.read(tokens, i, false, language);
    // Java writes its zone there, by names that may be anything
    int yearAt = clock == null ? i : tokens.isWord(clock.to()) ? clock.to() + 1 : clock.to();
    if (clock != null && tokens.digits(yearAt) == 4) {
      var date =
          name.month().calendar().date((int) tokens.value(yearAt), name.month().number(), day);
      if (date != null) {
        return new Match(
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
    }
    if (tokens.is(at + 1, ":：") || !monthsFirst()) {
      return null;
    }
    return yearless(name.from(), i, name, day);
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
      var name = name(i);
      if (name == null || year(name.to(), name.month()) != null) {
        return null;
      }
      var date = date(at, name.month(), tokens.value(day));
      return date == null ? null : Match.day(at, name.to(), date, Shape.NAMED);
    }
    var name = name(i);
    if (name == null) {
      return null;
    }
    int day = links(name.to(), true);
    if (tokens.digits(day) == 0 || tokens.digits(day) > 2 || tokens.is(day + 1, ":")) {
      return null;
    }
    var date = date(at, name.month(), tokens.value(day));
    int end = tokens.is(day + 1, ".") ? day + 2 : ordinal(day + 1);
    var later = year(end, name.month());
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
    var name = nameBefore(last + 1, floor);
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
        second || (tokens.isNumber(before) && before >= floor) ? null : date(at, name.month(), 1);
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

  private @Nullable Match dated(int from, Name name, int day, Year year) {
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

  private @Nullable Match yearless(int from, int to, Name name, int day) {
    if (!name.sure()
        || name.month().calendar() != Calendar.GREGORIAN
        || tokens.is(to, "'’")
        || tokens.digits(to) > 2
        || yearNear(from, to)) {
      return null;
    }
    var date = Years.youngest(habits, name.month().number(), day);
    return date == null
        ? null
        : new Match(from, to, date, Precision.DAY, null, true, false, Shape.NAMED, false, null);
  }

  /** Whether a year stands nearby, so that it is written after all, in a way that is not read. */
  private boolean yearNear(int from, int to) {
    for (int i = from - 6; i < to + 6; i++) {
      long value = tokens.digits(i) == 4 ? tokens.value(i) : 0;
      if (value >= 1900 && value <= 2100) {
        return true;
      }
    }
    return false;
  }

  private @Nullable LocalDate date(int yearAt, Month month, long day) {
    int year = (int) tokens.value(yearAt);
    var calendar = month.calendar();
    if (calendar == Calendar.HIJRI) {
      return null;
    }
    if (calendar == Calendar.GREGORIAN && buddhist(year, month)) {
      calendar = Calendar.BUDDHIST;
    }
    return calendar.date(year, month.number(), (int) day);
  }

  private boolean buddhist(int year, Month month) {
    return year >= 2443 && year <= 2643 && (month.of("th") || language.equals("th"));
  }

  /** The year behind a month or a day; null: there is none. */
  private @Nullable Year year(int at, Month month) {
    int i = at;
    int marks = 0;
    while (i < at + 4 && !tokens.isNumber(i)) {
      boolean link = tokens.sense(i).is(Role.LINK) || tokens.sense(i).is(Role.YEAR_AFTER);
      if (!link && (!tokens.is(i, ",،.-–/'’") || ++marks > 2)) {
        return null;
      }
      i++;
    }
    int digits = tokens.digits(i);
    int value = (int) Math.min(tokens.value(i), 9999);
    if (digits == 4) {
      return century(i, value, month);
    }
    if (digits != 2
        || (tokens.is(i + 1, ":：.") && tokens.digits(i + 2) > 0)
        || tokens.is(i - 1, ",،")) {
      return null;
    }
    boolean joined = tokens.is(i - 1, "-/'’") || month.of("th");
    var next = tokens.sense(i + 1);
    if (!joined
        && (tokens.isNumber(i + 1)
            || (tokens.isWord(i + 1) && !next.is(Role.YEAR_WORD))
            || tokens.is(i + 1, "%€$£¥"))) {
      return null;
    }
    if (next.is(Role.HOURS) || Clock.half(tokens, i + 1, language) > i + 1) {
      return null;
    }
    if (month.of("th")) {
      int year = 2500 - 543 + value;
      if (year >= 1995 && (habits.latest() == null || year <= habits.latest().getYear())) {
        return new Year(i + 1, year, false, Calendar.GREGORIAN);
      }
    }
    int year = month.calendar() == Calendar.GREGORIAN ? Years.ofTwoDigits(habits, value) : 0;
    return year == 0 ? null : new Year(i + 1, year, false, Calendar.GREGORIAN);
  }

  private @Nullable Year century(int at, int value, Month month) {
    int to = at + 1;
    if (month.calendar() == Calendar.HIJRI) {
      boolean marked = tokens.sense(to).is(Role.LUNAR);
      return marked ? new Year(to + 1, value, true, Calendar.HIJRI) : null;
    }
    if (month.calendar() == Calendar.GREGORIAN && buddhist(value, month)) {
      return new Year(to, value, true, Calendar.BUDDHIST);
    }
    return new Year(to, value, true, month.calendar());
  }

  /** The month that begins at a token; null: none. */
  private @Nullable Name name(int at) {
    if (!tokens.isWord(at)) {
      return null;
    }
    var sense = tokens.sense(at);
    if (sense.is(Role.MONTH_WORD) && tokens.digits(at + 1) > 0) {
      long number = tokens.value(at + 1);
      return number >= 1 && number <= 12
          ? new Name(
              at, at + 2, new Month(Calendar.GREGORIAN, (int) number, ",vi,", false), true, true)
          : null;
    }
    Name longest = named(at, at + 1, sense);
    var words = sense.opens() ? tokens.folded(at) : "";
    for (int i = at + 1; sense.opens() && i < at + 3; i++) {
      words = words + " " + tokens.folded(i);
      sense = Lexicon.sense(words);
      var longer = named(at, i + 1, sense);
      longest = longer == null ? longest : longer;
    }
    if (longest != null && tokens.is(longest.to(), "/") && tokens.isWord(longest.to() + 1)) {
      // مايو/أيار: one month in two ways
      var twin = name(longest.to() + 1);
      if (twin != null && twin.month().number() == longest.month().number()) {
        longest = new Name(at, twin.to(), longest.month(), longest.sure(), longest.likely());
      }
    }
    if (longest == null && tokens.written(at).charAt(0) == 'ב') {
      // Hebrew writes its "in" together with the month
      var word = tokens.folded(at);
      longest = word.isEmpty() ? null : named(at, at + 1, Lexicon.sense(word.substring(1)));
    }
    return longest;
  }

  private @Nullable Name named(int from, int to, Lexicon.Sense sense) {
    var month = month(sense);
    if (month == null) {
      return null;
    }
    boolean capital = tokens.capital(from);
    boolean ours = month.of(language);
    boolean english = month.of("en");
    boolean likely =
        (english && !month.little()) ? capital || (ours && !language.equals("en")) : ours;
    // without a year or a day, a foreign or a short word is rather another word
    boolean sure =
        (ours || language.isEmpty())
            ? likely || (capital && !month.little())
            : english && likely && tokens.end(from) - tokens.start(from) > 3;
    return new Name(
        from,
        tokens.is(to, ".׳॰") ? to + 1 : to,
        month,
        sure,
        likely || (capital && !month.little()));
  }

  private @Nullable Month month(Lexicon.Sense sense) {
    var months = sense.months();
    if (months.isEmpty()) {
      return null;
    }
    for (var month : months) {
      if (month.of(language)) {
        return month;
      }
    }
    var first = months.getFirst();
    for (var month : months) {
      if (month.number() != first.number() || month.calendar() != first.calendar()) {
        return null;
      }
    }
    return first;
  }

  /** The month whose last token is right before another; null: none. */
  private @Nullable Name nameBefore(int at, int floor) {
    int last = at - 1;
    if (!tokens.isWord(last) && !tokens.is(last, ".-/,") && !tokens.isNumber(last)) {
      return null;
    }
    for (int from = Math.max(floor, at - 4); from < at; from++) {
      if (tokens.isWord(from) && (from >= at - 2 || tokens.mayOpen(from))) {
        var name = name(from);
        if (name != null
            && (name.to() == at
                || (name.to() == at - 1 && tokens.is(last, "-/,"))
                || (name.to() == at - 1 && tokens.folded(last).equals("the")))) {
          return name;
        }
      }
    }
    return null;
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
