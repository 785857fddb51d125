package org.unsaid.collect.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;

/** What a file system must be told so that it forgets nothing. */
final class Disk {

  private Disk() {}

  /** Makes names in a folder last; Windows has no such thing, and needs none. */
  static void syncFolder(Path folder) throws IOException {
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
      return;
    }
    try (var channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }
}
