package org.unsaid.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import org.unsaid.testing.Rest;
import org.unsaid.testing.TestServer;

@ResourceLock(Alone.SERVER)
class ElasticsearchServerIT {
  @TempDir Path folder;

  @Test
  void answersToItsPasswordOnLoopbackAndToNobodyElse() throws IOException {
    var server = TestServer.shared();

    assertThat(server.address().toString()).startsWith("http://127.0.0.1:");
    assertThat(Rest.of(server, null).get("/_cluster/health").status()).isEqualTo(200);
    assertThat(new Rest(server.address(), null, null).get("/_cluster/health").status())
        .isEqualTo(401);
  }

  @Test
  void findsItsDataAgainAfterAStopAndLeavesNoProcess() throws IOException {
    var home = folder.resolve("a home with spaces");
    Run first;
    try (var server = start(home, 512)) {
      first = Trace.in(ServerFolder.below(home)).orElseThrow().run();
      assertThat(Rest.of(server, null).send("PUT", "/notes/_doc/1", "{\"a\": 1}").status())
          .isEqualTo(201);
    }
    assertThat(first.processes()).isEmpty();
    assertThat(permissions(home.resolve("elasticsearch"))).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("elasticsearch/password"))).isEqualTo("rw-------");

    try (var server = start(home, 512)) {
      assertThat(server.takenOver()).isFalse();
      assertThat(Rest.of(server, null).get("/notes/_doc/1").body()).contains("\"a\": 1");
    }
  }

  @Test
  void saysThatTheHeapIsTooLargeForTheMachine() {
    assertThatThrownBy(() -> start(folder, 1_000_000))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("insufficient memory")
        .hasMessageContaining(Remedy.MEMORY.advice);
  }

  @Test
  void saysThatTheDataFolderIsAFile() throws IOException {
    Files.createFile(Files.createDirectories(folder.resolve("elasticsearch")).resolve("data"));

    assertThatThrownBy(() -> start(folder, 512))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining(folder.toRealPath().resolve("elasticsearch/data").toString())
        .hasMessageContaining(Remedy.NOT_WRITABLE.advice);
  }

  private static ElasticsearchServer start(Path home, int heapMegabytes) {
    return ElasticsearchServer.start(
        new ElasticsearchServer.Settings(TestServer.distribution(), home, heapMegabytes, Map.of()));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
