package org.unsaid.watch;

import static java.util.stream.Collectors.toSet;
import static org.unsaid.watch.Key.optional;
import static org.unsaid.watch.Key.required;

import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Precision;
import org.unsaid.core.Stance;
import org.unsaid.core.When;

/** Reads {@code event:} and {@code events:}. */
final class Events {

  private static final Key<String> AT =
      required("at", Texts.TIME, "Date or time, as exactly as it is known and no more.");
  private static final Key<Precision> PRECISION =
      optional(
          "precision", Texts.PRECISION, "How exactly it is known, if less than 'at' is written.");
  private static final Key<ZoneId> ZONE =
      required("zone", Texts.ZONE, "Time zone of 'at', in which the days of the window count.");

  private static final Key<String> SUPPORT =
      optional("support", Texts.ANY, "Query: what supporting answers say.");
  private static final Key<String> OPPOSE =
      optional("oppose", Texts.ANY, "Query: what opposing answers say.");
  private static final Key<String> NEUTRAL =
      optional("neutral", Texts.ANY, "Query: what answers say that take no side.");

  static final Key<String> ID =
      required("id", Texts.ID, "By which stored verdicts name it; never change it.");
  private static final Key<String> NAME = required("name", Texts.ANY, "As it is printed.");
  static final Key<String> CLASS =
      required(
          "class",
          Texts.ID,
          "Sort of event, such as purge-investigation; precedents are compared within a class.");
  private static final Key<Entry> OCCURRED =
      required("occurred", Section.of("a time", AT, PRECISION, ZONE), "When it happened.");
  private static final Key<String> QUERY =
      required("query", Texts.ANY, "What an answer says, in query syntax.");
  private static final Key<String> NEAR_QUERY =
      optional("near_query", Texts.ANY, "A looser query: near misses, shown beside a silence.");
  private static final Key<List<Written<String>>> ASKED =
      required(
          "asked",
          ListOf.some(Texts.MEMBERS, "a list of institutions or groups"),
          "Institutions or groups that are expected to speak.");
  private static final Key<TemporalAmount> WINDOW =
      required(
          "window", Texts.POSITIVE_LENGTH, "How long afterwards an answer counts, such as 14d.");
  private static final Key<TemporalAmount> LOOK_BACK =
      optional(
          "look_back",
          Texts.LENGTH,
          "How long before it an answer counts, as after a leak; 2d if it is left out.");
  static final Key<List<Written<String>>> PRECEDENTS =
      optional(
          "precedents",
          ListOf.any(Texts.ID, "a list of events"),
          "Ids of earlier events of the class; all of them if it is left out.");
  private static final Key<Entry> STANCE =
      optional(
          "stance",
          Section.of("a stance", SUPPORT, OPPOSE, NEUTRAL),
          "Queries that tell for or against from neither.");

  private static final Key<List<Written<String>>> CLAIMS =
      optional(
          "claims",
          ListOf.any(Texts.MEMBERS, "a list of groups"),
          "Groups that somebody claims to be silent: tested and shown, whatever comes out.");

  private static final Key<List<Written<String>>> CONCERNED =
      optional(
          "concerned",
          ListOf.any(Texts.MEMBERS, "a list of institutions or groups"),
          "Who of those that are asked has a stake in it: more is expected of them.");

  static final Key<List<Written<String>>> OTHERS =
      required(
          "precedents",
          ListOf.some(Texts.ID, "a list of events"),
          "Ids of earlier events, of whatever class.");
  static final Key<List<Written<Entry>>> CHOICES =
      optional(
          "choices",
          ListOf.any(Section.of("a choice", ID, OTHERS), "a list of choices"),
          "Further choices of precedents that can be defended: the event is judged by each.");

  static final Section SECTION =
      Section.of(
          "an event",
          ID,
          NAME,
          CLASS,
          OCCURRED,
          QUERY,
          NEAR_QUERY,
          ASKED,
          WINDOW,
          LOOK_BACK,
          PRECEDENTS,
          STANCE,
          CLAIMS,
          CONCERNED,
          CHOICES);

  private static final Period TWO_DAYS = Period.ofDays(2);

  private Events() {}

  static List<Event> read(
      List<Written<Entry>> entries, Roster roster, Classes classes, Queries queries) {
    entries.forEach(entry -> checkQueries(entry.value(), queries));
    var byId = Once.byId("event", ID, entries);
    var dates = new LinkedHashMap<String, When>();
    byId.forEach(
        (id, entry) -> {
          var occurred = occurred(entry);
          if (occurred != null) {
            dates.put(id, occurred);
          }
        });
    var precedents = new Precedents(byId, dates, roster.isWhole());
    var events = new ArrayList<Event>();
    byId.forEach(
        (id, entry) -> {
          precedents.check(entry);
          var asked = asked(entry, dates.get(id), roster);
          checkClaims(entry, asked, roster);
          var concerned = concerned(entry, asked, roster);
          var occurred = dates.get(id);
          var window = entry.get(WINDOW);
          if (occurred != null && window != null) {
            var event = event(id, entry, occurred, window, asked, concerned, classes);
            events.add(event);
            for (var choice : Once.byId("choice", ID, entry.list(CHOICES)).entrySet()) {
              events.add(event.comparedWith(choice.getKey(), choice.getValue().values(OTHERS)));
            }
          }
        });
    classes.check(events, roster);
    return events;
  }

  /** Every id that an event has, the faulty ones too. */
  static Set<String> ids(List<Written<Entry>> entries) {
    return entries.stream()
        .map(entry -> entry.value().get(ID, ""))
        .filter(id -> !id.isEmpty())
        .collect(toSet());
  }

  private static Event event(
      String id,
      Entry entry,
      When occurred,
      TemporalAmount window,
      List<String> asked,
      List<String> concerned,
      Classes classes) {
    return new Event(
        id,
        entry.get(NAME, id),
        entry.get(CLASS, ""),
        occurred,
        zone(entry),
        entry.get(QUERY, ""),
        entry.get(NEAR_QUERY),
        asked,
        window,
        entry.get(LOOK_BACK, TWO_DAYS),
        entry.get(PRECEDENTS) == null ? null : entry.values(PRECEDENTS),
        stance(entry.get(STANCE)),
        entry.values(CLAIMS),
        concerned,
        classes.clock(entry.get(CLASS, "")));
  }

  /** In which the event's days are counted. */
  static ZoneId zone(Entry entry) {
    var occurred = entry.get(OCCURRED);
    var zone = occurred == null ? null : occurred.get(ZONE);
    return zone == null ? ZoneId.of("UTC") : zone;
  }

  private static @Nullable When occurred(Entry event) {
    var entry = event.get(OCCURRED);
    var at = entry == null ? null : entry.get(AT);
    var zone = entry == null ? null : entry.get(ZONE);
    if (entry == null || at == null || zone == null) {
      return null; // a fault already
    }
    return Times.place(
        at, entry.get(PRECISION), zone, entry.line(PRECISION), entry.page().faults());
  }

  private static void checkQueries(Entry entry, Queries queries) {
    queries.check(entry, QUERY);
    queries.check(entry, NEAR_QUERY);
    var stance = entry.get(STANCE);
    if (stance != null) {
      List.of(SUPPORT, OPPOSE, NEUTRAL).forEach(key -> queries.check(stance, key));
    }
  }

  private static Map<Stance.Kind, String> stance(@Nullable Entry entry) {
    var stance = new EnumMap<Stance.Kind, String>(Stance.Kind.class);
    for (var key : List.of(SUPPORT, OPPOSE, NEUTRAL)) {
      var query = entry == null ? null : entry.get(key);
      if (query != null) {
        stance.put(Stance.Kind.of(key.name()), query);
      }
    }
    return stance;
  }

  private static List<String> asked(Entry entry, @Nullable When occurred, Roster roster) {
    var named = entry.list(ASKED);
    var asked =
        roster.resolve(named, member -> occurred == null || mayExist(member, occurred)).stream()
            .map(Institution::id)
            .toList();
    for (var each : named) {
      var institution = roster.byId().get(each.value());
      if (institution != null && occurred != null && !mayExist(institution, occurred)) {
        entry
            .page()
            .faults()
            .add(
                each.line(),
                "'" + institution.id() + "' did not exist " + on(occurred, entry),
                "Ask who was there then, or mend 'valid' of the institution.");
      }
    }
    if (asked.isEmpty() && !named.isEmpty() && occurred != null && areGroups(named, roster)) {
      entry.fault(
          ASKED,
          "nobody is asked: no member of "
              + Wording.anyOf(named.stream().map(Written::value).toList())
              + " existed "
              + on(occurred, entry),
          "Ask who was there then, or mend 'valid' of the institutions.");
    }
    return asked;
  }

  /** Of a group of which nobody is asked, nothing can be claimed. */
  private static void checkClaims(Entry entry, List<String> asked, Roster roster) {
    for (var claim : entry.list(CLAIMS)) {
      boolean isAsked =
          asked.stream()
              .map(id -> roster.byId().get(id))
              .anyMatch(institution -> institution != null && institution.isIn(claim.value()));
      if (!isAsked && !asked.isEmpty() && roster.isWhole()) {
        entry
            .page()
            .faults()
            .add(
                claim.line(),
                "nobody who is asked is of the group " + Wording.quoted(claim.value()),
                "Write a group in 'claims' of which members are in 'asked'.");
      }
    }
  }

  /** Of a group, those who are asked. */
  private static List<String> concerned(Entry entry, List<String> asked, Roster roster) {
    var concerned =
        roster.resolve(entry.list(CONCERNED), each -> asked.contains(each.id())).stream()
            .map(Institution::id)
            .toList();
    for (var each : entry.list(CONCERNED)) {
      boolean isAsked =
          concerned.stream()
              .filter(asked::contains)
              .map(id -> roster.byId().get(id))
              .anyMatch(
                  institution ->
                      institution != null
                          && (institution.id().equals(each.value())
                              || institution.isIn(each.value())));
      boolean isKnown = roster.byId().containsKey(each.value()) || roster.isGroup(each.value());
      if (isKnown && !isAsked && !asked.isEmpty() && roster.isWhole()) {
        entry
            .page()
            .faults()
            .add(
                each.line(),
                Wording.quoted(each.value()) + " is concerned, but is not asked",
                "Write in 'concerned' who is in 'asked', or ask it.");
      }
    }
    return concerned.stream().filter(asked::contains).toList();
  }

  private static boolean areGroups(List<Written<String>> named, Roster roster) {
    return named.stream()
        .allMatch(each -> roster.isGroup(each.value()) && !roster.byId().containsKey(each.value()));
  }

  private static String on(When occurred, Entry event) {
    return "when it happened, " + occurred.text(zone(event));
  }

  /** Not ruled out: a day of the event may be two days in the zone of the institution. */
  private static boolean mayExist(Institution institution, When occurred) {
    return institution.existsAt(occurred.earliest())
        || institution.existsAt(occurred.latest().minusNanos(1));
  }
}
