package org.unsaid.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.unsaid.assess.Assessor;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Assessment;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.index.Cluster;
import org.unsaid.publish.Dossier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows all that a verdict rests on, from what an earlier command left. */
@Command(
    name = "explain",
    description = {
      "Show what a verdict rests on: the statements, where the archive holds them, when each source",
      "was watched and when not and why."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "WATCH", description = "A folder of YAML files.")
  Path watch = Path.of("");

  @Parameters(index = "1", paramLabel = "EVENT", description = "Its id.")
  String event = "";

  @Parameters(index = "2", paramLabel = "INSTITUTION", description = "Its id.")
  String institution = "";

  @Option(names = "--json", description = "As one JSON document.")
  boolean json;

  @Option(names = "--html", description = "As one HTML page that needs nothing else.")
  boolean html;

  @Option(names = "--log", description = "Every look at its sources in the window, too.")
  boolean log;

  @Mixin Place place = new Place();

  @Mixin Commands.AsOf asOf = new Commands.AsOf();

  private final Surroundings surroundings;

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (json && html) {
      throw new UsageException("A dossier is one of --json and --html: leave one of them out.");
    }
    var read = Commands.read(surroundings, watch);
    if (asOf.text == null) {
      // before a server is started for nothing
      var _ = institution(read, event(read));
    }
    place.findDemo(watch);
    if (!Files.isDirectory(place.home())) {
      throw new UsageException(
          "Nothing was collected in %s: begin with `unsaid run %s`, or name another --home."
              .formatted(place.home(), watch));
    }
    var dossier = dossier(read);
    surroundings
        .out()
        .print(
            json
                ? dossier.json() + "\n"
                : html ? dossier.html() : dossier.text(surroundings.width()));
    surroundings.out().flush();
    return 0;
  }

  private Dossier dossier(Watch today) {
    try (var workplace = Workplace.open(place, surroundings.progress())) {
      var database = workplace.database();
      // our own database is closed, and opened again, whenever nobody has a connection to it
      try (var _ = database.getConnection()) {
        var cluster = workplace.cluster();
        var history = History.open(database);
        Instant until =
            asOf.text == null
                ? judged(cluster, today).orElseGet(surroundings.clock()::instant)
                : asOf.instant(surroundings);
        var read = new Editions(surroundings, history, watch, today).shown(asOf, until).watch();
        var askedEvent = event(read);
        var askedInstitution = institution(read, askedEvent);
        var board = cluster.verdicts(read).find(askedEvent, askedInstitution);
        var inquiry =
            new Inquiry(
                read,
                cluster.statements(read),
                cluster.output(),
                Ledger.open(database, surroundings.clock()),
                history,
                Assessor.chorus());
        return inquiry.of(askedEvent, askedInstitution, board, until, log);
      } catch (SQLException e) {
        throw new DatabaseException(place.databaseFailure(String.valueOf(e.getMessage())), e);
      }
    }
  }

  private Optional<Instant> judged(Cluster cluster, Watch today) {
    var askedEvent = event(today);
    return cluster
        .verdicts(today)
        .find(askedEvent, institution(today, askedEvent))
        .map(Assessment::asOf);
  }

  private Event event(Watch read) {
    return read.events().stream()
        .filter(each -> each.id().equals(event))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "The watch has no event '%s'. %s"
                        .formatted(
                            event,
                            Nearest.words(event, read.events().stream().map(Event::id).toList()))));
  }

  private Institution institution(Watch read, Event askedEvent) {
    var found = read.institutions().get(institution);
    if (found == null) {
      throw new UsageException(
          "The watch has no institution '%s'. %s"
              .formatted(institution, Nearest.words(institution, askedEvent.asked())));
    }
    if (!askedEvent.asked().contains(institution)) {
      throw new UsageException(
          "'%s' is not asked about '%s'. %s"
              .formatted(
                  institution,
                  event,
                  askedEvent.asked().isEmpty()
                      ? "Nobody is."
                      : "Asked are " + String.join(", ", askedEvent.asked()) + "."));
    }
    return found;
  }
}
