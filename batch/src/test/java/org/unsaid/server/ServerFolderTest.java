package org.unsaid.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFolderTest {
  @TempDir Path home;

  @Test
  void drawsAPasswordOnceAndHidesItFromOthers() throws IOException {
    var folder = ServerFolder.below(home);

    var password = folder.password(new SecureRandom());

    assertThat(password).hasSize(32);
    assertThat(ServerFolder.below(home).password(new SecureRandom())).isEqualTo(password);
    var file = folder.path().resolve("password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void closesAFolderThatStoodOpen() throws IOException {
    Files.setPosixFilePermissions(
        Files.createDirectory(home.resolve("elasticsearch")),
        PosixFilePermissions.fromString("rwxr-xr-x"));

    var folder = ServerFolder.below(home);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
  }

  @Test
  void forgetsTheKeystoreOfAPasswordThatWasLost() throws IOException {
    var folder = ServerFolder.below(home);
    Files.createFile(folder.keystore());

    folder.password(new SecureRandom());

    assertThat(folder.keystore()).doesNotExist();
  }
}
