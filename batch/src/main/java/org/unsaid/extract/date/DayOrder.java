package org.unsaid.extract.date;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;

/** Settles dates whose day and month could be exchanged, by the other dates of the page. */
final class DayOrder {

  private DayOrder() {}

  static List<Clue> settle(List<Clue> clues, @Nullable LocalDate latest) {
    int dayFirst = 0;
    int monthFirst = 0;
    var sure = new HashSet<LocalDate>();
    for (var clue : clues) {
      if (clue.dayFirst() != null) {
        if (clue.dayFirst()) {
          dayFirst++;
        } else {
          monthFirst++;
        }
      }
      if (clue.swapped() == null && clue.weight() > 0.2) {
        sure.add(clue.day());
      }
    }
    var settled = new ArrayList<Clue>();
    for (var clue : clues) {
      settled.add(clue.swapped() == null ? clue : settle(clue, dayFirst, monthFirst, sure, latest));
    }
    return settled;
  }

  private static Clue settle(
      Clue clue, int dayFirst, int monthFirst, Set<LocalDate> sure, @Nullable LocalDate latest) {
    var other = clue.swapped();
    if (other == null) {
      return clue;
    }
    var day = clue.day();
    var otherDay = other.start().toLocalDate();
    if (latest != null && day.isAfter(latest) != otherDay.isAfter(latest)) {
      return day.isAfter(latest)
          ? clue.with(other, null, "the other order of day and month lies too late")
          : clue.with(clue.time(), null, "");
    }
    if (sure.contains(day) != sure.contains(otherDay)) {
      return sure.contains(otherDay)
          ? clue.with(other, null, "another source settles the order of day and month")
          : clue.with(clue.time(), null, "");
    }
    if (dayFirst > 0 != monthFirst > 0) {
      boolean first = leads(clue);
      return first == dayFirst > 0
          ? clue
          : clue.with(
              other, clue.time(), "other dates of the page show the order of day and month");
    }
    // where nothing else tells, the latest of the page's other dates does
    if (latest == null && !sure.isEmpty()) {
      var last = Collections.max(sure);
      if (day.isAfter(last) && !otherDay.isAfter(last)) {
        return clue.with(other, null, "the other order of day and month lies behind all else");
      }
    }
    return clue;
  }

  /** Whether the reading takes the first number for the day. */
  private static boolean leads(Clue clue) {
    int day = clue.time().start().getDayOfMonth();
    int month = clue.time().start().getMonthValue();
    var quote = clue.quote();
    for (int i = 0; i + 2 < quote.length(); i++) {
      int end = i;
      int number = 0;
      while (end < quote.length() && end < i + 2 && Character.digit(quote.charAt(end), 10) >= 0) {
        number = 10 * number + Character.digit(quote.charAt(end), 10);
        end++;
      }
      if (end > i) {
        if (end + 1 < quote.length()
            && "./-".indexOf(quote.charAt(end)) >= 0
            && Character.digit(quote.charAt(end + 1), 10) >= 0
            && (number == day || number == month)) {
          return number == day;
        }
        i = end;
      }
    }
    return true;
  }

  /** Whether the day is written first, where it cannot be mistaken. */
  static @Nullable Boolean of(DateText.Found date, String text) {
    if (date.shape() != DateText.Shape.YEAR_LAST
        || date.swapped() != null
        || date.time().precision().compareTo(Precision.DAY) < 0) {
      return null;
    }
    int day = date.time().start().getDayOfMonth();
    if (day <= 12) {
      return null;
    }
    int number = 0;
    for (int i = date.start(); i < date.end() && i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit < 0) {
        break;
      }
      number = 10 * number + digit;
    }
    return number == day;
  }
}
