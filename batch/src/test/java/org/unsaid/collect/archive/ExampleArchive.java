package org.unsaid.collect.archive;

import static org.unsaid.collect.archive.Invented.NOON;
import static org.unsaid.collect.archive.Invented.answer;
import static org.unsaid.collect.archive.Invented.page;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.unsaid.collect.http.Exchange;

/**
 * Writes a small archive with a record of each kind, for {@code .ci/archive-judge}. Pages and
 * ministries are invented.
 *
 * <pre>ExampleArchive FOLDER</pre>
 */
final class ExampleArchive {

  private ExampleArchive() {}

  public static void main(String[] args) {
    write(Path.of(args[0]));
  }

  static void write(Path folder) {
    try (var archive = Invented.open(folder, 6_000)) {
      for (var day = 0; day < 12; day++) {
        var at = NOON.plus(Duration.ofDays(day));
        var about = Map.of("source", "tides-news", "note", "Ebbe & Flut — 潮汐");
        archive.keep(
            List.of(
                answer(301).with("Location", "/news/").at(at).made(),
                page("The tide rose by " + day / 3 + " feet. 潮水")
                    .gzip()
                    .chunked()
                    .with("ETag", "\"" + day / 3 + "\"")
                    .at(at.plusMillis(40))
                    .made()),
            about);
        archive.keep(
            List.of(
                answer(304)
                    .asking("If-None-Match", "\"" + day / 3 + "\"")
                    .at(at.plusSeconds(3_600))
                    .made(),
                page(URI.create("https://winds.example/日/" + day + "?q=ä"), "West wind")
                    .chunked()
                    .at(at)
                    .made(),
                page(URI.create("http://winds.example/long"), "wind ".repeat(20_000 + day))
                    .truncated(Exchange.Truncated.LENGTH)
                    .at(at)
                    .made(),
                answer(404).at(at.plusSeconds(7_200)).made()),
            Map.of());
      }
    }
  }
}
