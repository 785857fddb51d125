package org.unsaid.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.unsaid.collect.http.Pauses;

/** Pauses that take no time: whoever sleeps moves the time of all on, and it never goes back. */
final class PlayedPauses implements Pauses {

  private final AtomicLong slept = new AtomicLong();

  @Override
  public long nanos() {
    return slept.get();
  }

  @Override
  public void sleep(Duration time) {
    slept.addAndGet(Math.max(0, time.toNanos()));
  }
}
