package org.unsaid.collect.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Memory for bodies. Small ones are free; of larger ones only a few are read at once, of the
 * largest fewer still, so that hundreds of fetches fit into a small heap.
 */
final class Room {

  /** Bytes that an exchange may hold without asking. */
  static final long SMALL = 128 << 10;

  /** Bytes from which on an answer is large. */
  static final long MEDIUM = 4 << 20;

  private static final int MEDIUM_AT_ONCE = 8;
  private static final int LARGE_AT_ONCE = 2;

  private final Semaphore medium = new Semaphore(MEDIUM_AT_ONCE, true);
  private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

  Share share(Deadline deadline) {
    return new Share(deadline);
  }

  /** One exchange's part. */
  final class Share implements AutoCloseable {
    private final Deadline deadline;
    private boolean heldMedium;
    private boolean heldLarge;

    private Share(Deadline deadline) {
      this.deadline = deadline;
    }

    /**
     * Waits for room where so much needs it. The wait is ours and not the server's: it does not
     * count, but is no longer than a fetch may take.
     *
     * @throws NoRoom if there was none in that time
     */
    void hold(long bytes) throws IOException {
      if (bytes > SMALL && !heldMedium) {
        take(medium);
        heldMedium = true;
      }
      // in this order only, so that nobody waits for one who waits for him
      if (bytes > MEDIUM && !heldLarge) {
        take(large);
        heldLarge = true;
      }
    }

    private void take(Semaphore kind) throws IOException {
      if (kind.tryAcquire()) {
        return;
      }
      deadline.pause();
      try {
        if (!kind.tryAcquire(deadline.whole().toNanos(), TimeUnit.NANOSECONDS)) {
          throw new NoRoom();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      } finally {
        deadline.run();
      }
    }

    @Override
    public void close() {
      if (heldLarge) {
        heldLarge = false;
        large.release();
      }
      if (heldMedium) {
        heldMedium = false;
        medium.release();
      }
    }
  }

  /** Too many large bodies at once. */
  static final class NoRoom extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
