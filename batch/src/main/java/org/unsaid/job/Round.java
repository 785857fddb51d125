package org.unsaid.job;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.unsaid.collect.ledger.Looked;
import org.unsaid.collect.ledger.PageLooked;
import org.unsaid.core.Attempt;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Finding;

/** What one round of looking came to, for the one who waits. Any thread may add to it. */
final class Round {

  private final Collection<Looked> lists = new ConcurrentLinkedQueue<>();
  private final Collection<PageLooked> pages = new ConcurrentLinkedQueue<>();
  private final Collection<Finding> findings = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  /** A round begins. */
  void begin() {
    lists.clear();
    pages.clear();
    findings.clear();
  }

  /** Nothing more is begun, now or later; what is under way goes on to its end. */
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  void add(Looked list) {
    lists.add(list);
  }

  void add(PageLooked page) {
    pages.add(page);
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  /** What was found by it. */
  Collection<Finding> findings() {
    return findings;
  }

  Collection<Looked> lists() {
    return lists;
  }

  Collection<PageLooked> pages() {
    return pages;
  }

  /** Looks at lists that gave none. */
  List<Looked> failed() {
    return lists.stream()
        .filter(
            list ->
                list.attempt().outcome() == Outcome.FAILED
                    || list.attempt().outcome() == Outcome.DISALLOWED)
        .toList();
  }

  /** What went wrong, for the one who keeps the watch. */
  static String words(Attempt attempt) {
    var failure = attempt.failure();
    return "%s: %s%s"
        .formatted(
            attempt.source(),
            failure == null ? attempt.outcome().stored() : failure.stored(),
            attempt.detail().isEmpty() ? "" : ": " + attempt.detail());
  }

  /** In one line. */
  String line() {
    long fresh = lists.stream().mapToLong(list -> list.fresh().size()).sum();
    long read =
        pages.stream()
            .filter(
                page ->
                    page instanceof PageLooked.FirstRead
                        || page instanceof PageLooked.Changed
                        || page instanceof PageLooked.Unchanged)
            .count();
    long changed = pages.stream().filter(PageLooked.Changed.class::isInstance).count();
    long gone = pages.stream().filter(PageLooked.Gone.class::isInstance).count();
    return "%,d looked at, %,d failed; %,d new items; %,d pages read, %,d not%s%s"
        .formatted(
            lists.size(),
            failed().size(),
            fresh,
            read,
            pages.size() - read,
            changed == 0 ? "" : ", %,d changed".formatted(changed),
            gone == 0 ? "" : ", %,d gone".formatted(gone));
  }
}
