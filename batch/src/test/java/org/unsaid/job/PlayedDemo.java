package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unsaid.testing.TestServer;

/**
 * The demo as a newcomer runs it: with a server of its own, in an empty home. Run once for all
 * tests of a JVM.
 *
 * @param folder that holds all of it
 */
record PlayedDemo(Path folder, Path home, Path json, Path csv, Ran ran) {

  private static final String ROOT = "unsaid.root";

  private static final class Holder {
    static final PlayedDemo DEMO = run();
  }

  /** Runs it at the first call. */
  static PlayedDemo once() {
    return Holder.DEMO;
  }

  private static PlayedDemo run() {
    var folder = Path.of("target", "played-demo").toAbsolutePath();
    try {
      TestServer.delete(folder);
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var home = folder.resolve("home");
    var json = folder.resolve("board.jsonl");
    var csv = folder.resolve("board.csv");
    var before = System.getProperty(ROOT);
    System.setProperty(ROOT, Ran.ROOT.toString());
    try {
      var ran =
          Ran.command(
              "demo", "--home", home, "--as-of", "2026-07-31", "--json", json, "--csv", csv);
      assertThat(ran.code()).as(ran.err()).isZero();
      return new PlayedDemo(folder, home, json, csv, ran);
    } finally {
      if (before == null) {
        System.clearProperty(ROOT);
      }
    }
  }
}
