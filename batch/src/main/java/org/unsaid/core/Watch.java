package org.unsaid.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What a researcher wants watched: read from a folder of YAML, checked as a whole.
 *
 * @param name of the folder
 * @param institutions by id, in the order of the files
 * @param conduct how sources are fetched
 * @param subscriptions who is told what changed
 * @param digest SHA-256 of all that was read but the subscriptions, in hexadecimal: one version of
 *     the watch
 */
public record Watch(
    String name,
    SequencedMap<String, Institution> institutions,
    List<Source> sources,
    List<Topic> topics,
    List<Event> events,
    List<CodedAnswer> answers,
    Conduct conduct,
    List<Subscription> subscriptions,
    String digest) {

  private static final Duration LATELY = Duration.ofDays(90);

  public Watch {
    sources = List.copyOf(sources);
    topics = List.copyOf(topics);
    events = List.copyOf(events);
    answers = List.copyOf(answers);
    subscriptions = List.copyOf(subscriptions);
  }

  /** Of which nobody is told. */
  public Watch(
      String name,
      SequencedMap<String, Institution> institutions,
      List<Source> sources,
      List<Topic> topics,
      List<Event> events,
      List<CodedAnswer> answers,
      Conduct conduct,
      String digest) {
    this(name, institutions, sources, topics, events, answers, conduct, List.of(), digest);
  }

  /** The same watch with other sources. */
  public Watch with(List<Source> others) {
    return new Watch(
        name, institutions, others, topics, events, answers, conduct, subscriptions, digest);
  }

  /** The institution with that id. */
  public Institution institution(String id) {
    var found = institutions.get(id);
    if (found == null) {
      throw new IllegalArgumentException("The watch has no institution '" + id + "'");
    }
    return found;
  }

  /** Looser queries by event, of events that have one. */
  public Map<String, String> looserQueries() {
    var queries = new HashMap<String, String>();
    for (var event : events) {
      var query = event.nearQuery();
      if (query != null) {
        queries.put(event.id(), query);
      }
    }
    return queries;
  }

  /** Queries that tell for or against by event, of events that have some. */
  public Map<String, Map<Stance.Kind, String>> stanceQueries() {
    var queries = new HashMap<String, Map<Stance.Kind, String>>();
    for (var event : events) {
      if (!event.stance().isEmpty()) {
        queries.put(event.id(), event.stance());
      }
    }
    return queries;
  }

  /** The archives among the sources. */
  public List<Source.Archive> archives() {
    return sources.stream()
        .filter(Source.Archive.class::isInstance)
        .map(Source.Archive.class::cast)
        .toList();
  }

  /** What is fetched again and again among the sources of an institution. */
  public List<Source.Polled> polled(Institution institution) {
    return polled().stream()
        .filter(source -> source.institution().equals(institution.id()))
        .toList();
  }

  /** What is fetched again and again among the sources. */
  public List<Source.Polled> polled() {
    return sources.stream()
        .filter(Source.Polled.class::isInstance)
        .map(Source.Polled.class::cast)
        .toList();
  }

  /**
   * When the institution was watched by others, for what any event may need; what the ledger proves
   * of its own sources is not in it.
   */
  public Coverage coverage(Institution institution) {
    var parts = new ArrayList<Coverage.Part>();
    for (var archive : archives()) {
      var covers = archive.covers();
      if (covers != null && archive.institutions().contains(institution.id())) {
        var zone = institution.zone();
        parts.add(
            new Coverage.Part(
                new Span(
                    covers.from().atStartOfDay(zone).toInstant(),
                    covers.to().plusDays(1).atStartOfDay(zone).toInstant()),
                Coverage.Grade.DECLARED,
                archive.id(),
                covers.by()));
      }
    }
    var required = polled(institution).stream().map(Source.Polled::id).collect(Collectors.toSet());
    return new Coverage(institution.id(), required, parts, List.of(), unwatched(institution));
  }

  /** Channels on which it publishes and which nobody watches, as the watch itself says. */
  private List<Source.Unwatched> unwatched(Institution institution) {
    return sources.stream()
        .filter(Source.Unwatched.class::isInstance)
        .map(Source.Unwatched.class::cast)
        .filter(source -> source.institution().equals(institution.id()))
        .toList();
  }

  /**
   * When it matters whether an institution was watched: while an answer of it counts to some event;
   * in a watch without events, lately.
   *
   * @param asOf end of all of it
   * @return in order, apart from each other
   */
  public List<Span> asked(Institution institution, Instant asOf) {
    if (events.isEmpty()) {
      return List.of(new Span(asOf.minus(LATELY), asOf));
    }
    return Spans.joined(
        events.stream()
            .filter(event -> event.asked().contains(institution.id()))
            .filter(event -> event.opens().isBefore(asOf))
            .map(
                event ->
                    new Span(event.opens(), asOf.isBefore(event.closes()) ? asOf : event.closes()))
            .toList());
  }

  /** As {@link #coverage(Institution)}, and when a coder searched for answers to this event. */
  public Coverage coverage(Institution institution, Event event) {
    var parts = new ArrayList<Coverage.Part>();
    for (var coded : coded(institution, event)) {
      if (coded.searched() != null && coded.kind() == ActKind.SEARCHED_NONE) {
        parts.add(
            new Coverage.Part(
                coded.searched(), Coverage.Grade.SEARCHED, "answers.csv", coded.coder()));
      }
    }
    return coverage(institution).with(parts, List.of());
  }

  /** The answers to this event that a researcher coded by hand. */
  public List<Reaction> codedReactions(Institution institution, Event event) {
    return coded(institution, event).stream()
        .map(coded -> coded.reaction(event))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<CodedAnswer> coded(Institution institution, Event event) {
    return answers.stream()
        .filter(coded -> coded.institution().equals(institution.id()))
        .filter(coded -> event.isNamed(coded.event()))
        .toList();
  }
}
