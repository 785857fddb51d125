package org.unsaid.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs all jobs of a watch on their schedules, until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Watch: collect, index and judge on schedule, until Ctrl-C or SIGTERM.",
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
    progress.say("watch", Errand.describe(watch));
    try (var workplace = Workplace.open(place, progress)) {
      workplace.beforeShutdown(() -> awaitQuietly(jobsEnded));
      var errand = new Errand(surroundings, place, progress);
      try (var inForce =
          new WatchInForce(
              folder,
              changed -> Commands.read(surroundings, changed),
              next -> Session.prepare(next, maxRejects, errand, workplace, surroundings),
              surroundings.clock())) {
        serve(inForce, workplace, progress);
      } finally {
        jobsEnded.countDown();
      }
      progress.say("stopped", "");
    }
  }

  private void serve(WatchInForce watch, Workplace workplace, Progress progress) {
    var service =
        new Service(
            watch, workplace, progress, surroundings.clock(), runs -> note(watch, runs, null));
    note(watch, Map.of(), null);
    var tasks = new Timetable.Tasks(service::collect, service::assess, service::linkCopies);
    try (var _ =
        Timetable.start(
            workplace.database(), place.database == null, tasks, tick, surroundings.clock())) {
      progress.say("serving", "until Ctrl-C or SIGTERM; `unsaid status` tells how it stands");
      awaitQuietly(told);
      progress.say("stopping", "after what is under way");
      service.stop();
    }
    note(watch, service.runs(), surroundings.clock().instant());
  }

  private void note(
      WatchInForce watch, Map<String, Service.TaskRun> tasks, @Nullable Instant stopped) {
    ServiceState.of(watch, folder, tasks, surroundings.clock().instant(), stopped)
        .write(place.home());
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

  /** An interrupt ends the waiting too: it says the same. */
  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      // the flag stays down, since files are still to be closed well
    }
  }
}
