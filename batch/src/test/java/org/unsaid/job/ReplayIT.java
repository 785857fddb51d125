package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;

/** A case from the past, seen as one would have seen it on each of its days. */
@ResourceLock(Alone.COMMANDS)
class ReplayIT {

  private static final Path WATCH = Ran.ROOT.resolve("batch/examples/zhou-2014");

  @TempDir Path folder;

  @Test
  void knowsOfAnActFromTheDayOnWhichItWasPublishedAndNotOnWhichItWasDone() {
    Outside.cluster().clear();
    var answered = new LinkedHashMap<String, String>();
    for (var day : List.of("2014-08-01", "2014-08-02", "2014-08-16", "2014-08-17", "2014-08-18")) {
      answered.put(day, board(answered.isEmpty() ? "run" : "assess", day));
    }

    for (var day : List.of("2014-08-01", "2014-08-02", "2014-08-16")) {
      assertThat(answered.get(day)).as(day).contains("asked 31 · answered 0 · silent 0");
    }
    for (var day : List.of("2014-08-17", "2014-08-18")) {
      assertThat(answered.get(day))
          .as(day)
          .contains("asked 31 · answered 1 · silent 0")
          .contains("(done 2014-08-02)")
          .doesNotContain("(1 late)");
    }
  }

  private String board(String command, String asOf) {
    var ran =
        Outside.cluster()
            .commandAt(
                Instant.parse("2026-11-24T12:00:00Z"),
                command,
                WATCH,
                "--home",
                folder.resolve("home"),
                "--as-of",
                asOf);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }
}
