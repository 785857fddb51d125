package org.unsaid.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.archive.WarcFile;
import org.unsaid.core.Watch;

/** Surveys a file in parts at the same time, since unpacking keeps a processor busy. */
final class ImportParts {

  /** Bytes below which a part is not worth a thread. */
  private static final long SHORTEST = 1 << 20;

  private ImportParts() {}

  /**
   * Null: it is to be read from its beginning to its end, because it cannot be read otherwise, or
   * is too small, or broken somewhere.
   */
  static @Nullable ImportPart read(Path path, int threads, Watch watch, @Nullable String source)
      throws IOException {
    var parts = new ArrayList<WarcFile>();
    try {
      open(path, threads, parts);
      return parts.size() < 2 ? null : read(parts, watch, source);
    } finally {
      for (var part : parts) {
        part.close();
      }
    }
  }

  /** Opens a file at several places, in their order; none if it is too small to be parted. */
  private static void open(Path path, int threads, List<WarcFile> opened) throws IOException {
    long length = Files.size(path);
    long parts = Math.min(threads, length / SHORTEST);
    if (parts < 2) {
      return;
    }
    opened.add(WarcFile.contents(path, 0));
    for (long i = 1; i < parts; i++) {
      var near = WarcFile.contentsNear(path, length / parts * i);
      if (near.isPresent() && near.get().place() > opened.getLast().place()) {
        opened.add(near.get());
      } else if (near.isPresent()) {
        near.get().close();
      }
    }
  }

  private static @Nullable ImportPart read(
      List<WarcFile> opened, Watch watch, @Nullable String source) throws IOException {
    var begins = opened.stream().map(WarcFile::place).toList();
    var ends = new ArrayList<>(begins.subList(1, begins.size()));
    ends.add(ImportPart.END_OF_FILE);
    var parts = new ArrayList<ImportPart>();
    try (var pool =
        Executors.newFixedThreadPool(
            opened.size(), Thread.ofPlatform().daemon().name("survey-", 1).factory())) {
      var reading = new ArrayList<Future<ImportPart>>();
      for (int i = 0; i < opened.size(); i++) {
        var warc = opened.get(i);
        long end = ends.get(i);
        reading.add(pool.submit(() -> ImportPart.read(warc, end, watch, source, _ -> {})));
      }
      for (var part : reading) {
        parts.add(part.get());
      }
    } catch (ExecutionException e) {
      // whoever reads it as a whole meets the same fault, and tells where
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while it was surveyed", e);
    }
    return joined(parts, ends, new ImportLists(watch));
  }

  /** Null: one did not end where the next begins, or has broken records, which are to be told. */
  private static @Nullable ImportPart joined(
      List<ImportPart> parts, List<Long> ends, ImportLists found) {
    long entries = 0;
    var marks = new ImportMarks(0);
    var pages = LongStream.builder();
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      if (part.broken() > 0 || part.end() != ends.get(i)) {
        return null;
      }
      marks.add(entries, part.marks());
      found.add(part.lists());
      long before = entries;
      for (long page : part.pages()) {
        pages.add(ImportPart.behind(before, page));
      }
      entries += part.entries();
    }
    return new ImportPart(
        entries, 0, ImportPart.END_OF_FILE, marks, found, pages.build().toArray());
  }
}
