package org.unsaid.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunTest {
  private final Run run = Run.begin();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void stopsItsServerAndItsLauncher() throws Exception {
    var server = sleeping(run.serverArgument());
    var launcher = sleeping(run.launcherArguments(Path.of("/a home")).toArray(new String[0]));
    await().until(() -> run.processes().size() == 2);

    run.stop();

    assertThat(server.isAlive()).isFalse();
    assertThat(launcher.isAlive()).isFalse();
  }

  @Test
  void waitsForTheEndOfItsServerEvenWhenInterrupted() throws Exception {
    var server = sleeping(run.serverArgument());
    await().until(() -> run.processes().size() == 1);

    Thread.currentThread().interrupt();
    run.stop();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.isAlive()).isFalse();
  }

  @Test
  void touchesNoProcessThatMerelyNamesItNorThoseOfAnotherRun() throws Exception {
    var editor = sleeping("/a home/" + run.pidFileName());
    var search = sleeping("grep " + run.mark());
    var other = sleeping(Run.begin().serverArgument());
    var own = sleeping(run.serverArgument());
    await().until(() -> !run.processes().isEmpty());

    run.stop();

    assertThat(own.isAlive()).isFalse();
    assertThat(List.of(editor, search, other)).allMatch(Process::isAlive);
  }

  private Process sleeping(String... arguments) throws IOException {
    // bash stays, as the sleep is not its last command
    var words = new ArrayList<>(List.of("bash", "-c", "sleep 60; true", "sleeping"));
    words.addAll(List.of(arguments));
    var process = new ProcessBuilder(words).start();
    started.add(process);
    return process;
  }
}
