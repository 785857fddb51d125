package org.unsaid.server;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of a distribution for one home: their words, their environment, their log. */
record Launcher(Distribution distribution, ServerFolder folder, Account account, Path javaHome) {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final Duration LONGEST_KEYSTORE = Duration.ofMinutes(1);
  private static final int LAST_LINES = 15;
  private static final int LONGEST_LINE = 400;

  /** Stores the password where the server looks for it; once a home, for it costs a Java start. */
  void keepPassword(String password) throws IOException, InterruptedException {
    if (Files.exists(folder.keystore())) {
      return;
    }
    // made aside and moved: a keystore cut short between its making and its filling would be kept
    var aside = folder.temp().resolve("keystore");
    var made = aside.resolve(folder.keystore().getFileName());
    var command =
        List.of("bash", program("elasticsearch-keystore"), "add", "-x", "-f", "bootstrap.password");
    var script = "mkdir -p \"$0\" && rm -f \"$0\"/* && exec \"$@\"";
    var words = new ArrayList<>(List.of("bash", "-c", script, aside.toString()));
    words.addAll(command);
    var builder = builder(account.running(words));
    builder.environment().put("ES_PATH_CONF", aside.toString());
    var process = builder.start();
    try (var input = process.getOutputStream()) {
      input.write(password.getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (!process.waitFor(LONGEST_KEYSTORE.toSeconds(), TimeUnit.SECONDS)) {
        throw failure(
            "The password could not be stored within " + LONGEST_KEYSTORE.toSeconds() + " s");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw failure(
          "The password could not be stored: elasticsearch-keystore ended with "
              + process.exitValue());
    }
    Files.move(made, folder.keystore(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Starts the server and comes back at once. */
  Process start(Run run) throws IOException {
    Files.deleteIfExists(folder.ports());
    var words = new ArrayList<String>();
    if (hasSetsid()) {
      // Ctrl-C goes to all of the terminal's foreground group; the server shall outlive the job
      words.add("setsid");
    }
    var command = new ArrayList<>(List.of("bash", program("elasticsearch"), "--daemonize"));
    command.addAll(run.launcherArguments(folder.path()));
    words.addAll(account.running(command));
    var builder = builder(words).redirectInput(Path.of("/dev/null").toFile());
    builder.environment().put("ES_JAVA_OPTS", run.serverArgument());
    return builder.start();
  }

  /** A daemon's launcher ends well once the server is ready, and only then. */
  void awaitReady(Process launcher) throws IOException, InterruptedException {
    if (!launcher.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
      throw failure("Elasticsearch was not ready within " + LONGEST_START.toSeconds() + " s");
    }
    if (launcher.exitValue() != 0) {
      throw failure(
          "Elasticsearch could not start: its launcher ended with " + launcher.exitValue());
    }
  }

  ServerException failure(String what) throws IOException {
    var said = said();
    var telling =
        said.stream()
            .filter(line -> !line.isBlank() && !line.strip().matches("at .*|\\.\\.\\. \\d+ more"))
            .map(line -> line.substring(0, Math.min(LONGEST_LINE, line.length())))
            .toList();
    var remedy = Remedy.forWhatWasSaid(what + "\n" + String.join("\n", said));
    return new ServerException(
        what + ".",
        telling.subList(Math.max(0, telling.size() - LAST_LINES), telling.size()),
        remedy.advice(folder.logs()));
  }

  private List<String> said() throws IOException {
    if (!Files.exists(folder.launcherLog())) {
      return List.of();
    }
    try {
      return Files.readAllLines(folder.launcherLog());
    } catch (MalformedInputException inAnotherCharset) {
      return Files.readAllLines(folder.launcherLog(), StandardCharsets.ISO_8859_1);
    }
  }

  private String program(String name) {
    return distribution.program(name).toString();
  }

  private ProcessBuilder builder(List<String> command) {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.logs().toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.launcherLog().toFile());
    var environment = builder.environment();
    // options meant for our own JVM, or for another Elasticsearch
    environment
        .keySet()
        .removeIf(
            name ->
                name.startsWith("ES_")
                    || name.endsWith("JAVA_OPTIONS")
                    || name.endsWith("JAVA_OPTS"));
    environment.remove("JAVA_HOME");
    environment.put("ES_JAVA_HOME", javaHome.toString());
    environment.put("ES_PATH_CONF", folder.config().toString());
    environment.put("ES_TMPDIR", folder.temp().toString());
    return builder;
  }

  private static boolean hasSetsid() {
    for (var place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, "setsid"))) {
        return true;
      }
    }
    return false;
  }
}
