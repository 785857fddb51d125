package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
              "xu-2014: what its members did themselves is not known, 7 of 7 with what others did"
                  + " for them")
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

  @Test
  void itsSnapshotHasTheSameBytesEachTimeAndIsReplayedBitForBit() throws IOException {
    var one = folder.resolve("one/purge.zip");
    var other = folder.resolve("other/purge.zip");
    for (var file : List.of(one, other)) {
      Files.createDirectories(file.getParent());
      var made = later("snapshot", PLA, file);
      assertThat(made.code()).as(made.err()).isZero();
      assertThat(made.err()).doesNotContain("are not those of the last run");
    }

    assertThat(other).hasSameBinaryContentAs(one);
    assertThat(Ran.command("verify-snapshot", one).out()).contains("watch pla-2026", "no fault");
    assertThat(Ran.command("replay", one).out()).contains("all are the same, bit for bit");
    try (var left = Files.list(one.getParent())) {
      assertThat(left).containsExactly(one);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "statements",
        "events",
        "reactions",
        "verdicts",
        "changes",
        "findings",
        "coverage"
      })
  void everythingIsExportedInEachFormWithTheSameRows(String what) throws IOException {
    var csv = folder.resolve(what + ".csv");
    var lines = folder.resolve(what + ".jsonl");
    for (var file : List.of(csv, lines, folder.resolve(what + ".parquet"))) {
      var ran = later("export", what, PLA, "--out", file);
      assertThat(ran.code()).as(ran.err()).isZero();
    }
    long rows = records(Files.readString(csv)).size();

    assertThat(Files.readAllLines(lines)).hasSize((int) rows);
    if (what.matches("events|reactions|verdicts|changes|coverage")) {
      assertThat(rows).isPositive();
    }
  }

  @Test
  void exportsWhatTheFilterAsksForToStandardOutput() throws IOException {
    var ran =
        later(
            "export",
            "verdicts",
            PLA,
            "--out",
            "-",
            "--columns",
            "institution_id,answer",
            "--filter",
            "event_id:zhang-liu-2026 AND answer:answered");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).startsWith("institution_id,answer\r\n");
    assertThat(records(ran.out())).hasSize(1);
  }

  @Test
  void aFilterThatCannotBeReadLeavesTheFileAsItWas() throws IOException {
    var file = Files.writeString(folder.resolve("kept.csv"), "older");
    for (var filter :
        List.of("verdikt:silent", "as_of:[foo TO bar]", "(verdict:silent", "as_of:tomorrow")) {
      var ran = later("export", "verdicts", PLA, "--out", file, "--filter", filter);

      assertThat(ran.code()).as(filter + ran.err()).isEqualTo(2);
      assertThat(ran.err()).contains("--filter '" + filter + "'");
    }
    assertThat(file).hasContent("older");
  }

  private static final Path PLA = Ran.ROOT.resolve("batch/examples/pla-2026");

  private static Ran later(Object... words) {
    var all = new ArrayList<Object>(List.of(words));
    all.add("--home");
    all.add(folder.resolve("home"));
    return Outside.cluster().commandAt(Instant.parse("2026-11-24T14:00:00Z"), all.toArray());
  }

  private static List<CSVRecord> records(String csv) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(csv))
        .getRecords();
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
