package org.unsaid.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.institution;
import static org.unsaid.testing.Cases.reaction;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Assessment;
import org.unsaid.core.Event;
import org.unsaid.core.Expectation;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;
import org.unsaid.core.Verdict;
import org.unsaid.testing.Cases;

class BoardTest {

  private static final Event FLOOD = event("2026-03-03", "health", "war", "sea", "trade");

  @Test
  void showsWhoAnsweredWhenAndWhoDidNot() {
    var text = board().text(120, false);

    assertThat(text)
        .isEqualTo(
            """
            Flood
            flood · 2026-03-03 · answers count until 2026-03-06 · asked 4 · answered 1 · silent 1 · not observed 1 · mentioned 1
            no earlier event of its class is complete

            institution      verdict       chance  first answer  latency  title                  link
            ───────────────  ────────────  ──────  ────────────  ───────  ─────────────────────  ─────────────────────
            Ministry health  answered              2026-03-04    0–48 h   On the flood           https://example.org/s
            Ministry trade   (mentioned)           (2026-03-05)           On the flood           https://example.org/s
            Ministry war     silent
            Ministry sea     not observed                                 (no source covers it)

            As of 2026-04-01T00:00:00Z, by chorus-1, not yet checked on this watch.
            "answered" is a statement whose title or lead matches the event's query while an answer counts; of one
            that is "mentioned" only the rest of the text does, of a "near miss" only the looser query matches.
            "silent" is no such statement found on sources that were watched without a gap, where an
            institution that behaves as before would be silent in at most one of five cases; "chance" says in
            how many of 100, seen what all others did, and by earlier events alone. "not expected": none was
            found, and it would be no wonder. "not observed" is a gap of the watch. None of these means
            approval or protest. Two dates that are known to the day are not ordered.
            """);
  }

  @Test
  void writesOneObjectALineForEveryInstitutionAsked() {
    var out = new StringWriter();
    board().json(out);

    assertThat(out.toString().lines())
        .hasSize(4)
        .first()
        .asString()
        .isEqualTo(
            "{\"event\":\"flood\",\"institution\":\"health\",\"answer\":\"answered\",\"verdict\":\"on_time\","
                + "\"first_response\":\"2026-03-04\",\"latency_hours\":{\"min\":0.0,\"max\":48.0},"
                + "\"statement\":\"s-2026-03-04\",\"title\":\"On the flood\",\"url\":\"https://example.org/s\","
                + "\"stance\":null,\"why\":null,\"basis\":null,\"grade\":null,\"coverage_grade\":\"none\","
                + "\"silence_p\":null,\"silence_p_precedents\":null,\"silence_p_shown\":null,\"verdict_generous\":null,"
                + "\"act_kind_generous\":null,\"method\":\"chorus-1\",\"as_of\":\"2026-04-01T00:00:00Z\"}");
    assertThat(out.toString().lines().skip(1).findFirst().orElseThrow())
        .contains("\"answer\":\"none_found\",\"verdict\":\"silent\",\"first_response\":null");
  }

  @Test
  void givesAMentionNoResponseTimeInFiles() {
    var out = new StringWriter();
    board().csv(out);

    assertThat(out.toString().split("\r\n"))
        .contains(
            "flood,trade,mentioned,not_observed,,,,s-2026-03-05,On the flood,https://example.org/s,,"
                + "mentioned deeper only,,,none,,,,,,chorus-1,2026-04-01T00:00:00Z");
  }

  @Test
  void doesNotLetATitleMoveTheCursorOrTurnTheLineRound() {
    var hostile = board(List.of(answered("health", "\u001b[2J\u202Eevil\r\nnext\tx")));

    assertThat(hostile.text(120, false))
        .doesNotContain("\u001b", "\u202E", "\r", "\t")
        .contains("[2Jevil next x");
  }

  @Test
  void linesUpTitlesWhoseCharactersAreTwoCellsWide() {
    var text =
        board(List.of(answered("health", "外交部发言人答记者问"), answered("war", "Plain title here ok.")))
            .text(120, false);

    var rows = text.lines().filter(line -> line.startsWith("Ministry")).toList();
    assertThat(rows.getFirst()).contains("外交部发言人答记者问  https");
    assertThat(rows.getLast()).contains("Plain title here ok.  https");
  }

  @Test
  void cutsATitleToTheWidthOfTheTerminal() {
    var text = board(List.of(answered("health", "long ".repeat(100)))).text(120, false);

    assertThat(text.lines().filter(line -> line.startsWith("Ministry")).findFirst().orElseThrow())
        .hasSizeLessThanOrEqualTo(120)
        .contains("…");
  }

  @Test
  void namesTheManyWhoSaidNothingInsteadOfARowEach() {
    var many = IntStream.range(0, 40).mapToObj(i -> unexpected("m" + i));
    var board = board(Stream.concat(many, Stream.of(answered("health", "t"))).toList());

    assertThat(board.text(100, false)).contains("not expected, 40: Ministry m0, Ministry m1,");
    assertThat(board.text(100, true)).contains("Ministry m39     not expected");
  }

  @Test
  void leavesOutTheLinksWhereThereAreNone() {
    var reaction = reaction(FLOOD, "health", "2026-03-04", Place.HEAD);
    var unlinked =
        new Reaction(
            reaction.event(),
            reaction.institution(),
            reaction.statement(),
            "t",
            null,
            reaction.published(),
            reaction.place(),
            reaction.actKind(),
            reaction.latency());

    assertThat(
            board(List.of(dated(new Verdict.OnTime(expectation("health"), unlinked))))
                .text(100, false))
        .doesNotContain("link");
  }

  @Test
  void tellsANearMissFromAMention() {
    var near = reaction(FLOOD, "sea", "2026-03-05", Place.NEAR);
    var verdict = new Verdict.NotExpected(expectation("sea"), Optional.of(near));

    assertThat(board(List.of(dated(verdict))).text(100, false))
        .contains("\nMinistry sea  (near miss)          (2026-03-05)");
  }

  @Test
  void showsAnEventThatNobodyAnswered() {
    var board = board(List.of(silent("war"), silent("health")));

    assertThat(board.text(100, false))
        .contains("asked 2 · answered 0 · silent 2")
        .contains("\nMinistry war     silent\n");
  }

  private static Board board(List<Assessment> assessments) {
    return new Board(List.of(Cases.judgement(FLOOD, assessments)));
  }

  private static Board board() {
    var mention = reaction(FLOOD, "trade", "2026-03-05", Place.TEXT);
    return board(
        List.of(
            answered("health", "On the flood"),
            silent("war"),
            dated(
                new Verdict.NotObserved(
                    expectation("sea"), "no source covers it", Optional.empty())),
            dated(
                new Verdict.NotObserved(
                    expectation("trade"), "mentioned deeper only", Optional.of(mention)))));
  }

  private static Assessment answered(String institution, String title) {
    var reaction = reaction(FLOOD, institution, "2026-03-04", Place.HEAD);
    return dated(
        new Verdict.OnTime(
            expectation(institution),
            new Reaction(
                reaction.event(),
                institution,
                reaction.statement(),
                title,
                reaction.url(),
                reaction.published(),
                reaction.place(),
                reaction.actKind(),
                reaction.latency())));
  }

  private static Assessment silent(String institution) {
    return dated(Cases.silent(FLOOD, institution));
  }

  private static Assessment unexpected(String institution) {
    return dated(new Verdict.NotExpected(expectation(institution), Optional.empty()));
  }

  private static Assessment dated(Verdict verdict) {
    return Cases.assessed(verdict, at("2026-04-01T00:00:00Z"));
  }

  private static Expectation expectation(String institution) {
    return new Expectation(FLOOD, institution(institution), FLOOD.closes());
  }
}
