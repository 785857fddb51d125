package org.unsaid.job;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Counts what steps on several threads have done, for the one who shows it. */
final class Counter {

  private final AtomicLong done = new AtomicLong();
  private volatile LongConsumer listener = _ -> {};

  /** From now on told each number that is added. */
  void restart(LongConsumer told) {
    done.set(0);
    listener = told;
  }

  void add(long more) {
    done.addAndGet(more);
    listener.accept(more);
  }

  long done() {
    return done.get();
  }
}
