package org.unsaid.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One whose words are official: a ministry, a command, an office holder.
 *
 * @param names how texts name it, besides {@code name}
 * @param groups paths such as {@code pla/theatre-commands}; a group contains the groups below it
 * @param superior id of the institution that may speak for it
 * @param zone in which its days begin
 * @param calendar of its working days; null: nobody wrote which they are
 * @param validFrom first day on which it exists; null: always
 * @param validTo last day on which it exists; null: still
 */
public record Institution(
    String id,
    String name,
    List<String> names,
    List<String> groups,
    @Nullable String superior,
    ZoneId zone,
    @Nullable WorkCalendar calendar,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {

  public Institution {
    names = List.copyOf(names);
    groups = List.copyOf(groups);
  }

  /** Whether it belongs to the group, or to one below it. */
  public boolean isIn(String group) {
    return groups.stream().anyMatch(own -> own.equals(group) || own.startsWith(group + "/"));
  }

  /** Whether it exists on the day, in its own zone, that {@code instant} falls on. */
  public boolean existsAt(Instant instant) {
    var day = instant.atZone(zone).toLocalDate();
    return (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || !day.isAfter(validTo));
  }
}
