package org.unsaid.assess;

import java.time.Instant;
import java.util.ArrayList;
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
import org.unsaid.core.Assessment;
import org.unsaid.core.Case;
import org.unsaid.core.Clock;
import org.unsaid.core.Coverage;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Judgement;
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

  /** Of events that are over. */
  private final List<Optional<Precedent>> precedents;

  /** By each reading of those whose answers a gap may have hidden. */
  private final Map<Lesson, List<Experience>> learnt;

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
    this.precedents = ofThoseThatAreOver(i -> new Precedent(hearings.get(i)));
    this.learnt =
        lessons.stream().distinct().toList().parallelStream()
            .collect(Collectors.toMap(each -> each, this::learn));
    this.outlooks = ofThoseThatAreOver(this::outlook);
  }

  private <T> List<Optional<T>> ofThoseThatAreOver(IntFunction<T> what) {
    return each(i -> hearings.get(i).isOpen() ? Optional.empty() : Optional.of(what.apply(i)));
  }

  private <T> List<T> each(IntFunction<T> what) {
    return IntStream.range(0, hearings.size()).parallel().mapToObj(what).toList();
  }

  private List<Experience> learnt(Lesson lesson) {
    var experiences = learnt.get(lesson);
    if (experiences == null) {
      throw new IllegalStateException("Nothing was learnt from " + lesson);
    }
    return experiences;
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

  /**
   * By each of {@link Hidden}, and by one reading more, in which each one who is judged had said
   * nothing where a gap may have hidden its answer, and all others had answered: so it looks least
   * ready beside them. Where all had said nothing, or all had answered, the others hide that. By
   * one reading alone where nothing is hidden: all are the same then.
   */
  private List<Experience> learn(Lesson lesson) {
    var past = over(lesson.events());
    var leftOut = learn(lesson, past, Hidden.LEFT_OUT);
    if (past.stream().noneMatch(Precedent::hides)) {
      return List.of(leftOut);
    }
    var silent = learn(lesson, past, Hidden.SILENT);
    var answered = learn(lesson, past, Hidden.ANSWERED);
    return List.of(leftOut, silent, answered, answered.withOwnAnswersOf(silent));
  }

  private List<Precedent> over(List<Integer> events) {
    return events.stream().map(precedents::get).flatMap(Optional::stream).toList();
  }

  private Experience learn(Lesson lesson, List<Precedent> past, Hidden hidden) {
    return Experience.of(
        past.stream()
            .map(
                each ->
                    each.past(
                        number(each.event()),
                        numbers(each.hearing()),
                        lesson.clock(),
                        lesson.window(),
                        hidden))
            .toList(),
        lesson.window(),
        classes.size(),
        institutions.size());
  }

  private Outlook outlook(int number) {
    return outlook(hearings.get(number), lessons.get(number));
  }

  private Outlook outlook(Hearing hearing, Lesson lesson) {
    int eventClass = number(hearing.event());
    var asked = numbers(hearing).stream().mapToInt(Integer::intValue).toArray();
    var effects = hearing.effects();
    return Outlook.of(
        hearing,
        lesson.events(),
        learnt(lesson).stream()
            .map(experience -> experience.of(eventClass, lesson.window(), asked, effects))
            .toList());
  }

  private Judgement judge(Outlook outlook, Track track) {
    var hearing = outlook.hearing();
    var before = over(outlook.before());
    var ofClass =
        before.stream()
            .filter(
                past ->
                    hearing.event().isChoice()
                        || past.event().eventClass().equals(hearing.event().eventClass()))
            .toList();
    var groups = new GroupRule(outlook, ofClass.isEmpty() ? before : ofClass).test(credit);
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
        ofClass.stream().map(past -> past.event().id()).toList(),
        before.size() - ofClass.size(),
        groups,
        assessments);
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

  private int number(Event event) {
    return classes.getOrDefault(event.eventClass(), -1);
  }
}
