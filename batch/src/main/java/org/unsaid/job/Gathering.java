package org.unsaid.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Institution;
import org.unsaid.core.Output;
import org.unsaid.core.Period;
import org.unsaid.core.Reaction;
import org.unsaid.core.Watch;
import org.unsaid.index.OutputIndex;
import org.unsaid.index.StatementIndex;

/** Reads what index, watch and ledger hold of institutions, as of one time, into a docket. */
final class Gathering {

  private final Watch watch;
  private final StatementIndex statements;
  private final OutputIndex output;
  private final Fetched fetched;
  private final Docket docket;
  private final Instant asOf;

  /**
   * @param asOf nothing first seen later is read
   */
  Gathering(
      Watch watch,
      StatementIndex statements,
      OutputIndex output,
      Fetched fetched,
      Docket docket,
      Instant asOf) {
    this.watch = watch;
    this.statements = statements;
    this.output = output;
    this.fetched = fetched;
    this.docket = docket;
    this.asOf = asOf;
  }

  /** What one said is read once for all events. */
  void gather(List<Institution> institutions) {
    var reactions = new HashMap<String, List<Reaction>>();
    var said = statements.said(institutions, asOf);
    var all = new ArrayList<>(said.reactions());
    for (var event : watch.events()) {
      for (var institution : institutions) {
        watch.codedReactions(institution, event).stream()
            .filter(coded -> !coded.published().when().latest().isAfter(asOf))
            .forEach(all::add);
      }
    }
    all.forEach(
        reaction ->
            reactions
                .computeIfAbsent(
                    pair(reaction.event(), reaction.institution()), _ -> new ArrayList<>())
                .add(reaction));
    var undated =
        said.undated().stream()
            .filter(fetched::isDoubtful)
            .collect(Collectors.groupingBy(match -> pair(match.event(), match.institution())));
    var published = published(institutions);
    docket.say(all);
    for (var event : watch.events()) {
      var concerned = askedAndSuperiors(event);
      for (var institution : institutions) {
        if (concerned.contains(institution.id())) {
          var pair = pair(event.id(), institution.id());
          docket.add(
              event.id(),
              new Evidence(
                  institution,
                  reactions.getOrDefault(pair, List.of()),
                  undated.getOrDefault(pair, List.of()),
                  fetched.with(watch.coverage(institution, event)),
                  output(event, institution, published)));
        }
      }
    }
  }

  /** Whoever is asked, and whoever may speak for one of them. */
  private Set<String> askedAndSuperiors(Event event) {
    var ids = new HashSet<>(event.asked());
    for (var asked : event.asked()) {
      var superior = watch.institution(asked).superior();
      if (superior != null) {
        ids.add(superior);
      }
    }
    return ids;
  }

  private Map<String, Map<String, Long>> published(List<Institution> institutions) {
    var counted = new HashMap<String, OutputIndex.Counted>();
    for (var event : watch.events()) {
      for (var period : Period.values()) {
        period
            .of(event, asOf)
            .ifPresent(
                span ->
                    counted.put(
                        pair(event.id(), period.name()),
                        new OutputIndex.Counted(span, period.onTopic() ? event.id() : null)));
      }
    }
    return output.published(institutions, counted, asOf);
  }

  private static Output output(
      Event event, Institution institution, Map<String, Map<String, Long>> published) {
    var counts = new EnumMap<Period, Long>(Period.class);
    for (var period : Period.values()) {
      counts.put(
          period,
          published
              .getOrDefault(pair(event.id(), period.name()), Map.of())
              .getOrDefault(institution.id(), 0L));
    }
    return new Output(counts);
  }

  private static String pair(String event, String other) {
    return event + "/" + other;
  }
}
