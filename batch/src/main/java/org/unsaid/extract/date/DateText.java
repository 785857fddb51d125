package org.unsaid.extract.date;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds dates in running text of many languages and calendars. */
final class DateText {

  private DateText() {}

  /** All dates in the text, in its order; overlapping readings are settled. */
  static List<Found> find(String text, Habits habits) {
    return List.of();
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
  }
}
