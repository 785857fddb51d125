package org.unsaid.watch;

import static org.unsaid.watch.Key.optional;
import static org.unsaid.watch.Key.required;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Institution;

/** Reads {@code institutions:}. */
final class Institutions {

  private static final Key<LocalDate> FROM =
      optional("from", Texts.DAY, "First day on which it exists.");
  private static final Key<LocalDate> TO =
      optional("to", Texts.DAY, "Last day on which it exists.");

  private static final Key<String> ID =
      required("id", Texts.ID, "By which the rest of the watch names it; never change it.");
  private static final Key<String> NAME = required("name", Texts.ANY, "As it is printed.");
  private static final Key<List<Written<String>>> NAMES =
      optional("names", ListOf.any(Texts.ANY, "a list of names"), "How texts name it.");
  private static final Key<List<Written<String>>> GROUPS =
      optional(
          "groups",
          ListOf.any(Texts.GROUP, "a list of groups"),
          "Groups it belongs to, such as pla/theatre-commands; who is in that is in pla too.");
  private static final Key<String> SUPERIOR =
      optional("superior", Texts.ID, "Id of the institution that may speak for it.");
  private static final Key<ZoneId> ZONE =
      required("zone", Texts.ZONE, "Time zone in which its days begin, such as Europe/Berlin.");
  private static final Key<String> CALENDAR =
      optional(
          "calendar",
          Texts.ID,
          "Calendar of its working days: one of the watch, or a country such as de.");
  private static final Key<Entry> VALID =
      optional("valid", Section.of("a validity", FROM, TO), "From when to when it exists.");

  static final Section SECTION =
      Section.of("an institution", ID, NAME, NAMES, GROUPS, SUPERIOR, ZONE, CALENDAR, VALID);

  private Institutions() {}

  /**
   * @param whole whether every file could be read; if not, an unknown id may stand in one of those
   *     that could not, and is no fault
   */
  static Roster read(
      List<Written<Entry>> entries, Calendars calendars, boolean whole, Faults faults) {
    var byId = Once.byId("institution", ID, entries);
    var institutions = new LinkedHashMap<String, Institution>();
    byId.forEach((id, entry) -> institutions.put(id, institution(id, entry, calendars)));
    var roster = new Roster(institutions, whole, faults);
    byId.forEach((_, entry) -> checkSuperior(entry, roster));
    checkCycles(institutions, byId);
    return roster;
  }

  private static Institution institution(String id, Entry entry, Calendars calendars) {
    var valid = entry.get(VALID);
    var from = valid == null ? null : valid.get(FROM);
    var to = valid == null ? null : valid.get(TO);
    if (valid != null && from != null && to != null && from.isAfter(to)) {
      valid.fault(
          TO,
          "'" + id + "' is valid from " + from + " to " + to + ", which is no time at all",
          "Write in 'to' the last day on which it exists, not before 'from'.");
      from = null;
    }
    return new Institution(
        id,
        entry.get(NAME, id),
        entry.values(NAMES),
        entry.values(GROUPS),
        entry.get(SUPERIOR),
        entry.get(ZONE, ZoneOffset.UTC),
        calendars.find(entry.get(CALENDAR), entry.line(CALENDAR)),
        from,
        to);
  }

  private static void checkSuperior(Entry entry, Roster roster) {
    var superior = entry.get(SUPERIOR);
    if (superior != null) {
      var _ = roster.find(superior, entry.line(SUPERIOR));
    }
  }

  private static void checkCycles(
      SequencedMap<String, Institution> institutions, Map<String, Entry> entries) {
    var cleared = new LinkedHashSet<String>();
    for (var start : institutions.keySet()) {
      var path = new ArrayList<String>();
      var at = institutions.get(start);
      while (at != null && !cleared.contains(at.id()) && !path.contains(at.id())) {
        path.add(at.id());
        at = at.superior() == null ? null : institutions.get(at.superior());
      }
      if (at != null && path.contains(at.id())) {
        reportCycle(path.subList(path.indexOf(at.id()), path.size()), entries.get(at.id()));
      }
      cleared.addAll(path);
    }
  }

  private static void reportCycle(List<String> cycle, @Nullable Entry first) {
    if (first != null) {
      first.fault(
          SUPERIOR,
          "superiors run in a circle: " + String.join(" → ", cycle) + " → " + cycle.getFirst(),
          "Leave out 'superior' where nobody speaks for the institution.");
    }
  }
}
