package org.unsaid.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.unsaid.core.Finding;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.publish.digest.FindingFeed;

/** The newest findings, for readers of feeds. */
final class Feed {

  private static final int SHOWN = 200;
  private static final int AT_ONCE = 5_000;

  private final History history;
  private final Deque<Finding> newest = new ArrayDeque<>();
  private long place;

  Feed(History history) {
    this.history = history;
  }

  /** Reads what was found since; returns whether there was anything. */
  boolean read() {
    List<History.Placed> page;
    boolean any = false;
    do {
      page = history.after(place, AT_ONCE);
      for (var each : page) {
        any = true;
        place = each.place();
        newest.addLast(each.finding());
        if (newest.size() > SHOWN) {
          newest.removeFirst();
        }
      }
    } while (page.size() == AT_ONCE);
    return any;
  }

  /** As Atom. */
  String atom(Watch watch) {
    return FindingFeed.atom(watch, newest);
  }
}
