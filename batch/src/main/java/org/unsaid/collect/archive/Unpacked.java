package org.unsaid.collect.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The bytes of a WARC file, unpacked, which know where in the file they came from.
 *
 * <p>A file is opened by what its first bytes say, never by its name. It is read without channels,
 * since an interrupt would close those.
 */
abstract class Unpacked implements Closeable {

  /** What is in the file is not what the format demands; no fault of the disk. */
  static class Malformed extends IOException {
    private static final long serialVersionUID = 1;

    Malformed(String why) {
      super(why);
    }
  }

  /** Unpacked bytes that wait; all from one member. */
  final byte[] buffer = new byte[1 << 16];

  int at;
  int end;

  private final Source packed;

  Unpacked(Source packed) {
    this.packed = packed;
  }

  static Unpacked open(Path path, long offset) throws IOException {
    var file = new RandomAccessFile(path.toFile(), "r");
    try {
      var source = new Source(file);
      source.seek(0);
      var first = source.next();
      var second = source.next();
      source.seek(offset);
      if (first == 0x1f && second == 0x8b) {
        return new GzipBytes(source);
      }
      return (first == 0x28 && second == 0xb5) || (first == 0x5d && second == 0x2a)
          ? new ZstdBytes(source)
          : new PlainBytes(source);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Fills the empty buffer.
   *
   * @param onlyThisMember not to go on to the next member of the file
   * @return false: at the end, of this member or of the file
   * @throws Malformed if what is packed cannot be unpacked
   */
  abstract boolean fill(boolean onlyThisMember) throws IOException;

  /**
   * Where the next byte stands: its own offset in a plain file, that of its member in one of gzip
   * members, and the count of unpacked bytes before it in one of zstd frames.
   */
  abstract long place();

  /** How many bytes of the file were read so far. */
  final long packedPlace() {
    return packed.place();
  }

  /** No more bytes than this can follow; the most there is where that cannot be told. */
  long atMost() throws IOException {
    return Long.MAX_VALUE;
  }

  /** Goes to where a record may begin behind the one at {@code place}, which is broken. */
  abstract boolean resync(long place, boolean packingBroken) throws IOException;

  /** The next byte; -1: the file ends here. */
  final int peek() throws IOException {
    return at < end || fill(false) ? buffer[at] & 0xff : -1;
  }

  final int read() throws IOException {
    var next = peek();
    if (next >= 0) {
      at++;
    }
    return next;
  }

  /** Whether another byte follows in this gzip member; elsewhere, in this file. */
  final boolean moreInMember() throws IOException {
    return at < end || fill(true);
  }

  /** Up to {@code length} bytes of this member; 0: none are left in it. */
  final int readOfMember(byte[] into, int from, int length) throws IOException {
    if (!moreInMember()) {
      return 0;
    }
    var count = Math.min(length, end - at);
    System.arraycopy(buffer, at, into, from, count);
    at += count;
    return count;
  }

  /** Whether the bytes that come look like a record's beginning; only within the buffer. */
  final boolean atRecord() throws IOException {
    return peek() == 'W'
        && (end - at < 5
            || (buffer[at + 1] == 'A'
                && buffer[at + 2] == 'R'
                && buffer[at + 3] == 'C'
                && buffer[at + 4] == '/'));
  }

  /** Searches forward for a line that begins a record. */
  final boolean searchLine() throws IOException {
    var lineStart = true;
    while (true) {
      var next = peek();
      if (next < 0) {
        return false;
      }
      if (lineStart && atRecord()) {
        return true;
      }
      at++;
      lineStart = next == '\n' || (at == end && !moreInMember());
    }
  }

  /** Packed bytes of the file, with a place that can be set. */
  static final class Source implements Closeable {
    private final RandomAccessFile file;
    final byte[] buffer = new byte[1 << 16];
    int at;
    int end;
    private long base;

    Source(RandomAccessFile file) {
      this.file = file;
    }

    long place() {
      return base + at;
    }

    void seek(long place) throws IOException {
      if (place >= base && place <= base + end) {
        at = (int) (place - base);
        return;
      }
      file.seek(place);
      base = place;
      at = 0;
      end = 0;
    }

    long length() throws IOException {
      return file.length();
    }

    boolean fill() throws IOException {
      if (at < end) {
        return true;
      }
      base += end;
      at = 0;
      end = Math.max(0, file.read(buffer, 0, buffer.length));
      return end > 0;
    }

    /** -1: the file ends here. */
    int next() throws IOException {
      return fill() ? buffer[at++] & 0xff : -1;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
