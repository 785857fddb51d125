package org.unsaid.core;

/**
 * How surprising it is, or would be, that an institution has not answered by now. All are
 * probabilities, or shares, from 0 to 1.
 *
 * @param forecast to answer within the window, by earlier events alone
 * @param expected the same, seen what all others did
 * @param covered share of all answers that would have been seen by now on what was watched
 * @param answers share of all answers that is there by now
 * @param whole share of all answers that is there when the window closes
 * @param expectedAtLeast as {@code expected}, if all others that nobody watched had been watched
 *     and had said nothing: a gap of others must not make an event look more answered than it is
 */
public record Chances(
    double forecast,
    double expected,
    double covered,
    double answers,
    double whole,
    double expectedAtLeast) {

  /** Of a silence until now, by earlier events alone. */
  public double silenceByPrecedents() {
    return 1 - forecast * covered;
  }

  /** The same, seen what others did. */
  public double silence() {
    return 1 - expected * covered;
  }

  /** The larger of both readings of what others did. */
  public double silenceAtMost() {
    return 1 - Math.min(expected, expectedAtLeast) * covered;
  }

  /** Of a silence until the window closes, if all of it is watched. */
  public double lastSilence() {
    return 1 - expected * whole;
  }
}
