package org.unsaid.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Watch;
import org.unsaid.watch.WatchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs all jobs of a watch on their schedules, until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Watch: collect, index, judge and tell readers on schedule, until Ctrl-C or SIGTERM.",
      "An edit of the watch is taken over once it is sound."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  /** After that a supervisor kills us anyhow. */
  private static final Duration LONGEST_END = Duration.ofMinutes(4);

  @Parameters(paramLabel = "WATCH", description = "A folder of YAML files.")
  Path folder = Path.of("");

  @Mixin Place place = new Place();

  @Option(
      names = "--max-rejects",
      paramLabel = "PERCENT",
      defaultValue = "5",
      description =
          "Share of bad lines in an archive beyond which a watch is not taken over (default:"
              + " ${DEFAULT-VALUE}).")
  double maxRejects = 5;

  @Option(
      names = "--report-port",
      paramLabel = "PORT",
      description =
          "Show the report at http://127.0.0.1:PORT/, written anew after each judgement; 0 takes"
              + " any free port (default: it is not shown).")
  @Nullable Integer reportPort;

  @Option(
      names = "--tick",
      paramLabel = "DURATION",
      defaultValue = "PT15S",
      hidden = true,
      description = "From one look for what is due to the next.")
  Duration tick = Duration.ofSeconds(15);

  private final Surroundings surroundings;
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch jobsEnded = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean well;

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Unsaid.Interrupted.answerWith(this::end);
    try {
      serve(surroundings.progress().dated());
      well = true;
      return 0;
    } finally {
      ended.countDown();
      jobsEnded.countDown();
    }
  }

  private void serve(Progress progress) {
    var watch = Commands.read(surroundings, folder);
    Errand.require(watch);
    var settings = Settings.of(place.home());
    progress.say("watch", Errand.describe(watch));
    try (var workplace = Workplace.open(place, progress)) {
      workplace.beforeShutdown(() -> awaitQuietly(jobsEnded));
      var errand = new Errand(surroundings, place, folder, progress);
      if (!isServerThere(workplace, watch, progress)) {
        progress.say("stopped", "");
        return;
      }
      try (var inForce =
          new WatchInForce(
              folder,
              soundOr(watch, progress),
              next -> Session.prepare(next, maxRejects, errand, workplace),
              surroundings.clock())) {
        serve(inForce, workplace, settings, progress);
      } finally {
        jobsEnded.countDown();
      }
      progress.say("stopped", "");
    }
  }

  /**
   * Waits until Elasticsearch is there, and collects meanwhile.
   *
   * @return false: we were told to stop before
   */
  private boolean isServerThere(Workplace workplace, Watch watch, Progress progress) {
    var away = workplace.away();
    if (away.isEmpty()) {
      return true;
    }
    progress.say(
        "server", "sources are looked at, and nothing is judged, until it is there: " + away.get());
    try (var outpost = Outpost.open(watch, place.home(), workplace.database(), surroundings)) {
      var since = surroundings.clock().instant();
      boolean stopped = false;
      while (!stopped) {
        var began = surroundings.clock().instant();
        outpost.collect(progress);
        var ended = surroundings.clock().instant();
        stopped = awaitQuietly(told, tick);
        away = workplace.away();
        if (!stopped && away.isEmpty()) {
          progress.say("server", "it is there");
          return true;
        }
        var tasks = new LinkedHashMap<String, Service.TaskRun>();
        tasks.put("collect", new Service.TaskRun(began, ended, ""));
        var now = surroundings.clock().instant();
        tasks.put("index", new Service.TaskRun(since, now, away.orElse("")));
        ServiceState.of(
                new ServiceState.InForce(watch, since, null),
                outpost.report(now),
                folder,
                tasks,
                List.of(),
                now,
                stopped ? now : null)
            .write(place.home());
      }
      return false;
    }
  }

  /** A broken edit while we waited for the server must not end us: the next one is looked at. */
  private Function<Path, Watch> soundOr(Watch before, Progress progress) {
    var first = new AtomicBoolean(true);
    return changed -> {
      try {
        return Commands.read(surroundings, changed);
      } catch (WatchException broken) {
        if (!first.get()) {
          throw broken;
        }
        progress.say(
            "watch",
            "the edit is not taken over, the version of before stays in force: "
                + broken.getMessage());
        return before;
      } finally {
        first.set(false);
      }
    };
  }

  private void serve(
      WatchInForce watch, Workplace workplace, Settings settings, Progress progress) {
    if (reportPort == null) {
      serve(watch, workplace, settings, progress, Optional.empty());
      return;
    }
    var folder = place.home().resolve("report");
    try (var server = ReportServer.start(reportPort, folder)) {
      progress.say("report", "at " + server.address() + ", once something was judged");
      serve(
          watch,
          workplace,
          settings,
          progress,
          Optional.of(
              judged ->
                  ReportCommand.write(
                      judged,
                      workplace.cluster(),
                      workplace.database(),
                      surroundings,
                      folder,
                      progress)));
    }
  }

  private void serve(
      WatchInForce watch,
      Workplace workplace,
      Settings settings,
      Progress progress,
      Optional<Consumer<Watch>> report) {
    try (var telling =
        new Telling(
            workplace.database(),
            place.home(),
            folder.toString(),
            settings,
            surroundings.clock(),
            words -> progress.say("digests", words))) {
      var service =
          new Service(
              watch,
              workplace,
              progress,
              surroundings.clock(),
              telling,
              runs -> note(watch, runs, telling, null),
              report);
      note(watch, Map.of(), telling, null);
      var tasks =
          new Timetable.Tasks(
              service::collect, service::assess, service::linkCopies, service::tell);
      try (var _ =
          Timetable.start(
              workplace.database(), place.database == null, tasks, tick, surroundings.clock())) {
        progress.say("serving", "until Ctrl-C or SIGTERM; `unsaid status` tells how it stands");
        awaitQuietly(told);
        progress.say("stopping", "after what is under way");
        service.stop();
      }
      note(watch, service.runs(), telling, surroundings.clock().instant());
    }
  }

  private void note(
      WatchInForce watch,
      Map<String, Service.TaskRun> tasks,
      Telling telling,
      @Nullable Instant stopped) {
    var now = surroundings.clock().instant();
    ServiceState.of(watch, folder, tasks, telling.standings(), now, stopped).write(place.home());
  }

  /** On a thread of the JVM that ends: whoever stopped us wants to know that it went well. */
  private void end() {
    told.countDown();
    try {
      if (ended.await(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(well ? 0 : 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether we are told to stop within that time. */
  private static boolean awaitQuietly(CountDownLatch latch, Duration longest) {
    try {
      return latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true; // it says the same
    }
  }

  /** An interrupt ends the waiting too: it says the same. */
  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      // the flag stays down, since files are still to be closed well
    }
  }
}
