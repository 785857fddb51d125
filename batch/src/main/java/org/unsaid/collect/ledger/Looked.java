package org.unsaid.collect.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Attempt;
import org.unsaid.core.Gap;
import org.unsaid.core.Span;

/**
 * What a look at a list came to.
 *
 * @param attempt as it was recorded: its outcome and its counts are the ledger's
 * @param fresh items that were never listed before, in the order of the list
 * @param proved time in which nothing that stayed was missed; it is watched once its items are
 *     read. Null: nothing was proved
 * @param gap time in which something may have been missed; null: none, or not known yet, since the
 *     look failed
 */
public record Looked(Attempt attempt, List<Item> fresh, @Nullable Span proved, @Nullable Gap gap) {
  public Looked {
    fresh = List.copyOf(fresh);
  }
}
