package org.unsaid.extract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.unsaid.core.Capture;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for {@code unsaid extract --pages} until it is there. */
final class Score {

  private Score() {}

  public static void main(String[] args) throws IOException {
    var json = new JsonMapper();
    var extractor = new Extractor();
    long cpu = 0;
    int pages = 0;
    try (var out = Files.newBufferedWriter(Path.of(args[1]))) {
      for (var line : Files.readAllLines(Path.of(args[0]))) {
        var page = json.readTree(line);
        var prediction = json.createObjectNode().put("id", page.path("id").asString());
        if (args.length > 2 && !page.path("bench").asString().matches(args[2])) {
          continue;
        }
        try {
          var root =
              args.length > 3
                  ? Path.of(args[3])
                  : Path.of(args[0]).toAbsolutePath().resolveSibling("");
          var bytes = Files.readAllBytes(root.resolve(page.path("file").asString()));
          var crawled = page.path("crawled").asString("");
          var capture =
              new Capture(
                  page.path("url").asString("").isEmpty() ? null : uri(page.path("url").asString()),
                  crawled.isEmpty()
                      ? null
                      : LocalDate.parse(crawled)
                          .plusDays(1)
                          .atStartOfDay(ZoneOffset.UTC)
                          .toInstant(),
                  Map.of(),
                  bytes);
          long start = System.nanoTime();
          var read = extractor.extract(capture);
          cpu += System.nanoTime() - start;
          pages++;
          prediction.put("title", read.title().value());
          prediction.put("text", read.text().value());
          prediction.put("language", read.language().value());
          var published = read.dating().published();
          if (published == null) {
            prediction.putNull("published");
          } else {
            prediction.put("published", published.time().toString());
            prediction.put("published_precision", published.time().precision().stored());
          }
        } catch (RuntimeException | IOException e) {
          prediction.put("error", e.toString());
          System.err.println(page.path("id").asString() + " " + e);
        }
        out.write(json.writeValueAsString(prediction));
        out.newLine();
      }
    }
    System.err.printf("%d pages, %.2f ms a page%n", pages, cpu / 1e6 / pages);
  }

  private static URI uri(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      return URI.create(url.replaceAll("[^\\x21-\\x7e]|[\"<>\\\\^`{|}]", "_"));
    }
  }
}
