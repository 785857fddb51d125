package org.unsaid.watch;

import java.util.List;
import java.util.Map;
import org.unsaid.core.When;

/**
 * Sees to it that precedents are events of the same class that were over before.
 *
 * @param events by id
 * @param dates of the events that have one, by id
 * @param whole whether every file could be read
 */
record Precedents(Map<String, Entry> events, Map<String, When> dates, boolean whole) {

  /** Checks the precedents that an event names. */
  void check(Entry event) {
    check(event.list(Events.PRECEDENTS), event, true);
    for (var choice : event.list(Events.CHOICES)) {
      check(choice.value().list(Events.OTHERS), event, false);
    }
  }

  private void check(List<Written<String>> names, Entry event, boolean mustBeOfItsClass) {
    for (var named : names) {
      var precedent = events.get(named.value());
      if (precedent != null) {
        if (mustBeOfItsClass) {
          checkClass(named, event, precedent);
        }
        checkOrder(named, event, precedent);
      } else if (whole) {
        event
            .page()
            .faults()
            .add(
                named.line(),
                Wording.quoted(named.value()) + " is not an event of this watch",
                Wording.didYouMean(named.value(), events.keySet())
                    + "Write the 'id' of an earlier event, or add the event.");
      }
    }
  }

  private static void checkClass(Written<String> named, Entry event, Entry precedent) {
    var ours = event.get(Events.CLASS);
    var theirs = precedent.get(Events.CLASS);
    if (ours != null && theirs != null && !ours.equals(theirs)) {
      event
          .page()
          .faults()
          .add(
              named.line(),
              "the precedent '"
                  + named.value()
                  + "' is of class '"
                  + theirs
                  + "', not '"
                  + ours
                  + "'",
              "Name events of the same class: how one sort is answered says nothing of another."
                  + " What can be defended all the same stands in 'choices'.");
    }
  }

  private void checkOrder(Written<String> named, Entry event, Entry precedent) {
    var then = dates.get(named.value());
    var now = dates.get(event.get(Events.ID, ""));
    if (then != null && now != null && then.latest().isAfter(now.earliest())) {
      event
          .page()
          .faults()
          .add(
              named.line(),
              "the precedent '" + named.value() + "' is not earlier than the event",
              "Name events that were over before this one began; it is of "
                  + then.text(Events.zone(precedent))
                  + ", this one of "
                  + now.text(Events.zone(event))
                  + ".");
    }
  }
}
