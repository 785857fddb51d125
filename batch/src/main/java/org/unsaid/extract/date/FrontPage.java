package org.unsaid.extract.date;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateCandidate.Role;

/** A site's first page. It has no publication, yet is as young as the newest entry it lists. */
final class FrontPage {

  private FrontPage() {}

  /** The root of a site, or of one of its languages. */
  private static final Pattern ROOT =
      Pattern.compile("/?|/(?:[a-z]{2}/?)?(?:(?:index|default|home)\\.[a-z]{3,5})?");

  /** Fewer days in a row may be of anything. */
  private static final int ENTRIES = 3;

  static boolean is(@Nullable URI url) {
    return url != null
        && url.getPath() != null
        && url.getQuery() == null
        && ROOT.matcher(url.getPath()).matches();
  }

  /** The same clues, the newest of those that are listed from new to old being a change. */
  static List<Clue> read(List<Clue> clues) {
    int newest = newest(clues);
    if (newest < 0) {
      return clues;
    }
    var read = new ArrayList<>(clues);
    var clue = clues.get(newest);
    var why = clue.why() + "; the newest entry of a first page";
    read.set(newest, clue.as(Role.UPDATED, Weights.NEWEST_ENTRY, why));
    return read;
  }

  /** Where the longest list begins that goes from new to old; -1: there is none. */
  private static int newest(List<Clue> clues) {
    int found = -1;
    int most = ENTRIES - 1;
    int begin = -1;
    int last = -1;
    var days = new HashSet<Long>();
    for (int i = 0; i < clues.size(); i++) {
      if (!entry(clues.get(i))) {
        continue;
      }
      if (last < 0 || clues.get(i).day().isAfter(clues.get(last).day())) {
        days.clear();
        begin = i;
      }
      last = i;
      days.add(clues.get(i).day().toEpochDay());
      if (days.size() > most) {
        most = days.size();
        found = begin;
      }
    }
    return found;
  }

  private static boolean entry(Clue clue) {
    return Kind.of(clue.source()) == Kind.SHOWN
        && (clue.role() == Role.UNKNOWN || clue.role() == Role.TEASER)
        && clue.time().precision().compareTo(Precision.DAY) >= 0;
  }
}
