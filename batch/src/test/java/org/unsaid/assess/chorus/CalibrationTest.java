package org.unsaid.assess.chorus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.unsaid.assess.chorus.Calibration.Claim;

class CalibrationTest {

  @Test
  void leavesChancesThatHoldNearlyAsTheyAre() {
    var calibration = Calibration.of(world(new Random(1), 20_000, silence -> silence));

    for (double silence = 0.05; silence < 1; silence += 0.05) {
      assertThat(calibration.held(silence)).isCloseTo(silence, within(0.05));
    }
  }

  @Test
  void findsTheChanceThatHeldWhereTooLittleWasClaimed() {
    // silences come twice as often as they are said to
    var calibration =
        Calibration.of(world(new Random(2), 20_000, silence -> Math.min(1, 2 * silence)));

    assertThat(calibration.held(0.1)).isCloseTo(0.2, within(0.05));
    assertThat(calibration.held(0.3)).isCloseTo(0.6, within(0.05));
    assertThat(calibration.held(0.7)).isGreaterThan(0.97);
  }

  @Test
  void neverFallsAndIsNeverSure() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      // whatever came, also what has nothing to do with what was claimed, or its contrary
      var claims = world(random, 1 + random.nextInt(60), silence -> 1 - silence);
      var calibration = Calibration.of(claims);

      double before = 0;
      for (double silence = 0; silence <= 1; silence += 0.001) {
        double held = calibration.held(silence);
        assertThat(held).isGreaterThanOrEqualTo(before).isStrictlyBetween(0.0, 1.0);
        before = held;
      }
    }
  }

  @Test
  void neverFallsBelowWhatSoFewCanTeachAtTheEnds() {
    var none = Calibration.of(Collections.nCopies(9, new Claim(0.1, false)));
    var all = Calibration.of(Collections.nCopies(4, new Claim(0.9, true)));

    assertThat(none.held(0)).isCloseTo(0.05, within(1e-12));
    assertThat(none.held(1)).isCloseTo(0.05, within(1e-12));
    assertThat(all.held(1)).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void doesNotDependOnTheOrderOfClaims() {
    var random = new Random(3);
    var claims = new ArrayList<Claim>();
    for (int i = 0; i < 300; i++) {
      // many are equal
      claims.add(new Claim(random.nextInt(10) / 10.0, random.nextInt(3) == 0));
    }
    var calibration = Calibration.of(claims);
    Collections.shuffle(claims, random);
    var shuffled = Calibration.of(claims);

    for (double silence = 0; silence <= 1; silence += 0.01) {
      assertThat(shuffled.held(silence)).isCloseTo(calibration.held(silence), within(1e-12));
    }
  }

  @Test
  void cannotBeLearntFromNothing() {
    assertThatThrownBy(() -> Calibration.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Claim> world(Random random, int claims, DoubleUnaryOperator truth) {
    var all = new ArrayList<Claim>();
    for (int i = 0; i < claims; i++) {
      double silence = random.nextDouble();
      all.add(new Claim(silence, random.nextDouble() < truth.applyAsDouble(silence)));
    }
    return all;
  }
}
