package org.unsaid.job;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.unsaid.assess.PaceRule;
import org.unsaid.assess.StanceRule;
import org.unsaid.core.Institution;
import org.unsaid.history.History;

/**
 * Judges institutions by what the index and the ledger hold, as of one time. Not final: Spring
 * hands in one for each step.
 */
class Judge {

  private static final String JUDGED = "judged ";
  private static final String LEADS = "leads ";

  private final Work work;
  private final Fetched fetched;
  private final Docket docket;
  private final Chronicle chronicle;
  private final History history;
  private final Supplier<Fetched> year;
  private final LooksShown looks;
  private final Instant asOf;

  /**
   * @param fetched what the ledger proves of all that the events need
   * @param year likewise, of {@link WeeksRead#span}
   * @param looks at sources, for those who look after them
   * @param asOf nothing first seen later is judged
   */
  Judge(
      Work work,
      Fetched fetched,
      Docket docket,
      History history,
      Supplier<Fetched> year,
      LooksShown looks,
      Instant asOf) {
    this.work = work;
    this.fetched = fetched;
    this.docket = docket;
    this.chronicle = new Chronicle(work.watch(), history, work.clock());
    this.history = history;
    this.year = year;
    this.looks = looks;
    this.asOf = asOf;
  }

  /** Reads what is known of institutions. */
  void gather(List<Institution> institutions) {
    new Gathering(work.watch(), work.statements(), work.output(), fetched, docket, asOf)
        .gather(institutions);
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
    looks.write();
    // a reading of the past finds nothing new
    var whose = Fingerprint.of(List.copyOf(watch.institutions().keySet()));
    if (history.isNewest(JUDGED + whose, asOf)) {
      var standing = new Standing(history, work.clock(), asOf);
      standing.stances(docket.judgements(), new StanceRule(cases));
      var lately = year.get();
      standing.paces(
          PaceRule.of(new WeeksRead(watch, work.output(), asOf).read(lately), watch.topics()));
      new Leads(watch, work.statements(), history, work.clock(), asOf).add(LEADS + whose, lately);
    }
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
    work.verdicts().putVerdicts(institutions, docket.judgements(), said);
  }
}
