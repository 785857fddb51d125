package org.unsaid.job;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.unsaid.testing.TestServer;

/** A command in a JVM of its own, started as the launcher does, for tests that end it. */
final class Child implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** How a shell tells a process that {@code kill -9} ended. */
  private static final int KILLED = 137;

  private final Process process;
  private final Path err;

  private Child(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /**
   * @param folder where its output is kept
   */
  static Child start(Path folder, Object... args) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dunsaid.root=" + Ran.ROOT,
                "-Dunsaid.elasticsearch.distribution=" + TestServer.distribution().toAbsolutePath(),
                "-jar",
                System.getProperty("unsaid.jar", "target/unsaid-batch-0.1.0-SNAPSHOT.jar")));
    command.addAll(List.of(Ran.words(args)));
    var err = Files.createTempFile(folder, "stderr", ".txt");
    return new Child(
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start(),
        err);
  }

  /** Kills it as soon as something holds; false if it ended before. */
  boolean killWhen(Callable<Boolean> moment) throws InterruptedException {
    awaitMoment(moment);
    return process.destroyForcibly().waitFor() == KILLED;
  }

  /** Sends SIGINT, as Ctrl-C does, as soon as something holds; returns its exit code. */
  int interruptWhen(Callable<Boolean> moment) throws IOException, InterruptedException {
    awaitMoment(moment);
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).inheritIO().start().waitFor();
    // a shell that ignores the signal hands that on to all that it starts
    if (!process.waitFor(LONGEST)) {
      process.destroyForcibly();
      throw new AssertionError("It was interrupted, and did not end within " + LONGEST);
    }
    return process.exitValue();
  }

  int exit() throws InterruptedException {
    return process.waitFor();
  }

  private void awaitMoment(Callable<Boolean> moment) {
    await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !process.isAlive() || moment.call());
  }

  /** What it said on standard error so far. */
  String err() throws IOException {
    return Files.readString(err);
  }

  boolean hasSaid(String words) throws IOException {
    return err().contains(words);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
