package org.unsaid.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A run in a JVM of its own, for tests that end it from outside: holds the home, starts a server,
 * and keeps it until told to end. It says on its standard output how far it is.
 */
final class ServerRun {
  static final String READY = "ready";
  static final String STILL_ANSWERS = "the server still answers while the run ends";

  private ServerRun() {}

  /** Arguments: distribution, home. */
  public static void main(String[] args) throws IOException {
    var home = Path.of(args[1]);
    try (var _ = HomeLock.acquire(home);
        var server =
            ElasticsearchServer.start(
                new ElasticsearchServer.Settings(Path.of(args[0]), home, 512, Map.of()))) {
      server.beforeShutdown(() -> ask(server));
      System.out.println(READY);
      System.in.read();
    }
  }

  private static void ask(ElasticsearchServer server) {
    try {
      var process = new Node(server.address(), server.user(), server.password(), null).process();
      System.out.println(process.isPresent() ? STILL_ANSWERS : "the server is gone");
    } catch (IOException | InterruptedException e) {
      System.out.println(e);
    }
  }
}
