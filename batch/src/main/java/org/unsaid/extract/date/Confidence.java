package org.unsaid.extract.date;

/**
 * How often a choice is right on pages whose day is known, by the evidence for it.
 *
 * <p>Measured on 1,240 dated pages of about 950 sites (open parts of four sets), where right means
 * the same day:
 *
 * <table>
 * <caption>Share of right days</caption>
 * <tr><th>confidence</th><th>answers</th><th>right</th></tr>
 * <tr><td>0.9 and more</td><td>945</td><td>96 %</td></tr>
 * <tr><td>0.8 to 0.9</td><td>185</td><td>94 %</td></tr>
 * <tr><td>0.7 to 0.8</td><td>30</td><td>87 %</td></tr>
 * <tr><td>0.6 to 0.7</td><td>15</td><td>73 %</td></tr>
 * <tr><td>0.5 to 0.6</td><td>9</td><td>78 %</td></tr>
 * <tr><td>less: a change stands in for the publication</td><td>35</td><td>71 %</td></tr>
 * </table>
 *
 * <p>Some of the known days stand nowhere on their pages, or are those of the last change, so that
 * the best row cannot reach all of them. A change that stands in is kept below one half on purpose:
 * it may be right as a day, and still is not what was asked for.
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
