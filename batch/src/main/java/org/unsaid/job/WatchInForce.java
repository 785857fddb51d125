package org.unsaid.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Watch;
import org.unsaid.extract.ArchiveException;
import org.unsaid.watch.WatchException;
import org.unsaid.watch.WatchFiles;

/**
 * The version of a watch that a service works on. An edit takes its place once it is sound; until
 * then the version before goes on, and the fault is told.
 */
final class WatchInForce implements AutoCloseable {

  private final Path folder;
  private final Function<Path, Watch> read;
  private final Function<Watch, Session> prepare;
  private final InstantSource clock;
  private String seen;
  private volatile Session session;
  private Instant since;
  private @Nullable String fault;

  /**
   * Opens the watch as it is.
   *
   * @param prepare makes a session of a watch, which is not open yet
   * @throws WatchException naming every fault
   */
  WatchInForce(
      Path folder,
      Function<Path, Watch> read,
      Function<Watch, Session> prepare,
      InstantSource clock) {
    this.folder = folder;
    this.read = read;
    this.prepare = prepare;
    this.clock = clock;
    this.seen = WatchFiles.version(folder);
    this.session = prepare.apply(read.apply(folder));
    this.since = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    session.open();
  }

  Session session() {
    return session;
  }

  /** When the version in force was read. */
  Instant since() {
    return since;
  }

  /** Why the folder, as it is now, is not in force; empty: it is. */
  Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** Whether the folder is another one than when it was last read. */
  boolean isEdited() {
    return !WatchFiles.version(folder).equals(seen);
  }

  /** Reads the folder again: then either it is in force, or there is a {@link #fault}. */
  void reload() {
    var now = WatchFiles.version(folder);
    try {
      takeOver(prepare.apply(read.apply(folder)));
      fault = null;
    } catch (WatchException
        | UsageException
        | ArchiveException
        | TooManyRejectsException brokenEdit) {
      fault = brokenEdit.getMessage();
    }
    seen = now;
  }

  /** Opens the session again, where what it worked with is gone. */
  void reopen() {
    session.pause();
    session.open();
  }

  private void takeOver(Session next) {
    session.close();
    session = next;
    since = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    next.open();
  }

  @Override
  public void close() {
    session.close();
  }
}
