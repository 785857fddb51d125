package org.unsaid.collect.http;

import java.time.Duration;

/**
 * The time that one fetch may take. It runs while we deal with a server, and not while we wait for
 * our turn or for room. In real time, whatever the clock says: it guards threads, not records.
 */
final class Deadline {

  private final Duration whole;
  private long left;
  private long since;
  private boolean running;

  Deadline(Duration whole) {
    this.whole = whole;
    this.left = whole.toNanos();
  }

  Duration whole() {
    return whole;
  }

  synchronized void run() {
    since = System.nanoTime();
    running = true;
  }

  synchronized void pause() {
    left = nanos();
    running = false;
  }

  /** What is left; at least a millisecond, since to many a timeout of nothing means for ever. */
  Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, nanos()));
  }

  boolean over() {
    return nanos() <= 0;
  }

  private synchronized long nanos() {
    return running ? left - (System.nanoTime() - since) : left;
  }
}
