package org.unsaid.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is there when it is whole, and not before: what is written stands beside it under
 * another name until then, and is taken away if the work fails.
 */
final class NewFile implements AutoCloseable {

  private final Path file;
  private final Path part;
  private final OutputStream out;

  private NewFile(Path file, Path part, OutputStream out) {
    this.file = file;
    this.part = part;
    this.out = out;
  }

  /**
   * What is worth knowing before the work is done.
   *
   * @throws UsageException if its folder is not there
   */
  static void check(Path file) {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(file + " cannot be written: its folder does not exist.");
    }
    if (Files.isDirectory(file)) {
      throw new UsageException(file + " cannot be written: it is a folder.");
    }
  }

  static NewFile of(Path file) throws IOException {
    check(file);
    var part = file.resolveSibling(".%s.%s.part".formatted(file.getFileName(), UUID.randomUUID()));
    var out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    // a process that is told to end takes it away, too
    part.toFile().deleteOnExit();
    return new NewFile(file, part, out);
  }

  OutputStream stream() {
    return out;
  }

  /** What is written so far, to be filled by others. */
  Path path() {
    return part;
  }

  /** All is written: it takes its name, and the place of an older one. */
  void keep() throws IOException {
    out.close();
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }
}
