package org.unsaid.collect.archive;

import java.util.Locale;

/** One WARC record as it stands in its file, read to its end. */
final class RawRecord implements RecordReader.Item {

  private final long offset;
  private final long end;
  private final Fields fields;
  private final byte[] block;
  private final boolean neat;

  /**
   * @param end behind its last byte in the file
   * @param block not copied
   * @param neat its ending is just as the norm demands, and it fills its gzip member
   */
  RawRecord(long offset, long end, Fields fields, byte[] block, boolean neat) {
    this.offset = offset;
    this.end = end;
    this.fields = fields;
    this.block = block;
    this.neat = neat;
  }

  @Override
  public long offset() {
    return offset;
  }

  long end() {
    return end;
  }

  Fields fields() {
    return fields;
  }

  byte[] block() {
    return block;
  }

  boolean neat() {
    return neat;
  }

  /** {@code response}, {@code revisit} …, in lower case; empty if it does not say. */
  String type() {
    return fields.first("WARC-Type").orElse("").toLowerCase(Locale.ROOT);
  }
}
