package org.unsaid.collect.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.unsaid.core.Source;
import org.unsaid.database.Columns;

/** Tells of sources that may be dead while they look quiet. */
final class Alarms {

  private static final int FAILURES = 3;
  private static final int UNREAD = 5;
  private static final Duration TIME_TO_READ = Duration.ofHours(6);
  private static final Duration LATELY = Duration.ofDays(7);
  private static final int FAR_SHORTER = 3;

  /** Items listed lately that should have been read by now, and how many were not. */
  private record Reading(long listed, long unread, Instant oldest) {}

  private Alarms() {}

  static List<Alarm> of(Handle handle, Collection<Source.Polled> sources, Instant now) {
    var states = SourceStates.all(handle);
    var readings = readings(handle, now);
    var alarms = new ArrayList<Alarm>();
    for (var source : sources) {
      var state = states.get(source.id());
      if (state != null) {
        emptyStreak(source, state).ifPresent(alarms::add);
        failing(state).ifPresent(alarms::add);
        shrunk(state).ifPresent(alarms::add);
      }
      var reading = readings.get(source.id());
      if (reading != null) {
        unread(source, reading).ifPresent(alarms::add);
      }
    }
    return alarms;
  }

  private static Optional<Alarm> emptyStreak(Source.Polled source, SourceState state) {
    var firstGood = state.firstGood();
    var lastGood = state.goodBegan();
    if (firstGood == null || lastGood == null) {
      return Optional.empty();
    }
    var since = state.lastNew() == null ? firstGood : state.lastNew();
    return EmptyStreak.alarm(source.expect(), firstGood, state.lastNew(), lastGood, state.fresh())
        .map(words -> new Alarm(source.id(), Alarm.Kind.EMPTY_STREAK, since, words));
  }

  private static Optional<Alarm> failing(SourceState state) {
    var since = state.failingSince();
    if (state.failures() < FAILURES || since == null) {
      return Optional.empty();
    }
    var good = state.goodBegan();
    return Optional.of(
        new Alarm(
            state.source(),
            Alarm.Kind.FAILING,
            since,
            "%d looks in a row failed since %s, the last by %s; %s"
                .formatted(
                    state.failures(),
                    Words.time(since),
                    state.lastFailure(),
                    good == null
                        ? "none ever succeeded"
                        : "the last good one was at " + Words.time(good))));
  }

  private static Optional<Alarm> shrunk(SourceState state) {
    var good = state.goodBegan();
    if (good == null || state.listItems() * (double) FAR_SHORTER >= state.usualItems()) {
      return Optional.empty();
    }
    return Optional.of(
        new Alarm(
            state.source(),
            Alarm.Kind.SHRUNK,
            good,
            "the list has %s where it used to have about %d: selectors may find only a part of it"
                .formatted(
                    Words.count(state.listItems(), "item"), Math.round(state.usualItems()))));
  }

  private static Optional<Alarm> unread(Source.Polled source, Reading reading) {
    if (reading.unread() < UNREAD || reading.unread() * 4 < reading.listed()) {
      return Optional.empty();
    }
    return Optional.of(
        new Alarm(
            source.id(),
            Alarm.Kind.UNREAD,
            reading.oldest(),
            "%d of the %d items that were listed in the last 7 days could not be read, the oldest"
                    .formatted(reading.unread(), reading.listed())
                + " since "
                + Words.time(reading.oldest())));
  }

  private static Map<String, Reading> readings(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            select source, count(*) as listed,
              sum(case when read_recorded is null then 1 else 0 end) as unread,
              min(case when read_recorded is null then listed end) as oldest
            from ledger_item where listed > :from and listed < :to group by source
            """)
        .bind("from", now.minus(LATELY))
        .bind("to", now.minus(TIME_TO_READ))
        .<Map<String, Reading>>reduceResultSet(
            new HashMap<>(),
            (all, row, context) -> {
              if (row.getLong("unread") > 0) {
                all.put(
                    row.getString("source"),
                    new Reading(
                        row.getLong("listed"),
                        row.getLong("unread"),
                        Columns.instant(row, "oldest")));
              }
              return all;
            });
  }
}
