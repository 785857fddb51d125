package org.unsaid.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unsaid.outbox.Standing;
import org.unsaid.publish.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells how a service stands, or stood when it ended. */
@Command(
    name = "status",
    description = {
      "How a service stands: its watch, its tasks, its sources, and digests that did not arrive.",
      "Exit code 0: it serves; 3: it serves, and something is wrong; 4: none serves."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  private static final int WRONG = 3;
  private static final int AWAY = 4;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where everything is kept between commands (default: ./unsaid-data).")
  @Nullable Path home;

  @Option(names = "--json", description = "As one JSON document.")
  boolean json;

  private final Surroundings surroundings;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var place = new Place();
    place.home = home;
    var found = ServiceState.read(place.home());
    if (found.isEmpty()) {
      throw new UsageException(
          "Nothing ever served in %s: start `unsaid serve WATCH`, or name another --home."
              .formatted(place.home()));
    }
    var state = found.get();
    if (json) {
      surroundings.out().println(state.json());
    } else {
      print(state);
    }
    return !state.isAlive() ? AWAY : isSound(state) ? 0 : WRONG;
  }

  private static boolean isSound(ServiceState state) {
    return state.watchFault() == null
        && state.tasks().values().stream().allMatch(run -> run.fault().isEmpty())
        && state.sources().stream().allMatch(source -> source.alarms().isEmpty())
        && state.digests().stream().noneMatch(Standing::isTrouble);
  }

  private void print(ServiceState state) {
    var out = surroundings.out();
    out.println(headline(state));
    out.println("watch " + state.watch() + ", the version of " + time(state.watchSince()));
    if (state.watchFault() != null) {
      out.println("  what the folder holds now is not in force: " + state.watchFault());
    }
    state
        .tasks()
        .forEach(
            (task, run) ->
                out.println(
                    "%-8s %s, %s%s"
                        .formatted(
                            task,
                            time(run.ended()),
                            Progress.seconds(Duration.between(run.began(), run.ended())),
                            run.fault().isEmpty() ? "" : ", FAILED: " + run.fault())));
    if (!state.sources().isEmpty()) {
      out.println();
      out.print(sources(state));
    }
    if (!state.digests().isEmpty()) {
      out.println();
      out.print(digests(state));
    }
  }

  private String digests(ServiceState state) {
    var table = new TextTable(List.of("digest", "to", "made", "how it stands"), 3);
    for (var each : state.digests()) {
      table.add(
          each.subscription(),
          each.address(),
          ago(each.made(), state.written()),
          words(each, state.written()));
    }
    return table.text(surroundings.width());
  }

  private static String words(Standing digest, Instant now) {
    var why = digest.reason() == null ? "" : ": " + digest.reason();
    return switch (digest.state()) {
      case WAITING ->
          digest.tries() == 0
              ? "waits to be sent"
              : "%d tries failed, next %s%s"
                  .formatted(
                      digest.tries(), next(Objects.requireNonNull(digest.nextTry()), now), why);
      case REFUSED -> "refused" + why;
      case EXPIRED -> "given up after days" + why;
      case DOUBTFUL -> "sent twice, and nobody knows whether it arrived" + why;
      case SENT -> "arrived";
    };
  }

  private static String headline(ServiceState state) {
    if (state.isAlive()) {
      return "serving, process %d since %s"
          .formatted(state.process(), state.started() == null ? "?" : time(state.started()));
    }
    return state.stopped() == null
        ? "not serving: process %d was killed, or the machine was; last heard of at %s"
            .formatted(state.process(), time(state.written()))
        : "not serving: stopped at " + time(state.stopped());
  }

  private String sources(ServiceState state) {
    var table =
        new TextTable(
            List.of("source", "last good look", "last new item", "next look", "unread", "remarks"),
            5);
    for (var source : state.sources()) {
      table.add(
          source.source(),
          ago(source.lastGood(), state.written()),
          ago(source.lastNew(), state.written()),
          next(source.next(), state.written()),
          source.unread() == 0 ? "" : String.format(Locale.ROOT, "%,d", source.unread()),
          remarks(source));
    }
    return table.text(surroundings.width());
  }

  private static String remarks(ServiceState.SourceState source) {
    if (!source.alarms().isEmpty()) {
      return String.join("; ", source.alarms());
    }
    return source.failures() == 0
        ? ""
        : "%d failed since, the last by %s".formatted(source.failures(), source.lastFailure());
  }

  private static String next(Instant next, Instant now) {
    return next.isAfter(now) ? "in " + words(Duration.between(now, next)) : "now";
  }

  private static String ago(@Nullable Instant then, Instant now) {
    return then == null ? "never" : words(Duration.between(then, now)) + " ago";
  }

  private static String words(Duration time) {
    if (time.toMinutes() < 2) {
      return Math.max(0, time.toSeconds()) + " s";
    }
    return time.toHours() < 3
        ? time.toMinutes() + " min"
        : time.toDays() < 3 ? time.toHours() + " h" : time.toDays() + " days";
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
