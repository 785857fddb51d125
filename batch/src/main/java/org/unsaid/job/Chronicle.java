package org.unsaid.job;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Assessment;
import org.unsaid.core.Basis;
import org.unsaid.core.Finding;
import org.unsaid.core.Judgement;
import org.unsaid.core.VerdictChange;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.publish.Claim;

/** Writes down which verdicts have changed, and what a digest reports of it. */
final class Chronicle {

  private final Watch watch;
  private final History history;
  private final InstantSource clock;

  Chronicle(Watch watch, History history, InstantSource clock) {
    this.watch = watch;
    this.history = history;
    this.clock = clock;
  }

  /** Notes the watch, and how its events are declared, before anything is said of them. */
  void declare() {
    history.declared(watch.events(), clock.instant());
    Editions.judging(history, watch);
  }

  /**
   * Adds what changed since the last time. Said again after a kill, it changes nothing.
   *
   * @param docket of what was judged
   * @param assessments of it that are looked at
   */
  void add(Docket docket, List<Assessment> assessments) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var changes = history.changes(assessments, now);
    if (changes.isEmpty()) {
      return;
    }
    var byPair = new HashMap<String, Assessment>();
    for (var assessment : assessments) {
      var expectation = assessment.expectation();
      byPair.put(key(expectation.event().id(), expectation.institution().id()), assessment);
    }
    var judgements = new HashMap<String, Judgement>();
    docket.judgements().forEach(each -> judgements.put(each.event().id(), each));
    var findings = new ArrayList<Finding>();
    for (var change : changes) {
      var assessment = byPair.get(key(change.event(), change.institution()));
      var judgement = judgements.get(change.event());
      if (assessment != null && judgement != null) {
        var claim =
            docket
                .evidence(change.event(), change.institution())
                .map(its -> Claim.of(judgement, assessment, its.coverage(), its.output()))
                .orElseThrow();
        finding(change, assessment, claim, findings);
      }
    }
    history.add(changes, findings);
  }

  private void finding(
      VerdictChange change, Assessment assessment, String claim, List<Finding> findings) {
    if (change.endsSilence()) {
      var silence = history.lastSilence(change.event(), change.institution());
      findings.add(
          finding(
              Finding.Kind.SILENCE_ENDED,
              change,
              assessment,
              "No longer called silent. " + claim,
              silence.map(Finding::id).orElse(null)));
    }
    if (change.beginsSilence()) {
      var kind =
          change.now().basis() == Basis.GROUP ? Finding.Kind.GROUP_SILENCE : Finding.Kind.SILENCE;
      findings.add(finding(kind, change, assessment, claim, null));
    }
    if (change.isLate()) {
      findings.add(finding(Finding.Kind.LATE, change, assessment, claim, null));
    }
  }

  private static Finding finding(
      Finding.Kind kind,
      VerdictChange change,
      Assessment assessment,
      String summary,
      @Nullable String ends) {
    var answer = assessment.verdict().nearest();
    var opens = assessment.expectation().event().opens();
    return new Finding(
        Finding.id(kind, change.event(), change.institution(), change.asOf()),
        kind,
        change.institution(),
        null,
        change.event(),
        null,
        change.now().statement(),
        change.now().url(),
        null,
        ends,
        change.recorded(),
        answer.map(its -> its.published().when().earliest()).orElse(opens),
        answer.map(its -> its.published().when().latest()).orElse(null),
        summary,
        null,
        List.of());
  }

  private static String key(String event, String institution) {
    return event + "/" + institution;
  }
}
