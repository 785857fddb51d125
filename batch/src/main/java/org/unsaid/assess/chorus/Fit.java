package org.unsaid.assess.chorus;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How readily institutions answer events, learnt from events that are over:
 *
 * <pre>logit π[e,a] = μ0 + μ[c] + β[e] + θ[a] + θ[c,a]</pre>
 *
 * with normal priors, at the most probable point. Found by Newton's steps for one block after
 * another, {@code t[e] = μ0 + μ[c] + β[e]}, then θ[a] and θ[c,a], until nothing moves. Sums run in
 * a fixed order, so that the number of threads changes nothing.
 *
 * <p>Cost: three exponentials a pair and sweep; about 12 sweeps.
 */
final class Fit {

  /** No step goes farther, in logits: far from the solution Newton's may. */
  private static final double LONGEST_STEP = 2;

  /** Below so many pairs, threads cost more than they give. */
  private static final int WORTH_THREADS = 20_000;

  private final Observations seen;
  private final Settings settings;
  private final int[] eventsOfClass;
  private final double[] t;
  private final double[] ofClass;
  private final double[] ofInstitution;
  private final double[] ofCell;
  private double mean;
  private int sweeps;

  /** Sum of p(1 − p), of each institution and of each cell: how much was learnt of it. */
  private final double[] learntOfInstitution;

  private final double[] learntOfCell;

  private Fit(Observations seen, Settings settings) {
    this.seen = seen;
    this.settings = settings;
    this.mean = settings.mean();
    this.eventsOfClass = new int[seen.classes];
    for (int c : seen.classOf) {
      eventsOfClass[c]++;
    }
    this.t = new double[seen.events()];
    Arrays.fill(t, settings.mean());
    this.ofClass = new double[seen.classes];
    this.ofInstitution = new double[seen.institutions];
    this.ofCell = new double[seen.cells()];
    this.learntOfInstitution = new double[seen.institutions];
    this.learntOfCell = new double[seen.cells()];
  }

  /** Learns from what was seen; nothing seen leaves the priors. */
  static Fit of(Observations seen, Settings settings) {
    var fit = new Fit(seen, settings);
    if (seen.events() > 0) {
      double moved = Double.POSITIVE_INFINITY;
      while (fit.sweeps < settings.sweeps() && moved >= settings.tolerance()) {
        moved = fit.sweep();
        fit.sweeps++;
      }
    }
    fit.lookBack();
    return fit;
  }

  /**
   * What events are is learnt as here, and what each institution is by other answers to the same
   * events.
   *
   * <p>Beside what an event is, no institution depends on another. So this is, of each one, what
   * would have been learnt had it alone given those answers, and all others these; but for what its
   * own answers tell of events, one voice among many.
   */
  Fit withAnswersOf(Fit other) {
    var fit = new Fit(other.seen, settings);
    fit.mean = mean;
    System.arraycopy(t, 0, fit.t, 0, t.length);
    System.arraycopy(ofClass, 0, fit.ofClass, 0, ofClass.length);
    System.arraycopy(ofInstitution, 0, fit.ofInstitution, 0, ofInstitution.length);
    System.arraycopy(ofCell, 0, fit.ofCell, 0, ofCell.length);
    double moved = Double.POSITIVE_INFINITY;
    while (fit.sweeps < settings.sweeps() && moved >= settings.tolerance()) {
      moved =
          rows(seen.institutions)
              .mapToDouble(a -> Math.max(fit.moveInstitution(a), fit.moveWithCells(a)))
              .max()
              .orElse(0);
      fit.sweeps++;
    }
    fit.lookBack();
    return fit;
  }

  /** The logit with which an institution answers an event of a class that matters as most do. */
  double base(int eventClass, int institution) {
    int cell = seen.cell(eventClass, institution);
    return mean + ofClass[eventClass] + ofInstitution[institution] + (cell < 0 ? 0 : ofCell[cell]);
  }

  /** Variance of that logit: how little is known of the institution. */
  double variance(int eventClass, int institution) {
    int cell = seen.cell(eventClass, institution);
    return 1 / (learntOfInstitution[institution] + 1 / square(settings.institutionSpread()))
        + 1 / ((cell < 0 ? 0 : learntOfCell[cell]) + 1 / square(settings.pairSpread()));
  }

  /** Standard deviation of a new event of a class around what is usual there. */
  double spread(int eventClass) {
    double precision =
        eventsOfClass[eventClass] / square(settings.eventSpread())
            + 1 / square(settings.classSpread());
    double classMean =
        1 / precision + square(1 / square(settings.classSpread()) / precision) / precisionOfMean();
    return Math.sqrt(square(settings.eventSpread()) + classMean);
  }

  double mean() {
    return mean;
  }

  double ofClass(int eventClass) {
    return ofClass[eventClass];
  }

  double ofInstitution(int institution) {
    return ofInstitution[institution];
  }

  /** Passes over all pairs that it took. */
  int sweeps() {
    return sweeps;
  }

  private double sweep() {
    double events = rows(seen.events()).mapToDouble(this::moveEvent).max().orElse(0);
    moveMeans();
    double others = rows(seen.institutions).mapToDouble(this::moveInstitution).max().orElse(0);
    return Math.max(Math.max(events, others), moveTogether());
  }

  /**
   * Where one number goes up and others go down by as much, nothing that was seen is fitted better
   * or worse: the priors alone decide, in one step. Block after block would take hundreds of
   * sweeps.
   */
  private double moveTogether() {
    double moved = 0;
    for (int a = 0; a < seen.institutions; a++) {
      moved = Math.max(moved, moveWithCells(a));
    }
    var sums = new double[seen.classes];
    var counts = new int[seen.classes];
    for (int c = 0; c < ofCell.length; c++) {
      sums[seen.cellClass[c]] += ofCell[c];
      counts[seen.cellClass[c]]++;
    }
    var ups = new double[seen.classes];
    for (int c = 0; c < seen.classes; c++) {
      ups[c] = trade(ofClass[c], settings.classSpread(), sums[c], counts[c], settings.pairSpread());
      ofClass[c] += ups[c];
      moved = Math.max(moved, Math.abs(ups[c]));
    }
    for (int c = 0; c < ofCell.length; c++) {
      ofCell[c] -= ups[seen.cellClass[c]];
    }
    double sum = 0;
    int count = 0;
    for (int a = 0; a < seen.institutions; a++) {
      sum += ofInstitution[a];
      count += isSeen(a) ? 1 : 0;
    }
    double up =
        trade(
            mean - settings.mean(),
            settings.meanSpread(),
            sum,
            count,
            settings.institutionSpread());
    mean += up;
    for (int a = 0; a < seen.institutions; a++) {
      ofInstitution[a] -= isSeen(a) ? up : 0;
    }
    for (int e = 0; e < t.length; e++) {
      t[e] += up + ups[seen.classOf[e]];
    }
    return Math.max(moved, Math.abs(up));
  }

  /** An institution up, and its cells down. */
  private double moveWithCells(int a) {
    int from = seen.institutionFrom[a];
    int to = seen.institutionFrom[a + 1];
    double sum = 0;
    for (int c = from; c < to; c++) {
      sum += ofCell[c];
    }
    double up =
        trade(
            ofInstitution[a], settings.institutionSpread(), sum, to - from, settings.pairSpread());
    ofInstitution[a] += up;
    for (int c = from; c < to; c++) {
      ofCell[c] -= up;
    }
    return Math.abs(up);
  }

  private boolean isSeen(int institution) {
    return seen.institutionFrom[institution] < seen.institutionFrom[institution + 1];
  }

  /**
   * By how much one goes up and each of the others down.
   *
   * @param one its distance from what is usual, and how far that spreads
   * @param sum of the others, and how far each spreads
   */
  private static double trade(
      double one, double spread, double sum, int others, double othersSpread) {
    return others == 0
        ? 0
        : (sum / square(othersSpread) - one / square(spread))
            / (others / square(othersSpread) + 1 / square(spread));
  }

  /** The order in which rows are done makes no difference: none depends on another. */
  private IntStream rows(int count) {
    var rows = IntStream.range(0, count);
    return seen.pairs() < WORTH_THREADS ? rows : rows.parallel();
  }

  private double moveEvent(int e) {
    double expected = mean + ofClass[seen.classOf[e]];
    double prior = 1 / square(settings.eventSpread());
    double slope = (expected - t[e]) * prior;
    double bend = prior;
    for (int i = seen.eventFrom[e]; i < seen.eventFrom[e + 1]; i++) {
      double p = Logistic.of(t[e] + ofInstitution[seen.institution[i]] + ofCell[seen.cell[i]]);
      slope += (seen.answered[i] ? 1 : 0) - p;
      bend += p * (1 - p);
    }
    double step = step(slope, bend);
    t[e] += step;
    return Math.abs(step);
  }

  private void moveMeans() {
    var sums = new double[seen.classes];
    for (int e = 0; e < t.length; e++) {
      sums[seen.classOf[e]] += t[e];
    }
    double weighted = settings.mean() / square(settings.meanSpread());
    for (int c = 0; c < seen.classes; c++) {
      int n = eventsOfClass[c];
      if (n > 0) {
        ofClass[c] =
            (sums[c] - n * mean)
                / square(settings.eventSpread())
                / (n / square(settings.eventSpread()) + 1 / square(settings.classSpread()));
        weighted += sums[c] / n / varianceOfMean(n);
      }
    }
    mean = weighted / precisionOfMean();
  }

  private double precisionOfMean() {
    double precision = 1 / square(settings.meanSpread());
    for (int n : eventsOfClass) {
      if (n > 0) {
        precision += 1 / varianceOfMean(n);
      }
    }
    return precision;
  }

  /** Variance of the mean logit of a class's events around the mean of all. */
  private double varianceOfMean(int events) {
    return square(settings.classSpread()) + square(settings.eventSpread()) / events;
  }

  private double moveInstitution(int a) {
    double prior = 1 / square(settings.institutionSpread());
    double slope = -ofInstitution[a] * prior;
    double bend = prior;
    for (int c = seen.institutionFrom[a]; c < seen.institutionFrom[a + 1]; c++) {
      for (int i = seen.cellFrom[c]; i < seen.cellFrom[c + 1]; i++) {
        double p = Logistic.of(t[seen.event[i]] + ofInstitution[a] + ofCell[c]);
        slope += (seen.answeredOfCell[i] ? 1 : 0) - p;
        bend += p * (1 - p);
      }
    }
    double step = step(slope, bend);
    ofInstitution[a] += step;
    double moved = Math.abs(step);
    for (int c = seen.institutionFrom[a]; c < seen.institutionFrom[a + 1]; c++) {
      moved = Math.max(moved, moveCell(a, c));
    }
    return moved;
  }

  private double moveCell(int a, int c) {
    double prior = 1 / square(settings.pairSpread());
    double slope = -ofCell[c] * prior;
    double bend = prior;
    for (int i = seen.cellFrom[c]; i < seen.cellFrom[c + 1]; i++) {
      double p = Logistic.of(t[seen.event[i]] + ofInstitution[a] + ofCell[c]);
      slope += (seen.answeredOfCell[i] ? 1 : 0) - p;
      bend += p * (1 - p);
    }
    double step = step(slope, bend);
    ofCell[c] += step;
    return Math.abs(step);
  }

  private void lookBack() {
    rows(seen.institutions)
        .forEach(
            a -> {
              for (int c = seen.institutionFrom[a]; c < seen.institutionFrom[a + 1]; c++) {
                for (int i = seen.cellFrom[c]; i < seen.cellFrom[c + 1]; i++) {
                  double p = Logistic.of(t[seen.event[i]] + ofInstitution[a] + ofCell[c]);
                  learntOfCell[c] += p * (1 - p);
                }
                learntOfInstitution[a] += learntOfCell[c];
              }
            });
  }

  private static double step(double slope, double bend) {
    return Math.clamp(slope / bend, -LONGEST_STEP, LONGEST_STEP);
  }

  private static double square(double x) {
    return x * x;
  }
}
