package org.unsaid.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.testing.TestServer;

@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndedRunIT {
  private static final Duration START = Duration.ofMinutes(1);

  @TempDir Path home;
  private Process run;

  /** In a group of processes of its own. */
  @BeforeEach
  void begin() throws IOException {
    var classes =
        List.of(ElasticsearchServer.class, ServerRun.class).stream()
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toList();
    run =
        new ProcessBuilder(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(":", classes),
                ServerRun.class.getName(),
                TestServer.distribution().toString(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  @AfterEach
  void leaveNothing() throws IOException {
    run.destroyForcibly();
    if (traceIsLaid()) {
      trace().run().stop();
    }
  }

  @Test
  void takesOverTheServerOfAKilledRunAndKeepsASecondRunOffTheHome() throws Exception {
    awaitLine(ServerRun.READY);
    var processes = trace().run().processes();

    assertThatThrownBy(() -> HomeLock.acquire(home))
        .isInstanceOf(HomeInUseException.class)
        .hasMessageContaining("process " + run.pid());

    run.destroyForcibly().waitFor();
    try (var _ = HomeLock.acquire(home);
        var server = ElasticsearchServer.start(settings())) {
      assertThat(server.takenOver()).isTrue();
      assertThat(trace().run().processes()).isEqualTo(processes).hasSize(1);
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void startsAnewWhereAKilledRunWasStillStarting() throws Exception {
    await().atMost(START).until(() -> traceIsLaid() && !trace().run().processes().isEmpty());
    run.destroyForcibly().waitFor();
    var left = trace().run();

    try (var server = ElasticsearchServer.start(settings())) {
      assertThat(server.takenOver()).isFalse();
      assertThat(left.processes()).isEmpty();
      assertThat(trace().run().processes()).hasSize(1);
    }
  }

  @Test
  void leavesNoServerBehindWhenItIsTerminatedWhileStarting() throws Exception {
    await().atMost(START).until(() -> traceIsLaid() && !trace().run().processes().isEmpty());
    var started = trace().run();

    run.destroy();

    assertThat(run.waitFor()).isNotZero();
    assertThat(started.processes()).isEmpty();
  }

  @Test
  void keepsTheServerUntilTheRunHasEndedAfterCtrlC() throws Exception {
    awaitLine(ServerRun.READY);
    var started = trace().run();

    // as a terminal does: to the whole group of processes
    new ProcessBuilder("bash", "-c", "kill -INT -- -" + run.pid()).inheritIO().start().waitFor();

    awaitLine(ServerRun.STILL_ANSWERS);
    assertThat(run.waitFor()).isEqualTo(130);
    assertThat(started.processes()).isEmpty();
  }

  private ElasticsearchServer.Settings settings() {
    return new ElasticsearchServer.Settings(TestServer.distribution(), home, 512, Map.of());
  }

  private void awaitLine(String wanted) throws IOException {
    var said = new BufferedReader(new InputStreamReader(run.getInputStream(), UTF_8));
    for (var line = said.readLine(); !wanted.equals(line); line = said.readLine()) {
      assertThat(line).describedAs("waiting for: " + wanted).isNotNull();
    }
  }

  private boolean traceIsLaid() throws IOException {
    return Trace.in(new ServerFolder(home.toRealPath().resolve("elasticsearch"))).isPresent();
  }

  private Trace trace() throws IOException {
    return Trace.in(new ServerFolder(home.toRealPath().resolve("elasticsearch"))).orElseThrow();
  }
}
