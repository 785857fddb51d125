package org.unsaid.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.unsaid.core.Watch;

/**
 * The tasks of a service, one at a time. What goes wrong in one is told and tried again the next
 * time: while Elasticsearch is away, collecting goes on, since what was not fetched is lost.
 */
final class Service {

  private final WatchInForce watch;
  private final Workplace workplace;
  private final Progress progress;
  private final InstantSource clock;
  private final Telling telling;
  private final Consumer<Map<String, TaskRun>> listener;
  private final Optional<Consumer<Watch>> report;
  private final Map<String, TaskRun> runs = new LinkedHashMap<>();
  private boolean fresh = true;
  private boolean serverIsNew;

  /** Before then, what is new is judged without looking whose text it repeats. */
  private Instant nextLinks = Instant.MIN;

  private volatile boolean stopped;

  /**
   * The last time that a task ran.
   *
   * @param fault why it failed; empty: it did not
   */
  record TaskRun(Instant began, Instant ended, String fault) {}

  /**
   * @param listener told after each task how the last run of each was
   * @param report shows what was judged; empty: nobody wants to see it
   */
  Service(
      WatchInForce watch,
      Workplace workplace,
      Progress progress,
      InstantSource clock,
      Telling telling,
      Consumer<Map<String, TaskRun>> listener,
      Optional<Consumer<Watch>> report) {
    this.watch = watch;
    this.workplace = workplace;
    this.progress = progress;
    this.clock = clock;
    this.telling = telling;
    this.listener = listener;
    this.report = report;
  }

  /**
   * Takes an edit of the watch over, looks at the sources that are due, and brings what is new into
   * the index.
   *
   * @return whether there is something new to judge
   */
  boolean collect() {
    attempt(
        "collect",
        () -> {
          reload();
          watch.session().collect();
        });
    attempt(
        "index",
        () -> {
          if (fresh) {
            watch.session().readArchives();
          }
          fresh |= watch.session().jobs().readCaptures() > 0;
        });
    return fresh;
  }

  /** Judges all events as of now. */
  void assess() {
    if (fresh && !clock.instant().isBefore(nextLinks)) {
      linkCopies();
    }
    fresh = false;
    attempt("assess", () -> watch.session().assess(clock.instant()));
    report.ifPresent(shown -> attempt("report", () -> shown.accept(watch.session().watch())));
  }

  /**
   * Finds who repeats whom, for which all statements are read: before something new is judged,
   * since who repeats another has not answered itself; but for no more than a tenth of all time.
   */
  void linkCopies() {
    var began = clock.instant();
    attempt("copies", () -> watch.session().linkCopies());
    var took = Duration.between(began, clock.instant());
    nextLinks = began.plus(took.multipliedBy(10));
    attempt("old runs", () -> watch.session().jobs().forgetOldRuns());
  }

  /** Tells readers what changed, where it is time. */
  void tell() {
    attempt(
        "digests",
        () -> {
          var its = watch.session().watch();
          telling.tell(its, () -> workplace.cluster().verdicts(its).read());
        });
  }

  /** How the last run of each task was; once it is stopped. */
  Map<String, TaskRun> runs() {
    return runs;
  }

  /** Lets the task that runs end soon; no other begins. Any thread may call it. */
  void stop() {
    stopped = true;
    if (watch.session().isOpen()) {
      watch.session().jobs().stop();
    }
  }

  private void reload() {
    // while Elasticsearch is away, another version could not be opened, and nobody would collect
    if (!watch.isEdited() || !workplace.answers()) {
      return;
    }
    watch.reload();
    if (watch.fault().isPresent()) {
      progress.say(
          "watch",
          "the edit is not taken over, the version of %s stays in force: %s"
              .formatted(watch.since(), watch.fault().get()));
    } else {
      progress.say("watch", "taken over: " + Errand.describe(watch.session().watch()));
      fresh = true;
    }
  }

  private void attempt(String task, Runnable work) {
    if (stopped) {
      return;
    }
    var began = clock.instant();
    var fault = "";
    try {
      if (!watch.session().isOpen()) {
        watch.reopen();
      }
      work.run();
    } catch (RuntimeException e) {
      // whatever it was: a service that ends at its first fault watches nothing
      fault = told(task, e);
      reopen();
    }
    runs.put(task, new TaskRun(began, clock.instant(), fault));
    listener.accept(runs);
  }

  private String told(String task, RuntimeException e) {
    var message = e.getMessage() == null ? e.toString() : e.getMessage();
    progress.say(task, "failed, and is tried again: " + message);
    return message;
  }

  /** Our own server may have died: then another is started. */
  private void reopen() {
    try {
      serverIsNew |= workplace.restartServer();
      if (serverIsNew) {
        watch.reopen();
        serverIsNew = false;
        progress.say("server", "Elasticsearch was started again");
        fresh = true;
      }
    } catch (RuntimeException e) {
      // whatever it was: the next task that fails tries again
      progress.say("server", "Elasticsearch cannot be started again: " + e.getMessage());
    }
  }
}
