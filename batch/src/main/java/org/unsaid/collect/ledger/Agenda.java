package org.unsaid.collect.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;

/**
 * What is to be looked at.
 *
 * @param due now, the longest waiting first
 * @param next when one of the others is due; null: there are no others
 */
public record Agenda(List<Due> due, @Nullable Instant next) {

  public Agenda {
    due = List.copyOf(due);
  }

  /**
   * @param since when it was to be looked at
   * @param validators of the last good answer, to ask with; null: there are none
   * @param failures looks that failed in a row, up to now
   */
  public record Due(
      Source.Polled source, Instant since, @Nullable Validators validators, int failures) {}
}
