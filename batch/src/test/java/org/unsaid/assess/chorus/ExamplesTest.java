package org.unsaid.assess.chorus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.assess.chorus.Observations.Outcome;

/** The worked examples of the method, to six decimals. */
class ExamplesTest {

  private static final Offset<Double> SIX = within(5.01e-7);
  private static final Settings SETTINGS = Settings.usual();

  /** Three institutions at four events of one class. */
  private final Fit fit = fit(3, "110", "111", "100", "111");

  private final LatencyCurve curve = curve();

  @Test
  void learnsHowReadilyInstitutionsAnswer() {
    assertThat(fit.mean()).isCloseTo(0.128892, SIX);
    assertThat(fit.ofClass(0)).isCloseTo(0.50173, SIX);
    close(each(fit::ofInstitution), 0.406191, 0.076106, -0.236449);
    close(each(a -> fit.base(0, a)), 1.244052, 0.745556, 0.273535);
    close(each(a -> fit.variance(0, a)), 0.598278, 0.574521, 0.558565);
    assertThat(fit.spread(0)).isCloseTo(1.652122, SIX);
  }

  @Test
  void expectsWhatPrecedentsTell() {
    close(chorus().expected(), 0.690272, 0.617451, 0.543745);
  }

  @Test
  void tellsHowSoonAnswersAreThere() {
    assertThat(curve.at(0.5)).isCloseTo(0.371961, SIX);
    assertThat(curve.at(1)).isCloseTo(0.732446, SIX);
    assertThat(curve.at(2)).isCloseTo(0.899672, SIX);
    assertThat(curve.at(6)).isCloseTo(0.997918, SIX);
    assertThat(curve.at(14)).isCloseTo(1, SIX);
  }

  @Test
  void hearsTheChorusAndNeverTheInstitutionItself() {
    close(expected("000"), 0.478026, 0.379117, 0.291797);
    close(expected("011"), 0.851878, 0.635103, 0.53162);
    close(expected("100"), 0.478026, 0.602355, 0.511603);
    assertThat(1 - expected("011")[0] * curve.at(2)).isCloseTo(0.233589, SIX);
  }

  @Test
  void takesAGapAsNoEvidence() {
    double f = curve.at(2);
    var expected = chorus().expected(evidence("011"), new double[] {.3, f, f});

    assertThat(1 - expected[0] * .3).isCloseTo(0.744437, SIX);
  }

  @Test
  void testsAGroupAgainstPrecedentsAlone() {
    var members =
        new GroupTest.Members(
            each(a -> fit.base(0, a)), each(a -> fit.variance(0, a)), new boolean[3], covered(3));

    var test = GroupTest.alone(members, fit.spread(0), SETTINGS);

    assertThat(test.p()).isCloseTo(0.175917, SIX);
    assertThat(test.expected()).isCloseTo(1.650768, SIX);
    assertThat(test.answered()).isZero();
    assertThat(test.members()).isEqualTo(3);
  }

  @Test
  void testsAGroupAmongOthers() {
    var answered = new boolean[] {false, false, false, false, true};
    var members = new GroupTest.Members(filled(5, 2), filled(5, .3), answered, filled(5, .9));
    var others = new Chorus(filled(3, 0), filled(3, .3), 1.6);

    var test = GroupTest.among(members, others.weights(evidence("110"), filled(3, .9)), SETTINGS);

    assertThat(test.p()).isCloseTo(0.025399, SIX);
    assertThat(test.expected()).isCloseTo(3.974909, SIX);
    assertThat(test.answered()).isEqualTo(1);
  }

  @Test
  void expectsLittleWithoutPrecedents() {
    var none = Fit.of(Observations.of(List.of(), 1, 2), SETTINGS);

    assertThat(none.variance(0, 0)).isCloseTo(0.74, SIX);
    assertThat(none.spread(0)).isCloseTo(2.345208, SIX);
    var bases = new double[] {none.base(0, 0), none.base(0, 1)};
    var chorus = new Chorus(bases, filled(2, none.variance(0, 0)), none.spread(0));
    close(chorus.expected(), 0.370498, 0.370498);
  }

  @Test
  void callsFewOfManyTestsFindings() {
    assertThat(FalseDiscovery.findings(new double[] {.001, .04, .03, .2, .9}, .1))
        .containsExactly(true, true, true, false, false);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 9.958678, 0.00177",
    "0, 50, 100, 5.809229, 0.013546",
    "3, 0, 0, 9.958678, 0.060844"
  })
  void tellsFewStatementsFromFewerThanUsual(
      double statements, double peers, double peersExpected, double expected, double p) {
    var activity =
        Activity.of(
            new Activity.Output(statements, 10),
            new Activity.Output(60, 60),
            peers,
            peersExpected,
            Activity.USUAL_SIZE);

    assertThat(activity.expected()).isCloseTo(expected, SIX);
    assertThat(activity.p()).isCloseTo(p, SIX);
  }

  /** Seven commands that answered all precedents, and now none: the case it was made for. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.372723, 0.129098, 0.064759, 0.5",
    "2, 0.266359, 0.112337, 0.026204, 0.333333",
    "3, 0.211534, 0.101245, 0.013837, 0.25",
    "4, 0.178346, 0.093343, 0.008492, 0.2",
    "5, 0.156108, 0.08739, 0.005731, 0.166667",
    "8, 0.11868, 0.075781, 0.002434, 0.111111"
  })
  void findsAGroupSilentWhereNoMemberIsConspicuous(
      int precedents, double alone, double others, double group, double floor) {
    var rows = new String[precedents];
    Arrays.fill(rows, "1111111");
    var seven = fit(7, rows);
    var bases = filled(7, seven.base(0, 0));
    var variances = filled(7, seven.variance(0, 0));
    var chorus = new Chorus(bases, variances, seven.spread(0));
    var covered = filled(7, .97);
    var members = new GroupTest.Members(bases, variances, new boolean[7], covered);

    assertThat(1 - chorus.expected()[0] * .97).isCloseTo(alone, SIX);
    assertThat(1 - chorus.expected(evidence("0111111"), covered)[0] * .97).isCloseTo(others, SIX);
    assertThat(GroupTest.alone(members, seven.spread(0), SETTINGS).p()).isCloseTo(group, SIX);
    assertThat(GroupTest.floor(precedents)).isCloseTo(floor, SIX);
  }

  private Chorus chorus() {
    return new Chorus(each(a -> fit.base(0, a)), each(a -> fit.variance(0, a)), fit.spread(0));
  }

  private double[] expected(String answered) {
    return chorus().expected(evidence(answered), covered(3));
  }

  private double[] covered(int institutions) {
    return filled(institutions, curve.at(2));
  }

  private static double[] each(IntToDoubleFunction of) {
    return new double[] {of.applyAsDouble(0), of.applyAsDouble(1), of.applyAsDouble(2)};
  }

  private static double[] filled(int count, double value) {
    var filled = new double[count];
    Arrays.fill(filled, value);
    return filled;
  }

  private static void close(double[] found, double... wanted) {
    assertThat(found).containsExactly(wanted, SIX);
  }

  private static Observed[] evidence(String answered) {
    return answered
        .chars()
        .mapToObj(each -> each == '1' ? Observed.ANSWERED : Observed.SILENT)
        .toArray(Observed[]::new);
  }

  /** All observed, at events of one class; 1: answered. */
  private static Fit fit(int institutions, String... events) {
    var outcomes = new ArrayList<Outcome>();
    for (var event : events) {
      var all = new int[institutions];
      var answered = new boolean[institutions];
      for (int a = 0; a < institutions; a++) {
        all[a] = a;
        answered[a] = event.charAt(a) == '1';
      }
      outcomes.add(new Outcome(0, all, answered));
    }
    return Fit.of(Observations.of(outcomes, 1, institutions), SETTINGS);
  }

  /**
   * Eight answers on the first day, two on the second, one on the sixth; three are of the class.
   */
  private static LatencyCurve curve() {
    var all =
        new LatencyCurve.Intervals(
            new double[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 5},
            new double[] {1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 6});
    var ofClass = new LatencyCurve.Intervals(new double[3], new double[] {1, 1, 1});
    return new LatencyCurve(all, ofClass, 14, SETTINGS);
  }
}
