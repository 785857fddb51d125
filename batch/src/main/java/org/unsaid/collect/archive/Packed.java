package org.unsaid.collect.archive;

/** The records of one exchange, ready to be appended: only their place in a file is open. */
final class Packed {

  private final byte[] bytes;
  private final IndexLine line;

  /**
   * @param line with its offset counted from the first of the bytes
   */
  Packed(byte[] bytes, IndexLine line) {
    this.bytes = bytes;
    this.line = line;
  }

  byte[] bytes() {
    return bytes;
  }

  IndexLine at(String file, long offset) {
    return new IndexLine(
        line.url(),
        line.began(),
        line.ended(),
        line.mime(),
        line.status(),
        line.digest(),
        line.refers(),
        line.length(),
        offset + line.offset(),
        file);
  }
}
