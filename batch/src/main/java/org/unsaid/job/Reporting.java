package org.unsaid.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unsaid.assess.Assessor;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Assessment;
import org.unsaid.core.Case;
import org.unsaid.core.Coverage;
import org.unsaid.core.Evidence;
import org.unsaid.core.Finding;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Source;
import org.unsaid.core.Span;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.index.Cluster;
import org.unsaid.index.OutputIndex;
import org.unsaid.index.StatementIndex;
import org.unsaid.publish.Dossier;
import org.unsaid.publish.report.Report;

/**
 * Gathers all that a report shows, by what the last run judged: from index, ledger and history.
 * Writes nothing.
 */
final class Reporting {

  private static final int FINDINGS = 1_000;

  /** A request names no more statements. */
  private static final int STATEMENTS = 5_000;

  private static final Duration MONTH = Duration.ofDays(30);
  private static final int MONTHS = 24;

  private final Watch watch;
  private final Cluster cluster;
  private final Ledger ledger;
  private final History history;

  Reporting(Watch watch, Cluster cluster, Ledger ledger, History history) {
    this.watch = watch;
    this.cluster = cluster;
    this.ledger = ledger;
    this.history = history;
  }

  /**
   * Empty if nothing was judged that could have been.
   *
   * @param now of which a watch without events tells how well it was watched
   */
  Optional<Report> report(Instant now) {
    var judgements = cluster.verdicts(watch).read();
    var judged =
        judgements.stream()
            .flatMap(each -> each.assessments().stream())
            .map(Assessment::asOf)
            .max(Comparator.naturalOrder());
    return (watch.events().isEmpty() ? Optional.of(now) : judged)
        .map(asOf -> report(judgements, asOf));
  }

  private Report report(List<Judgement> judgements, Instant asOf) {
    var everyone = List.copyOf(watch.institutions().values());
    var statements = cluster.statements(watch);
    var fetched = Fetched.of(ledger, watch, asOf);
    var docket = new Docket();
    new Gathering(watch, statements, cluster.output(), fetched, docket, asOf).gather(everyone);
    var cases = docket.cases(watch);
    var evidence =
        cases.stream()
            .collect(Collectors.toMap(each -> each.event().id(), Case::asked, (one, _) -> one));
    return new Report(
        watch,
        judgements,
        evidence,
        sights(statements, evidence.values()),
        coverage(everyone, fetched),
        sources(asOf),
        findings(asOf),
        published(everyone, asOf),
        Assessor.chorus().review(cases, asOf, _ -> true),
        asOf);
  }

  private Map<String, Coverage> coverage(List<Institution> everyone, Fetched fetched) {
    var coverage = new HashMap<String, Coverage>();
    everyone.forEach(each -> coverage.put(each.id(), fetched.with(watch.coverage(each))));
    return coverage;
  }

  private Map<String, Dossier.Sight> sights(
      StatementIndex statements, Collection<List<Evidence>> evidence) {
    var ids = new ArrayList<String>();
    for (var each : evidence.stream().flatMap(List::stream).toList()) {
      each.reactions().forEach(reaction -> ids.add(reaction.statement()));
      each.undated().forEach(match -> ids.add(match.statement()));
    }
    var left = ids.stream().distinct().toList();
    var polled =
        watch.polled().stream().map(Source.Polled::id).collect(Collectors.toUnmodifiableSet());
    var sights = new HashMap<String, Dossier.Sight>();
    for (int from = 0; from < left.size(); from += STATEMENTS) {
      statements
          .sightings(left.subList(from, Math.min(left.size(), from + STATEMENTS)))
          .forEach(
              (id, found) ->
                  sights.put(
                      id,
                      new Dossier.Sight(
                          found.source(),
                          found.firstSeen(),
                          found.assumed(),
                          found.version(),
                          // what an archive of others gave has no look of ours
                          polled.contains(found.source())
                              ? ledger
                                  .pageSeen(
                                      found.source(),
                                      found.firstSeen(),
                                      found.url() == null ? "" : found.url())
                                  .orElse(null)
                              : null,
                          found.repeats())));
    }
    return sights;
  }

  private List<Report.SourceState> sources(Instant asOf) {
    if (watch.polled().isEmpty()) {
      return List.of();
    }
    var alarms = ledger.alarms(watch.polled(), asOf);
    return ledger.standings(watch.polled()).stream()
        .map(
            each ->
                new Report.SourceState(
                    each.source(),
                    each.lastGood(),
                    each.lastNew(),
                    each.failures(),
                    each.lastFailure(),
                    each.unread(),
                    alarms.stream()
                        .filter(alarm -> alarm.source().equals(each.source()))
                        .map(alarm -> alarm.words())
                        .toList()))
        .toList();
  }

  private List<Finding> findings(Instant asOf) {
    var all = new ArrayList<Finding>();
    long after = 0;
    while (true) {
      var placed = history.after(after, FINDINGS);
      if (placed.isEmpty()) {
        return all;
      }
      placed.stream()
          .map(History.Placed::finding)
          .filter(finding -> !finding.found().isAfter(asOf))
          .forEach(all::add);
      after = placed.getLast().place();
    }
  }

  /** The last months in which something was to be answered. */
  private Report.Published published(List<Institution> everyone, Instant asOf) {
    var end =
        watch.events().stream()
            .map(event -> event.closes())
            .max(Comparator.naturalOrder())
            .filter(asOf::isAfter)
            .orElse(asOf);
    var months =
        IntStream.range(0, MONTHS)
            .mapToObj(
                i ->
                    new Span(
                        end.minus(MONTH.multipliedBy(MONTHS - i)),
                        end.minus(MONTH.multipliedBy(MONTHS - i - 1))))
            .toList();
    var series = cluster.output().series(everyone, watch.topics().size(), months, asOf);
    var all = new HashMap<String, List<Long>>();
    var onTopic = new HashMap<String, Map<String, List<Long>>>();
    for (Map.Entry<String, OutputIndex.Series> each : series.entrySet()) {
      all.put(each.getKey(), each.getValue().all());
      each.getValue()
          .onTopic()
          .forEach(
              (topic, counts) ->
                  onTopic.computeIfAbsent(topic, _ -> new HashMap<>()).put(each.getKey(), counts));
    }
    return new Report.Published(months, all, onTopic);
  }
}
