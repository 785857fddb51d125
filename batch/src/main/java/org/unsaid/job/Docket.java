package org.unsaid.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.unsaid.core.Case;
import org.unsaid.core.Evidence;
import org.unsaid.core.Judgement;
import org.unsaid.core.Reaction;
import org.unsaid.core.Watch;

/**
 * What one run of the assessment gathers and judges, in memory: a verdict may rest on what all
 * others did. Not final: Spring hands in one for all steps.
 */
class Docket {

  private final Map<String, Map<String, Evidence>> evidence = new HashMap<>();
  private final Map<String, List<Reaction>> reactions = new HashMap<>();
  private List<Judgement> judgements = List.of();

  /** Forgets what an earlier run gathered. */
  synchronized void clear() {
    evidence.clear();
    reactions.clear();
    judgements = List.of();
  }

  /** Adds all that institutions said of the events. */
  synchronized void say(Collection<Reaction> said) {
    said.forEach(
        reaction ->
            reactions.computeIfAbsent(reaction.event(), _ -> new ArrayList<>()).add(reaction));
  }

  /** Adds what is known of one who was asked, or whose subordinate was. */
  synchronized void add(String event, Evidence its) {
    evidence.computeIfAbsent(event, _ -> new HashMap<>()).put(its.institution().id(), its);
  }

  /** All events, each with those who were asked. */
  synchronized List<Case> cases(Watch watch) {
    var cases = new ArrayList<Case>();
    for (var event : watch.events()) {
      var known = evidence.getOrDefault(event.id(), Map.of());
      var asked = new ArrayList<Evidence>();
      var superiors = new HashSet<String>();
      for (var id : event.asked()) {
        var its = known.get(id);
        if (its != null) {
          asked.add(its);
          var superior = its.institution().superior();
          if (superior != null && !event.asked().contains(superior)) {
            superiors.add(superior);
          }
        }
      }
      var bystanders =
          superiors.stream().sorted().map(known::get).filter(Objects::nonNull).toList();
      cases.add(new Case(event, asked, bystanders));
    }
    return cases;
  }

  /** What is known of one who was asked. */
  synchronized Optional<Evidence> evidence(String event, String institution) {
    return Optional.ofNullable(evidence.getOrDefault(event, Map.of()).get(institution));
  }

  synchronized List<Reaction> said(String event) {
    return List.copyOf(reactions.getOrDefault(event, List.of()));
  }

  synchronized void judged(List<Judgement> all) {
    judgements = List.copyOf(all);
  }

  synchronized List<Judgement> judgements() {
    return judgements;
  }
}
