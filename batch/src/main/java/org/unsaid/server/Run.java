package org.unsaid.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One start of the server. Its mark stands in the command line of every process that this start
 * brings forth, from the first shell to the server. So they are found whatever moment a run was
 * killed at, and a process that got an old number (PID) by chance is never taken for one of them.
 *
 * @param mark drawn anew for every start
 */
record Run(String mark) {
  private static final String PID_FILE = "--pidfile";
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration LAST_BREATH = Duration.ofSeconds(2);

  static Run begin() {
    return new Run("unsaid-run-" + UUID.randomUUID());
  }

  /** Its processes that are alive now: the launcher, the server, or both. */
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isMarked).toList();
  }

  /** How the server's own command line carries the mark. */
  String serverArgument() {
    return "-Dunsaid.run=" + mark;
  }

  /** How the launcher's command line carries it, and the shells' before it. */
  List<String> launcherArguments(Path folder) {
    return List.of(PID_FILE, folder.resolve(pidFileName()).toString());
  }

  /** Written by the server when it starts, and removed by it when it ends. */
  String pidFileName() {
    return mark + ".pid";
  }

  /** Whole words only: an editor or a grep that names the mark is none of ours. */
  private boolean isMarked(ProcessHandle process) {
    if (process.pid() == ProcessHandle.current().pid()) {
      return false;
    }
    var words = commandLine(process);
    int pidFile = words.indexOf(PID_FILE) + 1;
    return words.contains(serverArgument())
        || (pidFile > 0
            && pidFile < words.size()
            && words.get(pidFile).endsWith("/" + pidFileName()));
  }

  /** Empty for a process that has ended or belongs to someone else. */
  private static List<String> commandLine(ProcessHandle process) {
    // on Linux ProcessHandle gives no command line longer than 4096 bytes, and the server's may be
    var file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\0"));
    } catch (IOException notLinuxOrGone) {
      return List.of(process.info().arguments().orElse(new String[0]));
    }
  }

  /**
   * Asks all its processes to end, and ends them when they do not. Returns when none is left. A
   * server whose launcher ended before it handed over the settings ends by itself.
   */
  void stop() {
    var patience = Instant.now().plus(GRACE);
    var asked = new HashSet<ProcessHandle>();
    // a server that is not waited for would not be stopped in good order
    boolean interrupted = Thread.interrupted();
    // looked for anew each time: a launcher may have started the server a moment ago
    for (var left = processes(); !left.isEmpty(); left = processes()) {
      boolean patient = Instant.now().isBefore(patience);
      for (var process : left) {
        end(process, patient);
      }
      asked.addAll(left);
      interrupted |= awaitEnd(left, LOOK_AGAIN);
    }
    // an ending process loses its command line a little before its files and ports
    interrupted |= awaitEnd(asked, LAST_BREATH);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(ProcessHandle process, boolean patient) {
    boolean asked = patient ? process.destroy() : process.destroyForcibly();
    if (!asked && !patient && process.isAlive()) {
      throw new ServerException(
          "Process %d, an Elasticsearch of this home, cannot be ended.".formatted(process.pid()),
          "It probably runs for another user: end it as that user or as root (kill %d)."
              .formatted(process.pid()));
    }
  }

  /** Whether the wait was interrupted. */
  private static boolean awaitEnd(Collection<ProcessHandle> processes, Duration longest) {
    var ends = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return false;
    } catch (TimeoutException | ExecutionException e) {
      return false; // they are counted again by the caller
    } catch (InterruptedException e) {
      return true;
    }
  }
}
