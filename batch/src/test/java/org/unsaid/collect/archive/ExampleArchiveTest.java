package org.unsaid.collect.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.unsaid.testing.TestServer;

class ExampleArchiveTest {

  /** Left there for a judge from outside: {@code bash .ci/archive-judge}. */
  private static final Path FOLDER = Path.of("target", "example-archive");

  @Test
  void isSoundWithRecordsOfEveryKind() {
    TestServer.delete(FOLDER);

    ExampleArchive.write(FOLDER);

    var verification = Verification.of(FOLDER, _ -> {});
    assertThat(verification.faults()).isEmpty();
    assertThat(verification.records()).isGreaterThan(200);
  }
}
