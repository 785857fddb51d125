package org.unsaid.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One run a home at a time. The operating system holds the lock and frees it when its process ends,
 * however it ends; {@code HOME/lock} stays behind and means nothing by itself.
 */
public final class HomeLock implements AutoCloseable {
  private static final int LONGEST_COMMAND = 200;

  /**
   * Homes held by this JVM. Asked first: on POSIX, opening and closing a locked file a second time
   * within one process would free the lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path home;
  private final FileChannel channel;

  private HomeLock(Path home, FileChannel channel) {
    this.home = home;
    this.channel = channel;
  }

  /**
   * @param home unsaid's home folder; made if missing
   * @throws HomeInUseException if another run holds it
   * @throws ServerException if the folder cannot be made or written
   */
  public static HomeLock acquire(Path home) {
    Path real;
    try {
      real = Files.createDirectories(home).toRealPath();
    } catch (IOException e) {
      throw unusable(home, e);
    }
    if (!HELD.add(real)) {
      throw new HomeInUseException(home, holder());
    }
    try {
      return new HomeLock(real, locked(home, real.resolve("lock")));
    } catch (IOException e) {
      HELD.remove(real);
      throw unusable(home, e);
    } catch (HomeInUseException e) {
      HELD.remove(real);
      throw e;
    }
  }

  private static ServerException unusable(Path home, IOException e) {
    return new ServerException(
        "The home folder %s cannot be used: %s".formatted(home, e), Remedy.NOT_WRITABLE.advice, e);
  }

  private static FileChannel locked(Path home, Path file) throws IOException {
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      try (channel) {
        throw new HomeInUseException(home, read(channel));
      }
    }
    channel.truncate(0);
    channel.write(StandardCharsets.UTF_8.encode(holder()));
    channel.force(false);
    return channel;
  }

  private static String read(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(1_024);
    channel.read(bytes, 0);
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
  }

  /** This process, told as another run will show it. */
  private static String holder() {
    var self = ProcessHandle.current();
    var since = self.info().startInstant().orElseGet(Instant::now).truncatedTo(ChronoUnit.SECONDS);
    var command = System.getProperty("sun.java.command", "unsaid");
    return "process %d since %s: %s"
        .formatted(
            self.pid(), since, command.substring(0, Math.min(LONGEST_COMMAND, command.length())));
  }

  /** Frees the home; more than once is harmless. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      channel.truncate(0);
    } catch (IOException e) {
      throw new UncheckedIOException("The lock on " + home + " cannot be freed", e);
    } finally {
      HELD.remove(home);
    }
  }
}
