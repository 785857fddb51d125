package org.unsaid.job;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.index.Cluster;
import org.unsaid.publish.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes what the last run judged as pages for a browser. */
@Command(
    name = "report",
    description = {
      "Write what an earlier command judged as a folder of HTML pages that need no network:",
      "the silence board, a page for each event, institution and topic, and how well was watched."
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "WATCH", description = "A folder of YAML files.")
  Path watch = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "The folder that is written; an earlier report in it is replaced.")
  Path out = Path.of("");

  @Mixin Place place = new Place();

  private final Surroundings surroundings;

  ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var read = Commands.read(surroundings, watch);
    place.findDemo(watch);
    if (!Files.isDirectory(place.home())) {
      throw new UsageException(
          "Nothing was collected in %s: begin with `unsaid run %s`, or name another --home."
              .formatted(place.home(), watch));
    }
    var progress = surroundings.progress();
    progress.say("watch", Errand.describe(read));
    try (var workplace = Workplace.open(place, progress)) {
      var database = workplace.database();
      // our own database is closed, and opened again, whenever nobody has a connection to it
      try (var _ = database.getConnection()) {
        var written = write(read, workplace.cluster(), database, surroundings, out, progress);
        surroundings.out().println(written.index());
        surroundings.out().flush();
        return 0;
      } catch (SQLException e) {
        throw new DatabaseException(place.databaseFailure(String.valueOf(e.getMessage())), e);
      }
    }
  }

  /** Gathers and writes all pages, and says how many. */
  static Report.Written write(
      Watch watch,
      Cluster cluster,
      DataSource database,
      Surroundings surroundings,
      Path folder,
      Progress progress) {
    try (var step = progress.begin("report", "", -1)) {
      var report =
          new Reporting(
                  watch,
                  cluster,
                  Ledger.open(database, surroundings.clock()),
                  History.open(database))
              .report(surroundings.clock().instant())
              .orElseThrow(
                  () ->
                      new UsageException(
                          "No event of the watch was judged yet: `unsaid run` or `unsaid assess`"
                              + " does."));
      var written = report.write(folder);
      step.done(
          "%,d pages, %.1f MB in %s".formatted(written.pages(), written.bytes() / 1e6, folder));
      return written;
    } catch (UncheckedIOException e) {
      throw new UsageException(
          "The report cannot be written to %s: %s".formatted(folder, e.getCause()));
    }
  }
}
