package org.unsaid.collect.http;

import java.time.Duration;

/** Time that passes between two requests. Apart from the clock, since a demo moves that by days. */
public interface Pauses {

  /** Nanoseconds since some moment; never goes back. */
  long nanos();

  void sleep(Duration time) throws InterruptedException;

  /** Real ones. */
  static Pauses real() {
    return new Pauses() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
      }
    };
  }
}
