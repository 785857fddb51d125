package org.unsaid.collect.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whether a list, newest first, reaches back to the one before it, so that nothing can have been
 * pushed off in between.
 *
 * <p>It does if one of the five newest items of the last list (pinned ones and those that answer
 * 404 or 410, or say so, left out) is still on it, and that item is no pinned one: whatever is
 * newer stands above it, and so is on the list too. Since pinned items are not always marked, an
 * item is not believed while newcomers stand below it. There is one exception: a list that grew, or
 * from which something was deleted, shows at its end older items that were never listed. So
 * newcomers may stand beneath all that is left of the last list if that is at least three items,
 * and at least half of it.
 *
 * <p>What would deceive it: three or more pinned items that nobody marks and that nothing has shown
 * to be pinned yet; a list that shows nothing but pinned items; and a list that is not newest
 * first.
 *
 * @param anchor the item that proves it, if there is one
 * @param asked the items that could have, newest first
 * @param left how many unpinned items of the last list are on this one
 * @param pinned items that were found to stay above newer ones
 */
record Overlap(Optional<UUID> anchor, List<UUID> asked, int left, Set<UUID> pinned) {

  private static final int NEWEST = 5;
  private static final int ENOUGH = 3;

  /** An item of the last good list. */
  record Former(UUID item, boolean pinned, boolean missing) {}

  /**
   * An item of the list that was read now.
   *
   * @param newcomer first listed after the last good list was
   */
  record Present(UUID item, boolean pinned, boolean newcomer) {}

  /** Both from the top. */
  static Overlap of(List<Former> last, List<Present> now) {
    var believed = last.stream().filter(item -> !item.pinned() && !item.missing()).toList();
    var asked = believed.stream().limit(NEWEST).map(Former::item).toList();
    var places = new HashMap<UUID, Integer>();
    for (int place = 0; place < now.size(); place++) {
      if (!now.get(place).pinned()) {
        places.put(now.get(place).item(), place);
      }
    }
    var left = believed.stream().map(Former::item).filter(places::containsKey).toList();
    int lowest = left.stream().mapToInt(places::get).max().orElse(-1);
    int newcomer = lowestNewcomer(now, lowest);
    boolean newcomersBeneath = lowestNewcomer(now, now.size()) > lowest;
    boolean endIsOlder = left.size() >= ENOUGH && 2 * left.size() >= believed.size();

    var anchor =
        asked.stream()
            .filter(places::containsKey)
            .filter(item -> places.getOrDefault(item, -1) > newcomer)
            .filter(item -> !newcomersBeneath || endIsOlder)
            .findFirst();
    var pinned = new HashSet<UUID>();
    left.stream()
        .filter(item -> places.getOrDefault(item, now.size()) < newcomer)
        .forEach(pinned::add);
    return new Overlap(anchor, asked, left.size(), pinned);
  }

  private static int lowestNewcomer(List<Present> now, int above) {
    for (int place = above - 1; place >= 0; place--) {
      if (now.get(place).newcomer() && !now.get(place).pinned()) {
        return place;
      }
    }
    return -1;
  }
}
