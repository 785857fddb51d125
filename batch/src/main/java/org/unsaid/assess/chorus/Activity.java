package org.unsaid.assess.chorus;

/**
 * Whether an institution publishes less than it is used to, seen what its peers publish meanwhile:
 * the probability of so few, by a negative binomial distribution.
 *
 * @param expected statements in the window
 * @param p of at most as many as there were; nothing is to be claimed where fewer than 3 were
 *     expected
 */
public record Activity(double expected, double p) {

  /** Of weeks to two weeks; to be learnt anew where there is enough to learn it from. */
  public static final double USUAL_SIZE = 7.5;

  /** Statements of peers below which they say little of what all do. */
  private static final double PEERS = 20;

  /**
   * Statements in a time, and how much publishing that time is worth: days, of which one at a
   * weekend counts less.
   */
  public record Output(double statements, double days) {}

  /**
   * @param window that is asked about
   * @param before it, a longer time
   * @param peers statements of all others in the window
   * @param peersExpected what they would have published
   * @param size of the distribution: the larger, the less it scatters
   */
  public static Activity of(
      Output window, Output before, double peers, double peersExpected, double size) {
    double expected =
        (before.statements() + 0.25)
            / (before.days() + 0.5)
            * window.days()
            * (peers + PEERS)
            / (peersExpected + PEERS);
    double q = size / (size + expected);
    double term = StrictMath.pow(q, size);
    double sum = term;
    for (int i = 1; i <= window.statements(); i++) {
      term *= (i - 1 + size) / i * (1 - q);
      sum += term;
    }
    return new Activity(expected, sum);
  }
}
