package org.unsaid.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;

/** What is judged as of an earlier time is judged by the watch of then. */
@ResourceLock(Alone.COMMANDS)
class EditionsIT {

  private static final Instant MARCH = Instant.parse("2026-03-20T12:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-20T12:00:00Z");

  @TempDir Path folder;
  private Path home;
  private Path watch;

  /** A watch of March, of which an event was added in April, and another's query was changed. */
  @BeforeEach
  void editAWatch() throws IOException {
    Outside.cluster().clear();
    home = folder.resolve("home");
    watch = Files.createDirectories(folder.resolve("press"));
    Files.writeString(
        watch.resolve("statements.jsonl"),
        """
        {"id":"0","institution":"water","published":"2026-02-03T09:00Z","title":"On wells","text":"There are some."}
        {"id":"00","institution":"health","published":"2026-02-04T09:00Z","title":"On colds","text":"There are some."}
        {"id":"1","institution":"water","published":"2026-03-03T09:00Z","title":"On the flood","text":"The river rose."}
        {"id":"2","institution":"health","published":"2026-03-04T09:00Z","title":"On the drought","text":"The river fell."}
        """);
    Files.writeString(watch.resolve("subscriptions.yml"), "subscriptions: []\n");
    write("flood", "");
    run(MARCH, "run");
    write(
        "drought",
        """
          - {id: later, name: Another one, class: weather, occurred: {at: 2026-03-05, zone: UTC}, query: strike,
             window: 5d, asked: [water, health]}
        """);
    run(APRIL, "run");
  }

  @Test
  void isJudgedByTheWatchOfThen() {
    assertThat(Outside.cluster().contents().events().keySet()).isEqualTo(Set.of("river", "later"));
    assertThat(answer("water")).isEqualTo("none_found");

    var then = run(APRIL, "assess", "--as-of", "2026-03-25");

    assertThat(then.err()).contains("the version that was first seen at 2026-03-20T12:");
    assertThat(Outside.cluster().contents().events().keySet()).isEqualTo(Set.of("river"));
    assertThat(answer("water")).isEqualTo("answered");
    assertThat(answer("health")).isEqualTo("none_found");

    run(APRIL, "run");
    assertThat(answer("water")).isEqualTo("none_found");
    assertThat(answer("health")).isEqualTo("answered");
  }

  @Test
  void isJudgedByTodaysWhereThatIsWantedOrNothingElseIsKnown() {
    run(APRIL, "assess", "--as-of", "2026-03-25", "--todays-watch");
    assertThat(answer("water")).isEqualTo("none_found");

    // of that time nobody knows how it was written
    run(APRIL, "assess", "--as-of", "2026-03-10");
    assertThat(answer("water")).isEqualTo("none_found");
  }

  @Test
  void isShownAsItWasJudged() throws IOException {
    var early = command("explain", "river", "water", "--as-of", "2026-03-25");
    assertThat(early.code()).isEqualTo(2);
    assertThat(early.err()).contains("Begin with `unsaid assess " + watch + " --as-of 2026-03-25`");

    run(APRIL, "assess", "--as-of", "2026-03-25");

    assertThat(command("explain", "river", "water").out())
        .contains("answered", "flood")
        .doesNotContain("drought");
    var zip = folder.resolve("press.zip");
    var written = Outside.cluster().commandAt(APRIL, "snapshot", watch, zip, "--home", home);
    assertThat(written.code()).as(written.err()).isZero();
    try (var snapshot = new ZipFile(zip.toFile())) {
      var file =
          snapshot.stream()
              .filter(entry -> entry.getName().endsWith("watch/watch.yml"))
              .findAny()
              .orElseThrow();
      assertThat(new String(snapshot.getInputStream(file).readAllBytes(), UTF_8))
          .contains("query: flood")
          .doesNotContain("later");
    }
    var today = command("explain", "river", "water", "--as-of", "2026-03-25", "--todays-watch");
    assertThat(today.code()).isEqualTo(2);
    assertThat(today.err()).contains(" --as-of 2026-03-25 --todays-watch`");
  }

  private void write(String query, String further) throws IOException {
    Files.writeString(
        watch.resolve("watch.yml"),
        """
        institutions:
          - {id: water, name: Ministry of Water, groups: [cabinet], zone: UTC}
          - {id: health, name: Ministry of Health, groups: [cabinet], zone: UTC}
        sources:
          - {id: press, kind: archive, path: statements.jsonl,
             covers: {from: 2026-01-01, to: 2026-04-30, by: its makers}}
        events:
          - {id: river, name: The river, class: weather, occurred: {at: 2026-03-02, zone: UTC}, query: %s,
             window: 10d, asked: [water, health]}
        """
                .formatted(query)
            + further);
  }

  private static String answer(String institution) {
    var verdict = Outside.cluster().contents().verdicts().get("river/" + institution);
    return requireNonNull(verdict, "a verdict").path("answer").asString();
  }

  private Ran run(Instant now, String command, Object... more) {
    var ran = commandAt(now, command, more);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran;
  }

  private Ran command(String command, Object... more) {
    return commandAt(APRIL, command, more);
  }

  private Ran commandAt(Instant now, String command, Object... more) {
    var words =
        Stream.of(Stream.of(command, watch), Arrays.stream(more), Stream.of("--home", home));
    return Outside.cluster().commandAt(now, words.flatMap(each -> each).toArray());
  }
}
