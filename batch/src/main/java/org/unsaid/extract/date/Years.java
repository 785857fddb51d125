package org.unsaid.extract.date;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.unsaid.extract.date.DateText.Habits;

/** Completes years that are written in part, or not at all. */
final class Years {

  private Years() {}

  /** The last such day that is possible; null: the last possible day is not known. */
  static @Nullable LocalDate youngest(Habits habits, int month, long day) {
    var latest = habits.latest();
    if (latest == null || day < 1 || day > 31) {
      return null;
    }
    // eight years hold a 29 February, whatever the century
    for (int year = latest.getYear(); year > latest.getYear() - 9; year--) {
      var date = Calendar.GREGORIAN.date(year, month, (int) day);
      if (date != null && !date.isAfter(latest)) {
        return date;
      }
    }
    return null;
  }

  /** The year that 24 or 98 stands for; 0: one that pages of the web do not show. */
  static int ofTwoDigits(Habits habits, long digits) {
    var latest = habits.latest();
    int last = latest == null ? 2049 : latest.getYear();
    if (habits.tongue().equals("th") && digits >= 38 && 1957 + digits <= last) {
      // of the Buddhist calendar, 2567
      return (int) (1957 + digits);
    }
    int year = (int) (2000 + digits);
    if (year <= last) {
      return year;
    }
    return digits >= 90 ? year - 100 : 0;
  }
}
