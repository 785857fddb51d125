package org.unsaid.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Capture;
import tools.jackson.databind.json.JsonMapper;

/**
 * What reading a page costs beside a naive pass over it: parse, drop what is plainly no text, take
 * the rest. Both are measured in the same run, in turns, in CPU time of one thread; so the ratio
 * holds on a busy machine too.
 */
final class ExtractionBenchmark {

  private static final int ROUNDS = 3;

  private ExtractionBenchmark() {}

  /**
   * @param args the file of pages, as {@code unsaid extract --pages} reads it
   */
  public static void main(String[] args) throws IOException {
    var pages = pages(Path.of(args[0]));
    if (pages.isEmpty()) {
      System.out.println("no page of " + args[0] + " is there");
      return;
    }
    try (var extractor = new Extractor()) {
      for (int round = 0; round <= ROUNDS; round++) {
        double naive = 0;
        double whole = 0;
        long characters = 0;
        // in turns, so that what else the machine does weighs on both
        for (var page : pages) {
          long start = cpu();
          characters += naive(page);
          long middle = cpu();
          var _ = extractor.extract(page, PageRules.NONE);
          whole += cpu() - middle;
          naive += middle - start;
        }
        System.out.printf(
            Locale.ROOT,
            "%s %,d pages, %,d characters: naive %.0f pages a CPU second, whole %.0f, ratio %.3f%n",
            round == 0 ? "warming up:" : "round " + round + ":   ",
            pages.size(),
            characters,
            pages.size() * 1e9 / naive,
            pages.size() * 1e9 / whole,
            naive / whole);
      }
    }
  }

  private static long naive(Capture capture) throws IOException {
    var page = Jsoup.parse(new ByteArrayInputStream(capture.body()), null, "");
    page.select("script, style, noscript, nav, header, footer, aside, form").remove();
    return page.body().text().length();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<Capture> pages(Path list) throws IOException {
    var json = new JsonMapper();
    var pages = new ArrayList<Capture>();
    for (var line : Files.readAllLines(list)) {
      var page = json.readTree(line);
      var file = list.toAbsolutePath().resolveSibling(page.path("file").asString());
      if (Files.isRegularFile(file)) {
        pages.add(
            new Capture(
                uri(page.path("url").asString("")), null, Map.of(), Files.readAllBytes(file)));
      }
    }
    return pages;
  }

  private static @Nullable URI uri(String url) {
    try {
      return url.isEmpty() ? null : URI.create(url);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
