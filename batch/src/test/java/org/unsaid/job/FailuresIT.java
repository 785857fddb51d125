package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.server.HomeLock;
import org.unsaid.testing.Alone;

@ResourceLock(Alone.COMMANDS)
class FailuresIT {

  private static final int USAGE = 2;
  private static final int REJECTS = 3;
  private static final int UNREACHABLE = 4;

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void beginWithNothing() {
    Outside.cluster().clear();
    home = folder.resolve("home");
  }

  @Test
  void namesTheArchiveThatIsMissing() throws IOException {
    var watch = Invented.watch(folder.resolve("watch"), new Invented.Archive("gone", 0, 1));
    Files.delete(watch.resolve("gone.jsonl"));

    var run = Outside.cluster().command("run", watch, "--home", home);

    fails(run, USAGE, "gone.jsonl");
  }

  @Test
  void indexesNothingWhereTooManyLinesAreBad() {
    var run = Outside.cluster().command("run", Ran.DEMO, "--home", home, "--max-rejects", "0.1");

    fails(run, REJECTS, "--max-rejects 0.1", home.resolve("rejects").toString(), ".jsonl");
    assertThat(Outside.cluster().statements()).isZero();
  }

  @Test
  void saysWhereElasticsearchWasLookedFor() throws IOException {
    var key = Files.writeString(folder.resolve("key"), "bm9ib2R5Om5vdGhpbmc=");

    var run =
        Ran.command(
            "run",
            Ran.DEMO,
            "--home",
            home,
            "--elasticsearch",
            "http://127.0.0.1:9",
            "--api-key-file",
            key);

    fails(run, UNREACHABLE, "http://127.0.0.1:9", "does not answer", "Check the address");
  }

  @Test
  void saysThatTheApiKeyIsWrong() throws IOException {
    var key = Files.writeString(folder.resolve("key"), "bm9ib2R5Om5vdGhpbmc=");
    var server = Outside.cluster().server();

    var run =
        Ran.command(
            "run",
            Ran.DEMO,
            "--home",
            home,
            "--elasticsearch",
            server.address(),
            "--api-key-file",
            key,
            "--ca-file",
            server.caFile());

    fails(run, UNREACHABLE, server.address().toString(), "Check the API key");
  }

  @Test
  void asksForTheAuthorityOfACertificateThatNobodyKnows() {
    var server = Outside.cluster().server();

    var run =
        Ran.command(
            "board",
            Ran.DEMO,
            "--home",
            home,
            "--elasticsearch",
            server.address(),
            "--api-key-file",
            server.apiKeyFile());

    fails(run, UNREACHABLE, server.address().toString(), "--ca-file");
  }

  @Test
  void saysWhereTheDatabaseWasLookedFor() {
    var run =
        Outside.cluster()
            .command(
                "run",
                Ran.DEMO,
                "--home",
                home,
                "--database",
                "jdbc:postgresql://127.0.0.1:9/jobs");

    fails(run, UNREACHABLE, "jdbc:postgresql://127.0.0.1:9/jobs", "refused", "--database");
  }

  @Test
  void namesTheRunThatHoldsTheHome() {
    try (var _ = HomeLock.acquire(home)) {
      var run = Outside.cluster().command("run", Ran.DEMO, "--home", home);

      fails(run, UNREACHABLE, home.toString(), "process " + ProcessHandle.current().pid());
    }
  }

  /** In words, not as a trace of our stack. */
  private static void fails(Ran run, int code, String... words) {
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(words).doesNotContain("\tat ", "a fault of the program");
    assertThat(run.out()).isEmpty();
  }
}
