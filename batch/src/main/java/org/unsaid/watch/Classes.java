package org.unsaid.watch;

import static org.unsaid.watch.Key.optional;
import static org.unsaid.watch.Key.required;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unsaid.core.Clock;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Span;

/** Reads {@code classes:}, which says what is counted in events of a class. */
final class Classes {

  private static final Key<String> ID =
      required("id", Texts.ID, "By which events name it as their 'class'.");
  private static final Key<String> NAME = optional("name", Texts.ANY, "As a reader would say it.");
  private static final Key<Clock> CLOCK =
      optional(
          "clock",
          Text.oneOf(
              "a clock",
              Stream.of(Clock.values()).map(Clock::stored).toList(),
              word -> word.equals(Clock.WORKING.stored()) ? Clock.WORKING : Clock.ELAPSED),
          "Whether all time counts (elapsed), or days on which institutions work (working).");

  static final Section SECTION = Section.of("a class of events", ID, NAME, CLOCK);

  /** Of those without a calendar so many are named. */
  private static final int NAMED = 5;

  private final Map<String, Entry> byId;

  Classes(List<Written<Entry>> entries) {
    this.byId = new HashMap<>(Once.byId("class", ID, entries));
  }

  Clock clock(String eventClass) {
    var entry = byId.get(eventClass);
    return entry == null ? Clock.ELAPSED : entry.get(CLOCK, Clock.ELAPSED);
  }

  /**
   * Sees to it that working days can be counted where they have to be: of everybody who is asked by
   * whatever event, since events of all classes teach how fast answers come, and are never mixed.
   */
  void check(List<Event> events, Roster roster) {
    for (var entry : byId.values()) {
      var working = events.stream().filter(event -> isOf(event, entry)).toList();
      if (entry.get(CLOCK) == Clock.WORKING && !working.isEmpty() && roster.isWhole()) {
        checkCalendars(entry, events, roster);
        checkWindows(entry, working, roster);
      }
    }
  }

  private static boolean isOf(Event event, Entry entry) {
    return event.eventClass().equals(entry.get(ID));
  }

  private static void checkCalendars(Entry entry, List<Event> events, Roster roster) {
    var without = new LinkedHashSet<String>();
    var beyond = new LinkedHashSet<String>();
    for (var event : events) {
      var span = new Span(event.opens(), event.closes());
      for (var institution : asked(event, roster)) {
        var calendar = institution.calendar();
        if (calendar == null) {
          without.add(institution.id());
        } else if (!calendar.covers(span, institution.zone())) {
          beyond.add(
              "'%s' (%s to %s) at event '%s'"
                  .formatted(calendar.id(), calendar.from(), calendar.to(), event.id()));
        }
      }
    }
    if (!without.isEmpty()) {
      entry.fault(
          CLOCK,
          "working days cannot be counted of %s, who %s asked and %s no calendar"
              .formatted(
                  some(without),
                  without.size() == 1 ? "is" : "are",
                  without.size() == 1 ? "has" : "have"),
          "Give each a 'calendar:', such as that of its country, or take 'clock: working' away."
              + " Events of other classes are converted too, and so need them.");
    }
    if (!beyond.isEmpty()) {
      entry.fault(
          CLOCK,
          "calendars do not speak of all days that are counted: " + some(beyond),
          "Add the days off of those years and write the bounds in 'covers', or take 'clock:"
              + " working' away.");
    }
  }

  /** A window within a long holiday holds no answer at all. */
  private static void checkWindows(Entry entry, List<Event> working, Roster roster) {
    var idle = new LinkedHashSet<String>();
    for (var event : working) {
      for (var institution : asked(event, roster)) {
        var calendar = institution.calendar();
        Instant from = event.occurred().earliest();
        if (calendar != null
            && calendar.between(from, event.closes(), institution.zone()).isZero()) {
          idle.add("'%s' of '%s'".formatted(event.id(), institution.id()));
        }
      }
    }
    if (!idle.isEmpty()) {
      entry.fault(
          CLOCK,
          "there is no working day in the window of " + some(idle),
          "Write a longer 'window' at the event, or take 'clock: working' away.");
    }
  }

  private static List<Institution> asked(Event event, Roster roster) {
    return roster.byId().values().stream()
        .filter(institution -> event.asked().contains(institution.id()))
        .toList();
  }

  private static String some(Set<String> all) {
    var named = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    return all.size() <= NAMED ? named : "%s and %d more".formatted(named, all.size() - NAMED);
  }
}
