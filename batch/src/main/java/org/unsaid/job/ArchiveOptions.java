package org.unsaid.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unsaid.core.Source;
import org.unsaid.core.Watch;
import picocli.CommandLine.Option;

/** Which archives are read, and how bad they may be. */
final class ArchiveOptions {

  @Option(
      names = "--archive",
      paramLabel = "[SOURCE=]FILE",
      description =
          "Read this file or folder instead of the path in the watch; with the source's id where"
              + " the watch has several archives.")
  List<String> replaced = List.of();

  @Option(
      names = "--max-rejects",
      paramLabel = "PERCENT",
      defaultValue = "5",
      description =
          "Share of bad lines in an archive beyond which nothing is read (default:"
              + " ${DEFAULT-VALUE}).")
  double maxRejects = 5;

  /** The watch, with the archives that the command line names. */
  Watch in(Watch watch) {
    var sources = new ArrayList<Source>(watch.sources());
    for (var argument : replaced) {
      var archives = watch.archives();
      var named =
          archives.stream().filter(archive -> argument.startsWith(archive.id() + "=")).findFirst();
      if (named.isEmpty() && archives.size() != 1) {
        throw new UsageException(
            "--archive %s: the watch has %d archives; write SOURCE=FILE, with one of %s"
                .formatted(
                    argument, archives.size(), archives.stream().map(Source.Archive::id).toList()));
      }
      var archive = named.orElseGet(archives::getFirst);
      var file = named.isPresent() ? argument.substring(archive.id().length() + 1) : argument;
      sources.replaceAll(
          source -> source.equals(archive) ? archive.at(Path.of(file).toAbsolutePath()) : source);
    }
    return watch.with(sources);
  }
}
