package org.unsaid.collect.ledger;

import java.util.List;
import org.unsaid.core.Coverage;
import org.unsaid.core.Gap;

/**
 * When an institution was watched on all of its polled sources at once.
 *
 * @param coverage one part for each source and time, and only times in which every one was watched:
 *     an answer may stand on any of them
 * @param gaps of each source, which may overlap
 */
public record Observed(Coverage coverage, List<Gap> gaps) {
  public Observed {
    gaps = List.copyOf(gaps);
  }
}
