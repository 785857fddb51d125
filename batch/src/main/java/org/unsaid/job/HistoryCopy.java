package org.unsaid.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.unsaid.core.VerdictChange;
import org.unsaid.history.History;
import org.unsaid.history.Mark;

/**
 * Brings into the index what is new in the database: all of it, if the index or the watch, whose
 * names stand in each document, is another.
 */
final class HistoryCopy {

  private static final String FINDINGS = "copied/";
  private static final String CHANGES = "changes-copied/";
  private static final int AT_ONCE = 500;

  private final Work work;
  private final History history;
  private final String indices;

  /**
   * @param indices which they are
   */
  HistoryCopy(Work work, History history, String indices) {
    this.work = work;
    this.history = history;
    this.indices = indices;
  }

  void copy() {
    copyFindings();
    copyChanges();
  }

  private void copyFindings() {
    var content = work.watch().digest();
    long after = history.mark(FINDINGS + indices, content);
    for (var next = history.after(after, AT_ONCE);
        !next.isEmpty();
        next = history.after(after, AT_ONCE)) {
      work.findings().put(next.stream().map(History.Placed::finding).toList());
      after = next.getLast().place();
      history.mark(new Mark(FINDINGS + indices, content, after));
    }
  }

  private void copyChanges() {
    var content = work.watch().digest();
    long after = history.mark(CHANGES + indices, content);
    for (var next = history.changesAfter(after, AT_ONCE);
        !next.isEmpty();
        next = history.changesAfter(after, AT_ONCE)) {
      Map<Long, VerdictChange> changes = new LinkedHashMap<>();
      next.forEach(placed -> changes.put(placed.place(), placed.change()));
      work.changes().put(changes);
      after = next.getLast().place();
      history.mark(new Mark(CHANGES + indices, content, after));
    }
  }
}
