package org.unsaid.collect.http;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets one request a host through at a time, with a pause after each, and none while a host wants
 * to be left alone. Those who wait for one host hold up nobody else.
 */
final class Pace {

  private static final int MANY = 4096;
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);

  private final Duration least;
  private final Pauses pauses;
  private final InstantSource clock;
  private final ConcurrentHashMap<String, Host> hosts = new ConcurrentHashMap<>();

  Pace(Duration least, Pauses pauses, InstantSource clock) {
    this.least = least;
    this.pauses = pauses;
    this.clock = clock;
  }

  /**
   * Waits for the host's turn, which lasts until it is closed.
   *
   * @param wish of the host itself, between two requests; zero: none
   * @throws Resting if the host must not be asked for a while: that is no time to wait in
   */
  Turn turn(String name, Duration wish) throws InterruptedException, Resting {
    if (hosts.size() > MANY) {
      forget();
    }
    var host = hosts.compute(name, (_, known) -> (known == null ? new Host() : known).join());
    try {
      refuseRest(host);
      host.one.acquire();
    } catch (InterruptedException | Resting e) {
      leave(name);
      throw e;
    }
    var turn = new Turn(name, host);
    try {
      refuseRest(host);
      var pause = wish.compareTo(least) > 0 ? wish : least;
      if (host.asked) {
        var wait = host.lastEnd + pause.toNanos() - pauses.nanos();
        if (wait > 0) {
          pauses.sleep(Duration.ofNanos(wait));
        }
      }
    } catch (InterruptedException | Resting e) {
      turn.giveBack();
      throw e;
    }
    return turn;
  }

  private void refuseRest(Host host) throws Resting {
    var until = host.restsUntil;
    if (until != null && clock.instant().isBefore(until)) {
      throw new Resting(until);
    }
  }

  private void leave(String name) {
    hosts.computeIfPresent(name, (_, host) -> host.leave());
  }

  private void forget() {
    var now = pauses.nanos();
    for (var name : hosts.keySet()) {
      hosts.computeIfPresent(name, (_, host) -> host.idle(now, clock.instant()) ? null : host);
    }
  }

  /** The right to send one request. Its end begins the pause. */
  final class Turn implements AutoCloseable {
    private final String name;
    private final Host host;

    private Turn(String name, Host host) {
      this.name = name;
      this.host = host;
    }

    /** The host wants to be left alone until then. */
    void rest(Instant until) {
      host.restsUntil = until;
    }

    @Override
    public void close() {
      host.lastEnd = pauses.nanos();
      host.asked = true;
      giveBack();
    }

    private void giveBack() {
      host.one.release();
      leave(name);
    }
  }

  /** What is known of a host; {@code users} only within the map's own lock. */
  private static final class Host {
    private final Semaphore one = new Semaphore(1, true);
    private int users;
    private volatile boolean asked;
    private volatile long lastEnd;
    private volatile @Nullable Instant restsUntil;

    Host join() {
      users++;
      return this;
    }

    Host leave() {
      users--;
      return this;
    }

    boolean idle(long nanos, Instant now) {
      var until = restsUntil;
      return users == 0
          && nanos - lastEnd > FORGOTTEN.toNanos()
          && (until == null || !now.isBefore(until));
    }
  }

  /** A host asked to be left alone. */
  static final class Resting extends Exception {
    @Serial private static final long serialVersionUID = 1L;
    private final Instant until;

    Resting(Instant until) {
      super("until " + until, null, false, false);
      this.until = until;
    }

    Instant until() {
      return until;
    }
  }
}
