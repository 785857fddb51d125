package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of the demo: stands until it is moved, but for a millisecond at each look, so that what
 * is done after something else is later. It is kept in the home: a second demo does not play again,
 * and one that was killed goes on where it ended.
 */
final class PlayedClock implements InstantSource {

  private static final Duration TICK = Duration.ofMillis(1);

  private final Path file;
  private final AtomicReference<Instant> now;

  private PlayedClock(Path file, Instant now) {
    this.file = file;
    this.now = new AtomicReference<>(now);
  }

  /** The clock of a home; at {@code start} if nothing was played in it. */
  static PlayedClock of(Path home, Instant start) {
    var file = home.resolve("demo-clock.txt");
    if (!Files.exists(file)) {
      return new PlayedClock(file, start);
    }
    try {
      return new PlayedClock(file, Instant.parse(Files.readString(file).strip()));
    } catch (IOException | DateTimeParseException e) {
      throw new UsageException(
          "%s holds no time: %s. Delete the folder, and the demo is played anew."
              .formatted(file, e.getMessage()));
    }
  }

  @Override
  public Instant instant() {
    return now.updateAndGet(time -> time.plus(TICK));
  }

  /** Without a tick. */
  Instant standing() {
    return now.get();
  }

  void moveTo(Instant time) {
    now.set(time);
  }

  /** What is done up to now is done: a later demo goes on here. */
  void keep() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, now.get() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("The clock of the demo cannot be kept in " + file, e);
    }
  }
}
