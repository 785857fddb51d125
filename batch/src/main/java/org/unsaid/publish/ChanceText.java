package org.unsaid.publish;

import java.util.Locale;
import java.util.Optional;
import org.unsaid.core.Assessment;
import org.unsaid.core.Chances;
import org.unsaid.core.GroupTest;

/** Probabilities in words: no more digits than are verified. */
public final class ChanceText {

  private ChanceText() {}

  /** How well the chances have been checked on the watch's own past. */
  static String checked(Assessment assessment) {
    return checked(assessment.chances().flatMap(Chances::held).map(Chances.Held::events));
  }

  /**
   * @param events that checked them; empty: too few
   */
  static String checked(Optional<Integer> events) {
    return events
        .map(number -> "checked on %d earlier events of this watch".formatted(number))
        .orElse("not yet checked on this watch");
  }

  /** Of such a silence, in cases of 100: seen what others did, and by earlier events alone. */
  public static String of(Assessment assessment) {
    return assessment
        .chances()
        .map(
            chances ->
                "%s, before %s"
                    .formatted(of100(chances.silenceShown()), of100(chances.silenceByPrecedents())))
        .orElse("");
  }

  /** So many cases of 100. */
  public static String of100(double probability) {
    return probability < GroupTest.VERIFIED
        ? "< 5 of 100"
        : String.format(Locale.ROOT, "%d of 100", Math.round(100 * probability));
  }

  /** A probability with two digits. */
  public static String p(double probability) {
    return probability < GroupTest.VERIFIED
        ? "< 0.05"
        : String.format(Locale.ROOT, "%.2f", probability);
  }
}
