package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.archive.WarcEntry;
import org.unsaid.collect.archive.WarcFile;
import org.unsaid.core.Source;
import org.unsaid.core.Watch;
import org.unsaid.extract.Extractor;

/**
 * Goes through files before their pages are read: how sound they are, and what their lists name.
 */
final class ImportSurvey {

  private final Watch watch;
  private final int threads;
  private final ImportLists lists;
  private final List<Surveyed> files = new ArrayList<>();

  /**
   * @param threads that read one file at the same time
   */
  ImportSurvey(Watch watch, int threads) {
    this.watch = watch;
    this.threads = threads;
    this.lists = new ImportLists(watch);
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares files
  private record Surveyed(ImportPlan.File file, long[] pages) {}

  static String digest(Path file) {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read: " + e);
    }
  }

  /**
   * @param broken told each record that cannot be read
   */
  ImportPlan.File file(
      Path path, String digest, @Nullable String source, Consumer<WarcEntry.Broken> broken) {
    try {
      var part = ImportParts.read(path, threads, watch, source);
      if (part == null) {
        try (var warc = WarcFile.contents(path, 0)) {
          part = ImportPart.read(warc, ImportPart.END_OF_FILE, watch, source, broken);
        }
      }
      lists.add(part.lists());
      var file =
          new ImportPlan.File(digest, path, source, part.entries(), part.broken(), part.marks());
      files.add(new Surveyed(file, part.pages()));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  /**
   * What is to be read, once all files are surveyed. A list may go on with a page that nobody knew
   * for a list when it was passed, such as the second of a ministry's press releases: these are
   * read first, and those that they go on with.
   *
   * @param collected see {@link ImportPlan}
   */
  ImportPlan plan(Set<String> collected) {
    followAll();
    return new ImportPlan(
        files.stream().map(Surveyed::file).toList(), lists.named(), lists.addresses(), collected);
  }

  private void followAll() {
    var read = new HashSet<String>();
    for (var next = further(read); !next.isEmpty(); next = further(read)) {
      for (var surveyed : files) {
        follow(surveyed, next);
      }
      read.addAll(next.keySet());
    }
  }

  private Map<String, Source.Polled> further(Set<String> read) {
    var further = lists.further();
    further.keySet().removeAll(read);
    return further;
  }

  private void follow(Surveyed surveyed, Map<String, Source.Polled> further) {
    try {
      read(surveyed, further);
    } catch (IOException e) {
      throw new UncheckedIOException(surveyed.file().path() + " cannot be read again", e);
    }
  }

  private void read(Surveyed surveyed, Map<String, Source.Polled> further) throws IOException {
    var hashes = further.keySet().stream().map(String::hashCode).collect(Collectors.toSet());
    var file = surveyed.file();
    WarcFile warc = null;
    try {
      long at = 0;
      for (long page : surveyed.pages()) {
        if (!hashes.contains(ImportPart.hash(page))) {
          continue;
        }
        long number = ImportPart.number(page);
        var mark = file.marks().before(number);
        if (warc == null || mark.entry() > at) {
          if (warc != null) {
            warc.close();
          }
          warc = WarcFile.contents(file.path(), mark.offset());
          at = mark.entry();
        }
        for (; at < number; at++) {
          warc.skip();
        }
        at++;
        if (warc.next().orElse(null) instanceof WarcEntry.Captured captured) {
          var source = further.get(Extractor.canonical(captured.url()));
          if (source != null) {
            lists.read(captured, source);
          }
        }
      }
    } finally {
      if (warc != null) {
        warc.close();
      }
    }
  }
}
