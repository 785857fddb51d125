package org.unsaid.collect.ledger;

import java.time.Instant;
import java.util.List;
import org.unsaid.core.Gap;
import org.unsaid.core.Span;

/**
 * When a source was watched, and when not and why. Parts and gaps together fill the span; gaps may
 * overlap each other, parts never meet a gap.
 *
 * @param asOf nothing that was recorded later counts
 * @param parts in order, apart from each other
 * @param gaps in order of their start
 */
public record Watched(String source, Span span, Instant asOf, List<Part> parts, List<Gap> gaps) {

  public Watched {
    parts = List.copyOf(parts);
    gaps = List.copyOf(gaps);
  }

  /**
   * A time in which nothing that stayed was missed, and all of it was read.
   *
   * @param looks good ones whose proof reaches into it
   * @param bridged failed looks in it; what was published meanwhile was still there afterwards
   */
  public record Part(Span span, int looks, int bridged) {

    /** In words that can be printed. */
    public String words() {
      return "the fetch log: %d look%s%s"
          .formatted(
              looks,
              looks == 1 ? "" : "s",
              bridged == 0
                  ? ""
                  : ", %d failed one%s in between, bridged by overlap"
                      .formatted(bridged, bridged == 1 ? "" : "s"));
    }
  }
}
