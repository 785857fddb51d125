package org.unsaid.job;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.unsaid.publish.export.SnapshotException;
import org.unsaid.publish.export.SnapshotFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a snapshot: every digest, every file, every row. */
@Command(
    name = "verify-snapshot",
    description =
        "Check a snapshot: nothing in it is missing, changed or added, and its tables are as they"
            + " are described.",
    mixinStandardHelpOptions = true)
final class VerifySnapshotCommand implements Callable<Integer> {

  static final int UNSOUND = 3;

  @Parameters(index = "0", paramLabel = "FILE.zip", description = "The snapshot.")
  Path file = Path.of("");

  private final Surroundings surroundings;

  VerifySnapshotCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (var snapshot = open(file);
        var step = surroundings.progress().begin("snapshot", "bytes", -1)) {
      var faults = snapshot.faults(step::stepTo);
      faults.forEach(surroundings.out()::println);
      step.done("%,d faults".formatted(faults.size()));
      if (!faults.isEmpty()) {
        return UNSOUND;
      }
      surroundings.out().println(described(snapshot) + ": no fault found");
      return 0;
    } catch (SnapshotException e) {
      surroundings.out().println(file + ": " + e.getMessage());
      return UNSOUND;
    }
  }

  static SnapshotFile open(Path file) {
    if (!file.toFile().isFile()) {
      throw new UsageException("There is no file " + file);
    }
    return SnapshotFile.open(file);
  }

  static String described(SnapshotFile snapshot) {
    var about = snapshot.about();
    return "Snapshot of the watch %s as of %s by unsaid %s, sha256:%s"
        .formatted(
            about.watch(), about.asOf(), about.version(), snapshot.digest().orElse("(not named)"));
  }
}
