package org.unsaid.assess.chorus;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good probabilities were, now that the outcomes are known.
 *
 * @param count of probabilities
 * @param logLoss mean −log of what was given to what came, 0.0001 at least; the smaller the better
 * @param brier mean squared distance; the smaller the better
 * @param auc probability that one that came was given more than one that did not; NaN if all or
 *     none came
 * @param calibration mean distance, over ten classes of probability, of what was given from what
 *     came (ECE)
 */
public record Scores(int count, double logLoss, double brier, double auc, double calibration) {

  private static final double LEAST = 1e-4;
  private static final int BINS = 10;

  /** One probability, and whether it came. */
  public record Outcome(double probability, boolean came) {}

  /** Of at least one. */
  public static Scores of(List<Outcome> outcomes) {
    double logLoss = 0;
    double brier = 0;
    for (var each : outcomes) {
      double p = Math.clamp(each.probability(), LEAST, 1 - LEAST);
      double y = each.came() ? 1 : 0;
      logLoss -= StrictMath.log(each.came() ? p : 1 - p);
      brier += (p - y) * (p - y);
    }
    int n = outcomes.size();
    return new Scores(n, logLoss / n, brier / n, auc(outcomes), calibration(outcomes));
  }

  /** By ranks; ties count half. */
  private static double auc(List<Outcome> outcomes) {
    var sorted =
        outcomes.stream().sorted(Comparator.comparingDouble(Outcome::probability)).toList();
    double ranks = 0;
    double came = 0;
    for (int from = 0; from < sorted.size(); ) {
      int to = from;
      double here = 0;
      while (to < sorted.size() && sorted.get(to).probability() == sorted.get(from).probability()) {
        here += sorted.get(to++).came() ? 1 : 0;
      }
      ranks += here * (from + 1 + to) / 2.0;
      came += here;
      from = to;
    }
    double others = outcomes.size() - came;
    return (ranks - came * (came + 1) / 2) / (came * others);
  }

  private static double calibration(List<Outcome> outcomes) {
    var given = new double[BINS];
    var came = new double[BINS];
    for (var each : outcomes) {
      double p = Math.clamp(each.probability(), LEAST, 1 - LEAST);
      int bin = Math.min(BINS - 1, (int) (p * BINS));
      given[bin] += p;
      came[bin] += each.came() ? 1 : 0;
    }
    double distances =
        IntStream.range(0, BINS).mapToDouble(i -> Math.abs(given[i] - came[i])).sum();
    return distances / outcomes.size();
  }
}
