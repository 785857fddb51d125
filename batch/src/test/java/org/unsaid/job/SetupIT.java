package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;

@ResourceLock(Alone.COMMANDS)
class SetupIT {

  @TempDir Path home;

  @Test
  void appliesTheIndexTemplatesOnceAndSaysWhatItChanges() {
    var outside = Outside.cluster();
    outside.clear();

    var dry = outside.command("setup", "--home", home, "--dry-run");
    int untouched = outside.indices();
    var first = outside.command("setup", "--home", home);
    var again = outside.command("setup", "--home", home);

    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out()).contains("would change").contains("index unsaid-verdicts-v");
    assertThat(untouched).isZero();
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .contains(": changed")
        .containsPattern("index unsaid-verdicts-v\\d+: new and empty");
    assertThat(outside.indices()).isEqualTo(7);
    assertThat(again.out()).contains("nothing to change");
  }
}
