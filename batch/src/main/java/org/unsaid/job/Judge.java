package org.unsaid.job;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unsaid.assess.StanceRule;
import org.unsaid.core.Institution;

/**
 * Judges institutions by what the index and the ledger hold, as of one time. Not final: Spring
 * hands in one for each step.
 */
class Judge {

  private final Work work;
  private final Fetched fetched;
  private final Docket docket;
  private final Chronicle chronicle;
  private final Instant asOf;

  /**
   * @param asOf nothing first seen later is judged
   */
  Judge(Work work, Fetched fetched, Docket docket, Chronicle chronicle, Instant asOf) {
    this.work = work;
    this.fetched = fetched;
    this.docket = docket;
    this.chronicle = chronicle;
    this.asOf = asOf;
  }

  /** Reads what is known of institutions. */
  void gather(List<Institution> institutions) {
    new Gathering(work.watch(), work.statements(), fetched, docket, asOf).gather(institutions);
  }

  /** Judges all that was gathered, and writes the events with what is said of groups. */
  void judge() {
    var watch = work.watch();
    chronicle.declare();
    var cases = docket.cases(watch);
    docket.judged(work.assessor().assess(cases, asOf));
    work.verdicts()
        .putEvents(
            docket.judgements(),
            watch.institutions().values().stream()
                .map(each -> fetched.with(watch.coverage(each)))
                .toList(),
            asOf);
    var stances = new StanceRule(cases);
    docket.judgements().forEach(each -> chronicle.stances(stances.of(each)));
  }

  /** Writes what institutions said and what is said of them. */
  void write(List<Institution> institutions) {
    var ids =
        institutions.stream().map(Institution::id).collect(Collectors.toCollection(HashSet::new));
    var assessments =
        docket.judgements().stream()
            .flatMap(judgement -> judgement.assessments().stream())
            .filter(assessment -> ids.contains(assessment.expectation().institution().id()))
            .toList();
    var first =
        assessments.stream()
            .map(assessment -> assessment.verdict().nearest())
            .flatMap(Optional::stream)
            .toList();
    var said =
        work.watch().events().stream()
            .flatMap(event -> docket.said(event.id()).stream())
            .filter(reaction -> ids.contains(reaction.institution()))
            .toList();
    // the truth first: what is in the index can be written again
    chronicle.add(docket, assessments);
    work.verdicts().putReactions(institutions, said, first);
    work.verdicts().putVerdicts(institutions, assessments);
  }
}
