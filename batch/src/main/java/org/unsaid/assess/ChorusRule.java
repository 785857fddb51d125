package org.unsaid.assess;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.unsaid.assess.chorus.FalseDiscovery;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Case;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Judgement;
import org.unsaid.core.Place;
import org.unsaid.core.Review;
import org.unsaid.core.Verdict;

/** Judges by CHORUS, once for each credit, and puts both together. */
final class ChorusRule implements Assessor {

  static final String METHOD = "chorus-1";

  /** Share of wrong ones among the groups that are called findings, at most, on average. */
  private static final double WRONG = 0.1;

  @Override
  public List<Judgement> assess(List<Case> cases, Instant asOf) {
    // sums depend on their order in the last digit, and files may be sorted in any way
    var judgements = judge(cases.stream().map(ChorusRule::byName).toList(), asOf);
    return IntStream.range(0, cases.size())
        .mapToObj(i -> inOrderOf(cases.get(i), judgements.get(i)))
        .toList();
  }

  @Override
  public Review review(List<Case> cases, Instant asOf, Predicate<Event> wanted) {
    var over =
        cases.stream()
            .map(Case::event)
            .filter(
                event -> !event.isChoice() && wanted.test(event) && !asOf.isBefore(event.closes()))
            .count();
    var court = new Court(cases.stream().map(ChorusRule::byName).toList(), Credit.STRICT, asOf);
    return Retrospect.of(court.trials(wanted, Retrospect.DAYS), (int) over, asOf);
  }

  private static Case byName(Case its) {
    return new Case(
        its.event(),
        its.asked().stream()
            .sorted(Comparator.comparing((Evidence evidence) -> evidence.institution().id()))
            .toList(),
        its.bystanders());
  }

  private static Judgement inOrderOf(Case its, Judgement judgement) {
    var byName = new HashMap<String, Assessment>();
    judgement
        .assessments()
        .forEach(each -> byName.put(each.expectation().institution().id(), each));
    return new Judgement(
        judgement.event(),
        judgement.state(),
        judgement.precedents(),
        judgement.background(),
        judgement.groups(),
        its.asked().stream()
            .map(evidence -> byName.get(evidence.institution().id()))
            .filter(Objects::nonNull)
            .toList());
  }

  private static List<Judgement> judge(List<Case> cases, Instant asOf) {
    var strict = new Court(cases, Credit.STRICT, asOf).judge();
    var generous =
        cases.stream().anyMatch(its -> isCreditInQuestion(its, asOf))
            ? new Court(cases, Credit.GENEROUS, asOf).judge()
            : strict;
    var judgements = new ArrayList<Judgement>();
    for (int i = 0; i < cases.size(); i++) {
      judgements.add(both(strict.get(i), generous.get(i)));
    }
    return withFindings(judgements);
  }

  /** Whether somebody may be credited with what is not its own. */
  private static boolean isCreditInQuestion(Case its, Instant asOf) {
    var closes = its.event().closes();
    var until = asOf.isBefore(closes) ? asOf : closes;
    var asked = new HashSet<String>();
    its.asked().forEach(evidence -> asked.add(evidence.institution().id()));
    return its.bystanders().stream().anyMatch(bystander -> maySpeak(bystander, its.event(), until))
        || its.asked().stream()
            .anyMatch(
                evidence ->
                    asked.contains(evidence.institution().superior())
                        || evidence.reactions().stream()
                            .anyMatch(
                                reaction ->
                                    reaction.place() == Place.HEAD
                                        && !Credit.STRICT.counts(reaction.actKind())));
  }

  /** Whether it spoke for others, or may have. */
  private static boolean maySpeak(Evidence bystander, Event event, Instant until) {
    return bystander.reactions().stream().anyMatch(reaction -> reaction.place() == Place.HEAD)
        || Hearing.mayHaveSpoken(bystander, event, until).isPresent();
  }

  private static Judgement both(Judgement strict, Judgement generous) {
    var assessments = new ArrayList<Assessment>();
    for (int i = 0; i < strict.assessments().size(); i++) {
      var one = strict.assessments().get(i);
      var other = generous.assessments().get(i).verdict();
      assessments.add(
          new Assessment(
              one.verdict(),
              isSame(one.verdict(), other) ? Optional.empty() : Optional.of(other),
              one.coverage(),
              one.chances(),
              one.asOf(),
              one.method()));
    }
    var groups = new ArrayList<>(strict.groups());
    for (int i = 0; i < strict.groups().size(); i++) {
      if (!withoutCredit(strict.groups().get(i)).equals(withoutCredit(generous.groups().get(i)))) {
        groups.add(generous.groups().get(i));
      }
    }
    return new Judgement(
        strict.event(),
        strict.state(),
        strict.precedents(),
        strict.background(),
        groups,
        assessments);
  }

  /** Who has answered by itself needs no credit. */
  private static boolean isSame(Verdict one, Verdict other) {
    return one.answer() == Answer.ANSWERED
        || (one.stored().equals(other.stored()) && one.nearest().equals(other.nearest()));
  }

  private static GroupTest withoutCredit(GroupTest test) {
    return new GroupTest(
        test.group(),
        Credit.STRICT,
        test.members(),
        test.observed(),
        test.answered(),
        test.result());
  }

  /** Of all groups at all events, those that stand together. */
  private static List<Judgement> withFindings(List<Judgement> judgements) {
    var tested =
        judgements.stream()
            .flatMap(judgement -> judgement.groups().stream())
            .filter(test -> test.result().isPresent())
            .toList();
    var findings =
        FalseDiscovery.findings(
            tested.stream()
                .mapToDouble(test -> test.result().map(GroupTest.Result::atMost).orElse(1.0))
                .toArray(),
            WRONG);
    // by identity: equal tests of two events are two tests
    Set<GroupTest> found = Collections.newSetFromMap(new IdentityHashMap<>());
    IntStream.range(0, findings.length)
        .filter(i -> findings[i])
        .forEach(i -> found.add(tested.get(i)));
    return judgements.stream()
        .map(
            judgement ->
                new Judgement(
                    judgement.event(),
                    judgement.state(),
                    judgement.precedents(),
                    judgement.background(),
                    judgement.groups().stream()
                        .map(test -> found.contains(test) ? test.asFinding() : test)
                        .toList(),
                    judgement.assessments()))
        .toList();
  }
}
