package org.unsaid.collect.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one WARC file in their order, ours or foreign, and goes on behind broken
 * ones. jwarc's own reader ends at the first that is broken, and trusts every length.
 */
final class RecordReader implements Closeable {

  /** What stands at a place: a record or a damage. */
  sealed interface Item permits RawRecord, Damage {
    long offset();
  }

  /** Something that cannot be read as a record. */
  record Damage(long offset, String why) implements Item {}

  private static final int LONGEST_HEAD = 1 << 18;

  /** A file with more is no WARC file; searching on would be work for nothing. */
  private static final int MOST_DAMAGES = 10_000;

  private final Unpacked in;
  private final int longestBlock;
  private byte[] head = new byte[4_096];
  private int headLength;
  private int damages;
  private long broken = -1;
  private boolean packingBroken;

  private RecordReader(Unpacked in, int longestBlock) {
    this.in = in;
    this.longestBlock = longestBlock;
  }

  /**
   * @param offset of the first record to be read; 0 in zstd files
   * @param longestBlock a record with more bytes is a damage
   */
  static RecordReader open(Path file, long offset, int longestBlock) throws IOException {
    return new RecordReader(Unpacked.open(file, offset), longestBlock);
  }

  /**
   * At the first place near {@code offset} or behind it where a record seems to begin; null: there
   * is none, or the file can be read from its beginning alone.
   *
   * @param offset more than 0
   */
  static @Nullable RecordReader near(Path file, long offset, int longestBlock) throws IOException {
    var reader = open(file, 0, longestBlock);
    try {
      if (reader.isSeekable() && reader.in.resync(offset - 1, true)) {
        return reader;
      }
    } catch (Unpacked.Malformed e) {
      // what is broken there is told by whoever reads from the beginning
    } catch (IOException e) {
      reader.close();
      throw e;
    }
    reader.close();
    return null;
  }

  /** Where what comes next stands. */
  long place() {
    return in.place();
  }

  /**
   * The next record or damage; null at the end of the file.
   *
   * @throws IOException if the file cannot be read; what is wrong with what it holds is a damage
   */
  @Nullable Item next() throws IOException {
    if (damages > MOST_DAMAGES) {
      return null;
    }
    var offset = broken >= 0 ? broken : in.place();
    try {
      if (broken >= 0 && !resynced()) {
        return null;
      }
      offset = in.place();
      var neat = !skipLineEnds();
      if (in.peek() < 0) {
        return null;
      }
      offset = in.place();
      return record(offset, neat);
    } catch (Unpacked.Malformed e) {
      damages++;
      broken = offset;
      packingBroken = !(e instanceof NoRecord);
      var rest = damages > MOST_DAMAGES ? "; so much is broken that the rest is not read" : "";
      return new Damage(offset, e.getMessage() + rest);
    }
  }

  /** How many bytes of the file were read so far, as they are packed. */
  long packedPlace() {
    return in.packedPlace();
  }

  /** Whether a record that ended neatly is followed by one at which a file can be opened. */
  boolean isSeekable() {
    return !(in instanceof ZstdBytes);
  }

  private boolean resynced() throws IOException {
    var behind = broken;
    broken = -1;
    return in.resync(behind, packingBroken);
  }

  /** Some writers leave more or fewer empty lines between records than the two they should. */
  private boolean skipLineEnds() throws IOException {
    var skipped = false;
    while (in.peek() == '\r' || in.peek() == '\n') {
      in.read();
      skipped = true;
    }
    return skipped;
  }

  private RawRecord record(long offset, boolean neatBefore) throws IOException {
    readHead();
    var fields = Fields.parse(head, 0, headLength);
    var block = block(length(fields));
    var neat = trailer() && (in instanceof PlainBytes || !in.moreInMember());
    return new RawRecord(offset, in.place(), fields, block, neatBefore && neat);
  }

  /** Into {@code head}, up to the first empty line. */
  private void readHead() throws IOException {
    if (!in.atRecord()) {
      throw new NoRecord("no WARC record begins here");
    }
    headLength = 0;
    var inLine = 0;
    while (true) {
      var next = isCut() ? -1 : in.read();
      if (next < 0) {
        throw new NoRecord("ends within the head of a record");
      }
      if (headLength == LONGEST_HEAD) {
        throw new NoRecord("the head of a record is longer than " + LONGEST_HEAD + " bytes");
      }
      if (headLength == head.length) {
        head = Arrays.copyOf(head, head.length * 2);
      }
      head[headLength++] = (byte) next;
      if (next == '\n') {
        if (inLine == 0) {
          return;
        }
        inLine = 0;
      } else if (next != '\r') {
        inLine++;
      }
    }
  }

  private int length(Fields fields) throws IOException {
    var said = fields.first("Content-Length").orElse("");
    if (!fields.firstLine().startsWith("WARC/") || !said.matches("\\d{1,18}")) {
      throw new NoRecord("the head of a record without its length");
    }
    var length = Long.parseLong(said);
    if (length > in.atMost()) {
      throw new NoRecord("ends before its Content-Length of " + length);
    }
    if (length > longestBlock) {
      throw new NoRecord(
          "%d bytes, more than the %d that are read".formatted(length, longestBlock));
    }
    return (int) length;
  }

  /** Grows with what really comes, since a length is only a claim. */
  private byte[] block(int length) throws IOException {
    var block = new byte[Math.min(length, 1 << 18)];
    var filled = 0;
    while (filled < length) {
      if (filled == block.length) {
        block = Arrays.copyOf(block, (int) Math.min(length, 2L * block.length));
      }
      var count = in.readOfMember(block, filled, block.length - filled);
      filled += count;
      if (count == 0 && isCut()) {
        throw new NoRecord("ends before its Content-Length of " + length);
      }
    }
    return block;
  }

  /**
   * Whether the record goes no further: it may go on in another member, but not in another record.
   */
  private boolean isCut() throws IOException {
    return !in.moreInMember() && (in.peek() < 0 || in.atRecord());
  }

  private boolean trailer() throws IOException {
    for (var expected : new char[] {'\r', '\n', '\r', '\n'}) {
      if (!in.moreInMember() || in.peek() != expected) {
        return false;
      }
      in.read();
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Packed well, but not WARC. */
  private static final class NoRecord extends Unpacked.Malformed {
    private static final long serialVersionUID = 1;

    NoRecord(String why) {
      super(why);
    }
  }
}
