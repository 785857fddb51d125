package org.unsaid.job;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Capture;
import org.unsaid.core.When;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.PageRules;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of a file of pages: {@code {"id": …, "file": …, "url": …, "crawled": …}}. */
final class PageLine {

  private static final JsonMapper JSON = new JsonMapper();

  private final Extractor extractor;
  private final PageRules rules;

  PageLine(Extractor extractor, PageRules rules) {
    this.extractor = extractor;
    this.rules = rules;
  }

  /** What was read; a fault of the line or of its page is in the prediction, never thrown. */
  Prediction read(Path input, long number, String text) {
    JsonNode line;
    try {
      line = JSON.readTree(text);
    } catch (JacksonException e) {
      return Prediction.failed(null, "line %d is not JSON: %s".formatted(number, reason(e)));
    }
    var file = line.path("file").asString("");
    var id = line.path("id").asString(file);
    if (id.isEmpty()) {
      return Prediction.failed(
          null, "line %d names no 'file': write {\"id\": …, \"file\": …}".formatted(number));
    }
    try {
      var url = line.path("url").asString("");
      return Prediction.of(
          id,
          extractor.extract(
              new Capture(
                  url.isEmpty() ? null : uri(url),
                  captured(line.path("crawled").asString("")),
                  Map.of(),
                  Files.readAllBytes(find(input, file))),
              rules));
    } catch (NoSuchFileException e) {
      return Prediction.failed(id, "there is no file " + e.getMessage());
    } catch (DateTimeException e) {
      return Prediction.failed(id, "'crawled' is no time: write 2026-03-03");
    } catch (InvalidPathException | IOException e) {
      return Prediction.failed(id, "'%s' cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  /** Beside the list, or in the folder {@code files} there. */
  private static Path find(Path input, String name) {
    var beside = input.toAbsolutePath().resolveSibling(name);
    var below = input.toAbsolutePath().resolveSibling("files").resolve(name);
    return Files.isRegularFile(below) && !Files.isRegularFile(beside) ? below : beside;
  }

  private static @Nullable Instant captured(String text) {
    return text.isEmpty() ? null : When.parse(text.replace(' ', 'T'), ZoneOffset.UTC).latest();
  }

  /** Addresses are written as browsers take them: with blanks, with letters of every script. */
  private static @Nullable URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      try {
        return new URI(url.replaceAll("[\\s\"<>\\\\^`{|}\\[\\]]|%(?![0-9A-Fa-f]{2})", "_"));
      } catch (URISyntaxException still) {
        return null;
      }
    }
  }

  private static String reason(JacksonException e) {
    return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
  }
}
