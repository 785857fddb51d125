package org.unsaid.job;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.PageRules;

/** Reads the pages that a file of JSON Lines names, and writes a line for each, in its order. */
final class PageRun {

  /** Pages that wait to be written, for each thread; they are all in memory. */
  private static final int AHEAD = 4;

  private final PageLine line;
  private final int threads;
  private final Progress progress;

  PageRun(Extractor extractor, PageRules rules, int threads, Progress progress) {
    this.line = new PageLine(extractor, rules);
    this.threads = threads;
    this.progress = progress;
  }

  /** How many pages there were, and how many could not be read. */
  record Result(long pages, long failed) {}

  Result run(Path input, Path output) {
    if (!Files.isRegularFile(input)) {
      throw new UsageException("There is no file '%s'.".formatted(input));
    }
    var pool = Executors.newFixedThreadPool(threads);
    try (var step = progress.begin("pages", "pages", lines(input));
        var in = reader(input);
        var out = Files.newBufferedWriter(output)) {
      var result = run(input, in, out, pool, step);
      step.done(
          "%,d read, %,d failed".formatted(result.pages() - result.failed(), result.failed()));
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Result run(
      Path input, BufferedReader in, BufferedWriter out, ExecutorService pool, Progress.Step step)
      throws IOException {
    var waiting = new ArrayDeque<Future<Prediction>>();
    long number = 0;
    long pages = 0;
    long failed = 0;
    var text = in.readLine();
    while (text != null || !waiting.isEmpty()) {
      if (text != null && waiting.size() < AHEAD * threads) {
        number++;
        if (!text.isBlank()) {
          var read = text;
          long at = number;
          waiting.add(pool.submit(() -> line.read(input, at, read)));
        }
        text = in.readLine();
        continue;
      }
      var done = get(waiting.remove());
      out.write(done.json());
      out.newLine();
      pages++;
      failed += done.failed() ? 1 : 0;
      step.stepBy(1);
    }
    return new Result(pages, failed);
  }

  private static Prediction get(Future<Prediction> waiting) {
    try {
      return waiting.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static long lines(Path input) throws IOException {
    try (var in = reader(input)) {
      return in.lines().filter(text -> !text.isBlank()).count();
    }
  }

  /** Broken characters spoil one page, not the run. */
  private static BufferedReader reader(Path input) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(input), StandardCharsets.UTF_8));
  }
}
