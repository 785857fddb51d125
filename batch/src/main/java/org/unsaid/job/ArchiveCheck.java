package org.unsaid.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.archive.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads and hashes again all that was ever fetched. */
@Command(
    name = "verify-archive",
    description = "Read and hash again every record of the archive of what was fetched.",
    mixinStandardHelpOptions = true)
final class ArchiveCheck implements Callable<Integer> {

  private static final int UNSOUND = 3;

  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..1",
      description = "A folder of WARC files (default: the archive in the home).")
  @Nullable Path folder;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where everything is kept between commands (default: ./unsaid-data).")
  @Nullable Path home;

  private final Surroundings surroundings;

  ArchiveCheck(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var place = new Place();
    place.home = home;
    var archive = folder == null ? place.home().resolve("archive") : folder;
    if (!Files.isDirectory(archive)) {
      throw new UsageException(
          archive + " is no folder: nothing was fetched into it yet, or --home is another one.");
    }
    var progress = surroundings.progress();
    try (var step = progress.begin("archive", "bytes", -1)) {
      var found = Verification.of(archive, done -> step.stepTo(done.done()));
      step.done(
          "%,d records in %,d files, %,d bytes; %,d faults"
              .formatted(found.records(), found.files(), found.bytes(), found.faults().size()));
      found
          .faults()
          .forEach(
              fault ->
                  surroundings
                      .out()
                      .println(fault.file() + ", byte " + fault.offset() + ": " + fault.what()));
      return found.isSound() ? 0 : UNSOUND;
    }
  }
}
