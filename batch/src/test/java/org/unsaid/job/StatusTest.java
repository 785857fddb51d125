package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.outbox.Outbox;
import org.unsaid.outbox.Standing;
import org.unsaid.testing.Alone;

@ResourceLock(Alone.COMMANDS)
class StatusTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path home;

  @Test
  void tellsWhichDigestsWaitAndWhichDidNotArrive() {
    state(
        new Standing("desk", "desk@example.org", Outbox.State.REFUSED, NOON, 1, null, "550 no"),
        new Standing(
            "press",
            "press@example.org",
            Outbox.State.WAITING,
            NOON,
            3,
            NOON.plusSeconds(3600),
            "connection refused"));

    var ran = status();

    assertThat(ran.code()).as(ran.out()).isEqualTo(3);
    assertThat(ran.out())
        .contains("desk@example.org", "refused: 550 no")
        .contains("3 tries failed, next in 30 min: connection refused");
  }

  @Test
  void isContentWithADigestThatOnlyWaits() {
    state(
        new Standing(
            "desk", "desk@example.org", Outbox.State.WAITING, NOON, 0, NOON.plusSeconds(1), null));

    var ran = status();

    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("waits to be sent");
  }

  @Test
  void readsWhatAVersionWroteThatKnewNothingOfDigests() throws Exception {
    state();
    var file = home.resolve("status.json");
    Files.writeString(file, Files.readString(file).replaceAll(",\\s*\"digests\" : \\[ ?]", ""));

    assertThat(Files.readString(file)).doesNotContain("digests");
    assertThat(status().code()).isZero();
  }

  /** As if this process served. */
  private void state(Standing... digests) {
    var self = ProcessHandle.current();
    new ServiceState(
            self.pid(),
            self.info().startInstant().orElse(null),
            NOON.plusSeconds(1800),
            null,
            "watch",
            NOON,
            null,
            Map.of(),
            List.of(),
            List.of(digests))
        .write(home);
  }

  private Ran status() {
    return Ran.command("status", "--home", home);
  }
}
