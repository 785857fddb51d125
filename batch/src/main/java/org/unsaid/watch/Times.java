package org.unsaid.watch;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.core.When;

/** Places a date that was read as text. */
final class Times {

  private Times() {}

  /**
   * @param text of the form {@link Texts#TIME}
   * @param precision how exactly it is known; null: as it is written
   * @param line of the precision
   * @return as written, where the precision claims more than that; the fault is noted
   */
  static When place(
      String text, @Nullable Precision precision, ZoneId zone, Line line, Faults faults) {
    var written = When.parse(text, zone);
    if (precision == null) {
      return written;
    }
    if (text.contains("/")) {
      faults.add(
          line,
          "a precision beside " + Wording.quoted(text) + ", which lies between two times",
          "Leave the precision out: both times say how exactly they are known.");
      return written;
    }
    if (precision.compareTo(written.precision()) > 0) {
      faults.add(
          line,
          Wording.quoted(text)
              + " is known to the "
              + written.precision().stored()
              + ", not to the "
              + precision.stored(),
          "Write the precision '"
              + written.precision().stored()
              + "', or the time as exactly as it is known.");
      return written;
    }
    return written.atMost(precision, zone);
  }
}
