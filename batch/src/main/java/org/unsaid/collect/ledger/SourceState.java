package org.unsaid.collect.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a source stands after its last look. Its names are those of the columns.
 *
 * @param goodBegan of the last good look, whether it gave a list or was not modified
 * @param listLook the last good look that gave a list; null: none did
 */
record SourceState(
    String source,
    Instant began,
    Instant ended,
    int failures,
    @Nullable Instant failingSince,
    @Nullable String lastFailure,
    @Nullable Instant notBefore,
    @Nullable Instant firstGood,
    @Nullable Instant goodBegan,
    @Nullable Long listLook,
    int listItems,
    double usualItems,
    @Nullable Instant lastNew,
    long fresh,
    @Nullable Validators validators) {

  private static final double WEIGHT_OF_ONE_LIST = 0.1;

  Schedule.Last last() {
    return new Schedule.Last(ended, failures, notBefore);
  }

  /** How long its lists usually are, after one more. */
  double usualWith(int items) {
    return usualItems == 0
        ? items
        : usualItems * (1 - WEIGHT_OF_ONE_LIST) + items * WEIGHT_OF_ONE_LIST;
  }
}
