package org.unsaid.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.institution;
import static org.unsaid.testing.Cases.reaction;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unsaid.core.ActKind;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Attempt;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Chances;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Expectation;
import org.unsaid.core.Failure;
import org.unsaid.core.Finding;
import org.unsaid.core.Gap;
import org.unsaid.core.Place;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Review;
import org.unsaid.core.Ruling;
import org.unsaid.core.Source;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;
import org.unsaid.core.VerdictChange;
import org.unsaid.core.When;
import org.unsaid.testing.Cases;
import tools.jackson.databind.json.JsonMapper;

class DossierTest {

  private static final Event FLOOD = event("2026-03-03T10:00", "health");
  private static final Expectation EXPECTED =
      new Expectation(FLOOD, institution("health"), FLOOD.closes());
  private static final Instant LATER = at("2026-04-01T00:00:00Z");
  private static final Span WINDOW = new Span(FLOOD.opens(), FLOOD.closes());
  private static final Instant MIDDLE = at("2026-03-05T00:00:00Z");

  @Test
  void showsAnAnswerWithEverythingThatProvesIt() {
    assertThat(answered(null).text(100))
        .isEqualTo(
            """
            Flood · Ministry health
            flood · health

            to print   Ministry health spoke of “Flood” on 4 March 2026, 09:30 (UTC+1), 23.5 h after the event:
                       ‘On the flood’ (https://example.org/s), as of 1 April 2026, 02:00 (UTC+2).

            verdict    answered (on_time): 2026-03-04T09:30+01:00, 23.5 h after the event, is the first
                       statement whose title or lead matches the query
                       as of 2026-04-01T00:00:00Z, by chorus-1, not yet checked on this watch
            event      2026-03-03T10:00+01:00 (to the minute), disaster
            query      flood
            window     2026-03-03T10:00+01:00 to 2026-03-06T10:01+01:00, zone Europe/Berlin, complete
            calendar   all time is counted, as the class says; no calendar of it is given
            declared   as it is now since 2026-02-20T00:00:00Z, before the event
            roster     it always existed; of gov; 1 were asked
            otherwise  published 3 statements in the window on any subject, and 12 in the 60 days before the
                       event

            error rate unknown: no other event of this watch is over
            precedents no earlier event of its class is complete

            answers    1
              • On the flood
                https://example.org/s
                published 2026-03-04T09:30+01:00 (to the minute, zone assumed); from archive, confidence 1.00
                23.5 h after the event, act own
                first seen 2026-03-04T09:00:01Z, in feed
                a.warc.gz, offset 17, sha256:1

            mentions   none

            coverage   nothing of the window was watched without a gap
              • feed: 2026-03-03T09:00:00Z to 2026-03-06T09:01:00Z, GAP: no look at it has succeeded

            findings   what happened to its pages and sources meanwhile
              • edit: https://example.org/s was edited: 1 word came, 1 went
                [-one-] {+two+}
                before, 2026-03-04T09:00:00Z: a.warc.gz, offset 17, sha256:1

            history    what was said of it, as it changed
              • as of 2026-03-05T00:00:00Z: pending
              • as of 2026-04-01T00:00:00Z: on time
            """);
  }

  @Test
  void tellsABrowserWhatItTellsATerminal() {
    var page = Jsoup.parse(answered(List.of(read())).html());

    assertThat(page.title()).isEqualTo("Flood · Ministry health");
    assertThat(page.select("h1").text()).isEqualTo(page.title());
    var said = page.body().text().replaceAll("\\s+", "");
    assertThat(answered(null).text(100).lines())
        .allSatisfy(line -> assertThat(said).contains(line.replaceAll("[\\s•]+", "")));
    assertThat(page.select("th").eachText())
        .containsExactly("began", "source", "what", "outcome", "new", "address");
    assertThat(page.select("a").eachAttr("href")).containsOnly("https://example.org/s");
  }

  @Test
  void letsNothingThatOthersWroteActInABrowser() {
    var hostile = "<script>alert(1)</script> [x](javascript:a) =cmd \u202Eevil\"'&amp;";
    var answer =
        new Reaction(
            FLOOD.id(),
            "health",
            "s1",
            hostile,
            "javascript:alert(1)",
            Published.stated(When.parse("2026-03-04", Cases.BERLIN), "archive"),
            Place.HEAD,
            ActKind.OWN,
            FLOOD.latencyOf(When.parse("2026-03-04", Cases.BERLIN)));
    var sight = new Dossier.Sight("feed", null, false, 1, null, null);
    var html =
        dossier(
                new Verdict.OnTime(EXPECTED, answer),
                List.of(new Dossier.Said(answer, sight)),
                Cases.uncovered("health"),
                null)
            .html();
    var page = Jsoup.parse(html);

    assertThat(page.select("script, img, iframe, a, form")).isEmpty();
    assertThat(html).doesNotContain("\u202E", "<script");
    assertThat(page.body().text())
        .contains("<script>alert(1)</script> [x](javascript:a) =cmd evil\"'&amp;");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
  }

  @Test
  void tellsAGapFromADeclaredChannelAndFromWhatACoderSearched() {
    var coverage =
        new Coverage(
            "health",
            Set.of("feed"),
            List.of(
                part(
                    WINDOW.from(), MIDDLE, Coverage.Grade.PROVED, "feed", "the fetch log: 3 looks"),
                part(MIDDLE, WINDOW.to(), Coverage.Grade.SEARCHED, "answers.csv", "A. Coder")),
            List.of(new Gap("feed", new Span(MIDDLE, LATER), "no look at it has succeeded")),
            List.of(new Source.Unwatched("radio", "health", "it cannot be recorded")));

    assertThat(dossier(Cases.silent(FLOOD, "health"), List.of(), coverage, null).text(200))
        .contains(
            "silent (very unusual, basis: pair): no statement was found whose title or lead matches the query, on")
        .contains("all of the window was watched")
        .contains("feed: 2026-03-03T09:00:00Z to 2026-03-05T00:00:00Z, proved by the fetch log")
        .contains("feed: 2026-03-05T00:00:00Z to 2026-03-06T09:01:00Z, GAP: no look at it")
        .contains("answers.csv: 2026-03-05T00:00:00Z to 2026-03-06T09:01:00Z, searched by A. Coder")
        .contains("radio: 2026-03-03T09:00:00Z to 2026-03-06T09:01:00Z, not watched, as the watch");
  }

  @Test
  void givesProgramsTheSameInWordsThatAreStored() {
    var json = new JsonMapper().readTree(answered(List.of(look())).json());

    assertThat(json.propertyNames())
        .containsExactly(
            "claim",
            "event",
            "institution",
            "verdict",
            "board",
            "asked",
            "precedents",
            "group_tests",
            "claims",
            "error_rate",
            "published",
            "answers",
            "mentions",
            "undated",
            "coverage",
            "watched",
            "findings",
            "history",
            "log");
    assertThat(json.at("/verdict/verdict").asString()).isEqualTo("on_time");
    assertThat(json.at("/verdict/why").isNull()).isTrue();
    assertThat(json.at("/answers/0/capture"))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"captured": "2026-03-04T09:00:00Z", "file": "a.warc.gz", "offset": 17,
                     "digest": "sha256:1"}
                    """));
    assertThat(json.at("/answers/0/zone_assumed").isBoolean()).isTrue();
    assertThat(json.at("/answers/0/first_seen").asString()).isEqualTo("2026-03-04T09:00:01Z");
    assertThat(json.at("/coverage/0/state").asString()).isEqualTo("gap");
    assertThat(json.at("/coverage/0/grade").asString()).isEqualTo("none");
    assertThat(json.at("/coverage/0/why").asString()).isEqualTo("no look at it has succeeded");
    assertThat(json.at("/findings/0/kind").asString()).isEqualTo("edit");
    assertThat(json.at("/findings/0/proofs/0/offset").asLong()).isEqualTo(17);
    assertThat(json.at("/log/0/failure").asString()).isEqualTo("timeout");
    assertThat(new JsonMapper().readTree(answered(null).json()).path("log").isNull()).isTrue();
  }

  @Test
  void saysThatAnAnswerCameInTheMinuteOfTheEvent() {
    var latency = reaction(FLOOD, "health", "2026-03-03T10:00", Place.HEAD).latency();
    var next = reaction(FLOOD, "health", "2026-03-03T10:01", Place.HEAD).latency();

    assertThat(LatencyText.of(latency)).isEqualTo("same minute");
    assertThat(LatencyText.after(latency)).isEqualTo("in the minute of the event");
    assertThat(LatencyText.of(next)).isEqualTo("0 h");
  }

  @Test
  void tellsWhatSuchChancesCameToAndHowOftenSuchClaimsWereFalse() {
    var quality = new Review.Quality(0.4, 0.1, Optional.of(0.8), 0.02);
    var looks =
        Stream.of(OptionalInt.of(3), OptionalInt.empty())
            .map(
                day ->
                    new Review.Look(
                        Review.Part.QUIET,
                        day,
                        31,
                        80,
                        60,
                        quality,
                        quality,
                        List.of(),
                        new Review.Unusual(0.2, 20, 3.2, 4),
                        new Review.Claims(10, 3, 2.5),
                        Optional.empty()))
            .toList();
    var chances =
        new Chances(0.7, 0.9, 0.95, 0.96, 0.99, 0.85).with(new Chances.Held(0.18, 0.22, 0.17, 31));
    var its = Cases.assessed(Cases.silent(FLOOD, "health"), LATER);
    var dossier =
        dossier(
            new Assessment(
                its.verdict(),
                its.generous(),
                its.coverage(),
                Optional.of(chances),
                its.asOf(),
                its.method()),
            new Review(LATER, "chorus-1", 33, 0, 2, looks));

    assertThat(dossier.text(1000))
        .contains("by chorus-1, checked on 31 earlier events of this watch\n")
        .contains("where the model said 15 of 100, it came in 18 of 100 at 31 earlier events")
        .contains(
            "error rate 33 other events of this watch are over, of which 2 had a topic that ran")
        .contains(
            "at the rest: of 10 on day 3, 3 answered later (2.5 expected). Of 20 whose silence")
        .contains("4 were silent, and 3.2 were expected to be\n");
    var json = new JsonMapper().readTree(dossier.json());
    assertThat(json.at("/verdict/silence_p_shown").asDouble()).isEqualTo(0.18);
    assertThat(json.at("/verdict/checked_on_events").asInt()).isEqualTo(31);
    assertThat(json.at("/error_rate/looks/0/claims/answered_later").asInt()).isEqualTo(3);
  }

  private static Dossier answered(@Nullable List<Attempt> log) {
    var answer = reaction(FLOOD, "health", "2026-03-04T09:30", Place.HEAD);
    var sight = new Dossier.Sight("feed", at("2026-03-04T09:00:01Z"), false, 1, read(), null);
    var coverage =
        new Coverage(
            "health",
            Set.of("feed"),
            List.of(),
            List.of(new Gap("feed", WINDOW, "no look at it has succeeded")));
    return dossier(
        new Verdict.OnTime(EXPECTED, answer),
        List.of(new Dossier.Said(answer, sight)),
        coverage,
        log);
  }

  private static Dossier dossier(
      Verdict verdict, List<Dossier.Said> answers, Coverage coverage, @Nullable List<Attempt> log) {
    return dossier(
        Cases.assessed(verdict, LATER),
        new Review(LATER, "chorus-1", 0, 0, 0, List.of()),
        answers,
        coverage,
        log);
  }

  private static Dossier dossier(Assessment assessment, Review review) {
    return dossier(assessment, review, List.of(), Cases.uncovered("health"), null);
  }

  private static Dossier dossier(
      Assessment assessment,
      Review review,
      List<Dossier.Said> answers,
      Coverage coverage,
      @Nullable List<Attempt> log) {
    return new Dossier(
        Cases.judgement(FLOOD, List.of(assessment)),
        assessment,
        List.of(),
        Optional.empty(),
        WINDOW,
        answers,
        List.of(),
        List.of(),
        coverage,
        Cases.output(12, 3),
        review,
        answers.isEmpty() ? List.of() : List.of(edit()),
        List.of(change("pending", null), change(assessment.verdict().stored(), "pending")),
        at("2026-02-20T00:00:00Z"),
        log);
  }

  private static VerdictChange change(String verdict, @Nullable String before) {
    return new VerdictChange(
        FLOOD.id(),
        "health",
        before == null ? MIDDLE : LATER,
        LATER,
        Optional.ofNullable(before).map(its -> new VerdictChange.Before(Answer.NONE_FOUND, its)),
        new Ruling(
            Answer.NONE_FOUND,
            verdict,
            null,
            null,
            null,
            null,
            null,
            null,
            0.3,
            0.4,
            Coverage.Grade.NONE,
            "chorus-1"));
  }

  private static Finding edit() {
    return new Finding(
        "edit-1",
        Finding.Kind.EDIT,
        "health",
        "feed",
        null,
        null,
        "s1",
        "https://example.org/s",
        null,
        null,
        MIDDLE,
        at("2026-03-04T12:00:00Z"),
        MIDDLE,
        "https://example.org/s was edited: 1 word came, 1 went",
        "[-one-] {+two+}",
        List.of(new Finding.Proof("before", at("2026-03-04T09:00:00Z"), place())));
  }

  private static Attempt read() {
    return new Attempt(
        "feed",
        Attempt.Target.PAGE,
        URI.create("https://example.org/s"),
        at("2026-03-04T09:00:00Z"),
        at("2026-03-04T09:00:01Z"),
        Attempt.Outcome.NEW,
        null,
        "",
        0,
        1,
        place());
  }

  private static Attempt look() {
    return new Attempt(
        "feed",
        Attempt.Target.LIST,
        URI.create("https://example.org/rss"),
        MIDDLE,
        MIDDLE,
        Attempt.Outcome.FAILED,
        Failure.TIMEOUT,
        "no answer within 30 s",
        0,
        0,
        null);
  }

  private static CapturePlace place() {
    return new CapturePlace("a.warc.gz", 17, "sha256:1");
  }

  private static Coverage.Part part(
      Instant from, Instant to, Coverage.Grade grade, String source, String by) {
    return new Coverage.Part(new Span(from, to), grade, source, by);
  }
}
