package org.unsaid.collect.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Memory for bodies. Small ones are free; of large ones, only a few are read at once, so that
 * hundreds of fetches fit into a small heap.
 */
final class Room {

  /** Bytes that an exchange may hold without asking. */
  static final long FREE = 256 << 10;

  private static final int LARGE_AT_ONCE = 12;

  private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

  Share share(Deadline deadline) {
    return new Share(deadline);
  }

  /** One exchange's part. */
  final class Share implements AutoCloseable {
    private final Deadline deadline;
    private boolean held;

    private Share(Deadline deadline) {
      this.deadline = deadline;
    }

    /**
     * Waits for room where so much needs it, no longer than the fetch may take.
     *
     * @throws NoRoom if there was none in that time
     */
    void hold(long bytes) throws IOException {
      if (held || bytes <= FREE) {
        return;
      }
      try {
        held = large.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
      if (!held) {
        throw new NoRoom();
      }
    }

    @Override
    public void close() {
      if (held) {
        held = false;
        large.release();
      }
    }
  }

  /** Too many large bodies at once. */
  static final class NoRoom extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
