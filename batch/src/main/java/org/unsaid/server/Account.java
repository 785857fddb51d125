package org.unsaid.server;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * As whom the server runs. Elasticsearch refuses root, so for root another account is lent: a user
 * namespace, in which root's files stay root's, or else {@code setpriv} and files that are handed
 * over.
 *
 * @param prefix words before a command that make it run so; empty for an ordinary user
 */
record Account(List<String> prefix) {
  private static final int ROOT = 0;
  private static final int NOBODY = 65534;
  private static final long LONGEST_TRY_SECONDS = 10;

  /** One way to be someone else, and who must then own the server's folder. */
  private record Way(List<String> prefix, int owner, int group) {
    static Way namespace() {
      return new Way(
          List.of("unshare", "--user", "--map-user=1000", "--map-group=1000"), ROOT, ROOT);
    }

    static Way user(int id, int group) {
      return new Way(
          List.of("setpriv", "--reuid=" + id, "--regid=" + group, "--clear-groups"), id, group);
    }
  }

  /**
   * Hands the folder over where the way needs it, so what this process writes there afterwards may
   * be unreadable for the server.
   *
   * @throws ServerException if this is root and there is no way
   */
  static Account forServer(ServerFolder folder, Distribution distribution, Path java)
      throws IOException {
    if (new UnixSystem().getUid() != ROOT) {
      return new Account(List.of());
    }
    int owner = id(folder.path(), "unix:uid");
    var ways =
        owner == ROOT
            ? List.of(Way.namespace(), Way.user(NOBODY, NOBODY))
            // a home that someone else began stays theirs
            : List.of(Way.user(owner, id(folder.path(), "unix:gid")), Way.namespace());
    for (var way : ways) {
      if (succeeds(way, List.of("true"))) {
        handOver(folder.path(), way);
        if (succeeds(way, reach(folder, distribution, java))) {
          return new Account(way.prefix());
        }
      }
    }
    throw new ServerException(
        "Elasticsearch does not run as root, and no other account can be lent to it here.",
        "%s The other account must be able to reach %s, %s and %s."
            .formatted(Remedy.ROOT.advice, folder.path(), distribution.folder(), java));
  }

  private static List<String> reach(ServerFolder folder, Distribution distribution, Path java) {
    return List.of(
        "bash",
        "-c",
        "test -w \"$1\" && test -r \"$2\" && test -x \"$3\"",
        "reach",
        folder.config().toString(),
        distribution.program("elasticsearch").toString(),
        java.toString());
  }

  private static boolean succeeds(Way way, List<String> command) {
    Process attempt;
    try {
      attempt =
          new ProcessBuilder(new Account(way.prefix()).running(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException noSuchProgram) {
      return false;
    }
    try {
      return attempt.waitFor(LONGEST_TRY_SECONDS, TimeUnit.SECONDS) && attempt.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      attempt.destroyForcibly();
    }
  }

  /** The command, made to run as this account. */
  List<String> running(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  private static int id(Path path, String kind) throws IOException {
    return (int) Files.getAttribute(path, kind, LinkOption.NOFOLLOW_LINKS);
  }

  /** The folder itself comes last: it tells the next start whether all the rest was handed over. */
  private static void handOver(Path folder, Way way) throws IOException {
    if (way.owner() == ROOT && id(folder, "unix:uid") == ROOT) {
      return;
    }
    try (var below = Files.walk(folder)) {
      for (var path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.setAttribute(path, "unix:gid", way.group(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:uid", way.owner(), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
