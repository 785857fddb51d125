package org.unsaid.extract.date;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One date as it was collected, before the dates of the page are weighed against each other.
 *
 * @param swapped the other reading, where day and month could be exchanged; else null
 * @param dayFirst whether the day is written before the month, where the order cannot be mistaken
 *     (13/4/2024); null: it is no such date
 * @param weight how much it speaks for being the publication, taken by itself
 */
record Clue(
    ShownTime time,
    @Nullable ShownTime swapped,
    @Nullable Boolean dayFirst,
    DateCandidate.Source source,
    DateCandidate.Role role,
    double weight,
    String place,
    String quote,
    String why) {

  static final int QUOTE = 120;

  Clue {
    quote = quote.strip();
    if (quote.length() > QUOTE) {
      int end = Character.isHighSurrogate(quote.charAt(QUOTE - 2)) ? QUOTE - 2 : QUOTE - 1;
      quote = quote.substring(0, end) + "…";
    }
  }

  /** A date that a program wrote, whose order of day and month is plain. */
  static Clue stated(
      ShownTime time,
      DateCandidate.Source source,
      DateCandidate.Role role,
      double weight,
      String place,
      String quote,
      String why) {
    return new Clue(time, null, null, source, role, weight, place, quote, why);
  }

  LocalDate day() {
    return time.start().toLocalDate();
  }

  Clue as(DateCandidate.Role other, double otherWeight, String otherWhy) {
    return new Clue(time, swapped, dayFirst, source, other, otherWeight, place, quote, otherWhy);
  }

  Clue with(ShownTime other, @Nullable ShownTime otherSwapped, String because) {
    return new Clue(
        other,
        otherSwapped,
        dayFirst,
        source,
        role,
        weight,
        place,
        quote,
        because.isEmpty() ? why : why + "; " + because);
  }

  DateCandidate candidate() {
    return new DateCandidate(time, source, place, quote, role, weight, why);
  }
}
