package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.Fetch;
import org.unsaid.collect.http.FetchRequest;
import org.unsaid.core.Capture;
import org.unsaid.core.When;
import org.unsaid.extract.Extraction;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.PageRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads pages and documents without a watch, and says what was read and why. */
@Command(
    name = "extract",
    description = {
      "Read title, text, language and publication time of a page or document, or of many.",
      "Nothing is kept: this shows how statements would be read."
    },
    mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {

  /** Some pages could not be read. */
  private static final int REJECTS = 3;

  @Parameters(
      paramLabel = "FILE|URL",
      arity = "0..1",
      description = "A saved page, a PDF or Word file, or an address.")
  @Nullable String target;

  @Option(
      names = "--explain",
      description = "Say why: all dates that were found, ranked, and what decided.")
  boolean explain;

  @Option(names = "--json", description = "Print one JSON object, as --pages writes them.")
  boolean json;

  @Option(names = "--url", paramLabel = "URL", description = "Address that the file came from.")
  @Nullable String url;

  @Option(
      names = "--captured",
      paramLabel = "TIME",
      description = "When the file was taken, such as 2026-03-03: no date in it can be later.")
  @Nullable String captured;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Where its publisher is, such as Asia/Shanghai; assumed where it states none.")
  @Nullable String zone;

  @Option(
      names = "--pages",
      paramLabel = "FILE",
      description =
          "JSON Lines with id, file (beside it), url and crawled: read each of these pages.")
  @Nullable Path pages;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where --pages writes id, title, text, published, published_precision, language.")
  @Nullable Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Pages that are read at the same time (default: one a core).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Mixin NetworkOptions network = new NetworkOptions();

  private final Surroundings surroundings;

  ExtractCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (pages != null) {
      if (target != null || explain || json || url != null || captured != null) {
        throw new UsageException("--pages reads many pages: give it --out, and no single page.");
      }
      return many(pages);
    }
    if (target == null || out != null) {
      throw new UsageException(
          "Name a file or an address, or --pages FILE --out FILE for many; see --help.");
    }
    return one(target);
  }

  private int many(Path input) {
    if (out == null) {
      throw new UsageException("--pages needs --out FILE: where the predictions go.");
    }
    if (threads < 1) {
      throw new UsageException("--threads " + threads + ": at least one is needed.");
    }
    try (var extractor = new Extractor()) {
      var result =
          new PageRun(extractor, rules(), threads, surroundings.progress()).run(input, out);
      return result.failed() == 0 ? 0 : REJECTS;
    }
  }

  private int one(String name) {
    var capture = isAddress(name) ? fetch(name) : file(Path.of(name));
    try (var extractor = new Extractor()) {
      var extraction = extractor.extract(capture, rules());
      if (json) {
        surroundings.out().println(Prediction.of(name, extraction).json());
      } else {
        surroundings
            .out()
            .print(new Explanation(surroundings.width(), zoneId()).of(name, extraction, explain));
      }
      return extraction instanceof Extraction.Read ? 0 : REJECTS;
    }
  }

  private static boolean isAddress(String name) {
    return name.regionMatches(true, 0, "http://", 0, 7)
        || name.regionMatches(true, 0, "https://", 0, 8);
  }

  private Capture fetch(String address) {
    if (url != null || captured != null) {
      throw new UsageException("--url and --captured belong to a file, and this is an address.");
    }
    var asked = uri("the address", address);
    try (var fetcher = network.fetcher(surroundings)) {
      return switch (fetcher.fetch(FetchRequest.of(asked))) {
        case Fetch.Fetched fetched -> fetched.answer().capture();
        case Fetch.NotModified _ -> throw new IllegalStateException("304 to a plain request");
        case Fetch.Disallowed disallowed ->
            throw new UsageException(asked + " may not be fetched: " + disallowed.why());
        case Fetch.Failed failed ->
            throw new UsageException(
                "%s cannot be fetched: %s: %s"
                    .formatted(asked, failed.failure().stored(), failed.why()));
      };
    }
  }

  private Capture file(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "There is no file '%s'. An address begins with http:// or https://.".formatted(file));
    }
    try {
      return new Capture(
          url == null ? null : uri("--url", url),
          captured == null ? null : time(captured),
          Map.of(),
          Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PageRules rules() {
    return new PageRules(Map.of(), zoneId(), List.of());
  }

  private @Nullable ZoneId zoneId() {
    if (zone == null) {
      return null;
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new UsageException(
          "--zone '%s' is not a time zone. Write a region and a city, such as Asia/Shanghai."
              .formatted(zone));
    }
  }

  private static Instant time(String text) {
    try {
      return When.parse(text, ZoneOffset.UTC).latest();
    } catch (DateTimeException e) {
      throw new UsageException(
          "--captured '%s' is no time: write 2026-03-03 or 2026-03-03T14:05Z".formatted(text));
    }
  }

  private static URI uri(String what, String text) {
    try {
      var uri = new URI(text);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new UsageException("%s '%s': %s".formatted(what, text, e.getReason()));
    }
    throw new UsageException("%s '%s' names no host".formatted(what, text));
  }
}
