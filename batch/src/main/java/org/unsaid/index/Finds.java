package org.unsaid.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.ActKind;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Place;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Stance;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Watch;
import org.unsaid.core.When;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What statements say about the events of a watch, as they are found one after another. */
final class Finds {

  /** Fields that hold ids of events, by where the query of the event matches. */
  static final SortedMap<String, Place> PLACES =
      new TreeMap<>(
          Map.of("reacts_to", Place.HEAD, "mentions", Place.TEXT, "near_misses", Place.NEAR));

  /** All fields that it looks at. */
  static final List<String> FIELDS =
      Stream.of(
              List.of("title", "url", "published*", "precision", "zone_assumed", "stances"),
              List.of("source_id", "first_seen*"),
              PLACES.keySet(),
              Acts.FIELDS)
          .flatMap(Collection::stream)
          .toList();

  private final Map<String, Event> events = new HashMap<>();
  private final Set<String> institutions = new HashSet<>();
  private final Acts acts;
  private final List<Reaction> reactions = new ArrayList<>();
  private final List<UndatedMatch> undated = new ArrayList<>();

  /**
   * @param institutions what others published or signed is passed over
   */
  Finds(Watch watch, Collection<Institution> institutions, Instant asOf) {
    watch.events().forEach(event -> events.put(event.id(), event));
    institutions.forEach(institution -> this.institutions.add(institution.id()));
    acts = new Acts(institutions, asOf);
  }

  void add(String id, ObjectNode document) {
    var published = document.has("published") ? Documents.published(document) : null;
    var whose = acts.of(document);
    PLACES.forEach(
        (field, place) -> {
          for (JsonNode name : document.path(field)) {
            var event = events.get(name.asString());
            if (event == null) {
              continue;
            }
            if (published != null && event.mayBeAnsweredBy(published.when())) {
              whose.forEach(
                  (institution, act) ->
                      reactions.add(
                          reaction(event, institution, act, id, document, published, place)));
            } else if (mayHaveAnswered(event, document, published)) {
              undated.add(match(event, id, document, published, place));
            }
          }
        });
  }

  private boolean mayHaveAnswered(Event event, ObjectNode document, @Nullable Published published) {
    if (!institutions.contains(document.path("institution_id").asString())) {
      return false; // whoever only signed it published nothing
    }
    var seen = Documents.instant(document, "first_seen");
    if (!seen.isAfter(event.opens())) {
      return false;
    }
    return published == null
        || (isOlder(event, published.when())
            && seen.isBefore(event.closes())
            && !document.path("first_seen_assumed").asBoolean());
  }

  private static boolean isOlder(Event event, When published) {
    return !published.latest().isAfter(event.opens());
  }

  private static Reaction reaction(
      Event event,
      String institution,
      ActKind act,
      String id,
      ObjectNode document,
      Published published,
      Place place) {
    return new Reaction(
        event.id(),
        institution,
        id,
        document.path("title").asString(""),
        Documents.text(document, "url"),
        published,
        place,
        act,
        event.latencyOf(published.when()),
        place == Place.HEAD ? stance(document, event.id()) : null);
  }

  private static UndatedMatch match(
      Event event, String id, ObjectNode document, @Nullable Published published, Place place) {
    return new UndatedMatch(
        event.id(),
        document.path("institution_id").asString(),
        id,
        document.path("title").asString(""),
        Documents.text(document, "url"),
        place,
        document.path("source_id").asString(),
        published == null ? null : published.when(),
        Documents.instant(document, "first_seen"));
  }

  private static @Nullable Stance stance(ObjectNode document, String event) {
    for (var each : document.path("stances")) {
      if (each.path("event_id").asString().equals(event)) {
        return Documents.stance((ObjectNode) each, "words");
      }
    }
    return null;
  }

  StatementIndex.Said said() {
    return new StatementIndex.Said(reactions, undated);
  }
}
