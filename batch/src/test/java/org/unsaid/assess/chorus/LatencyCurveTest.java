package org.unsaid.assess.chorus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.unsaid.assess.chorus.LatencyCurve.Intervals;

class LatencyCurveTest {

  private static final Intervals NONE = new Intervals(new double[0], new double[0]);

  /** As if each interval were asked by itself. */
  @RepeatedTest(20)
  void sumsUpIntervalsOfAllLengths(RepetitionInfo seed) {
    var random = new Random(seed.getCurrentRepetition());
    int n = 1 + random.nextInt(30);
    var from = new double[n];
    var to = new double[n];
    for (int i = 0; i < n; i++) {
      from[i] = random.nextInt(10);
      to[i] = from[i] + random.nextInt(3) * random.nextInt(2);
    }
    var curve = new LatencyCurve(new Intervals(from, to), NONE, 14, Settings.usual());

    for (double t = -0.5; t < 15; t += 0.25) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum +=
            from[i] == to[i]
                ? (t >= to[i] ? 1 : 0)
                : Math.clamp((t - from[i]) / (to[i] - from[i]), 0, 1);
      }
      double believed = (1 - Math.pow(.5, Math.clamp(t, 0, 14))) / (1 - Math.pow(.5, 14));
      assertThat(curve.at(t)).isCloseTo((sum + 2 * believed) / (n + 2), within(1e-12));
    }
  }

  @Test
  void believesThatHalfOfTheAnswersComeOnTheFirstDayWhileNothingIsKnown() {
    var curve = new LatencyCurve(NONE, NONE, 14, Settings.usual());

    assertThat(curve.at(0)).isZero();
    assertThat(curve.at(1)).isCloseTo(0.5, within(1e-4));
    assertThat(curve.at(14)).isEqualTo(1);
    assertThat(curve.reaches(0.9)).isCloseTo(3.32, within(0.01));
  }

  @Test
  void expectsAnswersByWhenMostOfThemCame() {
    var curve =
        new LatencyCurve(
            new Intervals(new double[] {2, 2, 2}, new double[] {2, 2, 2}),
            new Intervals(new double[] {2, 2, 2}, new double[] {2, 2, 2}),
            14,
            Settings.usual());

    assertThat(curve.reaches(0.7)).isCloseTo(2, within(1e-4));
    assertThat(curve.at(curve.reaches(0.95))).isCloseTo(0.95, within(1e-4));
  }

  @Test
  void refusesAnIntervalThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> new Intervals(new double[] {2}, new double[] {1}))
        .hasMessage("From 2.0 to 1.0");
  }
}
