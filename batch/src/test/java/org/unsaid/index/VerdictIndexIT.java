package org.unsaid.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.unsaid.index.LiveIndices.document;
import static org.unsaid.index.LiveIndices.documents;
import static org.unsaid.testing.Cases.BERLIN;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.institution;
import static org.unsaid.testing.Cases.reaction;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.core.ActKind;
import org.unsaid.core.Assessment;
import org.unsaid.core.Attempt;
import org.unsaid.core.Chances;
import org.unsaid.core.Coverage;
import org.unsaid.core.Coverage.Grade;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.EventState;
import org.unsaid.core.Expectation;
import org.unsaid.core.Failure;
import org.unsaid.core.Gap;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Place;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Source;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;
import org.unsaid.core.Watch;
import org.unsaid.core.When;
import org.unsaid.testing.Alone;
import org.unsaid.testing.Cases;

@ResourceLock(Alone.SERVER)
class VerdictIndexIT {

  private static final Instant NOW = at("2026-03-05T10:00:00.123456789Z");
  private static final Institution MFA = institution("mfa");
  private static final Institution MND = institution("mnd");

  private static final String DOSSIER =
      "unsaid-event-dossier?_g=(time:(from:'2026-03-01T23:00:00Z',to:'2026-03-07T23:00:00Z'))"
          + "&_a=(query:(language:kuery,query:'event_id%3A%22flood%22'))";

  private static Cluster cluster;

  @BeforeAll
  static void open() throws IOException {
    LiveIndices.deleteAll();
    cluster = Cluster.open(LiveIndices.access());
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @BeforeEach
  void startEmpty() throws IOException {
    LiveIndices.empty();
  }

  private static VerdictIndex index(List<Institution> institutions, Event... events) {
    return cluster.verdicts(LiveIndices.watch(institutions, List.of(events)));
  }

  /** Verdicts, and the events that they are on. */
  private static void put(
      VerdictIndex index, List<Institution> institutions, List<Assessment> assessments) {
    putEvents(
        index,
        assessments.stream().map(each -> each.expectation().event()).distinct().toList(),
        List.of());
    index.putVerdicts(institutions, judged(assessments), List.of());
  }

  private static List<Judgement> judged(List<Assessment> assessments) {
    return assessments.stream()
        .collect(Collectors.groupingBy(each -> each.expectation().event()))
        .entrySet()
        .stream()
        .map(each -> Cases.judgement(each.getKey(), each.getValue()))
        .toList();
  }

  private static void putEvents(VerdictIndex index, List<Event> events, List<Coverage> coverage) {
    index.putEvents(
        events.stream().map(event -> Cases.judgement(event, List.of())).toList(), coverage, NOW);
  }

  private static List<Assessment> read(VerdictIndex index) {
    return index.read().stream().flatMap(each -> each.assessments().stream()).toList();
  }

  private static Expectation expectation(Event event, String institution) {
    return new Expectation(event, institution(institution), event.closes());
  }

  private static Assessment assessed(Verdict verdict) {
    return Cases.assessed(verdict, NOW);
  }

  private static Assessment silent(Event event, String institution) {
    return assessed(Cases.silent(event, institution));
  }

  @Test
  void givesEveryKindOfVerdictBackAsItWasInTheOrderOfTheWatch() {
    var flood = event("2026-03-03", "z", "a", "m", "b", "y", "c", "d");
    var storm = LiveIndices.named("a-storm", event("2026-03-03T14:05:09+08:00", "d", "z"));
    var unnamed =
        new Reaction(
            flood.id(),
            "d",
            "s-9",
            "",
            null,
            Published.stated(When.parse("2026-03", BERLIN), "page"),
            Place.HEAD,
            ActKind.LEADER,
            flood.latencyOf(When.parse("2026-03", BERLIN)));
    var all =
        List.of(
            assessed(
                new Verdict.OnTime(
                    expectation(flood, "z"), reaction(flood, "z", "2026-03-04", Place.HEAD))),
            silent(flood, "a"),
            assessed(
                new Verdict.Pending(
                    expectation(flood, "m"),
                    Optional.of(reaction(flood, "m", "2026-03-04T12:00:01Z", Place.TEXT)))),
            assessed(new Verdict.Pending(expectation(flood, "b"), Optional.empty())),
            assessed(
                new Verdict.NotObserved(
                    expectation(flood, "y"),
                    "30 of 48 h were not watched",
                    Optional.of(reaction(flood, "y", "2026-03-05", Place.TEXT)))),
            assessed(
                new Verdict.NotObserved(
                    expectation(flood, "c"), "no source covers it", Optional.empty())),
            assessed(new Verdict.OnTime(expectation(flood, "d"), unnamed)),
            assessed(
                new Verdict.OnTime(
                    expectation(storm, "d"), reaction(storm, "d", "2026-03-04T09:00", Place.HEAD))),
            silent(storm, "z"));
    var institutions =
        Stream.of("a", "b", "c", "d", "m", "y", "z").map(id -> institution(id)).toList();
    var index = index(institutions, flood, storm);

    put(index, institutions, LiveIndices.reversed(all));

    assertThat(read(index)).isEqualTo(all);
  }

  @Test
  void givesChancesBackWithWhatHeldBefore() {
    var flood = event("2026-03-03", "a", "b");
    var unchecked = new Chances(0.7, 0.9, 0.95, 0.96, 0.99, 0.85);
    var checked = unchecked.with(new Chances.Held(0.18, 0.22, 0.17, 31));
    var index = index(List.of(institution("a"), institution("b")), flood);
    put(
        index,
        List.of(institution("a"), institution("b")),
        List.of(with(checked, silent(flood, "a")), with(unchecked, silent(flood, "b"))));

    assertThat(read(index))
        .extracting(Assessment::chances)
        .containsExactly(Optional.of(checked), Optional.of(unchecked));
  }

  private static Assessment with(Chances chances, Assessment its) {
    return new Assessment(
        its.verdict(),
        its.generous(),
        its.coverage(),
        Optional.of(chances),
        its.asOf(),
        its.method());
  }

  @Test
  void readsMoreVerdictsThanOnePageHolds() {
    var ids = IntStream.range(0, 2100).mapToObj(i -> "i" + i).toList();
    var institutions = ids.stream().map(id -> institution(id)).toList();
    var flood = event("2026-03-03", ids.toArray(new String[0]));
    var index = index(institutions, flood);
    var all = ids.stream().map(id -> silent(flood, id)).toList();

    put(index, institutions, all);

    assertThat(read(index)).isEqualTo(all);
  }

  @Test
  void changesNothingWhenVerdictsAreWrittenAgain() throws IOException {
    var flood = event("2026-03-03", "mfa");
    var index = index(List.of(MFA), flood);
    put(index, List.of(MFA), List.of(silent(flood, "mfa")));
    var before = documents("unsaid-verdicts");

    put(index, List.of(MFA), List.of(silent(flood, "mfa")));

    assertThat(documents("unsaid-verdicts")).isEqualTo(before);
  }

  @Test
  void replacesAVerdictAndAllItsFields() {
    var flood = event("2026-03-03", "mfa");
    var index = index(List.of(MFA), flood);
    put(
        index,
        List.of(MFA),
        List.of(
            assessed(
                new Verdict.OnTime(
                    expectation(flood, "mfa"), reaction(flood, "mfa", "2026-03-04", Place.HEAD)))));

    put(index, List.of(MFA), List.of(silent(flood, "mfa")));

    assertThat(read(index)).containsExactly(silent(flood, "mfa"));
  }

  @Test
  void leavesTheVerdictsOnOtherInstitutions() {
    var flood = event("2026-03-03", "mfa", "mnd");
    var both = List.of(MFA, MND);
    var index = index(both, flood);
    put(index, both, List.of(silent(flood, "mfa"), silent(flood, "mnd")));
    var pending = assessed(new Verdict.Pending(expectation(flood, "mfa"), Optional.empty()));

    put(index, List.of(MFA), List.of(pending));

    assertThat(read(index)).containsExactly(pending, silent(flood, "mnd"));
  }

  @Test
  void storesAnAnswerForReadersOfTheBoard() throws IOException {
    var flood = event("2026-03-03", "mfa");
    index(List.of(MFA), flood)
        .putVerdicts(
            List.of(MFA),
            judged(
                List.of(
                    assessed(
                        new Verdict.OnTime(
                            expectation(flood, "mfa"),
                            reaction(flood, "mfa", "2026-03-04T12:00:00Z", Place.HEAD))))),
            List.of(reaction(flood, "mfa", "2026-03-04T12:00:00Z", Place.HEAD)));

    assertThat(document("unsaid-verdicts", "flood/mfa"))
        .isEqualTo(
            LiveIndices.JSON.readTree(
                """
                {
                  "event_id": "flood",
                  "event": "Flood",
                  "event_class": "disaster",
                  "occurred": "2026-03-02T23:00:00Z",
                  "occurred_latest": "2026-03-03T23:00:00Z",
                  "institution_id": "mfa",
                  "institution": "Ministry mfa",
                  "groups": ["gov"],
                  "answer": "answered",
                  "verdict": "on_time",
                  "as_of": "2026-03-05T10:00:00.123456789Z",
                  "expected_by": "2026-03-06T23:00:00Z",
                  "method": "chorus-1",
                  "coverage_grade": "none",
                  "statement_id": "s-2026-03-04T12:00:00Z",
                  "title": "On the flood",
                  "url": "https://example.org/s",
                  "published": "2026-03-04T12:00:00Z",
                  "published_latest": "2026-03-04T12:00:01Z",
                  "precision": "second",
                  "zone_assumed": false,
                  "published_source": "archive",
                  "published_confidence": 1.0,
                  "place": "head",
                  "act_kind": "own",
                  "latency_min_hours": 13.0,
                  "latency_max_hours": 37.000277777777775,
                  "first_response": "2026-03-04T13:00+01:00",
                  "choice": false,
                  "dossier": "%s",
                  "profile": "%s",
                  "window_hours": 96.0,
                  "expected_by_hours": 96.0,
                  "waited_hours": 59.0,
                  "compared_with": 0,
                  "latency_hours": 25.000138888888888,
                  "share_answered": 1.0,
                  "share_silent": 0.0,
                  "share_late": 0.0,
                  "responses": [
                    {"title": "On the flood", "place": "head", "act_kind": "own", "hours": 25.000138888888888,
                     "min_hours": 13.0, "max_hours": 37.000277777777775}
                  ]
                }
                """
                    .formatted(
                        DOSSIER,
                        "unsaid-institution-profile?_g=(time:(from:'2025-03-02T23:00:00Z',"
                            + "to:'2026-03-07T23:00:00Z'))&_a=(query:(language:kuery,"
                            + "query:'institution_id%3A%22mfa%22'))")));
  }

  @Test
  void marksWhichReactionCameFirst() throws IOException {
    var flood = event("2026-03-03", "mfa");
    var first = reaction(flood, "mfa", "2026-03-04", Place.HEAD);
    var second = reaction(flood, "mfa", "2026-03-05", Place.HEAD);

    index(List.of(MFA), flood).putReactions(List.of(MFA), List.of(second, first), List.of(first));

    var found = documents("unsaid-reactions");
    assertThat(found).containsOnlyKeys("flood/mfa/s-2026-03-04", "flood/mfa/s-2026-03-05");
    assertThat(document("unsaid-reactions", "flood/mfa/s-2026-03-04").path("first").asBoolean())
        .isTrue();
    assertThat(document("unsaid-reactions", "flood/mfa/s-2026-03-05").path("first").asBoolean())
        .isFalse();
  }

  @Test
  void leavesTheReactionsOfOtherInstitutions() throws IOException {
    var flood = event("2026-03-03", "mfa", "mnd");
    var index = index(List.of(MFA, MND), flood);
    var ours = reaction(flood, "mfa", "2026-03-04", Place.HEAD);
    var theirs = reaction(flood, "mnd", "2026-03-05", Place.HEAD);
    index.putReactions(List.of(MFA, MND), List.of(ours, theirs), List.of());

    index.putReactions(List.of(MFA), List.of(), List.of());

    assertThat(documents("unsaid-reactions")).containsOnlyKeys("flood/mnd/s-2026-03-05");
  }

  @Test
  void forgetsAnEventThatLeftTheWatch() throws IOException {
    var flood = event("2026-03-03", "mfa");
    var storm = LiveIndices.named("storm", flood);
    write(LiveIndices.watch(List.of(MFA), List.of(flood, storm)));

    write(LiveIndices.watch(List.of(MFA), List.of(storm)));

    assertThat(documents("unsaid-events")).containsOnlyKeys("storm");
    assertThat(documents("unsaid-reactions")).containsOnlyKeys("storm/mfa/s-mfa");
    assertThat(documents("unsaid-verdicts")).containsOnlyKeys("storm/mfa");
  }

  @Test
  void forgetsAnInstitutionThatLeftTheWatch() throws IOException {
    write(LiveIndices.watch(List.of(MFA, MND), List.of(event("2026-03-03", "mfa", "mnd"))));

    write(LiveIndices.watch(List.of(MND), List.of(event("2026-03-03", "mnd"))));

    assertThat(documents("unsaid-reactions")).containsOnlyKeys("flood/mnd/s-mnd");
    assertThat(documents("unsaid-verdicts")).containsOnlyKeys("flood/mnd");
    assertThat(documents("unsaid-coverage")).containsOnlyKeys("mnd/archive/2026-01-01T00:00:00Z");
  }

  @Test
  void forgetsAVerdictOnAnInstitutionThatIsNoLongerAsked() throws IOException {
    write(LiveIndices.watch(List.of(MFA, MND), List.of(event("2026-03-03", "mfa", "mnd"))));

    write(LiveIndices.watch(List.of(MFA, MND), List.of(event("2026-03-03", "mnd"))));

    assertThat(documents("unsaid-verdicts")).containsOnlyKeys("flood/mnd");
  }

  /** As a run does: every event, and of every institution that is asked an answer and a silence. */
  private static void write(Watch watch) {
    var index = cluster.verdicts(watch);
    var institutions = List.copyOf(watch.institutions().values());
    putEvents(index, watch.events(), institutions.stream().map(i -> covered(i.id())).toList());
    var reactions =
        watch.events().stream()
            .flatMap(event -> event.asked().stream().map(id -> answer(event, id)))
            .toList();
    index.putReactions(institutions, reactions, reactions);
    index.putVerdicts(
        institutions,
        judged(
            watch.events().stream()
                .flatMap(event -> event.asked().stream().map(id -> silent(event, id)))
                .toList()),
        reactions);
  }

  private static Reaction answer(Event event, String institution) {
    var when = When.parse("2026-03-04", BERLIN);
    return new Reaction(
        event.id(),
        institution,
        "s-" + institution,
        "Title",
        null,
        Published.stated(when, "archive"),
        Place.HEAD,
        ActKind.OWN,
        event.latencyOf(when));
  }

  private static Coverage covered(String institution) {
    var year = new Span(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
    return new Coverage(
        institution, List.of(new Coverage.Part(year, Grade.DECLARED, "archive", "its authors")));
  }

  @Test
  void storesWhoWasWatchedWhenAndWhoVouchesForIt() throws IOException {
    var first = new Span(at("2026-01-01T00:00:00Z"), at("2026-02-01T00:00:00Z"));
    var second = new Span(at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z"));
    var coverage =
        new Coverage(
            "mfa",
            List.of(
                new Coverage.Part(first, Grade.PROVED, "feed", "the ledger"),
                new Coverage.Part(second, Grade.DECLARED, "feed", "its authors"),
                new Coverage.Part(second, Grade.SEARCHED, "answers.csv", "a coder")));

    putEvents(index(List.of(MFA), event("2026-03-03", "mfa")), List.of(), List.of(coverage));

    var found = documents("unsaid-coverage");
    assertThat(found)
        .containsOnlyKeys(
            "mfa/feed/2026-01-01T00:00:00Z",
            "mfa/feed/2026-03-01T00:00:00Z",
            "mfa/answers.csv/2026-03-01T00:00:00Z");
    assertThat(found.values())
        .extracting(document -> document.path("grade").asString())
        .containsExactlyInAnyOrder("proved", "declared", "searched");
    assertThat(found.get("mfa/feed/2026-01-01T00:00:00Z"))
        .isEqualTo(
            LiveIndices.JSON.readTree(
                """
                {
                  "institution_id": "mfa",
                  "institution": "Ministry mfa",
                  "groups": ["gov"],
                  "source_id": "feed",
                  "from": "2026-01-01T00:00:00Z",
                  "to": "2026-02-01T00:00:00Z",
                  "grade": "proved",
                  "state": "watched",
                  "by": "the ledger"
                }
                """));
  }

  @Test
  void storesWhatIsNotWatchedWhileAnAnswerCountsAndWhy() throws IOException {
    var down = new Span(at("2026-02-01T00:00:00Z"), at("2026-03-04T00:00:00Z"));
    var index = index(List.of(MFA), event("2026-03-03", "mfa"));

    putEvents(index, List.of(), List.of(unproved(down)));

    assertThat(documents("unsaid-coverage"))
        .containsOnlyKeys(
            "mfa/feed/none/2026-03-02T23:00:00Z/2026-03-04T00:00:00Z",
            "mfa/radio/none/2026-03-02T23:00:00Z/" + NOW,
            "mfa//none/2026-03-04T00:00:00Z/" + NOW)
        .allSatisfy(
            (_, document) -> assertThat(document.path("grade").asString()).isEqualTo("none"))
        .hasEntrySatisfying(
            "mfa/radio/none/2026-03-02T23:00:00Z/" + NOW,
            document -> assertThat(document.path("state").asString()).isEqualTo("unwatched"))
        .hasEntrySatisfying(
            "mfa/feed/none/2026-03-02T23:00:00Z/2026-03-04T00:00:00Z",
            document ->
                assertThat(document)
                    .isEqualTo(
                        LiveIndices.JSON.readTree(
                            """
                            {
                              "institution_id": "mfa",
                              "institution": "Ministry mfa",
                              "groups": ["gov"],
                              "source_id": "feed",
                              "from": "2026-03-02T23:00:00Z",
                              "to": "2026-03-04T00:00:00Z",
                              "grade": "none",
                              "state": "gap",
                              "gap_hours": 25.0,
                              "why": "no look at it has succeeded yet"
                            }
                            """)));
  }

  @Test
  void forgetsAGapThatWasClosedSince() throws IOException {
    var down = new Span(at("2026-02-01T00:00:00Z"), at("2026-03-04T00:00:00Z"));
    var index = index(List.of(MFA), event("2026-03-03", "mfa"));
    putEvents(index, List.of(), List.of(unproved(down)));

    putEvents(index, List.of(), List.of(covered("mfa")));

    assertThat(documents("unsaid-coverage")).containsOnlyKeys("mfa/archive/2026-01-01T00:00:00Z");
  }

  private static Coverage unproved(Span gap) {
    return new Coverage(
        "mfa",
        Set.of("feed"),
        List.of(),
        List.of(new Gap("feed", gap, "no look at it has succeeded yet")),
        List.of(new Source.Unwatched("radio", "mfa", "it cannot be recorded")));
  }

  @Test
  void keepsLooksWhenCoverageIsWrittenAgainAndForgetsThoseThatAreOld() throws IOException {
    var feed =
        new Source.Polled(
            "feed",
            "mfa",
            Source.Polled.Kind.FEED,
            URI.create("https://mfa.example/feed"),
            null,
            null,
            List.of());
    var index = cluster.verdicts(LiveIndices.watch(List.of(MFA), List.of()).with(List.of(feed)));
    index.putLooks(
        List.of(look("feed", "2026-03-03T10:00:00Z"), look("feed", "2026-03-04T10:00:00Z")));
    index.putLooks(List.of(look("left-the-watch", "2026-03-04T10:00:00Z")));

    putEvents(index, List.of(), List.of());
    var newest = index.newestLooks();
    index.forgetLooks(at("2026-03-04T00:00:00Z"));

    assertThat(newest).containsExactly(Map.entry("feed", at("2026-03-04T10:00:00Z")));
    assertThat(documents("unsaid-coverage")).containsOnlyKeys("look/feed/2026-03-04T10:00:00Z");
    assertThat(document("unsaid-coverage", "look/feed/2026-03-04T10:00:00Z"))
        .isEqualTo(
            LiveIndices.JSON.readTree(
                """
                {
                  "institution_id": "mfa",
                  "institution": "Ministry mfa",
                  "groups": ["gov"],
                  "source_id": "feed",
                  "state": "look",
                  "from": "2026-03-04T10:00:00Z",
                  "to": "2026-03-04T10:00:01.500Z",
                  "outcome": "failed",
                  "duration_ms": 1500,
                  "items": 0,
                  "fresh": 0,
                  "url": "https://mfa.example/feed",
                  "failure": "timeout",
                  "why": "no answer within 30 s"
                }
                """));
  }

  private static Attempt look(String source, String began) {
    return new Attempt(
        source,
        Attempt.Target.LIST,
        URI.create("https://mfa.example/feed"),
        at(began),
        at(began).plusMillis(1500),
        Attempt.Outcome.FAILED,
        Failure.TIMEOUT,
        "no answer within 30 s",
        0,
        0,
        null);
  }

  @Test
  void tellsTheHabitByEarlierEventsAndCountsThoseWithoutAnAnswerAsLongest() throws IOException {
    var flood = event("2026-03-03", "mfa", "mnd");
    var storm = LiveIndices.named("storm", flood);
    var quake = LiveIndices.named("quake", flood);
    var both = List.of(MFA, MND);
    var earlier =
        List.of(
            Cases.judgement(storm, List.of(prompt(storm, "mfa", 1), silent(storm, "mnd"))),
            Cases.judgement(quake, List.of(prompt(quake, "mfa", 9), silent(quake, "mnd"))));
    var compared =
        new Judgement(
            flood,
            EventState.OPEN,
            List.of("storm", "quake"),
            0,
            List.of(),
            List.of(silent(flood, "mfa"), silent(flood, "mnd")));

    index(both, flood, storm, quake)
        .putVerdicts(
            both, Stream.concat(earlier.stream(), Stream.of(compared)).toList(), List.of());

    var known = document("unsaid-verdicts", "flood/mfa");
    assertThat(known.path("baseline_median_hours").asDouble()).isCloseTo(13, within(0.01));
    assertThat(known.path("compared_with").asInt()).isEqualTo(2);
    assertThat(known.path("share_silent").asDouble()).isEqualTo(1);
    assertThat(known.has("latency_hours")).isFalse();
    for (var unknown : List.of("flood/mnd", "storm/mfa")) {
      assertThat(document("unsaid-verdicts", unknown).has("baseline_median_hours")).isFalse();
    }
  }

  private static Assessment prompt(Event event, String institution, int hours) {
    var published = event.occurred().latest().plus(Duration.ofHours(hours)).toString();
    return assessed(
        new Verdict.OnTime(
            expectation(event, institution), reaction(event, institution, published, Place.HEAD)));
  }

  @Test
  void linksToTheDossierOfAnIdThatWouldBreakOutOfTheLink() throws IOException {
    var hostile = LiveIndices.named("x\"' or !(*)&_a=<b>", event("2026-03-03", "mfa"));

    put(index(List.of(MFA), hostile), List.of(MFA), List.of(silent(hostile, "mfa")));

    assertThat(documents("unsaid-events").values().iterator().next().path("dossier").asString())
        .endsWith(
            "&_a=(query:(language:kuery,query:'event_id%3A%22x%5C%22%21%27%20or%20%21%21%28*%29"
                + "%26_a%3D%3Cb%3E%22'))");
  }

  @Test
  void storesAnEventWithItsWindow() throws IOException {
    var flood = event("2026-03-03", "mfa", "mnd");
    index(List.of(MFA, MND), flood)
        .putEvents(
            List.of(
                new Judgement(
                    flood,
                    EventState.OPEN,
                    List.of("storm"),
                    2,
                    List.of(
                        new GroupTest(
                            "gov",
                            Credit.STRICT,
                            4,
                            3,
                            0,
                            Optional.of(new GroupTest.Result(2.5, 0.03, 0.5, 0.04, 0.25, true)))),
                    List.of())),
            List.of(),
            NOW);

    assertThat(document("unsaid-events", "flood"))
        .isEqualTo(
            LiveIndices.JSON.readTree(
                """
                {
                  "event_id": "flood",
                  "event": "Flood",
                  "event_class": "disaster",
                  "occurred": "2026-03-02T23:00:00Z",
                  "occurred_latest": "2026-03-03T23:00:00Z",
                  "precision": "day",
                  "zone": "Europe/Berlin",
                  "query": "flood",
                  "asked": 2,
                  "opens": "2026-03-02T23:00:00Z",
                  "closes": "2026-03-06T23:00:00Z",
                  "state": "open",
                  "background": 2,
                  "precedents": ["storm"],
                  "choice": false,
                  "dossier": "%s",
                  "group_tests": [
                    {"group": "gov", "credit": "strict", "members": 4, "observed": 3, "answered": 0,
                     "expected": 2.5, "p_precedents": 0.03, "p": 0.5, "p_at_most": 0.04, "floor": 0.25, "finding": true}
                  ]
                }
                """
                    .formatted(DOSSIER)));
  }

  @Test
  void saysThatAVerdictIsOfANewerVersion() throws IOException {
    var flood = event("2026-03-03", "mfa");
    var index = index(List.of(MFA), flood);
    put(index, List.of(MFA), List.of(silent(flood, "mfa")));
    LiveIndices.send(
        "POST",
        "/unsaid-verdicts/_update/flood%2Fmfa?refresh=true",
        "{\"doc\": {\"verdict\": \"evasive\"}}");

    assertThatThrownBy(index::read)
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("'evasive'")
        .hasMessageContaining("Run `unsaid assess` again");
  }
}
