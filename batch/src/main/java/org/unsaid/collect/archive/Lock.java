package org.unsaid.collect.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One writer an archive. The operating system frees the lock when its process ends, however it
 * ends; the file stays behind and means nothing by itself.
 */
final class Lock implements AutoCloseable {

  /** Held by this JVM; asked first, since to close a locked file again would free the lock. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private Lock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * @throws ArchiveException if another writer has it
   */
  static Lock take(Path folder) throws IOException {
    var real = folder.toRealPath();
    if (!HELD.add(real)) {
      throw taken(folder);
    }
    try {
      var channel =
          FileChannel.open(
              real.resolve("archive.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw taken(folder);
      }
      return new Lock(real, channel);
    } catch (IOException | ArchiveException e) {
      HELD.remove(real);
      throw e;
    }
  }

  private static ArchiveException taken(Path folder) {
    return new ArchiveException(
        "The archive %s is being written by another run. Wait for it, or end it.".formatted(folder),
        null);
  }

  /** Whether somebody writes there now. */
  static boolean isTaken(Path folder) throws IOException {
    if (!Files.exists(folder.resolve("archive.lock"))) {
      return false;
    }
    try {
      take(folder).close();
      return false;
    } catch (ArchiveException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(folder);
    }
  }
}
