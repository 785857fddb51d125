package org.unsaid.server;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What to do about a server that did not start, chosen by what it said. */
enum Remedy {
  ROOT(
      "Elasticsearch refuses to run as root, and neither unshare nor setpriv (both util-linux) could lend"
          + " it another account here. Run unsaid as an ordinary user, or install util-linux.",
      "can not run elasticsearch as root"),
  JAVA(
      "The Java that runs unsaid is not one that this Elasticsearch takes. Run unsaid with JDK 25.",
      "minimum required java version",
      "could not find java in",
      "unsupported java",
      "unrecognized vm option"),
  MEMORY(
      "The machine has not enough free memory for this heap. Give the server a smaller heap (512 MB"
          + " does for most watches; the process needs about 300 MB more than its heap), or end"
          + " other programs.",
      "insufficient memory for the java runtime",
      "could not reserve enough space",
      "invalid maximum heap size",
      "initial heap size set to a larger value",
      "cannot allocate memory",
      "java.lang.outofmemoryerror",
      "ended with 137"),
  DISK_FULL(
      "The disk is full. Make room on the disk of the home folder, or choose a home on another disk.",
      "no space left on device",
      "disk quota exceeded",
      "not enough space on the disk"),
  NODE_LOCK(
      "Another Elasticsearch, not started by this unsaid, holds the data folder; it may run in a container"
          + " or on another machine. Stop it there, or choose another home folder.",
      "lock held by another program",
      "lock held by this virtual machine"),
  NOT_WRITABLE(
      "Something in the home folder cannot be written, or is a file where a folder should be. See the"
          + " path named above; mend its owner and permissions (chown -R USER HOME), or choose"
          + " another home folder.",
      "read-only file system",
      "accessdeniedexception",
      "filealreadyexistsexception",
      "notdirectoryexception",
      "permission denied",
      "not a directory",
      "failed to obtain node locks"),
  NEWER_DATA(
      "The data were written by a newer Elasticsearch. Use the unsaid that wrote them, or begin a new home"
          + " and rebuild the index there from the archive (unsaid reindex).",
      "cannot downgrade a node"),
  UNKNOWN_CAUSE("");

  static final String UNPACK =
      "Maven unpacks it: run mvn package in unsaid's source folder (after mvn clean, if it was cut"
          + " short), or name the folder of an unpacked Elasticsearch 9.";

  final String advice;
  private final List<String> signs;

  Remedy(String advice, String... signs) {
    this.advice = advice;
    this.signs = List.of(signs);
  }

  /** The first cause, in the order above, of which a sign is found in what was said. */
  static Remedy forWhatWasSaid(String said) {
    var text = said.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(remedy -> remedy.signs.stream().anyMatch(text::contains))
        .findFirst()
        .orElse(UNKNOWN_CAUSE);
  }

  /**
   * @param logs the folder of the server's logs
   */
  String advice(Path logs) {
    var whole = "The whole log lies in " + logs + ".";
    return advice.isEmpty() ? whole : advice + "\n" + whole;
  }
}
