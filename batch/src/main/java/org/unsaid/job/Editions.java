package org.unsaid.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.history.Mark;
import org.unsaid.history.WatchVersion;
import org.unsaid.watch.WatchException;
import org.unsaid.watch.WatchFiles;

/**
 * By which version of a watch is judged. As of an earlier time it is the one that was in force
 * then, so that nothing is said that could not have been said: an event that was added later, or a
 * query that was changed, was chosen by somebody who knew more. As of a time before we saw any, it
 * is today's, of which nobody claims that it was there.
 */
final class Editions {

  /**
   * A watch as it is judged by.
   *
   * @param files their texts, if it is not as it is in the folder now
   */
  record Edition(Watch watch, Optional<SortedMap<String, String>> files) {}

  private static final String JUDGED = "judged by, of ";
  private static final String MARKED = "marked by, of ";

  private final Surroundings surroundings;
  private final History history;
  private final Path folder;
  private final Watch today;

  /**
   * @param folder of the watch
   * @param today the watch as it is there now
   */
  Editions(Surroundings surroundings, History history, Path folder, Watch today) {
    this.surroundings = surroundings;
    this.history = history;
    this.folder = folder;
    this.today = today;
  }

  /** Keeps today's version, if it is new. */
  void note() {
    // else it is edited at this moment, and the next command notes it
    WatchFiles.written(folder, today.digest())
        .ifPresent(
            files ->
                history.note(
                    new WatchVersion(
                        today.name(), today.digest(), surroundings.clock().instant(), files)));
  }

  /**
   * Notes by what all is judged from now on, and what the statements in the index are marked by.
   */
  static void judging(History history, Watch watch) {
    history.mark(new Mark(JUDGED + watch.name(), watch.digest(), 1));
    history.mark(new Mark(MARKED + watch.name(), WatchParts.tagging(watch), 1));
  }

  /**
   * The version to judge by.
   *
   * @param until the time as of which is judged
   */
  Edition inForce(Commands.AsOf asOf, Instant until) {
    if (asOf.todaysWatch) {
      return new Edition(today, Optional.empty());
    }
    var then =
        history
            .watch(today.name(), until)
            .filter(version -> !version.digest().equals(today.digest()));
    then.ifPresent(
        version ->
            surroundings
                .progress()
                .say(
                    "watch",
                    "as of %s it was another: the version that was first seen at %s is judged by; --todays-watch judges by today's"
                        .formatted(seconds(until), seconds(version.seen()))));
    return then.map(this::read).orElseGet(() -> new Edition(today, Optional.empty()));
  }

  /**
   * The version that whoever only shows must read by.
   *
   * @throws UsageException if the statements in the index are marked by the queries of another
   */
  Edition shown(Commands.AsOf asOf, Instant until) {
    boolean judgedByTodays = isNewest(JUDGED, today.digest());
    var shown =
        asOf.text == null && judgedByTodays
            ? new Edition(today, Optional.empty())
            : inForce(asOf, until);
    if (!isNewest(MARKED, WatchParts.tagging(shown.watch()))) {
      throw new UsageException(
          "The statements in the index are marked by the queries of another version of the watch."
              + " Begin with `unsaid assess %s%s`."
                  .formatted(
                      folder,
                      asOf.text == null
                          ? ""
                          : " --as-of " + asOf.text + (asOf.todaysWatch ? " --todays-watch" : "")));
    }
    return shown;
  }

  /** Whether a mark has this content; also if nobody has set one yet. */
  private boolean isNewest(String mark, String content) {
    return history.mark(mark + today.name()).map(Mark::content).orElse(content).equals(content);
  }

  private Edition read(WatchVersion version) {
    try {
      var watch = Commands.files(surroundings).read(folder, version.files());
      return new Edition(watch, Optional.of(version.files()));
    } catch (WatchException e) {
      throw new UsageException(
          "The version of the watch that was first seen at %s cannot be read any more; add --todays-watch to judge by today's. %s"
              .formatted(seconds(version.seen()), e.getMessage()));
    }
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
