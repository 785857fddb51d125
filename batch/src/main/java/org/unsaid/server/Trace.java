package org.unsaid.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What the next run must know about this one should it be killed: {@code server.properties},
 * written before the first process starts.
 *
 * @param fingerprint of the configuration it was started with
 */
record Trace(Run run, String fingerprint) {
  private static final String FILE = "server.properties";

  /** Empty if the last server was stopped in good order, or there was none. */
  static Optional<Trace> in(ServerFolder folder) throws IOException {
    var file = folder.path().resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (var text = Files.newBufferedReader(file)) {
      properties.load(text);
    }
    var mark = properties.getProperty("run", "");
    return mark.isEmpty()
        ? Optional.empty()
        : Optional.of(new Trace(new Run(mark), properties.getProperty("configuration", "")));
  }

  void writeTo(ServerFolder folder) throws IOException {
    var properties = new Properties();
    properties.setProperty("run", run.mark());
    properties.setProperty("configuration", fingerprint);
    properties.setProperty("since", Instant.now().toString());
    var draft = folder.path().resolve(FILE + ".new");
    try (var text = Files.newBufferedWriter(draft)) {
      properties.store(
          text, "The processes of this server carry the run's mark in their command line");
    }
    Files.move(draft, folder.path().resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /** To be called when no process of the run is left. */
  void removeFrom(ServerFolder folder) throws IOException {
    Files.deleteIfExists(folder.path().resolve(run.pidFileName()));
    Files.deleteIfExists(folder.path().resolve(FILE));
  }
}
