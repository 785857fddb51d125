package org.unsaid.extract.date;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/**
 * Tells shown updates from shown publications where no word does: a page that states both for
 * programs, and shows one of them to readers, often shows the later.
 */
final class Updates {

  private Updates() {}

  static List<Clue> tell(List<Clue> clues) {
    var publishedDays = new HashSet<LocalDate>();
    var updatedDays = new HashSet<LocalDate>();
    var publishedTimes = new HashSet<LocalDateTime>();
    var updatedTimes = new HashSet<LocalDateTime>();
    for (var clue : clues) {
      if (!stated(clue)) {
        continue;
      }
      boolean published = clue.role() == Role.PUBLISHED;
      if (published || clue.role() == Role.UPDATED) {
        (published ? publishedDays : updatedDays).add(clue.day());
        var times = published ? publishedTimes : updatedTimes;
        if (clue.time().timed()) {
          times.add(minute(clue.time().start()));
          var utc = utc(clue);
          if (utc != null) {
            times.add(utc);
          }
        }
      }
    }
    updatedDays.removeAll(publishedDays);
    updatedTimes.removeAll(publishedTimes);
    if (publishedDays.isEmpty() || (updatedDays.isEmpty() && updatedTimes.isEmpty())) {
      return clues;
    }
    var told = new ArrayList<Clue>();
    for (var clue : clues) {
      boolean open =
          shown(clue.source())
              && (clue.role() == Role.UNKNOWN
                  || (clue.source() == Source.TIME_ELEMENT && clue.role() == Role.PUBLISHED));
      if (open
          && (updatedDays.contains(clue.day())
              || (clue.time().timed() && at(clue, updatedTimes)))) {
        told.add(
            clue.as(
                Role.UPDATED,
                clue.weight(),
                clue.why() + "; it is what the page states for its change"));
      } else {
        told.add(clue);
      }
    }
    return told;
  }

  private static boolean at(Clue clue, Set<LocalDateTime> times) {
    var utc = utc(clue);
    return times.contains(minute(clue.time().start())) || (utc != null && times.contains(utc));
  }

  private static @Nullable LocalDateTime utc(Clue clue) {
    var offset = clue.time().offset();
    return offset == null
        ? null
        : minute(clue.time().start().minusSeconds(offset.getTotalSeconds()));
  }

  private static LocalDateTime minute(LocalDateTime time) {
    return time.withSecond(0);
  }

  private static boolean stated(Clue clue) {
    return (clue.source() == Source.JSON_LD || clue.source() == Source.META) && clue.weight() >= 2;
  }

  private static boolean shown(Source source) {
    return switch (source) {
      case TIME_ELEMENT, LABEL, HEADLINE, DATELINE, TEXT -> true;
      default -> false;
    };
  }
}
