package org.unsaid.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Attempt;
import org.unsaid.core.Span;

/**
 * Copies the ledger's looks at lists into the index, where those who look after sources see them:
 * each once, and those of the last months alone.
 */
final class LooksShown {

  private static final Duration SHOWN = Duration.ofDays(90);

  /** Sources whose looks are in memory together. */
  private static final int SOURCES = 20;

  private final Work work;
  private final Supplier<Ledger> ledger;
  private final Instant asOf;

  LooksShown(Work work, Supplier<Ledger> ledger, Instant asOf) {
    this.work = work;
    this.ledger = ledger;
    this.asOf = asOf;
  }

  void write() {
    var sources = work.watch().polled();
    if (sources.isEmpty()) {
      return;
    }
    var from = asOf.minus(SHOWN);
    var newest = work.verdicts().newestLooks();
    for (int first = 0; first < sources.size(); first += SOURCES) {
      var looks = new ArrayList<Attempt>();
      for (var source : sources.subList(first, Math.min(sources.size(), first + SOURCES))) {
        // the newest is written again: two may begin in one millisecond
        var since = newest.getOrDefault(source.id(), from);
        if (since.isBefore(asOf)) {
          ledger.get().attempts(source.id(), new Span(since, asOf)).stream()
              .filter(look -> look.target() == Attempt.Target.LIST)
              .forEach(looks::add);
        }
      }
      work.verdicts().putLooks(looks);
    }
    work.verdicts().forgetLooks(from);
  }
}
