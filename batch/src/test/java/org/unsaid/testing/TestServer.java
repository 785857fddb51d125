package org.unsaid.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.unsaid.server.ElasticsearchServer;
import org.unsaid.server.HomeLock;

/**
 * One embedded server for all tests of a JVM, empty at first, stopped when the JVM ends. Tests name
 * their indices apart or delete what they made.
 */
public final class TestServer {
  private static final Path HOME = Path.of("target", "test-server");
  private static final int HEAP_MEGABYTES = 512;

  private TestServer() {}

  private static final class Holder {
    static final ElasticsearchServer SERVER = startEmpty();
  }

  /** Starts it at the first call; never close it. */
  public static ElasticsearchServer shared() {
    return Holder.SERVER;
  }

  /**
   * Where Maven unpacked Elasticsearch; the fallback is for IDEs, which run in the module's folder.
   */
  public static Path distribution() {
    return Path.of(
        System.getProperty("unsaid.elasticsearch.distribution", "target/elasticsearch-9.2.0"));
  }

  private static ElasticsearchServer startEmpty() {
    HomeLock.acquire(HOME); // until the JVM ends
    var folder = HOME.resolve("elasticsearch");
    if (Files.exists(folder.resolve("server.properties"))) {
      // left behind by tests that were killed
      start().close();
    }
    delete(folder);
    return start();
  }

  private static ElasticsearchServer start() {
    return ElasticsearchServer.start(
        new ElasticsearchServer.Settings(distribution(), HOME, HEAP_MEGABYTES, Map.of()));
  }

  /** Deletes a folder and all below it, if it is there. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var below = Files.walk(folder)) {
      for (var path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
