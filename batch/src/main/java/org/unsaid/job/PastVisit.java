package org.unsaid.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Source;
import org.unsaid.history.History;
import org.unsaid.history.Mark;

/**
 * Fills up the past of a source: its older pages, if they were not read back to that day before,
 * and then the items that wait to be read.
 */
final class PastVisit {

  private static final String NAME = "past/";

  private final PastLook older;
  private final SourceVisit pages;
  private final SourceVisit.Time time;
  private final Ledger ledger;
  private final History history;
  private final Round round;
  private final Map<String, String> told = new ConcurrentHashMap<>();

  PastVisit(
      PastLook older,
      SourceVisit pages,
      SourceVisit.Time time,
      Ledger ledger,
      History history,
      Round round) {
    this.older = older;
    this.pages = pages;
    this.time = time;
    this.ledger = ledger;
    this.history = history;
    this.round = round;
  }

  /** Blocks until all is read or given up, or the time of a visit is over. */
  void visit(Source.Polled source, LocalDate since) {
    long began = time.pauses().nanos();
    told.put(source.id(), list(source, since));
    // what cannot be read now is tried again later, and waits no more
    while (!round.isStopped() && !isOver(began) && isAnyPending(source)) {
      pages.visit(source, null, List.of());
    }
    if (isAnyPending(source)) {
      told.merge(source.id(), "; not all of its items could be read yet", String::concat);
    }
  }

  private String list(Source.Polled source, LocalDate since) {
    // another address, or another day, is another past
    var content = since + " " + source.url();
    if (history.mark(NAME + source.id(), content) > 0) {
      return "read back to " + since + " before";
    }
    var reached = older.look(source, since);
    if (reached.whole()) {
      history.mark(new Mark(NAME + source.id(), content, 1));
    }
    return "%,d pages of its list, %,d new items; %s"
        .formatted(reached.pages(), reached.items(), reached.words());
  }

  private boolean isAnyPending(Source.Polled source) {
    return !ledger.pending(source.id(), time.clock().instant(), 1).isEmpty();
  }

  private boolean isOver(long began) {
    return time.pauses().nanos() - began >= time.atMost().toNanos();
  }

  /** How far each source came, by id. */
  Map<String, String> told() {
    return new TreeMap<>(told);
  }
}
