package org.unsaid.job;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.unsaid.collect.archive.Archive;
import org.unsaid.collect.http.Fetcher;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Watch;
import org.unsaid.extract.Extractor;

/**
 * Collects while Elasticsearch is not there yet, into archive and ledger alone, since what was not
 * fetched is lost. It goes by neither jobs nor indices, all of which need a server.
 */
final class Outpost implements AutoCloseable {

  private final Watch watch;
  private final Surroundings surroundings;
  private final Connection kept;
  private final Ledger ledger;
  private final Archive archive;
  private final Fetcher fetcher;
  private final Extractor extractor;

  private Outpost(
      Watch watch,
      Surroundings surroundings,
      Connection kept,
      Ledger ledger,
      Archive archive,
      Fetcher fetcher) {
    this.watch = watch;
    this.surroundings = surroundings;
    this.kept = kept;
    this.ledger = ledger;
    this.archive = archive;
    this.fetcher = fetcher;
    this.extractor = new Extractor();
  }

  /**
   * @param home whose lock is held
   * @throws DatabaseException if the database cannot be used
   */
  static Outpost open(Watch watch, Path home, DataSource database, Surroundings surroundings) {
    try {
      // an embedded database is closed with the last connection to it, and opened with the next
      var kept = database.getConnection();
      var clock = surroundings.clock();
      var archive = Collecting.archive(home, watch.conduct(), clock);
      return new Outpost(
          watch,
          surroundings,
          kept,
          Ledger.open(database, clock),
          archive,
          Collecting.fetcher(watch.conduct(), clock, surroundings.network(), archive));
    } catch (SQLException e) {
      throw new DatabaseException("The database cannot be used: " + e.getMessage(), e);
    }
  }

  /** Looks at all that is due, and says what came of it. */
  void collect(Progress progress) {
    InstantSource clock = surroundings.clock();
    if (ledger.agenda(watch.polled(), clock.instant()).due().isEmpty()
        && ledger.pending(clock.instant(), 1).isEmpty()
        && ledger.revisits(clock.instant(), 1).isEmpty()) {
      return;
    }
    var round = new Round();
    var doors = new KeptFetch.Doors(fetcher, archive, clock);
    var pages = new PageLook(watch, doors, ledger, extractor);
    var lists = new ListLook(watch, doors, ledger, pages, clock);
    var time = new SourceVisit.Time(Errand.SHORT_VISIT, clock, surroundings.network().pauses());
    try (var step = progress.begin("sources", "sources", watch.polled().size())) {
      round.begin();
      CollectJob.round(
          watch, clock, ledger, new SourceVisit(time, ledger, lists, pages, round), new Counter());
      step.done(round.line());
      round.failed().forEach(failed -> progress.say("", Round.words(failed.attempt())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      progress.say("collect", "failed, and is tried again: " + e.getCause());
    }
  }

  JobRuns.SourceReport report(Instant now) {
    return JobRuns.SourceReport.of(ledger, watch, now);
  }

  @Override
  public void close() {
    try (kept;
        archive;
        fetcher;
        extractor) {
      // closed in the other order
    } catch (SQLException e) {
      throw new DatabaseException("The database cannot be closed: " + e.getMessage(), e);
    }
  }
}
