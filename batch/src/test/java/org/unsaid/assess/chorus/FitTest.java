package org.unsaid.assess.chorus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unsaid.assess.chorus.Observations.Outcome;

class FitTest {

  private static final Settings SETTINGS = Settings.usual();

  @Test
  void givesTheSameNumbersWhateverTheNumberOfThreads() throws Exception {
    var seen = Observations.of(random(60, 500, 3), 3, 500);
    assertThat(seen.pairs()).isGreaterThan(20_000);

    var here = Fit.of(seen, SETTINGS);
    try (var one = new ForkJoinPool(1);
        var four = new ForkJoinPool(4)) {
      for (var pool : List.of(one, four)) {
        var there = pool.submit(() -> Fit.of(seen, SETTINGS)).get();
        assertThat(there.mean()).isEqualTo(here.mean());
        for (int a = 0; a < 500; a++) {
          assertThat(there.base(a % 3, a)).isEqualTo(here.base(a % 3, a));
          assertThat(there.variance(a % 3, a)).isEqualTo(here.variance(a % 3, a));
        }
      }
    }
  }

  @Test
  void learnsOfEachInstitutionAsIfItAloneHadAnsweredOtherwise() {
    var outcomes = random(14, 60, 2);
    var silenced = new ArrayList<Outcome>();
    for (var outcome : outcomes) {
      silenced.add(outcome.eventClass() == 0 ? silenced(outcome, _ -> true) : outcome);
    }
    var here = Fit.of(Observations.of(outcomes, 2, 60), SETTINGS);

    var crossed = here.withAnswersOf(Fit.of(Observations.of(silenced, 2, 60), SETTINGS));

    for (int a = 0; a < 60; a++) {
      int one = a;
      var alone = new ArrayList<Outcome>();
      for (var outcome : outcomes) {
        alone.add(outcome.eventClass() == 0 ? silenced(outcome, b -> b == one) : outcome);
      }
      var exact = Fit.of(Observations.of(alone, 2, 60), SETTINGS);
      assertThat(crossed.base(0, a)).isLessThanOrEqualTo(here.base(0, a) + 1e-9);
      assertThat(crossed.base(0, a)).isCloseTo(exact.base(0, a), within(0.12));
    }
  }

  private static Outcome silenced(Outcome outcome, IntPredicate who) {
    var answered = outcome.answered().clone();
    for (int i = 0; i < answered.length; i++) {
      answered[i] &= !who.test(outcome.institutions()[i]);
    }
    return new Outcome(outcome.eventClass(), outcome.institutions(), answered);
  }

  @Test
  void takesWhatNobodyObservedAsNoEvidence() {
    var both =
        List.of(
            new Outcome(0, new int[] {0, 1}, new boolean[] {true, false}),
            new Outcome(0, new int[] {0}, new boolean[] {true}));

    var fit = Fit.of(Observations.of(both, 2, 3), SETTINGS);

    assertThat(fit.base(0, 0)).isGreaterThan(fit.base(0, 2)).isGreaterThan(fit.base(0, 1));
    // of the third nothing is known but what is true of all
    assertThat(fit.ofInstitution(2)).isZero();
    assertThat(fit.variance(0, 2)).isCloseTo(0.74, within(1e-12));
    // and of the other class a little, by the mean of all classes
    assertThat(fit.spread(1)).isGreaterThan(fit.spread(0));
  }

  @Test
  void doesNotCareInWhichOrderEventsAndInstitutionsCame() {
    var outcomes = random(12, 9, 2);
    var shuffled = new ArrayList<Outcome>();
    for (var outcome : outcomes.reversed()) {
      int n = outcome.institutions().length;
      var institutions = new int[n];
      var answered = new boolean[n];
      for (int i = 0; i < n; i++) {
        institutions[i] = outcome.institutions()[n - 1 - i];
        answered[i] = outcome.answered()[n - 1 - i];
      }
      shuffled.add(new Outcome(outcome.eventClass(), institutions, answered));
    }

    var fit = Fit.of(Observations.of(outcomes, 2, 9), SETTINGS);
    var other = Fit.of(Observations.of(shuffled, 2, 9), SETTINGS);

    for (int a = 0; a < 9; a++) {
      assertThat(other.base(1, a)).isCloseTo(fit.base(1, a), within(1e-8));
      assertThat(other.variance(1, a)).isCloseTo(fit.variance(1, a), within(1e-8));
    }
  }

  private static List<Outcome> random(int events, int institutions, int classes) {
    var random = new Random(7);
    var outcomes = new ArrayList<Outcome>();
    for (int e = 0; e < events; e++) {
      double readiness = random.nextGaussian();
      var observed =
          IntStream.range(0, institutions).filter(_ -> random.nextDouble() < 0.8).toArray();
      var answered = new boolean[observed.length];
      for (int i = 0; i < answered.length; i++) {
        answered[i] = random.nextGaussian() < readiness + Math.sin(observed[i]);
      }
      outcomes.add(new Outcome(e % classes, observed, answered));
    }
    return outcomes;
  }
}
