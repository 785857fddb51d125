package org.unsaid.assess.chorus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ChorusTest {

  private static final List<Observed> EVIDENCE = List.of(Observed.values());

  /** An event with invented institutions. */
  @SuppressWarnings("ArrayRecordComponent") // changed in place by those who ask
  private record World(
      double[] base, double[] variance, double spread, Observed[] evidence, double[] covered) {

    static World random(long seed) {
      var random = new Random(seed);
      int n = 2 + random.nextInt(12);
      var world =
          new World(
              random.doubles(n, -3, 3).toArray(),
              random.doubles(n, 0.1, 0.8).toArray(),
              0.8 + 2 * random.nextDouble(),
              new Observed[n],
              random.doubles(n, 0, 1).toArray());
      for (int a = 0; a < n; a++) {
        world.evidence[a] = EVIDENCE.get(random.nextInt(EVIDENCE.size()));
      }
      return world;
    }

    double[] expected() {
      return new Chorus(base, variance, spread).expected(evidence, covered);
    }

    int size() {
      return base.length;
    }

    World reversed() {
      var other =
          new World(base.clone(), variance.clone(), spread, evidence.clone(), covered.clone());
      for (int a = 0; a < size(); a++) {
        int b = size() - 1 - a;
        other.base[a] = base[b];
        other.variance[a] = variance[b];
        other.evidence[a] = evidence[b];
        other.covered[a] = covered[b];
      }
      return other;
    }
  }

  @RepeatedTest(50)
  void neverLetsAnInstitutionsOwnAnswerChangeWhatIsExpectedOfIt(RepetitionInfo seed) {
    var world = World.random(seed.getCurrentRepetition());
    var before = world.expected();

    for (int a = 0; a < world.size(); a++) {
      for (var said : EVIDENCE) {
        var evidence = world.evidence[a];
        world.evidence[a] = said;
        assertThat(world.expected()[a]).isCloseTo(before[a], within(1e-12));
        world.evidence[a] = evidence;
      }
    }
  }

  @RepeatedTest(50)
  void doesNotCareInWhichOrderInstitutionsStand(RepetitionInfo seed) {
    var world = World.random(seed.getCurrentRepetition());
    var expected = world.expected();
    var reversed = world.reversed().expected();

    for (int a = 0; a < world.size(); a++) {
      assertThat(reversed[world.size() - 1 - a]).isCloseTo(expected[a], within(1e-12));
    }
  }

  @RepeatedTest(50)
  void expectsMoreWhenAnotherAnswersAndLessWhenAnotherIsSeenToBeSilent(RepetitionInfo seed) {
    var world = World.random(seed.getCurrentRepetition());
    world.evidence[0] = Observed.NONE;
    var unknown = world.expected();
    world.evidence[0] = Observed.ANSWERED;
    var answered = world.expected();
    world.evidence[0] = Observed.SILENT;
    var silent = world.expected();
    world.covered[0] = Math.min(1, world.covered[0] + 0.2);
    var longer = world.expected();

    for (int a = 1; a < world.size(); a++) {
      assertThat(answered[a]).isGreaterThan(unknown[a]);
      assertThat(silent[a]).isLessThanOrEqualTo(unknown[a]);
      assertThat(longer[a]).isLessThanOrEqualTo(silent[a]);
    }
  }

  @Test
  void sumsUpThousandsOfInstitutionsWithoutLosingThem() {
    int n = 20_000;
    var evidence = new Observed[n];
    Arrays.fill(evidence, Observed.SILENT);
    Arrays.fill(evidence, 0, n / 4, Observed.ANSWERED);
    var covered = new double[n];
    Arrays.fill(covered, 1);

    var expected = new Chorus(new double[n], new double[n], 1.5).expected(evidence, covered);

    // a quarter of all alike have answered: so much is expected of each of them
    assertThat(expected[n - 1]).isCloseTo(0.25, within(0.03));
  }

  @Test
  void tellsOneThatIsSureToAnswerFromOneThatIsNot() {
    var chorus = new Chorus(new double[] {60, 0}, new double[2], 1.5);

    var expected =
        chorus.expected(new Observed[] {Observed.SILENT, Observed.SILENT}, new double[] {1, 1});

    assertThat(expected).doesNotContain(Double.NaN);
    assertThat(expected[0]).isCloseTo(1, within(1e-9));
    // if even that one is silent, the event matters to nobody
    assertThat(expected[1]).isBetween(0.0, 0.2);
  }
}
