package org.unsaid.job;

import java.util.List;
import java.util.Locale;
import org.unsaid.core.Copy;
import org.unsaid.core.Voice;

/** What the last run of the copies' job found, in one line. */
final class CopiesFound {

  private volatile String line = "";

  void set(List<Voice> voices, int passedOver) {
    var copies = voices.stream().flatMap(voice -> voice.copy().stream()).toList();
    long own = copies.stream().filter(Copy::sameInstitution).count();
    long choruses = voices.stream().flatMap(voice -> voice.chorus().stream()).distinct().count();
    line =
        String.format(
            Locale.ROOT,
            "%,d near-copies linked: %,d of another institution's text, in %,d choruses, %,d of its"
                + " own%s",
            copies.size(),
            copies.size() - own,
            choruses,
            own,
            passedOver == 0
                ? ""
                : String.format(
                    Locale.ROOT, " · %,d marks passed over that too many share", passedOver));
  }

  String line() {
    return line;
  }
}
