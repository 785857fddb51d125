package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.index.Access;
import org.unsaid.server.ElasticsearchServer;
import picocli.CommandLine.Option;

/** Where a command works: the options that every command with a home understands. */
final class Place {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where everything is kept between commands (default: ./unsaid-data).")
  @Nullable Path home;

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      description = "Use this Elasticsearch 9 instead of starting one.")
  @Nullable URI elasticsearch;

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description = "Holds the API key for it, in the encoded form.")
  @Nullable Path apiKeyFile;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "PEM certificate of the authority that signed its certificate.")
  @Nullable Path caFile;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "Keep job state in this PostgreSQL (jdbc:postgresql://…) instead of the home.")
  @Nullable String database;

  @Option(names = "--database-user", paramLabel = "NAME", description = "Who we are there.")
  @Nullable String databaseUser;

  @Option(
      names = "--database-password-file",
      paramLabel = "FILE",
      description = "Holds the password for it.")
  @Nullable Path databasePasswordFile;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads for reading and judging (default: one a core).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--server-heap",
      paramLabel = "MB",
      defaultValue = "512",
      description = "Memory of the Elasticsearch that we start (default: ${DEFAULT-VALUE} MB).")
  int serverHeap = 512;

  /**
   * The home of the demo, if it is its watch, nobody named a home, and the demo alone was run here.
   */
  void findDemo(Path watch) {
    if (home == null
        && Files.isDirectory(Commands.Demo.HOME)
        && !Files.exists(home().resolve("database"))
        && watch
            .toAbsolutePath()
            .normalize()
            .equals(Installation.demo().toAbsolutePath().normalize())) {
      home = Commands.Demo.HOME;
    }
  }

  /** The home folder, absolute. */
  Path home() {
    var chosen = home == null ? Path.of("unsaid-data") : home;
    return chosen.toAbsolutePath().normalize();
  }

  /** The outside cluster; empty if we start a server ourselves. */
  Optional<Access> outside() {
    if (elasticsearch == null) {
      return Optional.empty();
    }
    if (apiKeyFile == null) {
      throw new UsageException(
          "--elasticsearch " + elasticsearch + " needs --api-key-file: a file with the API key.");
    }
    return Optional.of(
        new Access(
            elasticsearch,
            new Access.ApiKey(read("--api-key-file", apiKeyFile)),
            Optional.ofNullable(caFile)));
  }

  /** How our own server is to run. */
  ElasticsearchServer.Settings server() {
    return new ElasticsearchServer.Settings(
        Installation.elasticsearch(), home(), serverHeap, Map.of());
  }

  /** Where job state and ledger are, and who we are there. */
  record Database(String url, String user, String password) {

    /** As Spring names them. */
    Map<String, String> settings() {
      return Map.of(
          "spring.datasource.url",
          url,
          "spring.datasource.username",
          user,
          "spring.datasource.password",
          password);
    }
  }

  /** In the home, unless the command line names another. */
  Database database() {
    if (database == null) {
      var file = home().resolve("database").resolve("unsaid");
      // what the ledger counts is on the disk when it says so; whoever uses it closes it, also when
      // the process is told to end
      return new Database(
          "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "unsaid", "");
    }
    if (!database.startsWith("jdbc:postgresql:")) {
      throw new UsageException(
          "--database '" + database + "' is not PostgreSQL: write jdbc:postgresql://host/name");
    }
    return new Database(
        database,
        databaseUser == null ? "" : databaseUser,
        databasePasswordFile == null ? "" : read("--database-password-file", databasePasswordFile));
  }

  /** Which database cannot be used, why, and what to look at. */
  String databaseFailure(String why) {
    return database == null
        ? "The database in %s cannot be used: %s. Delete that folder: the archives are then read anew."
            .formatted(home().resolve("database"), why)
        : "The database %s cannot be used: %s. Check --database, --database-user and --database-password-file."
            .formatted(database, why);
  }

  /** What a file holds that an option names, without blanks around it. */
  static String read(String option, Path file) {
    try {
      var text = Files.readString(file).strip();
      if (text.isEmpty()) {
        throw new UsageException(option + " " + file + ": the file is empty.");
      }
      return text;
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException(option + " " + file + " cannot be read: " + e);
    }
  }
}
