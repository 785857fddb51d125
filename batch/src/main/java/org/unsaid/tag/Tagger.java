package org.unsaid.tag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.unsaid.core.Institution;
import org.unsaid.core.Place;
import org.unsaid.core.QuerySyntax;
import org.unsaid.core.Stance;
import org.unsaid.core.Statement;
import org.unsaid.core.Tagged;

/**
 * Matches statements with the queries of topics and events, marks their texts for {@link
 * SharedBands}, and finds who issued joint ones. Safe for use by many threads.
 *
 * <p>A query is read once for each language that occurs, by the rules of that language; a statement
 * whose language is unknown is read by the plain rules, which know all scripts.
 */
public final class Tagger implements AutoCloseable {

  private static final String TOPIC = "topic/";
  private static final String EVENT = "event/";
  private static final String NEAR = "near/";

  private final Map<String, String> queries = new TreeMap<>();
  private final Map<String, StoredQueries> byProfile = new ConcurrentHashMap<>();
  private final Map<String, Map<Stance.Kind, String>> stanceQueries;
  private final Map<String, Stances> stances = new ConcurrentHashMap<>();
  private final Map<String, Stances> byWords = new ConcurrentHashMap<>();
  private final Signatories signatories;

  /** As {@link #Tagger(Map, Map, Map, Map, Collection)}, of topics and events alone. */
  public Tagger(Map<String, String> topics, Map<String, String> events) {
    this(topics, events, Map.of(), Map.of(), List.of());
  }

  /**
   * @param topics query by topic id
   * @param events query by event id
   * @param near looser query by event id, of events that have one
   * @param stances queries that tell for or against by event id, of events that have some
   * @param institutions who may sign a joint statement
   * @throws IllegalArgumentException if a query does not pass {@link #syntax()}
   */
  public Tagger(
      Map<String, String> topics,
      Map<String, String> events,
      Map<String, String> near,
      Map<String, Map<Stance.Kind, String>> stances,
      Collection<Institution> institutions) {
    this.stanceQueries = Map.copyOf(stances);
    this.signatories = new Signatories(institutions);
    topics.forEach((id, query) -> queries.put(TOPIC + id, query));
    events.forEach((id, query) -> queries.put(EVENT + id, query));
    near.forEach((id, query) -> queries.put(NEAR + id, query));
    // at once, so that a wrong query is known before the first statement
    byProfile.computeIfAbsent(Analysis.profile(""), this::store);
    var _ = stances(Analysis.profile(""));
  }

  /** How queries are written, for those who read watch files. */
  public static QuerySyntax syntax() {
    return Queries::check;
  }

  /** What each statement is about, in their order. A hundred at a time cost least. */
  public List<Tagged> tag(List<Statement> statements) {
    var profiles =
        statements.stream()
            .map(s -> Analysis.profile(s.language() == null ? "" : s.language()))
            .toList();
    var places =
        new ArrayList<Map<String, Place>>(Collections.nCopies(statements.size(), Map.of()));
    for (var profile : new LinkedHashSet<>(profiles)) {
      var positions =
          IntStream.range(0, profiles.size())
              .filter(i -> profiles.get(i).equals(profile))
              .boxed()
              .toList();
      var found =
          byProfile
              .computeIfAbsent(profile, this::store)
              .match(positions.stream().map(statements::get).toList());
      for (int i = 0; i < positions.size(); i++) {
        places.set(positions.get(i), found.get(i));
      }
    }
    var bands = new Bands();
    return IntStream.range(0, statements.size())
        .mapToObj(
            i ->
                new Tagged(
                    statements.get(i),
                    those(TOPIC, places.get(i)),
                    events(places.get(i)),
                    stances(profiles.get(i), statements.get(i), places.get(i)),
                    NearCopies.bands(statements.get(i), bands),
                    signatories.of(statements.get(i))))
        .toList();
  }

  private StoredQueries store(String profile) {
    return new StoredQueries(profile, queries);
  }

  private Stances stances(String profile) {
    return stances.computeIfAbsent(profile, its -> new Stances(its, stanceQueries));
  }

  /** What it says of the events that it answers. */
  private SortedMap<String, Stance> stances(
      String profile, Statement statement, Map<String, Place> places) {
    var found = new TreeMap<String, Stance>();
    those(EVENT, places)
        .forEach(
            (event, place) -> {
              if (place == Place.HEAD && stanceQueries.containsKey(event)) {
                stances(profile).of(event, statement).ifPresent(its -> found.put(event, its));
              }
            });
    return found;
  }

  /** The looser query counts where the event's own matches nowhere. */
  private static SortedMap<String, Place> events(Map<String, Place> places) {
    var events = those(EVENT, places);
    those(NEAR, places).keySet().forEach(id -> events.putIfAbsent(id, Place.NEAR));
    return events;
  }

  private static SortedMap<String, Place> those(String kind, Map<String, Place> places) {
    var found = new TreeMap<String, Place>();
    places.forEach(
        (key, place) -> {
          if (key.startsWith(kind)) {
            found.put(key.substring(kind.length()), place);
          }
        });
    return found;
  }

  /**
   * By which words of a statement the query of an event, or else its looser one, finds it: as they
   * stand in its title or lead, or else in its text; the first few.
   *
   * @return none if neither finds it
   */
  public List<String> words(String event, Statement statement) {
    var profile = Analysis.profile(statement.language() == null ? "" : statement.language());
    return byWords
        .computeIfAbsent(EVENT + profile, _ -> asStances(profile, EVENT))
        .of(event, statement)
        .or(
            () ->
                byWords
                    .computeIfAbsent(NEAR + profile, _ -> asStances(profile, NEAR))
                    .of(event, statement))
        .map(Stance::words)
        .orElse(List.of());
  }

  /** Which words match is asked of one statement at a time, and so it is of stances. */
  private Stances asStances(String profile, String kind) {
    var asked = new TreeMap<String, Map<Stance.Kind, String>>();
    queries.forEach(
        (key, query) -> {
          if (key.startsWith(kind)) {
            asked.put(key.substring(kind.length()), Map.of(Stance.Kind.NEUTRAL, query));
          }
        });
    return new Stances(profile, asked);
  }

  @Override
  public void close() {
    byProfile.values().forEach(StoredQueries::close);
  }
}
