package org.unsaid.core;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How well a method foretold a watch's own past: events that are over, each predicted from those
 * alone that were over when it began, and compared with what came.
 *
 * @param asOf nothing that was seen later is in it
 * @param method its name
 * @param events how many were predicted: those of which it is known of somebody whether they
 *     answered
 * @param unknown how many others are over
 * @param running how many of {@code events} had a topic that ran before them
 * @param looks by part, then by day, the close last; none of a part without an event
 */
public record Review(
    Instant asOf, String method, int events, int unknown, int running, List<Look> looks) {

  /** Fewer cannot be compared at all. */
  public static final int FEWEST = 2;

  /** Fewer tell little. */
  public static final int FEW = 10;

  public Review {
    looks = List.copyOf(looks);
  }

  /** Which events. */
  public enum Part {
    ALL,
    /** Their topic did not run before them. */
    QUIET,
    RUNNING;

    /** The word that is stored and printed. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether there is anything to compare. */
  public boolean isPossible() {
    return events >= FEWEST;
  }

  /** Of a part, the look at the close of all windows. */
  public Optional<Look> close(Part part) {
    return looks.stream().filter(look -> look.part() == part && look.day().isEmpty()).findFirst();
  }

  /**
   * All pairs of events and institutions at the end of one day after each event, or at the close of
   * each event's window.
   *
   * @param day after the event's own day, events with a shorter window left out; empty: the close
   * @param answered how many pairs had answered by then
   * @param forecast of what was foretold before anybody answered
   * @param seen of what was foretold seen what all others did
   * @param silences by the probability of silence that was given, ten classes; empty ones left out
   */
  public record Look(
      Part part,
      OptionalInt day,
      int events,
      int pairs,
      int answered,
      Quality forecast,
      Quality seen,
      List<Bin> silences,
      Unusual unusual,
      Claims claims,
      Optional<Recalibrated> recalibrated) {
    public Look {
      silences = List.copyOf(silences);
    }
  }

  /**
   * How good probabilities were.
   *
   * @param logLoss mean −log of what was given to what came; the smaller the better
   * @param brier mean squared distance; the smaller the better
   * @param auc probability that one that answered was given more than one that did not; empty if
   *     all or none did
   * @param calibration mean distance, over ten classes, of what was given from what came (ECE)
   */
  public record Quality(double logLoss, double brier, Optional<Double> auc, double calibration) {}

  /**
   * Pairs whose silence was given a probability in {@code [from, to)}.
   *
   * @param expected mean of what was given
   * @param silent how many were silent
   */
  public record Bin(double from, double to, int pairs, double expected, int silent) {

    /** Share of the silent ones. */
    public double realised() {
      return (double) silent / pairs;
    }
  }

  /**
   * Pairs whose silence would be unusual, whether they were silent or not.
   *
   * @param atMost largest probability of silence
   * @param expected how many of them silent, by what was given
   * @param silent how many were
   */
  public record Unusual(double atMost, int pairs, double expected, int silent) {}

  /**
   * Silences of single institutions that the method would have claimed then, by all its rules;
   * those of groups are not among them.
   *
   * @param answeredLater how many of them answered later, within the window: false silences
   * @param expectedLater how many were expected to
   */
  public record Claims(int claimed, int answeredLater, double expectedLater) {}

  /**
   * What recalibration on the past did, where enough of the past was over.
   *
   * @param pairs how many had it
   * @param before log loss of the model alone on those pairs
   * @param after log loss of what was shown on them
   */
  public record Recalibrated(int pairs, double before, double after) {}
}
