package org.unsaid.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;

/**
 * {@code HOME/elasticsearch}: all that the server keeps. It alone and its owner (0700) may enter,
 * for the password lies there.
 */
record ServerFolder(Path path) {
  private static final int PASSWORD_BYTES = 24;

  /** Makes what is missing. */
  static ServerFolder below(Path home) throws IOException {
    Files.createDirectories(home);
    var folder = new ServerFolder(home.toRealPath().resolve("elasticsearch"));
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    if (!Files.isDirectory(folder.path)) {
      Files.createDirectory(folder.path, PosixFilePermissions.asFileAttribute(ownerOnly));
    }
    Files.setPosixFilePermissions(folder.path, ownerOnly);
    for (var part :
        new Path[] {folder.config(), folder.logs(), folder.temp(), folder.snapshots()}) {
      Files.createDirectories(part);
    }
    if (!Files.exists(folder.launcherLog())) {
      // before the folder may be handed to another account: that account has to write it, too
      Files.createFile(folder.launcherLog());
    }
    return folder;
  }

  Path config() {
    return path.resolve("config");
  }

  Path data() {
    return path.resolve("data");
  }

  Path logs() {
    return path.resolve("logs");
  }

  Path temp() {
    return path.resolve("tmp");
  }

  Path snapshots() {
    return path.resolve("snapshots");
  }

  Path keystore() {
    return config().resolve("elasticsearch.keystore");
  }

  /** Written by the server once it listens: {@code 127.0.0.1:PORT}. */
  Path ports() {
    return logs().resolve("http.ports");
  }

  /** What the launcher prints, and with it the server's own log until it is ready. */
  Path launcherLog() {
    return logs().resolve("launcher.log");
  }

  /** The elastic user's password; drawn at first call and then kept. */
  String password(SecureRandom random) throws IOException {
    var file = path.resolve("password");
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    var bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    writeSecret(file, password);
    // an old keystore would hold the lost password
    Files.deleteIfExists(keystore());
    return password;
  }

  /** Readable by its owner alone at every moment, and either whole or not there. */
  private static void writeSecret(Path file, String secret) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        Files.newByteChannel(
            draft,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly)) {
      channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8)));
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
