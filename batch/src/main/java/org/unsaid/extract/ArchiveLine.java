package org.unsaid.extract;

import java.util.Map;

/** One entry of an archive, found but not yet read. */
public sealed interface ArchiveLine {

  /** File that it stands in, as a reader knows it: its path below the archive's. */
  String file();

  /** Line in the unpacked file, from 1, on which it begins. */
  long number();

  /** A line of JSON Lines, in UTF-8. */
  final class Json implements ArchiveLine {
    private final String file;
    private final long number;
    private final byte[] bytes;

    Json(String file, long number, byte[] bytes) {
      this.file = file;
      this.number = number;
      this.bytes = bytes;
    }

    @Override
    public String file() {
      return file;
    }

    @Override
    public long number() {
      return number;
    }

    /** Not copied: lines are read millions of times. */
    byte[] bytes() {
      return bytes;
    }
  }

  /** A row of CSV, by the names in its first row. */
  record Csv(String file, long number, Map<String, String> values) implements ArchiveLine {}

  /** An entry that cannot even be taken from its file. */
  record Broken(String file, long number, String why) implements ArchiveLine {}
}
