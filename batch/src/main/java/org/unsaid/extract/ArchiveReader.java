package org.unsaid.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;

/**
 * The lines of an archive, one after the other: of a file (plain, {@code .gz} or {@code .zst}), or
 * of all such files of its format below a folder, in the order of their paths. Blank lines are
 * none.
 */
public final class ArchiveReader implements AutoCloseable {

  private final Source.Archive archive;
  private final Iterator<Path> files;
  private @Nullable Lines current;
  private long read;

  private ArchiveReader(Source.Archive archive, List<Path> files) {
    this.archive = archive;
    this.files = files.iterator();
  }

  /**
   * @throws ArchiveException if there is no such file, or none of its format in the folder
   */
  public static ArchiveReader open(Source.Archive archive) {
    return new ArchiveReader(archive, files(archive));
  }

  /** The files that an archive consists of, in the order in which they are read. */
  public static List<Path> files(Source.Archive archive) {
    var path = archive.path();
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new ArchiveException(
          "Archive '%s': there is no file or folder %s. Put it there, or name another with --archive."
              .formatted(archive.id(), path));
    }
    try (var walk = Files.walk(path)) {
      var found =
          walk.filter(Files::isRegularFile)
              .filter(file -> isOf(archive.format(), file))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new ArchiveException(
            "Archive '%s': the folder %s holds no file .%s, plain or packed with gz or zst."
                .formatted(archive.id(), path, extension(archive.format())));
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new ArchiveException("Archive '" + archive.id() + "': " + path + ": " + e, e);
    }
  }

  /**
   * The next line; null after the last.
   *
   * @throws ArchiveException if a file cannot be read, or its packing is damaged
   */
  public @Nullable ArchiveLine next() {
    while (true) {
      if (current == null) {
        if (!files.hasNext()) {
          return null;
        }
        current = open(files.next());
      }
      try {
        var line = current.next();
        if (line != null) {
          read++;
          return line;
        }
        current.close();
        current = null;
      } catch (IOException | UncheckedIOException e) {
        throw new ArchiveException(
            "Archive '%s': after %d lines: %s"
                .formatted(archive.id(), read, String.valueOf(e.getMessage())),
            e);
      }
    }
  }

  /** Passes over lines, cheaper than reading them. */
  public void skip(long lines) {
    for (long i = 0; i < lines && next() != null; i++) {
      // next() has the effect
    }
  }

  private Lines open(Path file) {
    var name = archive.path().equals(file) ? file.getFileName() : archive.path().relativize(file);
    try {
      return Lines.open(archive.format(), file, String.valueOf(name));
    } catch (IOException e) {
      throw new ArchiveException("Archive '" + archive.id() + "': " + file + ": " + e, e);
    }
  }

  private static boolean isOf(Source.Archive.Format format, Path file) {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    var extension = "." + extension(format);
    return name.endsWith(extension)
        || name.endsWith(extension + ".gz")
        || name.endsWith(extension + ".zst");
  }

  private static String extension(Source.Archive.Format format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    if (current != null) {
      try {
        current.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
