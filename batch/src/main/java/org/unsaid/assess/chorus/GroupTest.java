package org.unsaid.assess.chorus;

/**
 * Whether a group answers less than its members are used to: the probability that at most so many
 * of them have answered by now. What moves the members together beyond the event itself is
 * integrated over a grid of its own.
 *
 * @param p that probability; not verified below 0.05
 * @param answered members that have answered
 * @param members that were observed
 * @param expected how many would have
 */
record GroupTest(double p, int answered, int members, double expected) {

  private static final int TOGETHER = 13;
  private static final double WIDTH = 3;

  /** Some members of a group, as {@link Chorus} takes institutions. */
  @SuppressWarnings("ArrayRecordComponent") // many numbers, which nobody compares
  record Members(double[] base, double[] variance, boolean[] answered, double[] covered) {

    int count() {
      return base.length;
    }

    int answers() {
      int all = 0;
      for (boolean each : answered) {
        all += each ? 1 : 0;
      }
      return all;
    }
  }

  /**
   * Against precedents alone.
   *
   * @param spread of the event's effect
   */
  static GroupTest alone(Members members, double spread, Settings settings) {
    return of(members, Chorus.prior(spread), settings);
  }

  /**
   * Seen what others did.
   *
   * @param others weights of the event's effect by those outside the group: {@link Chorus#weights}
   */
  static GroupTest among(Members members, double[] others, Settings settings) {
    var weights = others.clone();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int j = 0; j < weights.length; j++) {
      weights[j] /= sum;
    }
    return of(members, weights, settings);
  }

  /** The floor without a model: none of n precedents was like this. */
  static double floor(int precedents) {
    return 1.0 / (precedents + 1);
  }

  private static GroupTest of(Members members, double[] weights, Settings settings) {
    var together = new double[TOGETHER];
    var shares = new double[TOGETHER];
    double all = 0;
    for (int i = 0; i < TOGETHER; i++) {
      double z = -WIDTH + 2 * WIDTH * i / (TOGETHER - 1);
      together[i] = z * settings.groupSpread();
      shares[i] = StrictMath.exp(-z * z / 2);
      all += shares[i];
    }
    int answered = members.answers();
    double p = 0;
    double expected = 0;
    for (int j = 0; j < Chorus.POINTS; j++) {
      for (int i = 0; i < TOGETHER; i++) {
        double weight = weights[j] * shares[i] / all;
        var chances = chances(members, Chorus.effect(j) + together[i]);
        p += weight * atMost(answered, chances);
        for (double chance : chances) {
          expected += weight * chance;
        }
      }
    }
    return new GroupTest(p, answered, members.count(), expected);
  }

  /** Of each member, to have answered and been seen by now. */
  private static double[] chances(Members members, double effect) {
    var chances = new double[members.count()];
    for (int a = 0; a < chances.length; a++) {
      double scale = Math.sqrt(1 + Math.PI * members.variance()[a] / 8);
      chances[a] = Logistic.of((members.base()[a] + effect) / scale) * members.covered()[a];
    }
    return chances;
  }

  /** The distribution function of a sum of unequal coins, as far as it is asked for. */
  private static double atMost(int answered, double[] chances) {
    var counts = new double[answered + 1];
    counts[0] = 1;
    for (double chance : chances) {
      for (int k = answered; k > 0; k--) {
        counts[k] = counts[k] * (1 - chance) + counts[k - 1] * chance;
      }
      counts[0] *= 1 - chance;
    }
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    return sum;
  }
}
