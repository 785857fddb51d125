package org.unsaid.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unsaid.assess.Assessor;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Assessment;
import org.unsaid.core.Attempt;
import org.unsaid.core.Copy;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.index.OutputIndex;
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
  private final OutputIndex output;
  private final Ledger ledger;
  private final History history;
  private final Assessor assessor;

  Inquiry(
      Watch watch,
      StatementIndex statements,
      OutputIndex output,
      Ledger ledger,
      History history,
      Assessor assessor) {
    this.watch = watch;
    this.statements = statements;
    this.output = output;
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
    var docket = new Docket();
    var everyone = List.copyOf(watch.institutions().values());
    new Gathering(watch, statements, output, Fetched.of(ledger, watch, asOf), docket, asOf)
        .gather(everyone);
    var its =
        docket.cases(watch).stream()
            .filter(each -> each.event().equals(event))
            .flatMap(each -> each.asked().stream())
            .filter(each -> each.institution().equals(institution))
            .findFirst()
            .orElseThrow();
    var judgements = assessor.assess(docket.cases(watch), asOf);
    var judgement =
        judgements.stream().filter(each -> each.event().equals(event)).findFirst().orElseThrow();
    // of the window alone, for its own numbers
    var shown = asked == null ? covered : Fetched.of(ledger, sources, asked, asOf).with(covered);
    var reactions = its.reactions().stream().sorted(IN_TIME).toList();
    var undated = its.undated();
    var sights = sights(reactions, undated, asOf);
    return new Dossier(
        judgement,
        of(institution, judgement),
        judgements,
        board,
        asked,
        said(reactions.stream().filter(each -> each.place() == Place.HEAD), sights),
        misses(reactions, sights),
        undated.stream()
            .map(match -> new Dossier.Doubtful(match, sight(sights, match.statement())))
            .toList(),
        shown,
        its.output(),
        // the event's own answers say nothing of how well it was foretold
        assessor.review(docket.cases(watch), asOf, other -> !other.id().equals(event.id())),
        asked == null ? List.of() : history.of(institution.id(), asked, asOf),
        history.verdicts(event.id(), institution.id(), asOf),
        history.declared(event).orElse(null),
        log ? log(sources.stream().map(source -> source.id()).toList(), asked, asOf) : null);
  }

  private static @Nullable Span asked(Event event, Instant asOf) {
    var until = asOf.isBefore(event.closes()) ? asOf : event.closes();
    return event.opens().isBefore(until) ? new Span(event.opens(), until) : null;
  }

  private static Assessment of(Institution institution, Judgement judgement) {
    return judgement.assessments().stream()
        .filter(each -> each.expectation().institution().equals(institution))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Dossier.Sight> sights(
      List<Reaction> reactions, List<UndatedMatch> undated, Instant asOf) {
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
                            .orElse(null),
                        repeated(found.repeats(), asOf))));
    return sights;
  }

  /** Nobody knew then that it repeats what was first seen later. */
  private static @Nullable Copy repeated(@Nullable Copy copy, Instant asOf) {
    return copy == null || copy.firstSeen().isAfter(asOf) ? null : copy;
  }

  /** What is not in the index was coded by hand. */
  private static Dossier.Sight sight(Map<String, Dossier.Sight> sights, String statement) {
    return sights.getOrDefault(statement, new Dossier.Sight(statement, null, false, 1, null, null));
  }

  /** What is nearest to an answer comes first. */
  private static List<Dossier.Said> misses(
      List<Reaction> reactions, Map<String, Dossier.Sight> sights) {
    return said(
        reactions.stream()
            .filter(each -> each.place() != Place.HEAD)
            .sorted(Comparator.comparing(Reaction::place)),
        sights);
  }

  private static List<Dossier.Said> said(
      Stream<Reaction> reactions, Map<String, Dossier.Sight> sights) {
    return reactions
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
