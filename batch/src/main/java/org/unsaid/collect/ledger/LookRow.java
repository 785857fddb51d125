package org.unsaid.collect.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Attempt;

/**
 * A look as it is written down.
 *
 * @param item of a page
 * @param good a list that the next look can be held against
 * @param previous of a good one: when the good one before it began
 * @param proved nothing that stayed was missed since {@code previous}
 * @param proof how, or why not, in words
 */
record LookRow(
    Attempt attempt,
    @Nullable UUID item,
    boolean backfill,
    boolean good,
    @Nullable Instant previous,
    boolean proved,
    String proof) {

  static LookRow page(Attempt attempt, UUID item) {
    return new LookRow(attempt, item, false, false, null, false, "");
  }

  /** A look at a list of which nothing can be held against the next. */
  static LookRow bad(Attempt attempt, boolean backfill, String why) {
    return new LookRow(attempt, null, backfill, false, null, false, why);
  }

  static LookRow good(Attempt attempt, @Nullable Instant previous, boolean proved, String proof) {
    return new LookRow(attempt, null, false, true, previous, proved, proof);
  }
}
