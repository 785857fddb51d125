package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import tools.jackson.databind.JsonNode;

/**
 * Twelve invented ministries, each with four statements a week: one falls silent and speaks again,
 * one avoids a topic, and one week many speak of a thing that no event is on.
 */
@ResourceLock(Alone.COMMANDS)
class LullIT {

  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
  private static final int WEEKS = 46;
  private static final int SILENT_FROM = 38;
  private static final int SILENT_TO = 41;

  /** After the fortieth week. */
  private static final String FIRST = MONDAY.plusWeeks(40).plusDays(2).toString();

  private static final String LATER = MONDAY.plusWeeks(46).plusDays(2).toString();

  @TempDir static Path folder;

  private static List<JsonNode> first = List.of();
  private static List<JsonNode> replayed = List.of();
  private static List<JsonNode> later = List.of();

  @BeforeAll
  static void run() throws IOException {
    Outside.cluster().clear();
    write();
    command("run", FIRST);
    first = findings();
    command("assess", "2025-09-01");
    replayed = findings();
    command("assess", LATER);
    later = findings();
  }

  private static void command(String command, String asOf) {
    var ran =
        Outside.cluster()
            .command(
                command,
                folder.resolve("watch"),
                "--home",
                folder.resolve("home"),
                "--as-of",
                asOf);
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  private static List<JsonNode> findings() {
    return List.copyOf(Outside.cluster().findings().values());
  }

  private static List<String> told(List<JsonNode> findings) {
    return findings.stream()
        .filter(each -> !each.path("kind").asString().equals("lead"))
        .map(
            each ->
                Stream.of(
                        each.path("kind").asString(),
                        each.path("institution_id").asString(),
                        each.path("topics").asString(""),
                        each.has("ends") ? "over" : "")
                    .filter(word -> !word.isEmpty())
                    .reduce("", (one, other) -> one + " " + other)
                    .strip())
        .toList();
  }

  @Test
  void findsWhoFellSilentAndWhoAvoidsATopicAndNobodyElse() {
    assertThat(told(first)).containsExactlyInAnyOrder("gone_dark m0", "topic_avoidance m1 water");
  }

  @Test
  void aReadingOfThePastFindsNothing() {
    assertThat(replayed).isEqualTo(first);
  }

  @Test
  void findsThatAnInstitutionSpeaksAgain() {
    assertThat(told(later))
        .contains("gone_dark m0", "gone_dark m0 over")
        .containsOnlyOnce("topic_avoidance m1 water");
  }

  @Test
  void tellsOfWhatManySpeakWithoutAnEventAndWhoDoesNot() {
    var lead =
        first.stream()
            .filter(each -> each.path("kind").asString().equals("lead"))
            .findFirst()
            .orElseThrow();

    assertThat(lead.path("summary").asString())
        .startsWith("A lead, and no verdict: 6 institutions spoke of ")
        .contains("helicopter lost")
        // one of the twelve published nothing, so that nobody wonders
        .contains("5 did not");
    assertThat(lead.path("detail").asString())
        .contains("spoke: Ministry 6 ")
        .contains("did not: Ministry 1 ")
        .doesNotContain("Ministry 0 ");
    assertThat(lead.has("institution_id")).isFalse();
  }

  private static void write() throws IOException {
    var watch = Files.createDirectories(folder.resolve("watch"));
    var institutions = new StringBuilder("institutions:\n");
    var statements = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      institutions.append(
          "  - {id: m%d, name: Ministry %d, groups: [gov], zone: UTC}%n".formatted(i, i));
      for (int week = 0; week < WEEKS; week++) {
        for (int number = 0; number < 4; number++) {
          if (i != 0 || week < SILENT_FROM || week > SILENT_TO) {
            statements.add(statement(i, week, number));
          }
        }
      }
    }
    Files.writeString(watch.resolve("institutions.yml"), institutions);
    Files.write(watch.resolve("statements.jsonl"), statements);
    Files.writeString(
        watch.resolve("topics.yml"), "topics:\n  - {id: water, name: Water, query: 'dams'}\n");
    Files.writeString(
        watch.resolve("sources.yml"),
        """
        sources:
          - id: gazette
            kind: archive
            path: statements.jsonl
            covers: {from: 2025-01-01, to: 2026-01-31, by: the Gazette}
            institutions: [gov]
        """);
  }

  private static String statement(int institution, int week, int number) {
    boolean isAvoided = institution == 1 && week >= 36;
    var title =
        week == 39 && number == 2 && institution >= 6
            ? "Helicopter lost at sea"
            : number < 2 && !isAvoided ? "The dams are full" : "Roads and bridges";
    return """
        {"id": "s-%d-%d-%d", "institution": "m%d", "published": "%s", "title": "%s", "text": "As every week."}"""
        .formatted(
            institution, week, number, institution, MONDAY.plusWeeks(week).plusDays(number), title);
  }
}
