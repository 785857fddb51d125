package org.unsaid.collect.archive;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A WARC file of gzip members, one a record as is the custom, or in any other cut. Check sums and
 * lengths are compared, since a torn member must be noticed.
 */
final class GzipBytes extends Unpacked {

  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final Source source;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean inMember;
  private long member;

  GzipBytes(Source source) {
    super(source);
    this.source = source;
    this.member = source.place();
  }

  @Override
  boolean fill(boolean onlyThisMember) throws IOException {
    at = 0;
    end = 0;
    while (true) {
      if (!inMember) {
        if (onlyThisMember || !begin()) {
          return false;
        }
      }
      inflate();
      if (end > 0) {
        return true;
      }
      if (!inMember && onlyThisMember) {
        return false;
      }
    }
  }

  /** Reads a member's head; false at the end of the file. */
  private boolean begin() throws IOException {
    member = source.place();
    var first = source.next();
    if (first < 0) {
      return false;
    }
    try {
      head(first);
    } catch (Malformed e) {
      source.seek(member);
      throw e;
    }
    inflater.reset();
    crc.reset();
    inMember = true;
    return true;
  }

  private void head(int first) throws IOException {
    if (first != 0x1f || source.next() != 0x8b) {
      throw new Malformed("no gzip member");
    }
    var method = source.next();
    var flags = source.next();
    if (method != 8 || (flags & RESERVED) != 0) {
      throw new Malformed("a gzip member of an unknown kind");
    }
    skip(6);
    if ((flags & FEXTRA) != 0) {
      skip(byteOrEnd() | byteOrEnd() << 8);
    }
    if ((flags & FNAME) != 0) {
      skipText();
    }
    if ((flags & FCOMMENT) != 0) {
      skipText();
    }
    if ((flags & FHCRC) != 0) {
      skip(2);
    }
  }

  private void inflate() throws IOException {
    if (inflater.needsInput()) {
      if (!source.fill()) {
        throw cut();
      }
      inflater.setInput(source.buffer, source.at, source.end - source.at);
    }
    try {
      end = inflater.inflate(buffer, 0, buffer.length);
    } catch (DataFormatException e) {
      inMember = false;
      throw new Malformed("gzip data is broken: " + e.getMessage());
    }
    crc.update(buffer, 0, end);
    source.at = source.end - inflater.getRemaining();
    if (inflater.finished()) {
      inMember = false;
      close(little32(), little32());
    } else if (end == 0 && inflater.needsDictionary()) {
      inMember = false;
      throw new Malformed("gzip data is broken: wants a dictionary");
    }
  }

  private void close(int sum, int length) throws IOException {
    if (sum != (int) crc.getValue() || length != (int) inflater.getBytesWritten()) {
      end = 0;
      throw new Malformed("a gzip member whose check sum is wrong");
    }
  }

  private int little32() throws IOException {
    return byteOrEnd() | byteOrEnd() << 8 | byteOrEnd() << 16 | byteOrEnd() << 24;
  }

  private int byteOrEnd() throws IOException {
    var next = source.next();
    if (next < 0) {
      throw cut();
    }
    return next;
  }

  private Malformed cut() {
    inMember = false;
    end = 0;
    return new Malformed("the file ends within a gzip member");
  }

  private void skip(int count) throws IOException {
    for (var i = 0; i < count; i++) {
      byteOrEnd();
    }
  }

  private void skipText() throws IOException {
    int next;
    do {
      next = byteOrEnd();
    } while (next != 0);
  }

  @Override
  long place() {
    return at == end && !inMember ? source.place() : member;
  }

  @Override
  boolean resync(long place, boolean packingBroken) throws IOException {
    if (!packingBroken) {
      return searchLine();
    }
    for (var from = place + 1; ; from++) {
      at = 0;
      end = 0;
      inMember = false;
      source.seek(from);
      if (!toMagic()) {
        return false;
      }
      from = source.place();
      try {
        if (atRecord()) {
          return true;
        }
      } catch (Malformed e) {
        // these three bytes were no member's head: look for the next
      }
    }
  }

  /** Goes to the next three bytes that begin a gzip member. */
  private boolean toMagic() throws IOException {
    var last = 0;
    for (int next; (next = source.next()) >= 0; ) {
      last = (last << 8 | next) & 0xffffff;
      if (last == 0x1f8b08) {
        source.seek(source.place() - 3);
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    source.close();
  }
}
