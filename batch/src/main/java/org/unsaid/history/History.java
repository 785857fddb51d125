package org.unsaid.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.unsaid.core.Assessment;
import org.unsaid.core.Event;
import org.unsaid.core.Finding;
import org.unsaid.core.Span;
import org.unsaid.core.VerdictChange;
import org.unsaid.database.Tables;

/**
 * What happened, added once and never changed. One process adds at a time, with as many threads as
 * it likes. What the database refuses comes as Jdbi's or Flyway's exceptions.
 */
public final class History {

  /** Content of a mark whose place is a time, in milliseconds since 1970. */
  private static final String JUDGED = "as of";

  private final Jdbi jdbi;

  /** One connection at a time: who asks may hold another already, and the pool has few. */
  private final ReentrantLock lock = new ReentrantLock();

  private History(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Makes its tables, or brings them up to date. */
  public static History open(DataSource database) {
    return new History(Tables.open(database, History.class, "history"));
  }

  /**
   * Adds findings, apart from those that are there: these stay as they are.
   *
   * @return those that were added
   */
  public List<Finding> add(Collection<Finding> findings) {
    return asked(handle -> Findings.add(handle, findings));
  }

  /** Adds findings, and notes how far their finder has come: both or neither. */
  public List<Finding> add(Collection<Finding> findings, Mark mark) {
    return asked(
        handle -> {
          var added = Findings.add(handle, findings);
          Findings.mark(handle, mark);
          return added;
        });
  }

  /** Which of these ids are there. */
  public Set<String> known(Collection<String> ids) {
    return asked(handle -> new HashSet<>(Findings.known(handle, ids)));
  }

  /** How far somebody has come with a content; 0: it was never begun. */
  public long mark(String name, String content) {
    return asked(handle -> Findings.marked(handle, name, content));
  }

  /** The newest mark of a name, whatever its content. */
  public Optional<Mark> mark(String name) {
    return asked(handle -> Findings.mark(handle, name));
  }

  /** Notes how far somebody has come. */
  public void mark(Mark mark) {
    asked(
        handle -> {
          Findings.mark(handle, mark);
          return true;
        });
  }

  /**
   * Findings in the order in which they were added.
   *
   * @param after place of one that comes no more
   */
  public List<Placed> after(long after, int limit) {
    return asked(handle -> Findings.after(handle, after, limit));
  }

  /** A finding, and its place in the order in which they were added. */
  public record Placed(long place, Finding finding) {}

  /** Findings of these kinds that began something, and were not ended by another. */
  public List<Finding> open(Set<Finding.Kind> kinds) {
    return asked(handle -> Findings.open(handle, kinds));
  }

  /**
   * What was found of an institution, by what we knew then, in the order of our knowing; without
   * what we knew then to be over before.
   *
   * @param happened findings that certainly happened outside of it are left out
   */
  public List<Finding> of(String institution, Span happened, Instant asOf) {
    return asked(handle -> new ArrayList<>(Findings.of(handle, institution, happened, asOf)));
  }

  /**
   * Which of these verdicts say something else than what was said last. A verdict as of an earlier
   * time than that is a reading of the past, and no change.
   *
   * @param recorded now
   */
  public List<VerdictChange> changes(Collection<Assessment> assessments, Instant recorded) {
    return asked(handle -> Verdicts.changes(handle, assessments, recorded));
  }

  /** Adds changes of verdicts, and what was found by them: both or neither. */
  public void add(Collection<VerdictChange> changes, Collection<Finding> findings) {
    asked(
        handle -> {
          Verdicts.add(handle, changes);
          return Findings.add(handle, findings);
        });
  }

  /**
   * Notes that somebody judges, as of some time.
   *
   * @param name of what is judged
   * @return whether nobody judged it as of a later time: else it is a reading of the past
   */
  public boolean isNewest(String name, Instant asOf) {
    return asked(
        handle -> {
          long now = asOf.toEpochMilli();
          if (now < Findings.marked(handle, name, JUDGED)) {
            return false;
          }
          Findings.mark(handle, new Mark(name, JUDGED, now));
          return true;
        });
  }

  /** What was said of an institution and an event, by what we knew then, first to last. */
  public List<VerdictChange> verdicts(String event, String institution, Instant asOf) {
    return asked(handle -> Verdicts.of(handle, event, institution, asOf));
  }

  /**
   * Changes of verdicts in the order in which they were added.
   *
   * @param after place of one that comes no more
   */
  public List<PlacedChange> changesAfter(long after, int limit) {
    return asked(handle -> Verdicts.after(handle, after, limit));
  }

  /** A change, and its place in the order in which they were added. */
  public record PlacedChange(long place, VerdictChange change) {}

  /** The silence of an institution at an event that was found last; empty: there was none. */
  public Optional<Finding> lastSilence(String event, String institution) {
    return asked(handle -> Findings.lastSilence(handle, event, institution));
  }

  /**
   * Notes how events are declared now; a declaration that was seen before keeps its time.
   *
   * @param now by our clock
   */
  public void declared(Collection<Event> events, Instant now) {
    asked(
        handle -> {
          events.forEach(event -> Declarations.add(handle, event, now));
          return true;
        });
  }

  /** When we first saw an event declared as it is; empty: never, so far. */
  public Optional<Instant> declared(Event event) {
    return asked(handle -> Declarations.seen(handle, event));
  }

  /** Notes how a watch is written now; nothing, if it was written so before already. */
  public void note(WatchVersion version) {
    asked(
        handle -> {
          WatchVersions.add(handle, version);
          return true;
        });
  }

  /** How a watch was written at a time, as far as we saw; empty: we had seen nothing of it yet. */
  public Optional<WatchVersion> watch(String name, Instant at) {
    return asked(handle -> WatchVersions.inForce(handle, name, at));
  }

  private <T> T asked(Function<Handle, T> question) {
    lock.lock();
    try {
      return jdbi.inTransaction(question::apply);
    } finally {
      lock.unlock();
    }
  }
}
