package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;

@ResourceLock(Alone.COMMANDS)
class DatabaseIT {

  private static final int STATEMENTS = 12_000;

  @TempDir static Path shared;
  private static EmbeddedPostgres postgres;
  private static Path watch;
  private static Path password;

  @TempDir Path folder;

  /** Lets its own user in at once, and ours by password alone. */
  @BeforeAll
  static void start() throws Exception {
    var access =
        Files.writeString(
            shared.resolve("pg_hba.conf"),
            """
            host all unsaid   127.0.0.1/32 scram-sha-256
            host all postgres 127.0.0.1/32 trust
            """);
    postgres = EmbeddedPostgres.builder().setServerConfig("hba_file", access.toString()).start();
    tell("create role unsaid login password 'open sesame'");
    password = Files.writeString(shared.resolve("password"), "open sesame\n");
    watch = Invented.watch(shared.resolve("watch"), new Invented.Archive("archive", 0, STATEMENTS));
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void beginWithNothing() throws SQLException {
    Outside.cluster().clear();
    tell("create database jobs owner unsaid");
  }

  @AfterEach
  void dropTheDatabase() throws SQLException {
    tell("drop database jobs with (force)");
  }

  @Test
  void keepsTheStateOfJobsInPostgreSqlAndGoesOnFromItAfterAKill() throws Exception {
    var undisturbed = Outside.cluster().command(words("run", "first-home", password));

    assertThat(undisturbed.code()).as(undisturbed.err()).isZero();
    assertThat(jobs())
        .containsExactly(
            "retag COMPLETED", "statements COMPLETED", "copies COMPLETED", "assess COMPLETED");
    assertThat(folder.resolve("first-home/database")).doesNotExist();
    var expected = Outside.cluster().contents();

    Outside.cluster().clear();
    try (var run =
        Child.start(folder, Outside.cluster().with(words("run", "second-home", password)))) {
      assertThat(run.killWhen(() -> Outside.cluster().statements() > STATEMENTS / 3)).isTrue();
    }
    assertThat(jobs()).contains("statements STARTED");
    var next = Outside.cluster().command(words("run", "second-home", password));

    assertThat(next.code()).as(next.err()).isZero();
    assertThat(next.err()).contains(" indexed, 0 lost");
    assertThat(jobs()).endsWith("statements COMPLETED", "copies COMPLETED", "assess COMPLETED");
    Outside.cluster().contents().isTheSameAs(expected);
  }

  @Test
  void saysThatThePasswordIsWrong() throws IOException {
    var wrong = Files.writeString(folder.resolve("wrong"), "open barley");

    var run = Outside.cluster().command(words("run", "home", wrong));

    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.err())
        .contains("password authentication failed for user \"unsaid\"")
        .contains("--database-password-file")
        .doesNotContain("\tat ");
    assertThat(Outside.cluster().statements()).isZero();
  }

  private Object[] words(String command, String home, Path passwordFile) {
    return new Object[] {
      command,
      watch,
      "--home",
      folder.resolve(home),
      "--as-of",
      "2026-07-31",
      "--threads",
      2,
      "--database",
      postgres.getJdbcUrl("unsaid", "jobs").replaceFirst("\\?.*", ""),
      "--database-user",
      "unsaid",
      "--database-password-file",
      passwordFile
    };
  }

  /** Name and status of all executions, in the order of their start. */
  private static List<String> jobs() throws SQLException {
    var jobs = new ArrayList<String>();
    try (var connection = postgres.getDatabase("postgres", "jobs").getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select job_name, status from batch_job_execution join batch_job_instance"
                    + " using (job_instance_id) order by job_execution_id")) {
      while (rows.next()) {
        jobs.add(rows.getString(1) + " " + rows.getString(2));
      }
    }
    return jobs;
  }

  private static void tell(String sql) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
