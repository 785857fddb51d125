package org.unsaid.assess.chorus;

import java.util.Arrays;

/**
 * How long those who answer take: the share of all answers that is there after some time. An answer
 * of which only an interval is known is spread evenly over it. Few answers of a class lean on those
 * of all classes, and few of these on a curve that halves what is left every day.
 *
 * <p>Times are days since the event. Made in n log n, asked in log n.
 */
final class LatencyCurve {

  private final Ramps all;
  private final Ramps ofClass;
  private final double window;
  private final Settings settings;

  /**
   * Times in which answers came.
   *
   * @param from when each may have come first
   * @param to when each had come; the same as {@code from}: then
   */
  @SuppressWarnings("ArrayRecordComponent") // many numbers, which nobody compares
  record Intervals(double[] from, double[] to) {
    Intervals {
      if (from.length != to.length) {
        throw new IllegalArgumentException(from.length + " beginnings, " + to.length + " ends");
      }
      for (int i = 0; i < from.length; i++) {
        if (!(from[i] <= to[i])) {
          throw new IllegalArgumentException("From " + from[i] + " to " + to[i]);
        }
      }
    }
  }

  /**
   * @param ofClass those of {@code all} that answered events of one class
   * @param window in which answers count
   */
  LatencyCurve(Intervals all, Intervals ofClass, double window, Settings settings) {
    this.all = new Ramps(all);
    this.ofClass = new Ramps(ofClass);
    this.window = window;
    this.settings = settings;
  }

  /** Whether it rests on any answer, and not on belief alone. */
  boolean isLearnt() {
    return all.count() > 0;
  }

  /** Share of all answers that is there after so many days. */
  double at(double days) {
    double k = settings.classLatency();
    return (ofClass.at(days) + k * ofAll(days)) / (ofClass.count() + k);
  }

  /** The first time, to a second, at which so much is there; the window if it is not before. */
  double reaches(double share) {
    double low = 0;
    double high = window;
    while (high - low > 1.0 / 86_400) {
      double middle = (low + high) / 2;
      if (at(middle) >= share) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private double ofAll(double days) {
    double k = settings.priorLatency();
    return (all.at(days) + k * believed(days, window)) / (all.count() + k);
  }

  /** The same, before any answer is known. */
  static double believed(double days, double window) {
    return (1 - StrictMath.pow(0.5, Math.clamp(days, 0, window)))
        / (1 - StrictMath.pow(0.5, window));
  }

  /**
   * A sum of ramps, each from 0 to 1 over its interval: between two knots it is a straight line.
   */
  private static final class Ramps {

    private final int count;
    private final double[] knots;

    /** At each knot, that of steps there included. */
    private final double[] values;

    private final double[] slopes;

    Ramps(Intervals intervals) {
      this.count = intervals.from().length;
      this.knots = knots(intervals.from(), intervals.to());
      var slopeOf = new double[knots.length];
      var steps = new double[knots.length];
      for (int i = 0; i < count; i++) {
        double from = intervals.from()[i];
        double to = intervals.to()[i];
        int begin = Arrays.binarySearch(knots, from);
        if (from == to) {
          steps[begin]++;
        } else {
          slopeOf[begin] += 1 / (to - from);
          slopeOf[Arrays.binarySearch(knots, to)] -= 1 / (to - from);
        }
      }
      this.values = new double[knots.length];
      this.slopes = new double[knots.length];
      double value = 0;
      double slope = 0;
      for (int k = 0; k < knots.length; k++) {
        value += k == 0 ? 0 : slope * (knots[k] - knots[k - 1]);
        value += steps[k];
        slope += slopeOf[k];
        values[k] = value;
        slopes[k] = slope;
      }
    }

    int count() {
      return count;
    }

    double at(double days) {
      int found = Arrays.binarySearch(knots, days);
      int last = found >= 0 ? found : -found - 2;
      return last < 0 ? 0 : Math.min(count, values[last] + slopes[last] * (days - knots[last]));
    }

    private static double[] knots(double[] from, double[] to) {
      var all = Arrays.copyOf(from, from.length + to.length);
      System.arraycopy(to, 0, all, from.length, to.length);
      return Arrays.stream(all).sorted().distinct().toArray();
    }
  }
}
