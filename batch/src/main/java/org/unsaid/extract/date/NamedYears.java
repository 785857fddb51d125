package org.unsaid.extract.date;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.unsaid.extract.date.DateText.Habits;
import org.unsaid.extract.date.Lexicon.Month;
import org.unsaid.extract.date.Lexicon.Role;

/** The years that stand beside months' names, with four digits or two, of several calendars. */
final class NamedYears {

  private final Tokens tokens;
  private final Habits habits;
  private final String language;

  NamedYears(Tokens tokens, Habits habits, String language) {
    this.tokens = tokens;
    this.habits = habits;
    this.language = language;
  }

  /**
   * A year in the text.
   *
   * @param to one behind its last token
   * @param century whether it is written with four digits
   */
  record Year(int to, int value, boolean century, Calendar calendar) {}

  /** The year behind a month or a day; null: there is none. */
  @Nullable Year after(int at, Month month) {
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

  private boolean buddhist(int year, Month month) {
    return year >= 2443 && year <= 2643 && (month.of("th") || language.equals("th"));
  }

  /** The day of a year that is written with four digits; null: there is no such day. */
  @Nullable LocalDate date(int yearAt, Month month, long day) {
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

  /** Whether a year stands nearby, so that it is written after all, in a way that is not read. */
  boolean near(int from, int to) {
    for (int i = from - 6; i < to + 6; i++) {
      long value = tokens.digits(i) == 4 ? tokens.value(i) : 0;
      if (value >= 1900 && value <= 2100) {
        return true;
      }
    }
    return false;
  }
}
