package org.unsaid.assess.chorus;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What events that are over teach: who answers, and how fast. Institutions and classes are numbered
 * from 0; times are days since an event. Safe for several threads.
 */
public final class Experience {

  private final List<Past> events;
  private final Settings settings = Settings.usual();
  private final Fit fit;

  /** By which each institution is expected to answer; by the other, all others are. */
  private final Fit own;

  /**
   * An event that is over.
   *
   * @param institutions that were observed, each once
   * @param answered of each of them, whether it did within the window
   * @param from when each answer may have come first; of those who answered, in their order
   * @param to when it had come; the same as {@code from}: then
   */
  @SuppressWarnings("ArrayRecordComponent") // many numbers, which nobody compares
  public record Past(
      int eventClass, int[] institutions, boolean[] answered, double[] from, double[] to) {

    /** Without answers later than that. */
    Past within(double days) {
      if (IntStream.range(0, from.length).allMatch(i -> from[i] < days)) {
        return this;
      }
      var kept = answered.clone();
      int answer = 0;
      for (int i = 0; i < kept.length; i++) {
        if (kept[i]) {
          kept[i] = from[answer++] < days;
        }
      }
      var times = IntStream.range(0, from.length).filter(i -> from[i] < days).toArray();
      return new Past(
          eventClass,
          institutions,
          kept,
          IntStream.of(times).mapToDouble(i -> from[i]).toArray(),
          IntStream.of(times).mapToDouble(i -> to[i]).toArray());
    }
  }

  private Experience(List<Past> events, int classes, int institutions) {
    this.events = List.copyOf(events);
    this.fit =
        Fit.of(
            Observations.of(
                events.stream()
                    .map(
                        past ->
                            new Observations.Outcome(
                                past.eventClass(), past.institutions(), past.answered()))
                    .toList(),
                classes,
                institutions),
            settings);
    this.own = fit;
  }

  private Experience(List<Past> events, Fit fit, Fit own) {
    this.events = events;
    this.fit = fit;
    this.own = own;
  }

  /**
   * The same, where of each institution that is judged its own answers are those of another
   * experience, and the answers of all others are these.
   *
   * @param other of the same institutions at the same events
   */
  public Experience withOwnAnswersOf(Experience other) {
    return new Experience(events, fit, fit.withAnswersOf(other.fit));
  }

  /**
   * Learns from events; none leaves what is believed beforehand.
   *
   * @param window days in which an answer to what is judged counts: later ones are left out
   * @param classes how many there are
   * @param institutions how many there are
   */
  public static Experience of(List<Past> events, double window, int classes, int institutions) {
    return new Experience(
        events.stream().map(past -> past.within(window)).toList(), classes, institutions);
  }

  /**
   * What is to be expected of one event.
   *
   * @param window days in which answers count
   * @param institutions that are asked
   * @param effects of what else is known of each at this event, in logits
   */
  public Prospect of(int eventClass, double window, int[] institutions, double[] effects) {
    var base = new double[institutions.length];
    var variance = new double[institutions.length];
    var ownBase = new double[institutions.length];
    var ownVariance = new double[institutions.length];
    for (int i = 0; i < base.length; i++) {
      base[i] = fit.base(eventClass, institutions[i]) + effects[i];
      variance[i] = fit.variance(eventClass, institutions[i]);
      ownBase[i] = own.base(eventClass, institutions[i]) + effects[i];
      ownVariance[i] = own.variance(eventClass, institutions[i]);
    }
    var curve =
        new LatencyCurve(
            latencies(_ -> true), latencies(its -> its == eventClass), window, settings);
    return new Prospect(
        base, variance, ownBase, ownVariance, own == fit, fit.spread(eventClass), curve, settings);
  }

  /** Share of all answers that is believed to be there after some days, before any is known. */
  public static double believedBy(double days, double window) {
    if (window <= 0) {
      return 1; // on free days alone: whoever is no longer awaited has had all its time
    }
    return LatencyCurve.believed(days, window);
  }

  private LatencyCurve.Intervals latencies(IntPredicate classes) {
    var of = events.stream().filter(past -> classes.test(past.eventClass())).toList();
    return new LatencyCurve.Intervals(
        of.stream().flatMapToDouble(past -> Arrays.stream(past.from())).toArray(),
        of.stream().flatMapToDouble(past -> Arrays.stream(past.to())).toArray());
  }
}
