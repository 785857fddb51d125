package org.unsaid.publish.report;

import static org.unsaid.testing.Cases.BERLIN;
import static org.unsaid.testing.Cases.assessed;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.covered;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.judgement;
import static org.unsaid.testing.Cases.output;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.unsaid.core.ActKind;
import org.unsaid.core.Assessment;
import org.unsaid.core.Attempt;
import org.unsaid.core.Basis;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Chances;
import org.unsaid.core.Clock;
import org.unsaid.core.Conduct;
import org.unsaid.core.Coverage;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.EventState;
import org.unsaid.core.Evidence;
import org.unsaid.core.Expectation;
import org.unsaid.core.Finding;
import org.unsaid.core.Gap;
import org.unsaid.core.Grade;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Place;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Review;
import org.unsaid.core.Source;
import org.unsaid.core.Span;
import org.unsaid.core.Topic;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Verdict;
import org.unsaid.core.Watch;
import org.unsaid.core.When;
import org.unsaid.publish.Dossier;

/** A small report in which everything occurs, and with titles that mean harm. */
final class SampleReport {

  /** A script, markdown, a query, a formula, and marks that turn the line round. */
  static final String HOSTILE =
      "<script>document.title='taken'</script><img src=x onerror=alert(1)>"
          + " [click](javascript:alert(1)) title:* OR _exists_:x =cmd|'/c calc'!A0"
          + " \u202Egnp.exe\u202C\u2066";

  private static final String AS_OF = "2026-03-06T00:00:00Z";
  private static final Event FLOOD =
      event("2026-03-02T10:00", "water", "roads", "health", "east", "foreign", "defence");

  private SampleReport() {}

  static Report of() {
    return of(HOSTILE, FLOOD.asked());
  }

  /** With the institutions that are asked. */
  static Report of(String title, List<String> asked) {
    var institutions = new LinkedHashMap<String, Institution>();
    add(institutions, "water", "Ministry of Water");
    add(institutions, "roads", "<b>Ministry</b> of Roads & Bridges");
    add(institutions, "health", "وزارة الصحة");
    add(institutions, "east", "东部战区");
    add(institutions, "foreign", "משרד החוץ");
    add(institutions, "defence", "Ministry of Defence");
    institutions.keySet().retainAll(asked);
    var evidence = new ArrayList<Evidence>();
    var assessments = new ArrayList<Assessment>();
    for (var each : institutions.values()) {
      var said = said(each, title);
      evidence.add(
          new Evidence(
              each,
              said,
              each.id().equals("defence")
                  ? List.of(
                      new UndatedMatch(
                          FLOOD.id(),
                          each.id(),
                          "undated-1",
                          title,
                          "javascript:alert(1)",
                          Place.HEAD,
                          "page",
                          null,
                          FLOOD.closes()))
                  : List.of(),
              coverage(each.id()),
              output(9, 3)));
      assessments.add(assessment(each, said));
    }
    var judgement =
        new Judgement(
            FLOOD,
            EventState.COMPLETE,
            List.of("storm"),
            4,
            List.of(
                new GroupTest(
                    "gov",
                    Credit.STRICT,
                    6,
                    5,
                    2,
                    Optional.of(new GroupTest.Result(3.8, 0.04, 0.2, 0.04, 0.25, true))),
                new GroupTest("gov/far", Credit.STRICT, 4, 1, 0, Optional.empty())),
            assessments);
    var storm = storm(institutions);
    return new Report(
        watch(institutions, title),
        List.of(storm, judgement),
        Map.of(FLOOD.id(), evidence),
        sights(evidence),
        Map.of("water", coverage("water"), "defence", coverage("defence")),
        List.of(
            new Report.SourceState(
                "water-feed",
                at(AS_OF),
                null,
                2,
                "server_error",
                1,
                List.of("nothing new for long"))),
        findings(title),
        published(),
        new Review(at(AS_OF), "chorus-1", 0, 0, 0, List.of()),
        at(AS_OF));
  }

  private static void add(Map<String, Institution> institutions, String id, String name) {
    institutions.put(
        id, new Institution(id, name, List.of(), List.of("gov"), null, BERLIN, null, null, null));
  }

  private static Judgement storm(Map<String, Institution> institutions) {
    var storm =
        new Event(
            "storm",
            "Storm of January",
            "disaster",
            When.parse("2026-01-10", BERLIN),
            BERLIN,
            "storm",
            null,
            List.copyOf(institutions.keySet()),
            java.time.Period.ofDays(3),
            java.time.Period.ZERO,
            null,
            Map.of(),
            List.of(),
            List.of(),
            Clock.ELAPSED);
    return judgement(
        storm,
        institutions.values().stream()
            .map(
                each ->
                    assessed(
                        new Verdict.NotExpected(
                            new Expectation(storm, each, storm.closes()), Optional.empty()),
                        at(AS_OF)))
            .toList());
  }

  private static List<Reaction> said(Institution institution, String title) {
    return switch (institution.id()) {
      case "water" -> List.of(reaction(institution, "2026-03-02T13:00", title, Place.HEAD));
      case "roads" ->
          List.of(
              reaction(institution, "2026-03-04", "道路について", Place.HEAD),
              reaction(institution, "2026-03-05", title, Place.TEXT));
      case "foreign" -> List.of(reaction(institution, "2026-03-03", "הצהרה", Place.TEXT));
      default -> List.of();
    };
  }

  private static Reaction reaction(
      Institution institution, String published, String title, Place place) {
    var when = When.parse(published, BERLIN);
    return new Reaction(
        FLOOD.id(),
        institution.id(),
        institution.id() + "-" + published,
        title,
        "https://example.org/?q=<s>&id=" + published.length(),
        Published.stated(when, "archive"),
        place,
        ActKind.OWN,
        FLOOD.latencyOf(when));
  }

  private static Assessment assessment(Institution institution, List<Reaction> said) {
    var expected = new Expectation(FLOOD, institution, at("2026-03-03T09:00:00Z"));
    var verdict =
        switch (institution.id()) {
          case "water" -> new Verdict.OnTime(expected, said.getFirst());
          case "roads" -> new Verdict.Late(expected, said.getFirst());
          case "foreign" -> new Verdict.Pending(expected, Optional.of(said.getFirst()));
          case "defence" ->
              new Verdict.NotObserved(expected, "defence-feed was not watched", Optional.empty());
          default -> new Verdict.Silent(expected, Basis.PAIR, Grade.UNUSUAL);
        };
    return new Assessment(
        verdict,
        Optional.empty(),
        Coverage.Grade.DECLARED,
        Optional.of(new Chances(0.9, 0.85, 1, 0.9, 1, 0.85)),
        at(AS_OF),
        "chorus-1");
  }

  private static Coverage coverage(String institution) {
    var whole = covered(institution, "2026-01-01T00:00:00Z", "2026-03-10T00:00:00Z");
    return institution.equals("defence")
        ? new Coverage(
            institution,
            Set.of("defence-feed"),
            List.of(),
            List.of(
                new Gap(
                    "defence-feed",
                    new Span(at("2026-03-02T09:00:00Z"), at("2026-03-04T00:00:00Z")),
                    "answers 503")))
        : whole;
  }

  private static Map<String, Dossier.Sight> sights(List<Evidence> evidence) {
    var sights = new HashMap<String, Dossier.Sight>();
    evidence.forEach(
        each ->
            each.reactions()
                .forEach(
                    reaction ->
                        sights.put(
                            reaction.statement(),
                            new Dossier.Sight(
                                "water-feed",
                                at("2026-03-02T12:05:00Z"),
                                false,
                                1,
                                new Attempt(
                                    "water-feed",
                                    Attempt.Target.PAGE,
                                    URI.create("https://example.org/s"),
                                    at("2026-03-02T12:05:00Z"),
                                    at("2026-03-02T12:05:01Z"),
                                    Attempt.Outcome.NEW,
                                    null,
                                    "",
                                    0,
                                    1,
                                    new CapturePlace("w-1.warc.gz", 4711, "sha256:00ff")),
                                null))));
    return sights;
  }

  private static List<Finding> findings(String title) {
    return List.of(
        new Finding(
            "edit-1",
            Finding.Kind.EDIT,
            "water",
            "water-feed",
            null,
            "floods",
            "s",
            "https://example.org/s",
            null,
            null,
            at("2026-03-03T00:00:00Z"),
            null,
            null,
            title,
            "[-Monday-] {+" + title + "+}",
            List.of(
                new Finding.Proof(
                    "before",
                    at("2026-03-02T00:00:00Z"),
                    new CapturePlace("w-1.warc.gz", 17, "sha256:aa")))));
  }

  private static Report.Published published() {
    var months =
        List.of(
            new Span(at("2026-01-01T00:00:00Z"), at("2026-02-01T00:00:00Z")),
            new Span(at("2026-02-01T00:00:00Z"), at("2026-03-01T00:00:00Z")));
    return new Report.Published(
        months,
        Map.of("water", List.of(4L, 2L)),
        Map.of("floods", Map.of("water", List.of(3L, 1L))));
  }

  private static Watch watch(SequencedMap<String, Institution> institutions, String title) {
    return new Watch(
        "sample",
        institutions,
        List.of(
            new Source.Polled(
                "water-feed",
                "water",
                Source.Polled.Kind.FEED,
                URI.create("https://example.org/feed"),
                Duration.ofMinutes(30),
                null,
                List.of()),
            new Source.Unwatched("water-chat", "water", title)),
        List.of(new Topic("floods", "Floods " + title, "flood OR <b>")),
        List.of(FLOOD),
        List.of(),
        Conduct.USUAL,
        "00ff");
  }
}
