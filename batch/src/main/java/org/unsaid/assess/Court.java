package org.unsaid.assess;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unsaid.assess.chorus.Calibration;
import org.unsaid.assess.chorus.Experience;
import org.unsaid.assess.chorus.Observed;
import org.unsaid.assess.chorus.Prospect;
import org.unsaid.core.Assessment;
import org.unsaid.core.Case;
import org.unsaid.core.Chances;
import org.unsaid.core.Clock;
import org.unsaid.core.Coverage;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Judgement;
import org.unsaid.core.Reaction;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Verdict;

/**
 * All events under one credit. Each is judged by those alone that were over when it began: what
 * came later could not have told what to expect.
 */
final class Court {

  private final List<Hearing> hearings;
  private final Credit credit;
  private final Map<String, Integer> institutions = new HashMap<>();
  private final Map<String, Integer> classes = new HashMap<>();
  private final List<Lesson> lessons;
  private final Map<Lesson, Experience> learnt;

  /** Of events that are over: all others learn from them. Many may be open, and are not kept. */
  private final List<Optional<Outlook>> outlooks;

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
    this.lessons = hearings.stream().map(this::lesson).toList();
    this.learnt =
        lessons.stream().distinct().toList().parallelStream()
            .collect(Collectors.toMap(each -> each, this::learn));
    this.outlooks =
        each(i -> hearings.get(i).isOpen() ? Optional.empty() : Optional.of(outlook(i)));
  }

  private <T> List<T> each(IntFunction<T> what) {
    return IntStream.range(0, hearings.size()).parallel().mapToObj(what).toList();
  }

  private Experience learnt(Lesson lesson) {
    var experience = learnt.get(lesson);
    if (experience == null) {
      throw new IllegalStateException("Nothing was learnt from " + lesson);
    }
    return experience;
  }

  /** One judgement of each, in their order. */
  List<Judgement> judge() {
    var track = track();
    return each(i -> judge(outlooks.get(i).orElseGet(() -> outlook(i)), track));
  }

  /** What was given at the close of each event that is over, and what came. */
  private Track track() {
    return new Track(
        outlooks.stream()
            .flatMap(Optional::stream)
            // another choice of precedents is the same event, and would count twice
            .filter(outlook -> !outlook.hearing().event().isChoice())
            .map(Court::past)
            .toList());
  }

  private static Track.Past past(Outlook outlook) {
    var hearing = outlook.hearing();
    var claims = new ArrayList<Calibration.Claim>();
    for (int a = 0; a < outlook.chances().size(); a++) {
      boolean isSilent = hearing.answer(a).isEmpty();
      outlook
          .known(a, hearing)
          .ifPresent(its -> claims.add(new Calibration.Claim(its.silence(), isSilent)));
    }
    return new Track.Past(
        hearing.event().id(), hearing.event().closes(), hearing.isRunning(), claims);
  }

  /**
   * What would have been said of events that are over, at the ends of some days and at the close of
   * their windows, and what came. What is known now of those days counts, also what we saw later.
   *
   * @param wanted which events; all are learnt from
   * @param days after an event's own day; those behind its window are left out
   */
  List<Trial> trials(Predicate<Event> wanted, List<Integer> days) {
    var track = track();
    return each(
            i ->
                hearings.get(i).isOpen()
                        || hearings.get(i).event().isChoice()
                        || !wanted.test(hearings.get(i).event())
                    ? List.<Trial>of()
                    : trials(i, days, track))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Trial> trials(int number, List<Integer> days, Track track) {
    var whole = hearings.get(number);
    var trials = new ArrayList<Trial>();
    for (int day : days) {
      whole
          .timeline()
          .endOf(day)
          .ifPresent(then -> trials.addAll(trials(number, OptionalInt.of(day), then, track)));
    }
    trials.addAll(trials(number, OptionalInt.empty(), whole.event().closes(), track));
    return trials;
  }

  private List<Trial> trials(int number, OptionalInt day, Instant time, Track track) {
    var whole = hearings.get(number);
    var hearing = new Hearing(whole.until(time), credit, time);
    return trials(day, whole, outlook(hearing, lessons.get(number)), track);
  }

  private static List<Trial> trials(OptionalInt day, Hearing whole, Outlook then, Track track) {
    var hearing = then.hearing();
    var check = track.by(hearing.until(), hearing.event().id());
    var rule = new PairRule(hearing, then.due());
    var trials = new ArrayList<Trial>();
    for (int a = 0; a < then.chances().size(); a++) {
      var known = then.known(a, whole);
      if (known.isPresent()) {
        var model = known.get();
        var chances = check.map(its -> its.of(model)).orElse(model);
        boolean isAnswered = hearing.answer(a).isPresent();
        trials.add(
            new Trial(
                hearing.event().id(),
                whole.isRunning(),
                day,
                chances,
                isAnswered,
                !isAnswered && whole.answer(a).isPresent(),
                rule.judge(a, chances, false) instanceof Verdict.Silent));
      }
    }
    return trials;
  }

  /**
   * What an event is judged by: events by their places in the order of all.
   *
   * @param window days in which an answer counts
   * @param clock what is counted, in all of them
   */
  private record Lesson(List<Integer> events, double window, Clock clock) {}

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
        hearing.window(),
        hearing.timeline().clock());
  }

  private static boolean isOver(Hearing earlier, Hearing hearing) {
    var began = hearing.event().occurred().earliest();
    return !earlier.isOpen() && !earlier.event().closes().isAfter(began);
  }

  private Experience learn(Lesson lesson) {
    return Experience.of(
        lesson.events().stream()
            .map(hearings::get)
            .map(past -> past.past(number(past), numbers(past), lesson.clock()))
            .toList(),
        lesson.window(),
        classes.size(),
        institutions.size());
  }

  /**
   * What the numbers say of one event at one time.
   *
   * @param before events that taught it, by their places in the order of all
   * @param due when an answer of each is late
   * @param answers share of all answers that is there by now, of each
   * @param chances of each who was asked, unchecked
   */
  private record Outlook(
      Hearing hearing,
      List<Integer> before,
      Prospect prospect,
      Prospect.Seen seen,
      @SuppressWarnings("ArrayRecordComponent") boolean[] observed,
      List<Instant> due,
      @SuppressWarnings("ArrayRecordComponent") double[] answers,
      List<Chances> chances) {

    /**
     * The chances of one of whom it is known whether it answered. They do not depend on whether it
     * did: else who answered would be counted where nobody looked, and who did not would not.
     *
     * @param whole the same event when it was over
     * @return empty if too little was watched to tell a silence from a gap
     */
    Optional<Chances> known(int asked, Hearing whole) {
      var its = chances.get(asked);
      if (!whole.isKnown(asked) || answers[asked] <= 0) {
        return Optional.empty();
      }
      if (its.covered() >= Hearing.ENOUGH * answers[asked]) {
        return Optional.of(its);
      }
      // a coder who found its answer has looked
      return whole
          .answer(asked)
          .filter(Reaction::isCoded)
          .map(_ -> its.withCovered(answers[asked]));
    }
  }

  private Outlook outlook(int number) {
    return outlook(hearings.get(number), lessons.get(number));
  }

  private Outlook outlook(Hearing hearing, Lesson lesson) {
    int count = hearing.asked().size();
    var timeline = hearing.timeline();
    var prospect =
        learnt(lesson)
            .of(
                number(hearing),
                lesson.window(),
                numbers(hearing).stream().mapToInt(Integer::intValue).toArray(),
                hearing.effects());
    var answers = new double[count];
    var whole = new double[count];
    double pace = prospect.expectedBy();
    var due = new ArrayList<Instant>();
    var covered = new double[count];
    var observed = new boolean[count];
    for (int a = 0; a < count; a++) {
      var evidence = hearing.asked().get(a);
      var institution = evidence.institution();
      answers[a] = prospect.answersBy(timeline.at(hearing.until(), institution));
      whole[a] = prospect.answersBy(timeline.end(institution));
      // what is merely believed of how fast answers come makes nobody late
      due.add(
          prospect.knowsPace() ? timeline.instant(pace, institution) : hearing.event().closes());
      covered[a] =
          timeline.covered(evidence.coverage(), institution, hearing.until(), prospect::answersBy);
      observed[a] = isObserved(hearing, a, covered[a], answers[a]);
    }
    var seen = seen(hearing, observed, covered);
    var forecast = prospect.forecast();
    var expected = prospect.expected(seen);
    var expectedAtLeast = prospect.expected(asIfAllWereWatched(hearing, seen, answers));
    return new Outlook(
        hearing,
        lesson.events(),
        prospect,
        seen,
        observed,
        due,
        answers,
        IntStream.range(0, count)
            .mapToObj(
                a ->
                    new Chances(
                        forecast[a],
                        expected[a],
                        covered[a],
                        answers[a],
                        whole[a],
                        expectedAtLeast[a]))
            .toList());
  }

  private Judgement judge(Outlook outlook, Track track) {
    var hearing = outlook.hearing();
    var before = outlook.before().stream().map(hearings::get).toList();
    var precedents =
        before.stream()
            .filter(
                past ->
                    hearing.event().isChoice()
                        || past.event().eventClass().equals(hearing.event().eventClass()))
            .toList();
    var groups =
        new GroupRule(hearing, precedents.isEmpty() ? before : precedents)
            .test(outlook.prospect(), outlook.seen(), outlook.observed(), credit);
    var check = track.by(hearing.until(), hearing.event().id());
    var rule = new PairRule(hearing, outlook.due());
    boolean hasBegun = hearing.asOf().isAfter(hearing.event().occurred().earliest());
    var assessments = new ArrayList<Assessment>();
    for (int a = 0; a < hearing.asked().size(); a++) {
      var model = outlook.chances().get(a);
      var chances = check.map(its -> its.of(model)).orElse(model);
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
      Hearing hearing, Prospect.Seen seen, double[] answers) {
    var evidence = seen.evidence().clone();
    Arrays.setAll(
        evidence, a -> evidence[a] == Observed.ANSWERED ? Observed.ANSWERED : Observed.SILENT);
    return new Prospect.Seen(evidence, answers, hearing.acts());
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
