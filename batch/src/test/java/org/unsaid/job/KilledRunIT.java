package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;

@ResourceLock(Alone.COMMANDS)
class KilledRunIT {

  private static final int STATEMENTS = 12_000;

  @TempDir static Path shared;
  private static Path watch;
  private static Contents undisturbed;

  @TempDir Path folder;
  private Path home;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    watch = Invented.watch(shared.resolve("watch"), new Invented.Archive("archive", 0, STATEMENTS));
    Outside.cluster().clear();

    var run = Outside.cluster().command(words(shared.resolve("home")));

    assertThat(run.code()).as(run.err()).isZero();
    undisturbed = Outside.cluster().contents();
    assertThat(undisturbed.statements()).hasSize(STATEMENTS);
  }

  @BeforeEach
  void beginWithNothing() {
    Outside.cluster().clear();
    home = folder.resolve("home");
  }

  @Test
  void endsInTheSameContentsWhereverItWasKilled() throws Exception {
    var lock = home.resolve("lock");
    List<Callable<Boolean>> early =
        List.of(
            () -> Files.exists(lock) && Files.size(lock) > 0,
            () -> Outside.cluster().statements() > 0,
            () -> Outside.cluster().statements() > STATEMENTS / 3,
            () -> Outside.cluster().statements() > 2 * STATEMENTS / 3);
    int kills = 0;
    for (var moment : early) {
      try (var run = start()) {
        kills += run.killWhen(moment) ? 1 : 0;
      }
    }
    try (var run = start()) {
      // it judges from then on
      kills += run.killWhen(() -> run.hasSaid(" indexed")) ? 1 : 0;
    }

    try (var run = start()) {
      assertThat(run.exit()).as(run.err()).isZero();
    }

    assertThat(kills).isGreaterThanOrEqualTo(4);
    Outside.cluster().contents().isTheSameAs(undisturbed);
  }

  @Test
  void saysOneLineWhenItIsInterruptedAndGoesOnTheNextTime() throws Exception {
    try (var run = start()) {
      int code = run.interruptWhen(() -> Outside.cluster().statements() > 0);

      assertThat(code).as(run.err()).isEqualTo(130);
      assertThat(run.err())
          .endsWith("\nInterrupted. The same command goes on where this one ended.\n")
          .doesNotContain("Exception", "\tat ");
    }
    assertThat(Outside.cluster().statements()).isLessThan(STATEMENTS);

    var next = Outside.cluster().command(words(home));

    assertThat(next.code()).as(next.err()).isZero();
    Outside.cluster().contents().isTheSameAs(undisturbed);
  }

  private Child start() throws Exception {
    return Child.start(folder, Outside.cluster().with(words(home)));
  }

  private static Object[] words(Path home) {
    return new Object[] {"run", watch, "--home", home, "--as-of", "2026-07-31", "--threads", 2};
  }
}
