package org.unsaid.extract.date;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds dates in running text of many languages and calendars. */
final class DateText {

  private DateText() {}

  /** How far from a number the other words of its date can stand. */
  private static final int REACH = 48;

  /** A longer stretch is read in pieces, so that a hostile text does not fill the memory. */
  private static final int LONGEST = 1 << 16;

  /**
   * All dates in the text, in its order; overlapping readings are settled. Midnight is a day: it is
   * what systems show where they know no time. Left out are lone years, ranges of days, and what
   * depends on the reader's clock (yesterday, 2 hours ago).
   */
  static List<Found> find(String text, Habits habits) {
    int at = trigger(text, 0);
    if (at < 0) {
      return List.of();
    }
    var found = new ArrayList<Found>();
    var language = habits.tongue();
    int from = 0;
    while (at >= 0) {
      int start = Math.max(from, at - REACH);
      while (start > from
          && at - start < 2 * REACH
          && !Character.isSpaceChar(text.charAt(start - 1))) {
        start--;
      }
      int last = at;
      int next = trigger(text, at + 1);
      while (next >= 0 && next - last <= REACH && next - start < LONGEST) {
        last = next;
        next = trigger(text, next + 1);
      }
      int end = Math.min(text.length(), last + REACH);
      if (next >= 0 && next - start >= LONGEST) {
        end = next;
      }
      new DateGrammar(new Tokens(text, start, end), habits, language, found).read();
      from = end;
      at = next;
    }
    return List.copyOf(found);
  }

  /** The next character that a date cannot be without: a digit, or 年 or 月; else -1. */
  private static int trigger(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 ? c >= '0' && c <= '9' : c >= 0x0660 && beyondLatin(c)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean beyondLatin(char c) {
    return c == '年' || c == '月' || ((c < 0x2E80 || c > 0xD7A3) && Character.isDigit(c));
  }

  /**
   * A date that stands in a text.
   *
   * @param start first character of it
   * @param end one behind its last character, time of day and zone included
   * @param swapped the other reading, where day and month could be exchanged (3/4/2024); else null
   * @param yearAssumed whether the year is not written and was taken from {@code habits.latest}
   * @param twoDigitYear whether the year is written with two digits
   * @param shape how it is written
   */
  record Found(
      int start,
      int end,
      ShownTime time,
      @Nullable ShownTime swapped,
      boolean yearAssumed,
      boolean twoDigitYear,
      Shape shape) {}

  /** How a date is written. */
  enum Shape {
    /** A month by its name, or 年月日: nothing else looks so. */
    NAMED,
    /** 2024-05-03, 2024/5/3, 2024.05.03 */
    YEAR_FIRST,
    /** 3.5.2024, 05/03/2024, 3-5-24 */
    YEAR_LAST,
    /** 20240503 */
    COMPACT
  }

  /**
   * How dates are written here.
   *
   * @param language BCP 47, lower case; null: unknown
   * @param dayFirst whether 3/4/2024 is in April; null: by the language, else unknown
   * @param latest the last day that is possible; null: unknown
   */
  record Habits(@Nullable String language, @Nullable Boolean dayFirst, @Nullable LocalDate latest) {

    static final Habits UNKNOWN = new Habits(null, null, null);

    /** The language without its region, as two letters where there are such; empty: unknown. */
    String tongue() {
      if (language == null) {
        return "";
      }
      int end = 0;
      while (end < language.length() && Character.isLetter(language.charAt(end))) {
        end++;
      }
      var tongue = language.substring(0, end).toLowerCase(Locale.ROOT);
      return switch (tongue) {
        case "nb", "nn" -> "no";
        case "in" -> "id";
        case "iw" -> "he";
        case "sh", "bs" -> "hr";
        case "mo" -> "ro";
        case "prs" -> "fa";
        case "cn", "yue" -> "zh";
        case "jp" -> "ja";
        case "fil" -> "tl";
        case "und", "mul", "x" -> "";
        default -> tongue;
      };
    }
  }
}
