package org.unsaid.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.assess.Assessor;
import org.unsaid.core.ActKind;
import org.unsaid.core.Assessment;
import org.unsaid.core.Basis;
import org.unsaid.core.Case;
import org.unsaid.core.Clock;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.EventState;
import org.unsaid.core.Evidence;
import org.unsaid.core.Expectation;
import org.unsaid.core.Grade;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Output;
import org.unsaid.core.Period;
import org.unsaid.core.Place;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.Stance;
import org.unsaid.core.Verdict;
import org.unsaid.core.When;

/** Events, institutions and what is known of them, for tests, complete from a few words. */
public final class Cases {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Cases() {}

  public static Instant at(String instant) {
    return Instant.parse(instant);
  }

  public static Institution institution(String id) {
    return new Institution(
        id, "Ministry " + id, List.of(), List.of("gov"), null, BERLIN, null, null, null);
  }

  /** An event in Berlin with a window of three days and no look back. */
  public static Event event(String occurred, String... asked) {
    return event("flood", occurred, asked);
  }

  private static Event event(String id, String occurred, String... asked) {
    return new Event(
        id,
        "Flood",
        "disaster",
        When.parse(occurred, BERLIN),
        BERLIN,
        "flood",
        null,
        List.of(asked),
        java.time.Period.ofDays(3),
        java.time.Period.ZERO,
        null,
        Map.of(),
        List.of(),
        List.of(),
        Clock.ELAPSED);
  }

  /** The same event, of whose answers it is asked whether they declare support. */
  public static Event askingForSupport(Event event, String query) {
    return with(event, Map.of(Stance.Kind.SUPPORT, query), event.concerned());
  }

  /** The same event, which concerns one who is asked. */
  public static Event concerning(Event event, String institution) {
    return with(event, event.stance(), List.of(institution));
  }

  private static Event with(Event event, Map<Stance.Kind, String> stance, List<String> concerned) {
    return new Event(
        event.id(),
        event.name(),
        event.eventClass(),
        event.occurred(),
        event.zone(),
        event.query(),
        event.nearQuery(),
        event.asked(),
        event.window(),
        event.lookBack(),
        event.precedents(),
        stance,
        event.claims(),
        concerned,
        event.clock());
  }

  /** The same answer; null: none of the queries for a stance matches it. */
  public static Reaction saying(Reaction answer, @Nullable Stance stance) {
    return new Reaction(
        answer.event(),
        answer.institution(),
        answer.statement(),
        answer.title(),
        answer.url(),
        answer.published(),
        answer.place(),
        answer.actKind(),
        answer.latency(),
        stance);
  }

  public static Reaction reaction(Event event, String institution, String published, Place place) {
    var when = When.parse(published, BERLIN);
    return new Reaction(
        event.id(),
        institution,
        "s-" + published,
        "On the flood",
        "https://example.org/s",
        Published.stated(when, "archive"),
        place,
        ActKind.OWN,
        event.latencyOf(when));
  }

  public static Coverage covered(String institution, String from, String to) {
    return covered(institution, from, to, Coverage.Grade.DECLARED);
  }

  public static Coverage covered(String institution, String from, String to, Coverage.Grade grade) {
    return new Coverage(
        institution,
        List.of(new Coverage.Part(new Span(at(from), at(to)), grade, "archive", "its authors")));
  }

  public static Coverage uncovered(String institution) {
    return new Coverage(institution, List.of());
  }

  /** What is known of one that published before the event and in its window. */
  public static Evidence evidence(String institution, Coverage coverage, Reaction... reactions) {
    return new Evidence(
        institution(institution), List.of(reactions), List.of(), coverage, output(9, 3));
  }

  /** So many statements in the 60 days before an event, and in its window. */
  public static Output output(long before, long within) {
    return new Output(Map.of(Period.ALIVE, before, Period.WINDOW, within));
  }

  /**
   * Events enough, long ago, which all of them answered within minutes: who does not answer now is
   * silent.
   */
  public static List<Case> readily(List<String> institutions) {
    return IntStream.range(0, 16).mapToObj(i -> answeredByAll(i, institutions)).toList();
  }

  private static Case answeredByAll(int number, List<String> institutions) {
    var day = LocalDate.of(2020, 1, 1).plusMonths(number);
    var event = event("before-" + number, day + "T10:00", institutions.toArray(new String[0]));
    var whole = new Span(at("2019-01-01T00:00:00Z"), at("2023-01-01T00:00:00Z"));
    return new Case(
        event,
        institutions.stream()
            .map(
                id ->
                    evidence(
                        id,
                        new Coverage(
                            id,
                            List.of(
                                new Coverage.Part(
                                    whole, Coverage.Grade.DECLARED, "archive", "its authors"))),
                        reaction(event, id, day + "T10:05", Place.HEAD)))
            .toList(),
        List.of());
  }

  /** Enough others that everybody watches, and that answered at once. */
  public static final List<String> OTHERS =
      IntStream.range(0, 20).mapToObj(i -> "other-" + i).toList();

  /**
   * What is said of institutions of which an answer was expected: all of them and {@link #OTHERS}
   * answered all earlier events, and the others have answered this one.
   */
  public static Judgement judged(Event event, Instant asOf, Evidence... known) {
    var asked = new ArrayList<>(List.of(known));
    var names = new ArrayList<>(OTHERS);
    asked.forEach(each -> names.add(each.institution().id()));
    var at = event.occurred().latest().plusSeconds(60).toString();
    for (var other : OTHERS) {
      var watched = covered(other, "2019-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
      asked.add(evidence(other, watched, reaction(event, other, at, Place.HEAD)));
    }
    var cases = new ArrayList<>(readily(names));
    cases.add(new Case(event, asked, List.of()));
    return Assessor.chorus().assess(cases, asOf).getLast();
  }

  /** A verdict of CHORUS, of which nothing else is known. */
  public static Assessment assessed(Verdict verdict, Instant asOf) {
    return new Assessment(
        verdict, Optional.empty(), Coverage.Grade.NONE, Optional.empty(), asOf, "chorus-1");
  }

  /** An event of which nothing is known but what is said of those who were asked. */
  public static Judgement judgement(Event event, List<Assessment> assessments) {
    return new Judgement(event, EventState.COMPLETE, List.of(), 0, List.of(), assessments);
  }

  public static Verdict.Silent silent(Event event, String institution) {
    return new Verdict.Silent(
        new Expectation(event, institution(institution), event.closes()),
        Basis.PAIR,
        Grade.VERY_UNUSUAL);
  }
}
