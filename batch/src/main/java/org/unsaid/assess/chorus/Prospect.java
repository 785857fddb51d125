package org.unsaid.assess.chorus;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is to be expected of those who are asked at one event, by events before it and by what all
 * others do now. They are numbered from 0 in the order in which {@link Experience#of(int, double,
 * int[], double[])} got them; times are days since the event.
 */
public final class Prospect {

  /** Share of all answers by whose time the rest is late. */
  private static final double ON_TIME = 0.9;

  private final double[] base;
  private final double[] variance;
  private final double[] ownBase;
  private final double[] ownVariance;
  private final boolean isOwnTheSame;
  private final double spread;
  private final LatencyCurve curve;
  private final Settings settings;

  /**
   * @param base of each, as evidence of what the event is
   * @param ownBase of each, as one of whom it is asked what is to be expected
   * @param isOwnTheSame whether that is the same
   */
  Prospect(
      double[] base,
      double[] variance,
      double[] ownBase,
      double[] ownVariance,
      boolean isOwnTheSame,
      double spread,
      LatencyCurve curve,
      Settings settings) {
    this.base = base;
    this.variance = variance;
    this.ownBase = ownBase;
    this.ownVariance = ownVariance;
    this.isOwnTheSame = isOwnTheSame;
    this.spread = spread;
    this.curve = curve;
    this.settings = settings;
  }

  /**
   * What was seen of all by now.
   *
   * @param evidence whether each has answered by itself
   * @param covered share of all answers that would have been seen by now, of each
   * @param acts answers that somebody gave for others: one voice each, whoever it speaks for
   */
  @SuppressWarnings("ArrayRecordComponent") // many numbers, which nobody compares
  public record Seen(Observed[] evidence, double[] covered, List<int[]> acts) {}

  /**
   * How unusual so few answers of a group are.
   *
   * @param alone probability of at most so many, by earlier events alone
   * @param among the same, seen what those outside the group do
   * @param expected how many would have answered by now, by earlier events alone
   */
  public record Together(double alone, double among, double expected) {}

  /** Share of all answers that is there after so many days. */
  public double answersBy(double days) {
    return curve.at(days);
  }

  /** Whether any answer to an earlier event tells how fast answers come. */
  public boolean knowsPace() {
    return curve.isLearnt();
  }

  /** Days after which nine of ten answers are there. */
  public double expectedBy() {
    return curve.reaches(ON_TIME);
  }

  /** Probability of each to answer within the window, by earlier events alone. */
  public double[] forecast() {
    return own(new Chorus(base, variance, spread)).expected();
  }

  /**
   * The same, seen what all others do. Neither its own answer nor one that was given for it enters
   * what is expected of an institution.
   */
  public double[] expected(Seen seen) {
    if (seen.acts().isEmpty()) {
      var chorus = new Chorus(base, variance, spread);
      return chorus.expected(own(chorus), seen.evidence(), seen.covered());
    }
    var spokesmen = new int[base.length][];
    Arrays.setAll(
        spokesmen,
        a ->
            IntStream.range(0, seen.acts().size())
                .filter(act -> contains(seen.acts().get(act), a))
                .map(act -> base.length + act)
                .toArray());
    var all = withActs(seen, new int[0]);
    var chorus = chorus(seen);
    var expected =
        chorus.expected(
            own(chorus),
            all.evidence(),
            all.covered(),
            a -> a < base.length ? spokesmen[a] : new int[0]);
    return Arrays.copyOf(expected, base.length);
  }

  /** Those of whom it is asked what is to be expected. */
  private Chorus own(Chorus asEvidence) {
    return isOwnTheSame ? asEvidence : new Chorus(ownBase, ownVariance, spread);
  }

  /**
   * How unusual it is that so few of a group have answered.
   *
   * @param members of the group, as far as they were observed
   * @param answered of each member, by itself or by others
   */
  public Together together(Seen seen, int[] members, boolean[] answered) {
    var group =
        new GroupTest.Members(
            IntStream.of(members).mapToDouble(a -> base[a]).toArray(),
            IntStream.of(members).mapToDouble(a -> variance[a]).toArray(),
            answered,
            IntStream.of(members).mapToDouble(a -> seen.covered()[a]).toArray());
    var others = withActs(seen, members);
    var alone = GroupTest.alone(group, spread, settings);
    var among =
        GroupTest.among(group, chorus(seen).weights(others.evidence(), others.covered()), settings);
    return new Together(alone.p(), among.p(), alone.expected());
  }

  /** Institutions, and behind them each act: as ready to answer as those that it speaks for are. */
  private Chorus chorus(Seen seen) {
    int acts = seen.acts().size();
    var bases = Arrays.copyOf(base, base.length + acts);
    var variances = Arrays.copyOf(variance, base.length + acts);
    for (int act = 0; act < acts; act++) {
      var spokenFor = seen.acts().get(act);
      bases[base.length + act] =
          IntStream.of(spokenFor).mapToDouble(a -> base[a]).average().orElse(0);
      variances[base.length + act] =
          IntStream.of(spokenFor).mapToDouble(a -> variance[a]).average().orElse(0);
    }
    return new Chorus(bases, variances, spread);
  }

  /**
   * @param without whose answers are left out, and those that were given for them
   */
  private Seen withActs(Seen seen, int[] without) {
    int acts = seen.acts().size();
    var evidence = Arrays.copyOf(seen.evidence(), base.length + acts);
    var covered = Arrays.copyOf(seen.covered(), base.length + acts);
    for (int act = 0; act < acts; act++) {
      var spokenFor = seen.acts().get(act);
      boolean isLeftOut = IntStream.of(without).anyMatch(a -> contains(spokenFor, a));
      evidence[base.length + act] = isLeftOut ? Observed.NONE : Observed.ANSWERED;
      covered[base.length + act] = 1;
    }
    for (int a : without) {
      evidence[a] = Observed.NONE;
    }
    return new Seen(evidence, covered, List.of());
  }

  private static boolean contains(int[] all, int one) {
    return IntStream.of(all).anyMatch(each -> each == one);
  }
}
