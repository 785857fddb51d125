package org.unsaid.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unsaid.core.Assessment;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Institution;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;

/**
 * Judges institutions by what the index and the ledger hold, as of one time. Not final: Spring
 * hands in one for each step.
 */
class Judge {

  private final Work work;
  private final Fetched fetched;
  private final Instant asOf;

  /**
   * @param asOf nothing first seen later is judged
   */
  Judge(Work work, Fetched fetched, Instant asOf) {
    this.work = work;
    this.fetched = fetched;
    this.asOf = asOf;
  }

  /** Writes events, and when we watched: what verdicts refer to. */
  void describe() {
    var watch = work.watch();
    work.verdicts()
        .putEvents(
            watch.institutions().values().stream()
                .map(each -> fetched.with(watch.coverage(each)))
                .toList(),
            asOf);
  }

  /** What an institution said is read once for all events. */
  void judge(List<Institution> institutions) {
    var watch = work.watch();
    var reactions = new HashMap<String, List<Reaction>>();
    var all = new ArrayList<>(work.statements().reactions(institutions, asOf));
    for (var event : watch.events()) {
      for (var institution : institutions) {
        watch.codedReactions(institution, event).stream()
            .filter(coded -> !coded.published().when().latest().isAfter(asOf))
            .forEach(all::add);
      }
    }
    var undated =
        work.statements().undated(institutions, asOf).stream()
            .collect(Collectors.groupingBy(match -> match.event() + "/" + match.institution()));
    all.forEach(
        reaction ->
            reactions.computeIfAbsent(pair(reaction), _ -> new ArrayList<>()).add(reaction));
    var spans = new HashMap<String, Span>();
    watch.events().forEach(event -> spans.put(event.id(), work.assessor().aliveIn(event)));
    var published = work.statements().published(institutions, spans);

    var assessments = new ArrayList<Assessment>();
    for (var event : watch.events()) {
      for (var institution : institutions) {
        if (event.asked().contains(institution.id())) {
          var evidence =
              new Evidence(
                  reactions.getOrDefault(pair(event, institution), List.of()),
                  undated.getOrDefault(pair(event, institution), List.of()),
                  fetched.with(watch.coverage(institution, event)),
                  published.getOrDefault(event.id(), Map.of()).getOrDefault(institution.id(), 0L));
          assessments.add(work.assessor().assess(event, institution, evidence, asOf));
        }
      }
    }
    var first =
        assessments.stream()
            .map(assessment -> assessment.verdict().nearest())
            .flatMap(Optional::stream)
            .toList();
    work.verdicts().putReactions(institutions, all, first);
    work.verdicts().putVerdicts(institutions, assessments);
  }

  private static String pair(Reaction reaction) {
    return reaction.event() + "/" + reaction.institution();
  }

  private static String pair(Event event, Institution institution) {
    return event.id() + "/" + institution.id();
  }
}
