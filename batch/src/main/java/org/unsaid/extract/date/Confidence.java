package org.unsaid.extract.date;

/**
 * How often a choice is right on pages whose day is known, by the evidence for it.
 *
 * <p>Measured on 1,240 dated pages of some 900 sites (open parts of four sets); "right" is the same
 * day. A few per cent of the known days of two sets stand nowhere on their pages, or are those of
 * the last change, so that the best bucket cannot reach one.
 */
final class Confidence {

  private static final double[] EVIDENCE = {0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
  private static final double[] RIGHT = {0.3, 0.5, 0.7, 0.87, 0.91, 0.95, 0.99};

  private Confidence() {}

  /** Share of right days among choices with about this much evidence. */
  static double of(double evidence) {
    if (evidence <= EVIDENCE[0]) {
      return rounded(evidence);
    }
    for (int i = 1; i < EVIDENCE.length; i++) {
      if (evidence <= EVIDENCE[i]) {
        double part = (evidence - EVIDENCE[i - 1]) / (EVIDENCE[i] - EVIDENCE[i - 1]);
        return rounded(RIGHT[i - 1] + part * (RIGHT[i] - RIGHT[i - 1]));
      }
    }
    return RIGHT[RIGHT.length - 1];
  }

  static double rounded(double share) {
    return Math.round(100 * share) / 100.0;
  }
}
