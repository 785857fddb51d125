package org.unsaid.assess.chorus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unsaid.assess.chorus.Scores.Outcome;

class ScoresTest {

  @Test
  void countsTiesHalf() {
    var scores =
        Scores.of(
            List.of(
                new Outcome(0.2, false),
                new Outcome(0.4, true),
                new Outcome(0.4, false),
                new Outcome(0.9, true)));

    // of four pairs, three are in order and one is tied
    assertThat(scores.auc()).isEqualTo(3.5 / 4);
    assertThat(scores.brier()).isCloseTo((.04 + .36 + .16 + .01) / 4, within(1e-12));
    assertThat(scores.logLoss())
        .isCloseTo(-(Math.log(.8) + Math.log(.4) + Math.log(.6) + Math.log(.9)) / 4, within(1e-12));
    // 0.2 came never, 0.4 once of two times, 0.9 always
    assertThat(scores.calibration()).isCloseTo((.2 + .2 + .1) / 4, within(1e-12));
  }

  @Test
  void doesNotCallSomethingImpossibleThatCame() {
    assertThat(Scores.of(List.of(new Outcome(0, true))).logLoss())
        .isCloseTo(-Math.log(1e-4), within(1e-9));
  }
}
