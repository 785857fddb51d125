package org.unsaid.job;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Watch;
import org.unsaid.core.When;
import org.unsaid.extract.Selectors;
import org.unsaid.tag.Tagger;
import org.unsaid.watch.WatchFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommands. Each says what it did in one line a step, and leaves by an exit code. */
final class Commands {

  private Commands() {}

  @Command(
      name = "run",
      description = "Read a watch and its archives, and show who answered which event.",
      mixinStandardHelpOptions = true)
  static final class Run implements Callable<Integer> {

    @Parameters(paramLabel = "WATCH", description = "A folder of YAML files.")
    Path watch = Path.of("");

    @Option(
        names = "--since",
        paramLabel = "DAY",
        description =
            "Read older pages of all lists too, back to this day (2024-01-01). What is found there"
                + " counts by its own date; nothing of it proves that anybody watched then.")
    @Nullable String since;

    @Mixin Place place = new Place();
    @Mixin ArchiveOptions archives = new ArchiveOptions();
    @Mixin AsOf asOf = new AsOf();
    @Mixin BoardOptions board = new BoardOptions();

    private final Surroundings surroundings;

    Run(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      var day = since == null ? null : day(since);
      return new Errand(surroundings, place, watch, asOf, board)
          .run(
              archives.in(read(surroundings, watch)),
              archives,
              jobs -> {
                jobs.collect();
                if (day != null) {
                  jobs.fillPast(day);
                }
              });
    }

    private LocalDate day(String text) {
      try {
        var day = LocalDate.parse(text);
        if (day.atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(surroundings.clock().instant())) {
          throw new UsageException(
              "--since %s is in the future: write a day from which on the past is to be read"
                  .formatted(text));
        }
        return day;
      } catch (DateTimeException e) {
        throw new UsageException("--since '%s' is no day: write 2024-01-01".formatted(text));
      }
    }
  }

  @Command(
      name = "demo",
      description =
          "Run the small invented watch that comes with the program, and play a month of it.",
      mixinStandardHelpOptions = true)
  static final class Demo implements Callable<Integer> {

    /** Invented statements do not belong among real ones. */
    static final Path HOME = Path.of("unsaid-data", "demo");

    @Mixin Place place = new Place();
    @Mixin ArchiveOptions archives = new ArchiveOptions();
    @Mixin AsOf asOf = new AsOf();
    @Mixin BoardOptions board = new BoardOptions();

    private final Surroundings surroundings;

    Demo(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      if (place.home == null) {
        place.home = HOME;
      }
      if (asOf.text == null) {
        asOf.text = LocalDate.ofInstant(Play.ENDS, ZoneOffset.UTC).minusDays(1).toString();
      }
      var folder = Installation.demo();
      var progress = surroundings.progress();
      try (var play = Play.open(folder, place.home())) {
        var played = surroundings.in(play.clock(), play.network());
        // all of the month is in the watch from the beginning
        var watch = read(surroundings.in(() -> Play.ENDS, play.network()), folder);
        return new Errand(played, place, folder, asOf, board, progress)
            .run(archives.in(watch), archives, jobs -> play.collect(jobs, progress));
      }
    }
  }

  @Command(
      name = "assess",
      description = "Judge again what an earlier command read, as of now or of a time.",
      mixinStandardHelpOptions = true)
  static final class Assess implements Callable<Integer> {

    @Parameters(paramLabel = "WATCH", description = "A folder of YAML files.")
    Path watch = Path.of("");

    @Mixin Place place = new Place();
    @Mixin AsOf asOf = new AsOf();
    @Mixin BoardOptions board = new BoardOptions();

    private final Surroundings surroundings;

    Assess(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      place.findDemo(watch);
      return new Errand(surroundings, place, watch, asOf, board).assess(read(surroundings, watch));
    }
  }

  @Command(
      name = "retag",
      description =
          "Mark all statements in the index by the watch's queries of now, and judge again.",
      mixinStandardHelpOptions = true)
  static final class Retag implements Callable<Integer> {

    @Parameters(paramLabel = "WATCH", description = "A folder of YAML files.")
    Path watch = Path.of("");

    @Mixin Place place = new Place();
    @Mixin AsOf asOf = new AsOf();
    @Mixin BoardOptions board = new BoardOptions();

    private final Surroundings surroundings;

    Retag(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      place.findDemo(watch);
      return new Errand(surroundings, place, watch, asOf, board).retag(read(surroundings, watch));
    }
  }

  @Command(
      name = "reindex",
      description =
          "Make Elasticsearch's indices anew from archives and database, and judge; nothing is"
              + " fetched.",
      mixinStandardHelpOptions = true)
  static final class Reindex implements Callable<Integer> {

    @Parameters(paramLabel = "WATCH", description = "A folder of YAML files.")
    Path watch = Path.of("");

    @Mixin Place place = new Place();
    @Mixin ArchiveOptions archives = new ArchiveOptions();
    @Mixin AsOf asOf = new AsOf();
    @Mixin BoardOptions board = new BoardOptions();

    private final Surroundings surroundings;

    Reindex(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      place.findDemo(watch);
      return new Errand(surroundings, place, watch, asOf, board)
          .reindex(archives.in(read(surroundings, watch)), archives);
    }
  }

  @Command(
      name = "board",
      description = "Show the verdicts that an earlier command left.",
      mixinStandardHelpOptions = true)
  static final class ShowBoard implements Callable<Integer> {

    @Parameters(paramLabel = "WATCH", description = "A folder of YAML files.")
    Path watch = Path.of("");

    @Mixin Place place = new Place();
    @Mixin BoardOptions board = new BoardOptions();

    private final Surroundings surroundings;

    ShowBoard(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      place.findDemo(watch);
      return new Errand(surroundings, place, watch, new AsOf(), board)
          .show(read(surroundings, watch));
    }
  }

  @Command(
      name = "check",
      description = "Check a watch and name every fault; nothing is read or written.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {

    @Parameters(paramLabel = "WATCH", description = "A folder of YAML files.")
    Path watch = Path.of("");

    private final Surroundings surroundings;

    Check(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      surroundings.out().println(Errand.describe(read(surroundings, watch)) + ": no fault found");
      return 0;
    }
  }

  @Command(
      name = "schema",
      description = "Print the JSON Schema of watch files, for editors that complete and check.",
      mixinStandardHelpOptions = true)
  static final class Schema implements Callable<Integer> {

    private final Surroundings surroundings;

    Schema(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      surroundings.out().println(WatchFiles.jsonSchema());
      return 0;
    }
  }

  /** Up to when things count. */
  static final class AsOf {

    @Option(
        names = "--as-of",
        paramLabel = "TIME",
        description =
            "Judge by what had been seen by then: 2026-03-03 (the end of that day, UTC) or"
                + " 2026-03-03T14:05Z (default: now).")
    @Nullable String text;

    @Option(
        names = "--todays-watch",
        description =
            "With --as-of: judge by the watch as it is now, not by the version that was in force"
                + " then.")
    boolean todaysWatch;

    Instant instant(Surroundings surroundings) {
      if (text == null) {
        return surroundings.clock().instant();
      }
      try {
        var when = When.parse(text, ZoneOffset.UTC);
        return switch (when.precision()) {
          case YEAR, MONTH, DAY -> when.latest();
          case MINUTE, SECOND -> when.earliest();
        };
      } catch (DateTimeException e) {
        throw new UsageException(
            "--as-of '%s' is no time: write 2026-03-03 or 2026-03-03T14:05Z".formatted(text));
      }
    }
  }

  /** The whole list, for the command line. */
  static List<Object> all(Surroundings surroundings) {
    return List.of(
        new Demo(surroundings),
        new Run(surroundings),
        new Check(surroundings),
        new Assess(surroundings),
        new Retag(surroundings),
        new Reindex(surroundings),
        new ShowBoard(surroundings),
        new ExplainCommand(surroundings),
        new DigestCommand(surroundings),
        new ReportCommand(surroundings),
        new ServeCommand(surroundings),
        new StatusCommand(surroundings),
        new ImportCommand(surroundings),
        new Schema(surroundings),
        new ExtractCommand(surroundings),
        new ArchiveCheck(surroundings),
        new ProbeCommand(surroundings),
        new EvaluateCommand(surroundings),
        new SetupCommand(surroundings),
        new CodebookCommand(surroundings),
        new ExportCommand(surroundings),
        new SnapshotCommand(surroundings),
        new VerifySnapshotCommand(surroundings),
        new ReplayCommand(surroundings));
  }

  static Watch read(Surroundings surroundings, Path folder) {
    return files(surroundings).read(folder);
  }

  static WatchFiles files(Surroundings surroundings) {
    return new WatchFiles(Tagger.syntax(), Selectors.syntax(), surroundings.clock().instant());
  }
}
