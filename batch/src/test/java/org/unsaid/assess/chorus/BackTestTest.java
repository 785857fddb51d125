package org.unsaid.assess.chorus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.unsaid.assess.chorus.BackTest.Case;
import org.unsaid.assess.chorus.BackTest.Judgement;
import org.unsaid.assess.chorus.BackTest.Pair;
import org.unsaid.assess.chorus.BackTest.Prediction;

class BackTestTest {

  private static final List<String> ALL = List.of("a", "b", "c", "d");

  @Test
  void learnsNothingFromEventsThatWereNotOverYet() {
    var cases = answered(6, 20);
    var last = event(100, 0, 0, 0, -1);
    cases.add(last);
    var before = predict(cases, last);

    // it began before the last one, and ended after that had begun
    cases.add(event(90, -1, -1, -1, -1));
    cases.add(event(200, -1, -1, -1, -1));

    assertThat(predict(cases, last)).isEqualTo(before);
  }

  @Test
  void callsOneSilentThatAlwaysAnsweredWhileTheOthersDo() {
    var cases = answered(8, 20);
    var last = event(500, 0, 0, 9, -1);
    cases.add(last);

    var predictions = predict(cases, last);

    assertThat(predictions)
        .extracting(Prediction::judgement)
        .containsExactly(Judgement.ON_TIME, Judgement.ON_TIME, Judgement.LATE, Judgement.SILENT);
    assertThat(predictions.getLast().silence()).isLessThan(0.2);
  }

  @Test
  void expectsNobodyToAnswerWhatNobodyEverAnswers() {
    var cases = new ArrayList<Case>();
    for (int i = 0; i < 8; i++) {
      cases.add(event(i * 20L, -1, -1, -1, -1));
    }
    var last = event(500, -1, -1, -1, -1);
    cases.add(last);

    assertThat(predict(cases, last))
        .extracting(Prediction::judgement)
        .containsOnly(Judgement.NOT_EXPECTED);
  }

  @Test
  void namesAnInstitutionThatIsNotListed() {
    assertThatThrownBy(() -> new BackTest(List.of(event(0, 1, 1, 1, 1)), List.of("a", "b", "c")))
        .hasMessageContaining("institution 'd' that is not listed");
  }

  private static List<Prediction> predict(List<Case> cases, Case event) {
    return new BackTest(cases, ALL).predict(event, List.of(14));
  }

  private static List<Case> answered(int events, long apart) {
    var cases = new ArrayList<Case>();
    for (int i = 0; i < events; i++) {
      cases.add(event(i * apart - 200, 0, 0, 0, 0));
    }
    return cases;
  }

  /** Days after which each of four answered; −1: it did not. */
  private static Case event(long day, int... latencies) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < latencies.length; i++) {
      pairs.add(
          new Pair(
              ALL.get(i),
              latencies[i] < 0 ? OptionalInt.empty() : OptionalInt.of(latencies[i]),
              new Traits(0, 0, 0)));
    }
    return new Case("event-" + day, "purge", day, pairs);
  }
}
