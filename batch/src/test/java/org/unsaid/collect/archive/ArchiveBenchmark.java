package org.unsaid.collect.archive;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.unsaid.collect.http.Exchange;

/**
 * Measures what it costs to keep, to read, to verify and to find, by pages of some 60 kB that are
 * made up.
 *
 * <pre>ArchiveBenchmark FOLDER PAGES</pre>
 */
final class ArchiveBenchmark {

  private static final int MOST_LINES = 1_000_000;

  private ArchiveBenchmark() {}

  public static void main(String[] args) throws Exception {
    var folder = Path.of(args[0]);
    var pages = Integer.parseInt(args[1]);
    for (var threads : List.of(1, 16)) {
      keep(folder.resolve("by-" + threads), pages, threads);
    }
    for (var round = 0; round < 8; round++) {
      read(folder.resolve("by-16"), pages);
    }
    time("verified", pages, () -> Verification.of(folder.resolve("by-16"), progress -> {}));
    find(folder);
  }

  private static void keep(Path folder, int pages, int threads) throws Exception {
    var made = IntStream.range(0, pages).mapToObj(ArchiveBenchmark::page).toList();
    try (var archive = Invented.open(folder);
        var pool = Executors.newFixedThreadPool(threads)) {
      time(
          "kept by " + threads + " threads",
          pages,
          () -> {
            var all = new ArrayList<Future<?>>();
            for (var page : made) {
              all.add(pool.submit(() -> archive.keep(List.of(page), Map.of())));
            }
            for (var each : all) {
              each.get();
            }
          });
    }
    System.out.printf("  %d bytes%n", Files.size(Mending.files(folder).getFirst()));
  }

  private static Exchange page(int number) {
    var random = new Random(number);
    var text = new StringBuilder("<!doctype html><title>" + number + "</title>");
    while (text.length() < 60_000) {
      text.append("<p class=\"text\">");
      for (var i = 0; i < 40; i++) {
        text.append(Integer.toString(random.nextInt(20_000), 36)).append(' ');
      }
    }
    var page = Invented.page(URI.create("https://tides.example/" + number), text.toString());
    return number % 2 == 0 ? page.gzip().chunked().made() : page.made();
  }

  private static void read(Path folder, int pages) throws Exception {
    var count = new int[1];
    time(
        "read",
        pages,
        () -> {
          for (var file : Mending.files(folder)) {
            try (var warc = WarcFile.open(file)) {
              for (var entry = warc.next(); entry.isPresent(); entry = warc.next()) {
                count[0] += entry.get() instanceof WarcEntry.Captured ? 1 : 0;
              }
            }
          }
        });
    System.out.printf("  %d pages%n", count[0]);
  }

  private static void find(Path folder) throws Exception {
    Files.createDirectories(folder.resolve("index"));
    for (var file = 0; file < 4; file++) {
      var warc = folder.resolve("index/" + FileName.after(null, Instant.EPOCH.plusSeconds(file)));
      Files.write(warc, new byte[file + 1]);
      SortedFile.write(Catalogue.indexOf(warc), file + 1L, lines(file));
    }
    try (var catalogue = new Catalogue()) {
      try (var all = Files.newDirectoryStream(folder.resolve("index"), "*.gz")) {
        for (var warc : all) {
          catalogue.open(warc);
        }
      }
      var random = new Random(1);
      for (var round = 0; round < 3; round++) {
        time(
            "found among %d lines in 4 files".formatted(MOST_LINES),
            5_000,
            () -> {
              for (var i = 0; i < 5_000; i++) {
                var key = IndexLine.key("https://tides.example/" + random.nextInt(MOST_LINES / 2));
                catalogue.newest(key, Instant.parse("2026-06-01T00:00:00Z"), 99, line -> true);
              }
            });
      }
    }
  }

  private static SortedSet<String> lines(int file) throws IOException {
    var lines = new TreeSet<String>();
    for (var i = 0; i < MOST_LINES / 4; i++) {
      var at = Invented.NOON.plusSeconds(i);
      var url = "https://tides.example/" + (i * 4 + file) / 2;
      lines.add(
          new IndexLine(url, at, at, "text/html", 200, "sha256:" + i, null, 9, i, "f" + file)
              .text());
    }
    return lines;
  }

  private interface Work {
    void done() throws Exception;
  }

  private static void time(String what, int count, Work work) throws Exception {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var start = System.nanoTime();
    var startOfWork = system.getProcessCpuTime();
    work.done();
    System.out.printf(
        "%s: %.3f ms each, %.3f ms of a processor%n",
        what,
        (System.nanoTime() - start) / 1e6 / count,
        (system.getProcessCpuTime() - startOfWork) / 1e6 / count);
  }
}
