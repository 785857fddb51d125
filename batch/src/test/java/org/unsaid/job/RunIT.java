package org.unsaid.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import tools.jackson.databind.JsonNode;

@ResourceLock(Alone.COMMANDS)
class RunIT {

  private static final String AS_OF = "2026-07-31";

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void beginWithNothing() {
    Outside.cluster().clear();
    home = folder.resolve("home");
  }

  @Test
  void changesNothingWhenItRunsAgain() {
    var first = run(Ran.DEMO, home);
    assertThat(first.err()).contains(" indexed, 0 lost");
    var before = Outside.cluster().contents();

    var second = run(Ran.DEMO, home);

    assertThat(second.err()).contains(" indexed before; the archives are the same");
    assertThat(second.out()).isEqualTo(first.out());
    Outside.cluster().contents().isTheSameAs(before);
  }

  @Test
  void goesOnAfterARunThatWasKilledBeforeItsJobsBegan() throws SQLException {
    var first = run(Ran.DEMO, home);
    var before = Outside.cluster().contents();
    leaveInstancesWithoutExecutions();

    var second = run(Ran.DEMO, home);

    assertThat(second.out()).isEqualTo(first.out());
    Outside.cluster().contents().isTheSameAs(before);
  }

  @Test
  void judgesAnEarlierTimeByWhatHadBeenSeenThen() {
    run(Ran.DEMO, home);
    var later = Outside.cluster().contents();

    var earlier = command("assess", Ran.DEMO, "--home", home, "--as-of", "2026-02-05");

    assertThat(earlier.code()).as(earlier.err()).isZero();
    var contents = Outside.cluster().contents();
    assertThat(verdicts(contents, "sula-2026")).isNotEmpty().containsOnly("pending");
    assertThat(verdicts(contents, "halden-2026")).isNotEmpty().containsOnly("pending");
    assertThat(verdicts(contents, "skarn-flood-2026")).contains("on_time");
    assertThat(contents.reactions())
        .isNotEmpty()
        .allSatisfy(
            (_, reaction) ->
                assertThat(reaction.path("published").asString()).isLessThan("2026-02-06T00:00"));

    assertThat(command("assess", Ran.DEMO, "--home", home, "--as-of", AS_OF).code()).isZero();
    Outside.cluster().contents().isTheSameAs(later);
  }

  @Test
  void showsTheBoardThatAnEarlierCommandLeft() throws IOException {
    var left = folder.resolve("left.jsonl");
    var shown = folder.resolve("shown.jsonl");
    var run = command("run", Ran.DEMO, "--home", home, "--as-of", AS_OF, "--json", left);

    var board = command("board", Ran.DEMO, "--home", home, "--json", shown);

    assertThat(board.code()).as(board.err()).isZero();
    assertThat(board.out()).isEqualTo(run.out());
    assertThat(Files.readString(shown)).isNotEmpty().isEqualTo(Files.readString(left));
  }

  @Test
  void followsAWatchThatChanged() throws IOException {
    var watch = copyOfDemo();
    run(watch, home);
    var before = Outside.cluster().contents();
    assertThat(before.events()).containsKey("halden-2026");

    Files.delete(watch.resolve("events/2026-05-23-halden.yml"));
    var sula = watch.resolve("events/2026-02-10-sula.yml");
    var text = Files.readString(sula);
    Files.writeString(sula, text.replaceFirst("query: .*", "query: 'quota* OR herring'"));
    assertThat(Files.readString(sula)).isNotEqualTo(text);
    var rerun = run(watch, home);

    assertThat(rerun.err()).contains("marked anew, from the index", "indexed before");
    var after = Outside.cluster().contents();
    assertThat(after.events()).doesNotContainKey("halden-2026");
    for (var documents : List.of(after.reactions(), after.verdicts())) {
      assertThat(documents).isNotEmpty();
      assertThat(documents.values()).noneMatch(document -> isOf(document, "halden-2026"));
    }
    assertThat(after.statements().values())
        .noneMatch(statement -> statement.path("reacts_to").toString().contains("halden-2026"));
    assertThat(reactions(after, "sula-2026")).isNotEqualTo(reactions(before, "sula-2026"));

    Outside.cluster().clear();
    run(watch, folder.resolve("other-home"));
    after.isTheSameAs(Outside.cluster().contents());
  }

  @Test
  void countsARepeatedTextGenerouslyAlone() throws IOException {
    var watch = copyOfDemo();
    var archive = watch.resolve("statements.jsonl");
    var lines = Files.readAllLines(archive);
    var first =
        lines.stream().filter(line -> line.contains("\"defence-016\"")).findFirst().orElseThrow();
    lines.add(
        first
            .replace("defence-016", "president-repost")
            .replace("\"institution\": \"defence\"", "\"institution\": \"president\"")
            .replace("2026-03-16T14:20", "2026-03-17T10:00")
            .replace("halvara/defence/2026/016", "halvara/president/repost"));
    Files.write(archive, lines);
    run(watch, home);

    var verdict =
        requireNonNull(
            Outside.cluster().contents().verdicts().get("skerry-bank-2026/president"),
            "a verdict on the president");

    assertThat(verdict.path("answer").asString()).isEqualTo("mentioned");
    assertThat(verdict.at("/generous/answer").asString()).isEqualTo("answered");
    assertThat(verdict.at("/generous/act_kind").asString()).isEqualTo("repost");
    var why = command("explain", watch, "skerry-bank-2026", "president", "--home", home);
    assertThat(why.out().replaceAll("\\s+", " "))
        .contains("act repost")
        .containsPattern("nearly the text of statement [0-9a-f]+ of defence \\(similarity 1.00\\)");
  }

  @Test
  void readsAnewForAnEditThatWasTakenBack() throws IOException {
    var watch = Invented.watch(folder.resolve("watch"), new Invented.Archive("small", 0, 300));
    var topics = watch.resolve("topics.yml");
    var text = Files.readString(topics);
    assertThat(run(watch, home).code()).isZero();
    var before = Outside.cluster().contents();

    Files.writeString(topics, text.replace("badoki OR lumen*", "nobodysaysthis"));
    assertThat(Files.readString(topics)).isNotEqualTo(text);
    assertThat(run(watch, home).code()).isZero();
    assertThat(Outside.cluster().contents().statements()).isNotEqualTo(before.statements());
    Files.writeString(topics, text);
    assertThat(run(watch, home).code()).isZero();

    assertThat(Outside.cluster().contents().statements()).isEqualTo(before.statements());
  }

  @Test
  void keepsTheFirstOfTwoArchivesThatHoldOneStatementWhateverTheThreads() throws IOException {
    var watch =
        Invented.watch(
            folder.resolve("watch"),
            new Invented.Archive("early", 0, 11_000),
            new Invented.Archive("late", 8_000, 16_000));

    var alone = command("run", watch, "--home", home, "--as-of", AS_OF, "--threads", 1);
    assertThat(alone.code()).as(alone.err()).isZero();
    assertThat(alone.err()).contains("3,000 repeated");
    var byOne = Outside.cluster().contents();
    Outside.cluster().clear();
    var together = command("run", watch, "--home", home, "--as-of", AS_OF, "--threads", 4);
    assertThat(together.code()).as(together.err()).isZero();

    assertThat(byOne.statements()).hasSize(16_000);
    assertThat(byOne.statements().values())
        .filteredOn(statement -> statement.path("source_id").asString().equals("late"))
        .hasSize(5_000);
    Outside.cluster().contents().isTheSameAs(byOne);
  }

  @Test
  void readsAnotherArchiveThanTheWatchNames() throws IOException {
    var watch = Invented.watch(folder.resolve("watch"), new Invented.Archive("small", 0, 100));
    var other = Invented.watch(folder.resolve("other"), new Invented.Archive("more", 0, 300));

    var run = command("run", watch, "--home", home, "--archive", other.resolve("more.jsonl"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Outside.cluster().statements()).isEqualTo(300);
  }

  private static Ran command(Object... words) {
    return Outside.cluster().command(words);
  }

  private static Ran run(Path watch, Path home) {
    var run = command("run", watch, "--home", home, "--as-of", AS_OF);
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }

  private static List<String> verdicts(Contents contents, String event) {
    return contents.verdicts().values().stream()
        .filter(verdict -> isOf(verdict, event))
        .map(verdict -> verdict.path("verdict").asString())
        .toList();
  }

  private static List<String> reactions(Contents contents, String event) {
    return contents.reactions().values().stream()
        .filter(reaction -> isOf(reaction, event))
        .map(reaction -> reaction.path("statement_id").asString())
        .toList();
  }

  private static boolean isOf(JsonNode document, String event) {
    return document.path("event_id").asString().equals(event);
  }

  private Path copyOfDemo() throws IOException {
    var copy = folder.resolve("watch");
    var files = new ArrayList<Path>();
    try (var all = Files.walk(Ran.DEMO)) {
      all.forEach(files::add);
    }
    for (var file : files) {
      Files.copy(file, copy.resolve(Ran.DEMO.relativize(file).toString()));
    }
    return copy;
  }

  /** What a kill leaves between the two transactions in which Spring Batch begins a job. */
  private void leaveInstancesWithoutExecutions() throws SQLException {
    var database = "jdbc:h2:file:" + home.resolve("database/unsaid");
    try (var connection = DriverManager.getConnection(database, "unsaid", "");
        var statement = connection.createStatement()) {
      for (var table :
          List.of(
              "step_execution_context",
              "step_execution",
              "job_execution_context",
              "job_execution_params")) {
        statement.executeUpdate("DELETE FROM batch_" + table);
      }
      assertThat(statement.executeUpdate("DELETE FROM batch_job_execution")).isPositive();
    }
  }
}
