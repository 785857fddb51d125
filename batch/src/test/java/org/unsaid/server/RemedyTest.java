package org.unsaid.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {

  /** Each was said by Elasticsearch 9.2.0 or its Java when the fault was provoked. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fatal exception while booting Elasticsearch java.lang.RuntimeException: can not run elasticsearch as root | ROOT
          The minimum required Java version is 21; your Java version 17 from [/usr/lib/jvm/java-17] does not meet that requirement. | JAVA
          # There is insufficient memory for the Java Runtime Environment to continue. | MEMORY
          Elasticsearch could not start: its launcher ended with 137 | MEMORY
          fatal exception while booting Elasticsearch java.io.IOException: No space left on device | DISK_FULL
          Caused by: org.apache.lucene.store.LockObtainFailedException: Lock held by another program: /h/data/node.lock | NODE_LOCK
          Caused by: java.nio.file.FileAlreadyExistsException: /h/data | NOT_WRITABLE
          Caused by: java.nio.file.FileSystemException: /h/data: Read-only file system | NOT_WRITABLE
          fatal exception while booting: unknown setting [no.such.setting] | UNKNOWN_CAUSE
          """)
  void findsTheCauseInWhatTheServerSaid(String said, Remedy cause) {
    assertThat(Remedy.forWhatWasSaid(said)).isEqualTo(cause);
  }

  /** A lock held by another server is also reported as "maybe these locations are not writable". */
  @Test
  void prefersTheCauseToItsConsequence() {
    var said =
        """
        failed to obtain node locks, tried [/h/data]; maybe these locations are not writable
        Caused by: LockObtainFailedException: Lock held by another program: /h/data/node.lock
        """;

    assertThat(Remedy.forWhatWasSaid(said)).isEqualTo(Remedy.NODE_LOCK);
  }
}
