package org.unsaid.extract.date;

import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateGrammar.Match;
import org.unsaid.extract.date.DateText.Habits;
import org.unsaid.extract.date.DateText.Shape;

/** 2024年5月3日, 令和6年5月3日, 民國113年5月3日, 2024년 5월 3일. */
final class EastAsianDates {

  private final Tokens tokens;
  private final Habits habits;
  private final String language;

  EastAsianDates(Tokens tokens, Habits habits, String language) {
    this.tokens = tokens;
    this.habits = habits;
    this.language = language;
  }

  /** The date whose first number is at a token. */
  @Nullable Match read(int at, int floor) {
    if (tokens.is(at + 1, "年년")) {
      return full(at, floor);
    }
    if (tokens.is(at + 1, "月월") && tokens.is(at + 3, "日号號일")) {
      return yearless(at);
    }
    return null;
  }

  private @Nullable Match full(int at, int floor) {
    var era = Era.before(tokens, at, floor);
    int from = era == null ? at : era.from();
    long written = tokens.value(at);
    int length = tokens.digits(at);
    boolean twoDigit = false;
    int year;
    if (era != null) {
      year = (int) Math.min(written, 200) + era.offset();
    } else if (written >= 1900 && written <= 2100 && (length == 4 || length == 0)) {
      year = (int) written;
    } else if (length == 3 && written >= 100 && written <= 150 && !language.equals("ja")) {
      year = (int) written + 1911;
    } else if (length == 2 && shortYears()) {
      year = Years.ofTwoDigits(habits, written);
      twoDigit = true;
    } else {
      return null;
    }
    int month = at + 2;
    if (!tokens.isNumber(month) || !tokens.is(month + 1, "月월")) {
      return null;
    }
    int day = month + 2;
    int number = (int) Math.min(tokens.value(month), 99);
    if (tokens.isNumber(day) && tokens.digits(day) <= 2 && tokens.is(day + 1, "日号號일")) {
      if (ranges(day + 2)) {
        return null;
      }
      var date = Calendar.GREGORIAN.date(year, number, (int) Math.min(tokens.value(day), 99));
      return date == null
          ? null
          : new Match(
              from, day + 2, date, Precision.DAY, null, false, twoDigit, Shape.NAMED, false, null);
    }
    var first = Calendar.GREGORIAN.date(year, number, 1);
    return first == null || twoDigit || tokens.is(day, "间間") || ranges(day)
        ? null
        : new Match(
            from, day, first, Precision.MONTH, null, false, false, Shape.NAMED, false, null);
  }

  /** Whether 24年 is 2024: in Taiwan it would be 1935. */
  private boolean shortYears() {
    return switch (language) {
      case "ja", "ko" -> true;
      case "zh" ->
          !(habits.language() + "").contains("tw") && !(habits.language() + "").contains("hant");
      default -> false;
    };
  }

  /** Whether a last day or month follows: 3日至5日. */
  private boolean ranges(int to) {
    return tokens.is(to, "至到-–—－~～〜") && tokens.isNumber(to + 1) && tokens.is(to + 2, "日号號月年일월년");
  }

  private @Nullable Match yearless(int at) {
    // of last year, of next year, of a year that could not be read
    boolean elsewhere = tokens.is(at - 1, "年년") && !tokens.is(at - 2, "今本同");
    if (elsewhere
        || tokens.digits(at) > 2
        || tokens.digits(at + 2) > 2
        || ranges(at + 4)
        || !tokens.isNumber(at + 2)) {
      return null;
    }
    var date = Years.youngest(habits, (int) Math.min(tokens.value(at), 99), tokens.value(at + 2));
    return date == null
        ? null
        : new Match(at, at + 4, date, Precision.DAY, null, true, false, Shape.NAMED, false, null);
  }

  /**
   * A year's era.
   *
   * @param from its first token
   * @param offset what its first year is one more than
   */
  record Era(int from, int offset) {

    static @Nullable Era before(Tokens tokens, int at, int floor) {
      if (at - 2 < floor || !tokens.isWord(at - 1)) {
        return null;
      }
      char first = tokens.sign(at - 2);
      char second = tokens.sign(at - 1);
      if (first == '令' && second == '和') {
        return new Era(at - 2, 2018);
      }
      if (first == '平' && second == '成') {
        return new Era(at - 2, 1988);
      }
      if (first == '昭' && second == '和') {
        return new Era(at - 2, 1925);
      }
      if (first == '民' && (second == '國' || second == '国')) {
        boolean whole = at - 4 >= floor && tokens.is(at - 4, "中") && tokens.is(at - 3, "華华");
        return new Era(whole ? at - 4 : at - 2, 1911);
      }
      return null;
    }
  }
}
