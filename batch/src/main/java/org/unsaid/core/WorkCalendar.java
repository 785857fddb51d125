package org.unsaid.core;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * On which days an institution works. A day counts whole or not at all: when an office opens is not
 * known, and many publish in the evening.
 *
 * @param weekend days of the week that are free; not all seven
 * @param off further days that are free, such as public holidays
 * @param worked days that are worked all the same, such as a Saturday after a long holiday
 * @param from first day of which it speaks
 * @param to last day of which it speaks
 */
public record WorkCalendar(
    String id,
    Set<DayOfWeek> weekend,
    Set<LocalDate> off,
    Set<LocalDate> worked,
    LocalDate from,
    LocalDate to) {

  public WorkCalendar {
    weekend = Set.copyOf(weekend);
    off = Set.copyOf(off);
    worked = Set.copyOf(worked);
    if (weekend.size() == DayOfWeek.values().length) {
      throw new IllegalArgumentException("Calendar " + id + ": a week without a working day");
    }
    if (from.isAfter(to)) {
      throw new IllegalArgumentException("Calendar " + id + " from " + from + " to " + to);
    }
  }

  public boolean isWorked(LocalDate day) {
    return worked.contains(day) || !(off.contains(day) || weekend.contains(day.getDayOfWeek()));
  }

  /** Whether it speaks of every day that a part of the span falls on, in that zone. */
  public boolean covers(Span span, ZoneId zone) {
    return !span.from().atZone(zone).toLocalDate().isBefore(from)
        && !span.to().minusNanos(1).atZone(zone).toLocalDate().isAfter(to);
  }

  /**
   * How much of the time is on working days: a working day without a change of clocks has 24 hours.
   *
   * @param zone in which days begin
   * @return negative if {@code to} is before {@code from}
   */
  public Duration between(Instant from, Instant to, ZoneId zone) {
    if (to.isBefore(from)) {
      return between(to, from, zone).negated();
    }
    var worked = Duration.ZERO;
    var begin = from;
    var day = from.atZone(zone).toLocalDate();
    while (begin.isBefore(to)) {
      day = day.plusDays(1);
      var midnight = day.atStartOfDay(zone).toInstant();
      var end = midnight.isBefore(to) ? midnight : to;
      if (isWorked(day.minusDays(1))) {
        worked = worked.plus(Duration.between(begin, end));
      }
      begin = end;
    }
    return worked;
  }

  /**
   * The last instant until which no more than that has been worked: what comes on the free days
   * behind a working day comes no later than its end.
   *
   * @param working not negative
   * @param zone in which days begin
   */
  public Instant after(Instant from, Duration working, ZoneId zone) {
    var left = working;
    var begin = from;
    var day = from.atZone(zone).toLocalDate();
    while (true) {
      var end = day.plusDays(1).atStartOfDay(zone).toInstant();
      if (isWorked(day)) {
        var length = Duration.between(begin, end);
        if (left.compareTo(length) < 0) {
          return begin.plus(left);
        }
        left = left.minus(length);
      }
      begin = end;
      day = day.plusDays(1);
    }
  }
}
