package org.unsaid.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.assess.Assessor;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Assessment;
import org.unsaid.core.Attempt;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Institution;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.index.StatementIndex;
import org.unsaid.publish.Dossier;

/** Gathers what index, ledger and history hold of one institution and one event; writes nothing. */
final class Inquiry {

  private static final Comparator<Reaction> IN_TIME =
      Comparator.comparing((Reaction reaction) -> reaction.published().when().earliest())
          .thenComparing(reaction -> reaction.published().when().latest())
          .thenComparing(Reaction::statement);

  private final Watch watch;
  private final StatementIndex statements;
  private final Ledger ledger;
  private final History history;
  private final Assessor assessor;

  Inquiry(
      Watch watch, StatementIndex statements, Ledger ledger, History history, Assessor assessor) {
    this.watch = watch;
    this.statements = statements;
    this.ledger = ledger;
    this.history = history;
    this.assessor = assessor;
  }

  /**
   * @param board the verdict that the last run left
   * @param asOf nothing that was seen or recorded later counts
   * @param log whether looks are wanted, too
   */
  Dossier of(
      Event event, Institution institution, Optional<Assessment> board, Instant asOf, boolean log) {
    var asked = asked(event, asOf);
    var sources = watch.polled(institution);
    var covered = watch.coverage(institution, event);
    // of all that the events may need, as a run judges it; then of the window, for its own numbers
    var judged = Fetched.of(ledger, sources, Fetched.span(watch, asOf), asOf).with(covered);
    var shown = asked == null ? covered : Fetched.of(ledger, sources, asked, asOf).with(covered);
    var reactions = reactions(event, institution, asOf);
    var undated =
        statements.undated(List.of(institution), asOf).stream()
            .filter(match -> match.event().equals(event.id()))
            .toList();
    var alive = assessor.aliveIn(event);
    var published = published(institution, alive, asked);
    var evidence = new Evidence(reactions, undated, judged, published.before());
    var assessment = assessor.assess(event, institution, evidence, asOf);
    var sights = sights(reactions, undated);
    return new Dossier(
        assessment,
        board,
        asked,
        said(reactions, Place.HEAD, sights),
        said(reactions, Place.TEXT, sights),
        undated.stream()
            .map(match -> new Dossier.Doubtful(match, sight(sights, match.statement())))
            .toList(),
        shown,
        published,
        asked == null ? List.of() : history.of(institution.id(), asked, asOf),
        log ? log(sources.stream().map(source -> source.id()).toList(), asked, asOf) : null);
  }

  private static @Nullable Span asked(Event event, Instant asOf) {
    var until = asOf.isBefore(event.closes()) ? asOf : event.closes();
    return event.opens().isBefore(until) ? new Span(event.opens(), until) : null;
  }

  private List<Reaction> reactions(Event event, Institution institution, Instant asOf) {
    var all = new ArrayList<Reaction>();
    statements.reactions(List.of(institution), asOf).stream()
        .filter(reaction -> reaction.event().equals(event.id()))
        .forEach(all::add);
    watch.codedReactions(institution, event).stream()
        .filter(coded -> !coded.published().when().latest().isAfter(asOf))
        .forEach(all::add);
    all.sort(IN_TIME);
    return all;
  }

  private Dossier.Published published(Institution institution, Span alive, @Nullable Span asked) {
    var spans = new HashMap<String, Span>();
    spans.put("before", alive);
    if (asked != null) {
      spans.put("within", asked);
    }
    var counts = statements.published(List.of(institution), spans);
    return new Dossier.Published(
        counts.getOrDefault("before", Map.of()).getOrDefault(institution.id(), 0L),
        alive,
        counts.getOrDefault("within", Map.of()).getOrDefault(institution.id(), 0L));
  }

  private Map<String, Dossier.Sight> sights(List<Reaction> reactions, List<UndatedMatch> undated) {
    var ids = new ArrayList<String>();
    reactions.forEach(reaction -> ids.add(reaction.statement()));
    undated.forEach(match -> ids.add(match.statement()));
    var sights = new HashMap<String, Dossier.Sight>();
    statements
        .sightings(ids)
        .forEach(
            (id, found) ->
                sights.put(
                    id,
                    new Dossier.Sight(
                        found.source(),
                        found.firstSeen(),
                        found.assumed(),
                        found.version(),
                        ledger
                            .pageSeen(
                                found.source(),
                                found.firstSeen(),
                                found.url() == null ? "" : found.url())
                            .orElse(null))));
    return sights;
  }

  /** What is not in the index was coded by hand. */
  private static Dossier.Sight sight(Map<String, Dossier.Sight> sights, String statement) {
    return sights.getOrDefault(statement, new Dossier.Sight(statement, null, false, 1, null));
  }

  private static List<Dossier.Said> said(
      List<Reaction> reactions, Place place, Map<String, Dossier.Sight> sights) {
    return reactions.stream()
        .filter(reaction -> reaction.place() == place)
        .map(reaction -> new Dossier.Said(reaction, sight(sights, reaction.statement())))
        .toList();
  }

  private List<Attempt> log(List<String> sources, @Nullable Span asked, Instant asOf) {
    if (asked == null) {
      return List.of();
    }
    return sources.stream()
        .flatMap(source -> ledger.attempts(source, asked).stream())
        .filter(look -> !look.ended().isAfter(asOf))
        .sorted(Comparator.comparing(Attempt::began))
        .toList();
  }
}
