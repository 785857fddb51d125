package org.unsaid.assess;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unsaid.assess.chorus.Experience;
import org.unsaid.assess.chorus.Observed;
import org.unsaid.assess.chorus.Prospect;
import org.unsaid.core.Assessment;
import org.unsaid.core.Case;
import org.unsaid.core.Chances;
import org.unsaid.core.Coverage;
import org.unsaid.core.Credit;
import org.unsaid.core.Evidence;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Judgement;
import org.unsaid.core.UndatedMatch;

/**
 * All events under one credit. Each is judged by those alone that were over when it began: what
 * came later could not have told what to expect.
 */
final class Court {

  private final List<Hearing> hearings;
  private final Credit credit;
  private final Map<String, Integer> institutions = new HashMap<>();
  private final Map<String, Integer> classes = new HashMap<>();

  Court(List<Case> cases, Credit credit, Instant asOf) {
    this.hearings = cases.stream().map(its -> new Hearing(its, credit, asOf)).toList();
    this.credit = credit;
    // by name, so that the order of files changes no sum
    cases.stream()
        .flatMap(its -> its.asked().stream())
        .map(evidence -> evidence.institution().id())
        .distinct()
        .sorted()
        .forEach(id -> institutions.put(id, institutions.size()));
    cases.stream()
        .map(its -> its.event().eventClass())
        .distinct()
        .sorted()
        .forEach(name -> classes.put(name, classes.size()));
  }

  /** One judgement of each, in their order. */
  List<Judgement> judge() {
    var lessons = new LinkedHashMap<Lesson, Lesson>();
    var ofEach = new ArrayList<Lesson>();
    for (var hearing : hearings) {
      var lesson = lesson(hearing);
      ofEach.add(lessons.computeIfAbsent(lesson, same -> same));
    }
    var learnt =
        lessons.keySet().parallelStream().collect(Collectors.toMap(each -> each, this::learn));
    return IntStream.range(0, hearings.size())
        .parallel()
        .mapToObj(
            i -> {
              var lesson = ofEach.get(i);
              var experience = learnt.get(lesson);
              if (experience == null) {
                throw new IllegalStateException("Nothing was learnt from " + lesson);
              }
              return judge(hearings.get(i), lesson, experience);
            })
        .toList();
  }

  /**
   * What an event is judged by: events by their places in the order of all.
   *
   * @param window days in which an answer counts
   */
  private record Lesson(List<Integer> events, double window) {}

  private Lesson lesson(Hearing hearing) {
    var named = hearing.event().precedents();
    return new Lesson(
        IntStream.range(0, hearings.size())
            .filter(i -> isOver(hearings.get(i), hearing))
            .filter(i -> !hearings.get(i).event().isChoice())
            .filter(i -> named == null || named.contains(hearings.get(i).event().id()))
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> hearings.get(i).event().id()))
            .toList(),
        hearing.timeline().window());
  }

  private static boolean isOver(Hearing earlier, Hearing hearing) {
    var began = hearing.event().occurred().earliest();
    return !earlier.isOpen() && !earlier.event().closes().isAfter(began);
  }

  private Experience learn(Lesson lesson) {
    return Experience.of(
        lesson.events().stream()
            .map(hearings::get)
            .map(past -> past.past(number(past), numbers(past)))
            .toList(),
        lesson.window(),
        classes.size(),
        institutions.size());
  }

  private Judgement judge(Hearing hearing, Lesson lesson, Experience experience) {
    int count = hearing.asked().size();
    var before = lesson.events().stream().map(hearings::get).toList();
    var precedents =
        before.stream()
            .filter(
                past ->
                    hearing.event().isChoice()
                        || past.event().eventClass().equals(hearing.event().eventClass()))
            .toList();
    var timeline = hearing.timeline();
    var prospect =
        experience.of(
            number(hearing),
            timeline.window(),
            numbers(hearing).stream().mapToInt(Integer::intValue).toArray(),
            hearing.effects());
    var due = timeline.instant(prospect.expectedBy());
    double answers = prospect.answersBy(timeline.at(hearing.until()));
    double whole = prospect.answersBy(timeline.end());
    var covered = new double[count];
    var observed = new boolean[count];
    for (int a = 0; a < count; a++) {
      covered[a] =
          timeline.covered(hearing.asked().get(a).coverage(), hearing.until(), prospect::answersBy);
      observed[a] = isObserved(hearing, a, covered[a], answers);
    }
    var seen = seen(hearing, observed, covered);
    var forecast = prospect.forecast();
    var expected = prospect.expected(seen);
    var expectedAtLeast = prospect.expected(asIfAllWereWatched(hearing, seen, answers));
    var groups =
        new GroupRule(hearing, precedents.isEmpty() ? before : precedents)
            .test(prospect, seen, observed, credit);
    var rule = new PairRule(hearing, due);
    var assessments = new ArrayList<Assessment>();
    for (int a = 0; a < count; a++) {
      var chances =
          new Chances(forecast[a], expected[a], covered[a], answers, whole, expectedAtLeast[a]);
      boolean hasBegun = hearing.asOf().isAfter(hearing.event().occurred().earliest());
      assessments.add(
          new Assessment(
              rule.judge(a, chances, isInSilentGroup(hearing.asked().get(a), groups)),
              Optional.empty(),
              grade(hearing, a),
              hasBegun ? Optional.of(chances) : Optional.empty(),
              hearing.asOf(),
              ChorusRule.METHOD));
    }
    return new Judgement(
        hearing.event(),
        hearing.state(),
        precedents.stream().map(past -> past.event().id()).toList(),
        before.size() - precedents.size(),
        groups,
        assessments);
  }

  /** Whether an answer of it would have been seen by now. */
  private static boolean isObserved(Hearing hearing, int asked, double covered, double answers) {
    return hearing.answer(asked).isPresent()
        || (hearing.wasAlive(asked)
            && hearing.asked().get(asked).undated().stream().noneMatch(UndatedMatch::mayBeTheAnswer)
            && answers > 0
            && covered >= Hearing.ENOUGH * answers);
  }

  /** Evidence about others are own acts alone; an act that speaks for several is one voice. */
  private static Prospect.Seen seen(Hearing hearing, boolean[] observed, double[] covered) {
    var evidence = new Observed[covered.length];
    for (int a = 0; a < evidence.length; a++) {
      evidence[a] =
          hearing.ownAnswer(a).isPresent()
              ? Observed.ANSWERED
              : observed[a] ? Observed.SILENT : Observed.NONE;
    }
    return new Prospect.Seen(evidence, covered, hearing.acts());
  }

  /** Who was not watched counts as watched, and found without an answer. */
  private static Prospect.Seen asIfAllWereWatched(
      Hearing hearing, Prospect.Seen seen, double answers) {
    var evidence = seen.evidence().clone();
    Arrays.setAll(
        evidence, a -> evidence[a] == Observed.ANSWERED ? Observed.ANSWERED : Observed.SILENT);
    var covered = new double[evidence.length];
    Arrays.fill(covered, answers);
    return new Prospect.Seen(evidence, covered, hearing.acts());
  }

  private static Coverage.Grade grade(Hearing hearing, int asked) {
    var opens = hearing.event().opens();
    var until = hearing.watchedUntil(asked);
    return until.isPresent() && opens.isBefore(until.get())
        ? hearing.asked().get(asked).coverage().grade(opens, until.get())
        : Coverage.Grade.NONE;
  }

  private static boolean isInSilentGroup(Evidence evidence, List<GroupTest> groups) {
    return groups.stream()
        .filter(test -> evidence.institution().isIn(test.group()))
        .anyMatch(test -> test.result().filter(GroupTest.Result::isRemarkable).isPresent());
  }

  private List<Integer> numbers(Hearing hearing) {
    return hearing.asked().stream()
        .map(evidence -> institutions.getOrDefault(evidence.institution().id(), -1))
        .toList();
  }

  private int number(Hearing hearing) {
    return classes.getOrDefault(hearing.event().eventClass(), -1);
  }
}
