package org.unsaid.job;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this program lies: the launcher says so, since a jar alone cannot know. */
final class Installation {

  private static final String VERSION = "9.2.0";

  private Installation() {}

  /** The unpacked Elasticsearch that the build fetched. */
  static Path elasticsearch() {
    var named = System.getProperty("unsaid.elasticsearch.distribution");
    return named != null
        ? Path.of(named)
        : root().resolve("batch").resolve("target").resolve("elasticsearch-" + VERSION);
  }

  /** The watch that {@code unsaid demo} runs. */
  static Path demo() {
    var demo = root().resolve("batch").resolve("examples").resolve("demo");
    if (!Files.isDirectory(demo)) {
      throw new UsageException(
          "The demo lies in batch/examples/demo of the sources, and not in " + demo);
    }
    return demo;
  }

  private static Path root() {
    return Path.of(System.getProperty("unsaid.root", "")).toAbsolutePath();
  }
}
