package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;

/** The case that the program was built for: what the record supports, and what it does not. */
@ResourceLock(Alone.COMMANDS)
class PurgeIT {

  @TempDir static Path folder;
  private static String board = "";

  @BeforeAll
  static void run() {
    Outside.cluster().clear();
    var ran =
        Outside.cluster()
            .commandAt(
                Instant.parse("2026-11-24T12:00:00Z"),
                "run",
                Ran.ROOT.resolve("batch/examples/pla-2026"),
                "--home",
                folder.resolve("home"));
    assertThat(ran.code()).as(ran.err()).isZero();
    board = ran.out();
  }

  @Test
  void comparesWithTheOneEarlierEventOfItsClassOfWhichNothingIsOnRecord() {
    assertThat(claim("zhang-liu-2026 "))
        .contains("Before: nothing is on record of it; of it at zhang-yang-2017 nobody knows")
        .contains(
            "Now: 0 of 5 that were observed answered by own acts, 0 of 5 with what others did")
        .contains("By own acts alone, the claim cannot be tested")
        .contains("With what others did for it, the claim cannot be tested");
  }

  @Test
  void doesNotSupportTheClaimByOnePrecedentThatWasAnsweredCollectively() {
    // the reference in Python says 0.1374 of xu-alone; the newspaper's answers to others raise it
    var chances = Map.of("xu-alone", "0.14", "expulsions", "0.11", "all-purges", "0.09");
    for (var choice : chances.keySet()) {
      assertThat(claim("zhang-liu-2026~" + choice + " "))
          .as(choice)
          .contains(
              "xu-2014: what its members did themselves is not known, 7 of 7 with what others did for"
                  + " them")
          .contains("By own acts alone, the claim cannot be tested")
          .contains(
              "With what others did for it, the record does not support the claim: so few would be"
                  + " chance in "
                  + chances.get(choice)
                  + " by earlier events")
          .contains("0.50 without any model");
    }
  }

  @Test
  void theDossierOfAMemberSaysWhatTheRecordSaysOfTheClaim() {
    var explained =
        Outside.cluster()
            .commandAt(
                Instant.parse("2026-11-24T13:00:00Z"),
                "explain",
                Ran.ROOT.resolve("batch/examples/pla-2026"),
                "zhang-liu-2026",
                "eastern-theatre",
                "--home",
                folder.resolve("home"));

    assertThat(explained.code()).as(explained.err()).isZero();
    assertThat(explained.out().replaceAll("\\s+", " "))
        .contains("was silent, unlike before. Before: nothing is on record of it")
        .contains("By own acts alone, the claim cannot be tested");
  }

  @Test
  void callsNobodySilentWhomNobodySearched() {
    assertThat(section("zhang-liu-2026 "))
        .contains("asked 29 · answered 1 · silent 0 · not observed 23")
        .doesNotContain(" silent (");
  }

  @Test
  void keepsTheDayOfAnAnswerUnknownThatNobodyGives() {
    assertThat(section("cia-video-2026 ")).contains("answered", "2026-02-12/2026-11-22");
  }

  /** The event's paragraph on the claim, in one line. */
  private static String claim(String event) {
    var section = section(event);
    return section
        .substring(section.indexOf("claim: "))
        .lines()
        .takeWhile(line -> !line.isBlank())
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }

  /** What the board says of an event, its table included. */
  private static String section(String event) {
    return Arrays.stream(board.split("\n(?=[^\n]+\n[a-z0-9~-]+ · )"))
        .filter(part -> part.lines().limit(2).anyMatch(line -> line.startsWith(event)))
        .findFirst()
        .orElseThrow();
  }
}
