package org.unsaid.extract.date;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of its time.
 *
 * @param published when it was published; null: it does not say, or not well enough
 * @param updated when it was last changed, as far as it says
 * @param act when the thing happened that it tells of, as far as it says
 * @param confidence that {@code published} is right, 0 to 1; 0 without one
 * @param candidates all that were found, the heaviest first
 * @param why in words, what decided
 */
public record Dating(
    @Nullable DateCandidate published,
    @Nullable DateCandidate updated,
    @Nullable DateCandidate act,
    double confidence,
    List<DateCandidate> candidates,
    String why) {

  public Dating {
    candidates = List.copyOf(candidates);
  }

  static Dating none(List<DateCandidate> candidates, String why) {
    return new Dating(null, null, null, 0, candidates, why);
  }
}
