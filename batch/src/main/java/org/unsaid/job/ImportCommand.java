package org.unsaid.job;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads WARC files that were made elsewhere. */
@Command(
    name = "import",
    description = "Read WARC files of anybody into the index, as if their pages were fetched then.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "WATCH", index = "0", description = "A folder of YAML files.")
  Path watch = Path.of("");

  @Parameters(
      paramLabel = "FILE",
      index = "1..*",
      arity = "1..*",
      description = "WARC files, plain, gz or zst, or folders of them. They are not copied.")
  List<Path> files = List.of();

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "The source of all captures (default: for each, the one of its host).")
  @Nullable String source;

  @Option(
      names = "--max-rejects",
      paramLabel = "PERCENT",
      defaultValue = "5",
      description =
          "Share of broken records in a file beyond which nothing is indexed (default:"
              + " ${DEFAULT-VALUE}).")
  double maxRejects = 5;

  @Mixin Place place = new Place();

  private final Surroundings surroundings;

  ImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var read = Commands.read(surroundings, watch);
    var ids = read.polled().stream().map(Source.Polled::id).toList();
    if (ids.isEmpty()) {
      throw new UsageException(
          "The watch has no source to which captures could belong. Add one of kind feed, sitemap or"
              + " list: 'sources: [{id: …, institution: …, kind: list, url: https://…}]'.");
    }
    if (source != null && !ids.contains(source)) {
      throw new UsageException(
          "--source %s: the watch fetches no such source; write one of %s".formatted(source, ids));
    }
    var order = new ImportRun.Order(ImportFiles.find(files), source, maxRejects);
    return new Errand(surroundings, place, watch, new Commands.AsOf(), new BoardOptions())
        .read(read, order);
  }
}
