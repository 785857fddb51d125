package org.unsaid.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
  @TempDir Path folder;

  @Test
  void isHeldByOneRunAtATimeAndFreedByItsEnd() {
    var home = folder.resolve("made if missing");
    var first = HomeLock.acquire(home);

    assertThatThrownBy(() -> HomeLock.acquire(folder.resolve("./made if missing")))
        .isInstanceOf(HomeInUseException.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid() + " since 2")
        .hasMessageContaining("choose another home");

    first.close();
    first.close();
    try (var second = HomeLock.acquire(home)) {
      assertThat(second).isNotNull();
    }
  }

  @Test
  void saysWhatToDoAboutAHomeThatIsAFile() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> HomeLock.acquire(file))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining(Remedy.NOT_WRITABLE.advice);
  }
}
