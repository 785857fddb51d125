package org.unsaid.collect.archive;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A WARC file of zstd frames. A dictionary for all of them may stand in a skippable frame at its
 * start, itself packed or not (IIPC, "Zstandard Compression for WARC Files 1.0").
 */
final class ZstdBytes extends Unpacked {

  private static final int DICTIONARY = 0x184D2A5D;

  /** Those in use have about 1 MiB. */
  private static final int LARGEST_DICTIONARY = 16 << 20;

  private final Source source;
  private final ZstdInputStream in;
  private long before;

  ZstdBytes(Source source) throws IOException {
    super(source);
    this.source = source;
    var dictionary = dictionary();
    this.in =
        new ZstdInputStream(
            new InputStream() {
              @Override
              public int read() throws IOException {
                return source.next();
              }

              @Override
              public int read(byte[] into, int from, int length) throws IOException {
                if (!source.fill()) {
                  return -1;
                }
                var count = Math.min(length, source.end - source.at);
                System.arraycopy(source.buffer, source.at, into, from, count);
                source.at += count;
                return count;
              }
            });
    if (dictionary.length > 0) {
      in.setDict(dictionary);
    }
  }

  /** Reads the frame that holds it; leaves the file where the next frame begins. */
  private byte[] dictionary() throws IOException {
    var start = source.place();
    if (little32() != DICTIONARY) {
      source.seek(start);
      return new byte[0];
    }
    var length = little32();
    if (length < 0 || length > LARGEST_DICTIONARY) {
      throw new Malformed("a zstd dictionary of " + length + " bytes");
    }
    var bytes = new byte[length];
    for (var i = 0; i < length; i++) {
      bytes[i] = (byte) source.next();
    }
    var packed = length > 4 && bytes[0] == 0x28 && (bytes[1] & 0xff) == 0xb5;
    if (!packed) {
      return bytes;
    }
    try (var unpacked = new ZstdInputStream(new ByteArrayInputStream(bytes))) {
      return unpacked.readNBytes(LARGEST_DICTIONARY);
    }
  }

  private int little32() throws IOException {
    return source.next() | source.next() << 8 | source.next() << 16 | source.next() << 24;
  }

  @Override
  boolean fill(boolean onlyThisMember) throws IOException {
    before += end;
    at = 0;
    end = 0;
    try {
      end = Math.max(0, in.read(buffer, 0, buffer.length));
    } catch (com.github.luben.zstd.ZstdIOException e) {
      throw new Malformed("zstd: " + e.getMessage());
    } catch (IOException e) {
      // zstd-jni throws this very class, and no other, for a frame that ends too soon
      throw new Malformed("zstd: " + e.getMessage());
    }
    return end > 0;
  }

  @Override
  long place() {
    return before + at;
  }

  @Override
  boolean resync(long place, boolean packingBroken) throws IOException {
    // a broken frame leaves the decoder no way on
    return !packingBroken && read() >= 0 && searchLine();
  }

  @Override
  public void close() throws IOException {
    in.close();
    source.close();
  }
}
