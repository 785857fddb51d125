package org.unsaid.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.Pauses;
import org.unsaid.collect.ledger.Agenda;
import org.unsaid.collect.ledger.Item;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Source;

/** A visit to one source: its list, and the pages of what is listed. */
final class SourceVisit {

  /** Pages in one visit: a large backlog must not keep its own list from being seen. */
  static final int PAGES = 200;

  private final Ledger ledger;
  private final ListLook lists;
  private final PageLook pages;
  private final Round round;
  private final Time time;

  /**
   * How long a visit lasts. A round lasts as long as its slowest visit, so a slow host, or one that
   * wants long pauses, gets no more of it.
   *
   * @param atMost after which no further page is begun; what is left stays due
   * @param clock that records go by
   * @param pauses that tell how long a visit has lasted: a demo's clock stands still meanwhile
   */
  record Time(Duration atMost, InstantSource clock, Pauses pauses) {
    Time {
      if (!atMost.isPositive()) {
        throw new IllegalArgumentException("A visit of " + atMost);
      }
    }
  }

  SourceVisit(Time time, Ledger ledger, ListLook lists, PageLook pages, Round round) {
    this.time = time;
    this.ledger = ledger;
    this.lists = lists;
    this.pages = pages;
    this.round = round;
  }

  /**
   * Blocks until all is read or given up, or the visit's time is over. The list is always looked
   * at, since what proves that nothing was missed cannot be had later; and at least one page is,
   * lest a slow list leave them unread for ever.
   *
   * @param due null: its list was seen not long ago
   * @param again items that are to be looked at once more
   */
  void visit(Source.Polled source, Agenda.@Nullable Due due, List<Item> again) {
    long began = time.pauses().nanos();
    if (due != null && !round.isStopped()) {
      round.add(lists.look(due));
    }
    var items = new ArrayList<>(ledger.pending(source.id(), time.clock().instant(), PAGES));
    items.addAll(again);
    int last = Math.min(PAGES, items.size());
    for (int i = 0; i < last && !round.isStopped() && (i == 0 || !isOver(began)); i++) {
      round.add(pages.look(source, items.get(i)));
    }
  }

  private boolean isOver(long began) {
    return time.pauses().nanos() - began >= time.atMost().toNanos();
  }
}
