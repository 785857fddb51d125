package org.unsaid.assess.chorus;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.assess.chorus.Observations.Outcome;

/**
 * Measures the arithmetic of verdicts on invented institutions: {@code mvn -Pbench-chorus verify}.
 * One fit on precedents, then what each institution is expected to do at open events, by what is
 * seen and by the worst of what is not. Growth is told as ratios within the run.
 */
public final class ChorusBenchmark {

  private static final int CLASSES = 10;
  private static final int OPEN = 1_000;

  private final PrintStream out = System.out;

  private ChorusBenchmark() {}

  public static void main(String[] args) {
    new ChorusBenchmark().measure();
  }

  private void measure() {
    // once for nothing, so that the first figure is of compiled code too
    fit("warming up", 100, 1_000, 1);
    var small = fit("a tenth of the precedents", 100, 10_000, 0.1);
    var few = fit("a tenth of the institutions", 1_000, 1_000, 0.1);
    var usual = fit("1,000 precedents × 10,000 institutions, a tenth observed", 1_000, 10_000, 0.1);
    out.printf(
        Locale.ROOT,
        "×10 precedents: %.1f times as long; ×10 institutions: %.1f times%n",
        usual.seconds() / small.seconds(),
        usual.seconds() / few.seconds());
    judge(usual.fit(), 10_000, 1);
    judge(usual.fit(), 10_000, OPEN);
    withGaps(usual);
    fit("the same, all observed", 1_000, 10_000, 1);
    out.printf(
        Locale.ROOT,
        "heap in use: %,d MB of %,d%n",
        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private record Measured(Fit fit, double seconds) {}

  private Measured fit(String name, int events, int institutions, double observed) {
    var outcomes = outcomes(events, institutions, observed);
    long began = System.nanoTime();
    var seen = Observations.of(outcomes, CLASSES, institutions);
    var fit = Fit.of(seen, Settings.usual());
    double seconds = seconds(began);
    out.printf(
        Locale.ROOT,
        "fit, %s: %,d pairs, %d sweeps, %.2f s%n",
        name,
        seen.pairs(),
        fit.sweeps(),
        seconds);
    return new Measured(fit, seconds);
  }

  /** Where gaps hid a tenth of what was to be observed, all is learnt by four readings. */
  private void withGaps(Measured without) {
    int institutions = 10_000;
    var outcomes = outcomes(1_000, institutions, 0.1);
    long began = System.nanoTime();
    var leftOut = Fit.of(hidden(outcomes, institutions, null), Settings.usual());
    var silent = Fit.of(hidden(outcomes, institutions, false), Settings.usual());
    var answered = Fit.of(hidden(outcomes, institutions, true), Settings.usual());
    var worst = answered.withAnswersOf(silent);
    double seconds = seconds(began);
    out.printf(
        Locale.ROOT,
        "fits, the same with gaps, by four readings (%d, %d, %d and %d sweeps): %.2f s, %.1f times one%n",
        leftOut.sweeps(),
        silent.sweeps(),
        answered.sweeps(),
        worst.sweeps(),
        seconds,
        seconds / without.seconds());
    for (var fit : List.of(leftOut, silent, answered, worst)) {
      judge(fit, institutions, OPEN);
    }
  }

  /**
   * @param as what is supposed of every tenth pair; null: nothing
   */
  private static Observations hidden(
      List<Outcome> outcomes, int institutions, @Nullable Boolean as) {
    var random = new Random(2);
    var supposed = new ArrayList<Outcome>();
    for (var outcome : outcomes) {
      int length = outcome.institutions().length;
      var isHidden = new boolean[length];
      for (int i = 0; i < length; i++) {
        isHidden[i] = random.nextInt(10) == 0;
      }
      var kept = IntStream.range(0, length).filter(i -> as != null || !isHidden[i]).toArray();
      var answered = new boolean[kept.length];
      for (int i = 0; i < kept.length; i++) {
        answered[i] = isHidden[kept[i]] ? Boolean.TRUE.equals(as) : outcome.answered()[kept[i]];
      }
      supposed.add(
          new Outcome(
              outcome.eventClass(),
              Arrays.stream(kept).map(i -> outcome.institutions()[i]).toArray(),
              answered));
    }
    return Observations.of(supposed, CLASSES, institutions);
  }

  private void judge(Fit fit, int institutions, int events) {
    long began = System.nanoTime();
    double sum =
        IntStream.range(0, events)
            .parallel()
            .mapToDouble(event -> judge(fit, institutions, new Random(event), event % CLASSES))
            .sum();
    out.printf(
        Locale.ROOT,
        "verdicts of %,d open events × %,d institutions: %.3f s (%.0f answers expected)%n",
        events,
        institutions,
        seconds(began),
        sum);
  }

  private static double judge(Fit fit, int institutions, Random random, int eventClass) {
    var all = IntStream.range(0, institutions);
    var base = all.mapToDouble(a -> fit.base(eventClass, a)).toArray();
    var variance =
        IntStream.range(0, institutions).mapToDouble(a -> fit.variance(eventClass, a)).toArray();
    var evidence = new Observed[institutions];
    var covered = new double[institutions];
    for (int a = 0; a < institutions; a++) {
      double chance = random.nextDouble();
      evidence[a] =
          chance < 0.2 ? Observed.ANSWERED : chance < 0.9 ? Observed.SILENT : Observed.NONE;
      covered[a] = 0.9;
    }
    var chorus = new Chorus(base, variance, fit.spread(eventClass));
    var seen = chorus.expected(evidence, covered);
    Arrays.setAll(evidence, a -> evidence[a] == Observed.NONE ? Observed.SILENT : evidence[a]);
    var worst = chorus.expected(evidence, covered);
    var before = chorus.expected();
    return Arrays.stream(seen).sum()
        + 0 * Arrays.stream(worst).sum()
        + 0 * Arrays.stream(before).sum();
  }

  private static List<Outcome> outcomes(int events, int institutions, double observed) {
    var random = new Random(1);
    var outcomes = new ArrayList<Outcome>();
    for (int e = 0; e < events; e++) {
      double readiness = 1.5 * random.nextGaussian() - 1;
      var seen =
          IntStream.range(0, institutions)
              .filter(_ -> observed == 1 || random.nextDouble() < observed)
              .toArray();
      var answered = new boolean[seen.length];
      for (int i = 0; i < answered.length; i++) {
        answered[i] = random.nextDouble() < Logistic.of(readiness + Math.sin(seen[i]));
      }
      outcomes.add(new Outcome(e % CLASSES, seen, answered));
    }
    return outcomes;
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
