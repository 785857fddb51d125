package org.unsaid.job;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.unsaid.collect.http.Resolver;
import org.unsaid.collect.ledger.Looked;
import org.unsaid.collect.ledger.PageLooked;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Finding;
import org.unsaid.demo.World;
import org.unsaid.demo.WorldException;

/**
 * July 2026 in the invented republic: serves its sites on loopback, moves the clock through the
 * month and looks at what is due, over HTTP, as {@code serve} would have done. All stages are given
 * its clock; what the verdicts say comes from what was fetched, and from nowhere else.
 */
final class Play implements AutoCloseable {

  static final Instant BEGINS = Instant.parse("2026-07-01T00:00:00Z");
  static final Instant ENDS = Instant.parse("2026-08-01T00:00:00Z");

  private static final Duration STEP = Duration.ofHours(12);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.UK).withZone(ZoneOffset.UTC);

  private final PlayedClock clock;
  private final Instant opened;
  private final World world;
  private final Progress quiet;
  private final Set<String> failing = new HashSet<>();
  private final Set<String> missing = new HashSet<>();

  private Play(PlayedClock clock, World world) {
    this.clock = clock;
    this.opened = clock.standing();
    this.world = world;
    this.quiet =
        new Progress(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            false,
            clock);
  }

  /** The world begins to answer; its time does not pass yet. */
  static Play open(Path folder, Path home) {
    var clock = PlayedClock.of(home, BEGINS);
    if (!clock.standing().isBefore(ENDS)) {
      // no two commands at one time: what changed in the watch since is to be judged anew
      clock.moveTo(clock.standing().plus(Duration.ofMinutes(1)));
    }
    try {
      return new Play(clock, World.open(folder.resolve("world"), clock::standing));
    } catch (WorldException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  PlayedClock clock() {
    return clock;
  }

  /** To whoever stands in the script, all at one port of this machine; nobody else can be found. */
  Surroundings.Network network() {
    return new Surroundings.Network(
        new Resolver() {
          @Override
          public List<InetAddress> resolve(String host) throws UnknownHostException {
            if (!world.has(host)) {
              throw new UnknownHostException(host + " is not in the world of the demo");
            }
            return List.of(InetAddress.getLoopbackAddress());
          }

          @Override
          public int port(String host, int port) {
            return world.port();
          }
        },
        new PlayedPauses());
  }

  /** Looks at the sites round by round, to the end of the month; nothing if that was done. */
  void collect(JobRuns jobs, Progress progress) {
    if (!clock.standing().isBefore(ENDS)) {
      progress.say(
          "play", "July 2026 was played before: its pages are in the archive of this home");
      clock.keep();
      return;
    }
    progress.say(
        "play",
        "an invented republic on this machine; its July 2026 passes now, in simulated time (UTC)");
    long rounds = Duration.between(BEGINS, ENDS).dividedBy(STEP);
    long lists = 0;
    long pages = 0;
    try (var step = progress.begin("July", "rounds", rounds)) {
      for (var time = next(opened); time.isBefore(ENDS); time = time.plus(STEP)) {
        clock.moveTo(time);
        if (jobs.isAnyDue()) {
          var round = jobs.collect(quiet);
          tell(round, time, progress);
          lists += round.lists().size();
          pages += round.pages().size();
        }
        clock.keep();
        step.stepTo(Duration.between(BEGINS, time).dividedBy(STEP) + 1);
      }
      step.done(
          "31 days in %,d rounds: %,d looks at lists, %,d at pages"
              .formatted(rounds, lists, pages));
    }
    clock.moveTo(ENDS);
    clock.keep();
  }

  /** The first round that was not played to its end; looking at the clock begins none. */
  private static Instant next(Instant now) {
    long done = Duration.between(BEGINS, now).dividedBy(STEP);
    return now.equals(BEGINS) ? BEGINS : BEGINS.plus(STEP.multipliedBy(done + 1));
  }

  /** What a newcomer should not miss: once when it begins, and once when it is over. */
  private void tell(Round round, Instant time, Progress progress) {
    var when = DAY.format(time) + "  ";
    for (var list : round.lists()) {
      var attempt = list.attempt();
      boolean failed =
          attempt.outcome() == Outcome.FAILED || attempt.outcome() == Outcome.DISALLOWED;
      if (failed && failing.add(attempt.source())) {
        progress.say("", when + Round.words(attempt));
      } else if (!failed && failing.remove(attempt.source())) {
        progress.say("", when + attempt.source() + ": " + back(list));
      }
    }
    for (var page : round.pages()) {
      var url = page.attempt().url();
      if (page instanceof PageLooked.Missing && missing.add(url.toString())) {
        progress.say("", when + url + " is no longer there");
      }
    }
    for (var finding : round.findings()) {
      if (finding.kind() != Finding.Kind.SOURCE_ALARM) {
        progress.say("", when + finding.summary());
      }
    }
  }

  private static String back(Looked list) {
    var gap = list.gap();
    return gap == null
        ? "back again, and its list still reaches back: nothing was missed"
        : "back again, but with a gap: " + gap.why();
  }

  @Override
  public void close() {
    world.close();
  }
}
