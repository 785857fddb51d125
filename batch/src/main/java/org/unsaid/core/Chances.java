package org.unsaid.core;

import java.util.Optional;

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
 * @param held what such chances came to on the watch's own past; empty: too few of its events are
 *     over, and nobody has checked them
 */
public record Chances(
    double forecast,
    double expected,
    double covered,
    double answers,
    double whole,
    double expectedAtLeast,
    Optional<Held> held) {

  /**
   * What came of silences that were said to be as probable as this one is, at earlier events of the
   * same watch.
   *
   * @param silence share of them that were silences, for {@link #silence()}
   * @param silenceAtMost the same for {@link #silenceAtMost()}
   * @param lastSilence the same for {@link #lastSilence()}
   * @param events that are over and taught it
   */
  public record Held(double silence, double silenceAtMost, double lastSilence, int events) {}

  /** Without any look at the past. */
  public Chances(
      double forecast,
      double expected,
      double covered,
      double answers,
      double whole,
      double expectedAtLeast) {
    this(forecast, expected, covered, answers, whole, expectedAtLeast, Optional.empty());
  }

  /** The same, checked. */
  public Chances with(Held found) {
    return new Chances(
        forecast, expected, covered, answers, whole, expectedAtLeast, Optional.of(found));
  }

  /** The same, if so much would have been seen. */
  public Chances withCovered(double share) {
    return new Chances(forecast, expected, share, answers, whole, expectedAtLeast, held);
  }

  /** To have answered by now, before anybody had. */
  public double answerForetold() {
    return forecast * covered;
  }

  /** Of who has not answered by now, to do so before the window closes. */
  public double answerLater() {
    return expected * Math.max(0, whole - covered) / silence();
  }

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

  /** Of a silence until now, as it is printed: what held before, or else what the model says. */
  public double silenceShown() {
    return held.map(Held::silence).orElseGet(this::silence);
  }

  /**
   * Of a silence until now, as it is judged: the larger of what the model says and what held. Where
   * such silences came more often than the model said, it claims too much, and must not. Where they
   * came more seldom it was careful, and stays so: few events teach the past, and what they teach
   * must never be the only ground of a claim.
   */
  public double silenceJudged() {
    return Math.max(silence(), held.map(Held::silence).orElse(0.0));
  }

  /** The same of the larger of both readings of what others did. */
  public double silenceAtMostJudged() {
    return Math.max(silenceAtMost(), held.map(Held::silenceAtMost).orElse(0.0));
  }

  /** The same of a silence until the window closes. */
  public double lastSilenceJudged() {
    return Math.max(lastSilence(), held.map(Held::lastSilence).orElse(0.0));
  }
}
