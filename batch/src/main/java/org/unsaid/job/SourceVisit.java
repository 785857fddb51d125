package org.unsaid.job;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  private final Work work;

  SourceVisit(Work work, Ledger ledger, ListLook lists, PageLook pages, Round round) {
    this.work = work;
    this.ledger = ledger;
    this.lists = lists;
    this.pages = pages;
    this.round = round;
  }

  /**
   * Blocks until all is read or given up.
   *
   * @param due null: its list was seen not long ago
   * @param again items that are to be looked at once more
   */
  void visit(Source.Polled source, Agenda.@Nullable Due due, List<Item> again) {
    if (due != null && !round.isStopped()) {
      round.add(lists.look(due));
    }
    var items = new ArrayList<>(ledger.pending(source.id(), work.clock().instant(), PAGES));
    items.addAll(again);
    items.stream()
        .limit(PAGES)
        .takeWhile(_ -> !round.isStopped())
        .forEach(item -> round.add(pages.look(source, item)));
  }
}
