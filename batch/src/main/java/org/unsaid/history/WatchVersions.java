package org.unsaid.history;

import static org.unsaid.database.Columns.instant;
import static org.unsaid.database.Columns.micros;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The tables {@code history_watch}, {@code history_watch_file} and {@code history_file}. */
final class WatchVersions {

  private WatchVersions() {}

  /** Adds a version, unless it is the newest already. */
  static void add(Handle handle, WatchVersion version) {
    var newest =
        handle
            .createQuery(
                "select digest from history_watch where name = :name order by place desc limit 1")
            .bind("name", version.watch())
            .mapTo(String.class)
            .findOne();
    if (newest.filter(version.digest()::equals).isPresent()) {
      return;
    }
    long place =
        handle
            .createUpdate(
                "insert into history_watch (name, digest, seen) values (:name, :digest, :seen)")
            .bind("name", version.watch())
            .bind("digest", version.digest())
            .bind("seen", micros(version.seen()))
            .executeAndReturnGeneratedKeys("place")
            .mapTo(Long.class)
            .one();
    version.files().forEach((path, text) -> add(handle, place, path, text));
  }

  private static void add(Handle handle, long watch, String path, String text) {
    var content = text.getBytes(StandardCharsets.UTF_8);
    var digest = digest(content);
    handle.execute(
        "insert into history_watch_file (watch, path, file_digest) values (?, ?, ?)",
        watch,
        path,
        digest);
    boolean known =
        handle
            .createQuery("select 1 from history_file where digest = :digest")
            .bind("digest", digest)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (!known) {
      handle.execute("insert into history_file (digest, content) values (?, ?)", digest, content);
    }
  }

  /** The version that was the newest at a time; empty: none had been seen. */
  static Optional<WatchVersion> inForce(Handle handle, String watch, Instant at) {
    return handle
        .createQuery(
            """
            select place, digest, seen from history_watch where name = :name and seen <= :at
            order by place desc limit 1
            """)
        .bind("name", watch)
        .bind("at", at)
        .map(
            (row, _) ->
                new WatchVersion(
                    watch,
                    row.getString("digest"),
                    instant(row, "seen"),
                    files(handle, row.getLong("place"))))
        .findOne();
  }

  private static SortedMap<String, String> files(Handle handle, long watch) {
    var files = new TreeMap<String, String>();
    handle
        .createQuery(
            """
            select path, content from history_watch_file
            join history_file on digest = file_digest where watch = :watch
            """)
        .bind("watch", watch)
        .map(
            (row, _) ->
                files.put(
                    row.getString("path"),
                    new String(row.getBytes("content"), StandardCharsets.UTF_8)))
        .list();
    return files;
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
