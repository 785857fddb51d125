package org.unsaid.publish;

import java.time.ZoneId;
import org.unsaid.core.Clock;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Span;
import org.unsaid.core.WorkCalendar;

/** What is counted between an event and its answers, and how much of the window is worked. */
final class CalendarText {

  private CalendarText() {}

  static String of(Event event, Institution institution) {
    var counted =
        event.clock() == Clock.WORKING
            ? "days on which it works are counted, as the class says"
            : "all time is counted, as the class says";
    var calendar = institution.calendar();
    if (calendar == null) {
      return counted + "; no calendar of it is given";
    }
    var from = event.occurred().earliest();
    var window = new Span(from, event.closes());
    if (!calendar.covers(window, institution.zone())) {
      return "%s; its calendar %s speaks of %s to %s, and not of all of the window"
          .formatted(counted, calendar.id(), calendar.from(), calendar.to());
    }
    return "%s; by its calendar %s it works on %d of the %d days from the event to the end of the window"
        .formatted(
            counted,
            calendar.id(),
            days(window, institution.zone(), calendar, true),
            days(window, institution.zone(), calendar, false));
  }

  /** Days of which some part is in the window. */
  private static long days(Span window, ZoneId zone, WorkCalendar calendar, boolean workedOnly) {
    return window
        .from()
        .atZone(zone)
        .toLocalDate()
        .datesUntil(window.to().minusNanos(1).atZone(zone).toLocalDate().plusDays(1))
        .filter(day -> !workedOnly || calendar.isWorked(day))
        .count();
  }
}
