package org.unsaid.assess.chorus;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * What one event is expected to draw from each institution, told by who else has answered it. How
 * much an event matters is not known in advance: its effect β is integrated over a grid, weighed by
 * what all <em>others</em> did. An institution's own answer never enters its own expectation.
 *
 * <p>Cost: one exponential an institution, and some multiplications a point of the grid. The grid
 * is even, so that e<sup>−βs</sup> at the next point is the last one times a constant; likelihoods
 * are multiplied, with their exponents kept apart, where the formula adds logarithms. Not safe for
 * several threads.
 */
final class Chorus {

  /** Effects of an event, in logits. */
  static final int POINTS = 49;

  private static final int[] NOBODY = {};

  private static final double FIRST = -6;
  private static final double STEP = 0.25;

  private static final double TINY = 0x1p-500;
  private static final double LIFT = 0x1p500;

  private final double[] base;
  private final double[] variance;
  private final double spread;
  private final double[] row = new double[POINTS];

  /**
   * @param base logit of each institution at an event that matters as most of its class do
   * @param variance of that logit, of each
   * @param spread standard deviation of an event's effect
   */
  Chorus(double[] base, double[] variance, double spread) {
    this.base = base;
    this.variance = variance;
    this.spread = spread;
  }

  /** Effect of the event at a point of the grid, in logits. */
  static double effect(int point) {
    return FIRST + STEP * point;
  }

  /**
   * Probability of each institution to answer within the window, seen what all others did.
   *
   * @param evidence of each institution
   * @param covered share of all answers that would have been seen by now, of each; that of those
   *     who answered does not matter
   */
  double[] expected(Observed[] evidence, double[] covered) {
    return expected(this, evidence, covered);
  }

  /**
   * The same of institutions of which something else is known than what makes them evidence for
   * each other.
   *
   * @param own as each answers if it is asked what is to be expected of it
   */
  double[] expected(Chorus own, Observed[] evidence, double[] covered) {
    return expected(own, evidence, covered, _ -> NOBODY);
  }

  /**
   * The same, where some spoke for others.
   *
   * @param spokesmen of each institution: who is no other to it, since they answered for it
   */
  double[] expected(
      Chorus own, Observed[] evidence, double[] covered, IntFunction<int[]> spokesmen) {
    var weights = weights(evidence, covered);
    var expected = new double[own.base.length];
    var others = new double[POINTS];
    for (int a = 0; a < expected.length; a++) {
      System.arraycopy(weights, 0, others, 0, POINTS);
      for (int spokesman : spokesmen.apply(a)) {
        if (spokesman != a) {
          var odds = odds(spokesman);
          for (int j = 0; j < POINTS; j++) {
            others[j] /= likelihood(evidence[spokesman], odds[j], covered[spokesman]);
          }
        }
      }
      var odds = odds(a);
      var ownOdds = own == this ? odds : own.odds(a);
      double sum = 0;
      double all = 0;
      for (int j = 0; j < POINTS; j++) {
        double weight = others[j] / likelihood(evidence[a], odds[j], covered[a]);
        sum += weight / (1 + ownOdds[j]);
        all += weight;
      }
      expected[a] = sum / all;
    }
    return expected;
  }

  /** The same, before anybody answered. */
  double[] expected() {
    var weights = prior(spread);
    var expected = new double[base.length];
    for (int a = 0; a < base.length; a++) {
      var odds = odds(a);
      double sum = 0;
      for (int j = 0; j < POINTS; j++) {
        sum += weights[j] / (1 + odds[j]);
      }
      expected[a] = sum;
    }
    return expected;
  }

  /**
   * How probable each effect of the event is, seen what all did.
   *
   * @return at each point of the grid, relative to the most probable one
   */
  double[] weights(Observed[] evidence, double[] covered) {
    var product = new double[POINTS];
    var lifts = new int[POINTS];
    Arrays.fill(product, 1);
    for (int a = 0; a < base.length; a++) {
      if (evidence[a] == Observed.NONE) {
        continue;
      }
      var odds = odds(a);
      for (int j = 0; j < POINTS; j++) {
        product[j] *= likelihood(evidence[a], odds[j], covered[a]);
        if (product[j] < TINY) {
          product[j] *= LIFT;
          lifts[j]++;
        }
      }
    }
    var logs = new double[POINTS];
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < POINTS; j++) {
      logs[j] =
          StrictMath.log(product[j])
              - lifts[j] * StrictMath.log(LIFT)
              - square(effect(j) / spread) / 2;
      largest = Math.max(largest, logs[j]);
    }
    for (int j = 0; j < POINTS; j++) {
      logs[j] = StrictMath.exp(logs[j] - largest);
    }
    return logs;
  }

  /** How probable each effect is, of an event of which nothing is known; sums up to 1. */
  static double[] prior(double spread) {
    var weights = new double[POINTS];
    double sum = 0;
    for (int j = 0; j < POINTS; j++) {
      weights[j] = StrictMath.exp(-square(effect(j) / spread) / 2);
      sum += weights[j];
    }
    for (int j = 0; j < POINTS; j++) {
      weights[j] /= sum;
    }
    return weights;
  }

  /** Odds of an institution not to answer, at each point; valid until the next call. */
  private double[] odds(int a) {
    double scale = 1 / Math.sqrt(1 + Math.PI * variance[a] / 8);
    double odds = StrictMath.exp(-(base[a] + FIRST) * scale);
    double factor = StrictMath.exp(-STEP * scale);
    for (int j = 0; j < POINTS; j++) {
      row[j] = odds;
      odds *= factor;
    }
    return row;
  }

  /** Probability of what is known of one, with p = 1 / (1 + odds) to answer: 1 − p is not lost. */
  private static double likelihood(Observed evidence, double odds, double covered) {
    return switch (evidence) {
      case ANSWERED -> 1 / (1 + odds);
      case SILENT -> (odds + (1 - covered)) / (1 + odds);
      case NONE -> 1;
    };
  }

  private static double square(double x) {
    return x * x;
  }
}
