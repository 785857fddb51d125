package org.unsaid.publish.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.unsaid.core.Event;

/**
 * Where a time stands beside an event. Distances grow with the square root of the time since: most
 * answers come at once, and few late. What is before the event has less room.
 *
 * @param from of the window
 * @param event its first possible instant
 * @param to of the window
 * @param left pixels at which {@code from} stands
 * @param right pixels at which {@code to} stands
 */
record TimeScale(Instant from, Instant event, Instant to, double left, double right) {

  private static final double BEFORE = 0.4;
  private static final int[] HOURS = {1, 3, 6, 12};
  private static final int[] DAYS = {
    1, 2, 3, 4, 5, 7, 10, 14, 21, 28, 42, 60, 90, 120, 180, 270, 365, 730, 1095
  };

  /** A mark of the scale and what is written at it. */
  record Tick(double x, String text) {}

  static TimeScale of(Event event, double left, double right) {
    return new TimeScale(event.opens(), event.occurred().earliest(), event.closes(), left, right);
  }

  /** Times outside of the window stand at its ends. */
  double x(Instant instant) {
    var within = instant.isBefore(from) ? from : instant.isAfter(to) ? to : instant;
    double first = root(from);
    return left + (right - left) * (root(within) - first) / (root(to) - first);
  }

  private double root(Instant instant) {
    double hours = Duration.between(event, instant).toMillis() / 3_600_000.0;
    return hours < 0 ? -BEFORE * Math.sqrt(-hours) : Math.sqrt(hours);
  }

  /**
   * As many as there is room for, without one running into another; the event and the end first.
   */
  List<Tick> ticks(double size) {
    var candidates = new ArrayList<Tick>();
    add(candidates, Duration.ZERO);
    add(candidates, Duration.ofHours(Math.round(Duration.between(event, to).toMinutes() / 60.0)));
    // the coarser, the sooner
    for (int days : new int[] {7, 1, 14, 3, 28, 90, 365}) {
      add(candidates, Duration.ofDays(days));
    }
    for (int days : DAYS) {
      add(candidates, Duration.ofDays(days));
      add(candidates, Duration.ofDays(-days));
    }
    for (int i = HOURS.length - 1; i >= 0; i--) {
      add(candidates, Duration.ofHours(HOURS[i]));
      add(candidates, Duration.ofHours(-HOURS[i]));
    }
    var placed = new ArrayList<Tick>();
    for (var tick : candidates) {
      double half = half(tick, size);
      if (placed.stream()
          .allMatch(other -> Math.abs(other.x - tick.x) > half + half(other, size) + 6)) {
        placed.add(tick);
      }
    }
    placed.sort(Comparator.comparingDouble(Tick::x));
    return placed;
  }

  private static double half(Tick tick, double size) {
    return Plain.width(tick.text, size, false) / 2;
  }

  private void add(List<Tick> ticks, Duration since) {
    var instant = event.plus(since);
    if (!instant.isBefore(from) && !instant.isAfter(to.plus(Duration.ofMinutes(30)))) {
      ticks.add(new Tick(x(instant), text(since)));
    }
  }

  private static String text(Duration since) {
    long hours = since.toHours();
    if (hours == 0) {
      return "0";
    }
    var sign = hours < 0 ? "\u2212" : "";
    long size = Math.abs(hours);
    return size % 24 == 0 ? sign + size / 24 + " d" : sign + size + " h";
  }
}
