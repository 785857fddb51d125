package org.unsaid.extract.listing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Bytes after unpacking, if they were packed with gzip, whatever they are called. */
final class Unpacked {

  /** What sitemaps.org allows for a sitemap, unpacked. */
  static final int LARGEST = 50 << 20;

  /** Beyond a first mebibyte nothing that people list packs better than this. */
  private static final int RATIO = 200;

  /** A server packs what is packed already; more often than that it means mischief. */
  private static final int TIMES = 2;

  private final byte[] bytes;
  private final @Nullable String fault;

  private Unpacked(byte[] bytes, @Nullable String fault) {
    this.bytes = bytes;
    this.fault = fault;
  }

  /** Not copied. */
  byte[] bytes() {
    return bytes;
  }

  /** Why the end is missing; null: it is all there. */
  @Nullable String fault() {
    return fault;
  }

  static Unpacked of(byte[] body) {
    var now = new Unpacked(body, null);
    for (int i = 0; i < TIMES && now.fault == null && isPacked(now.bytes); i++) {
      now = once(now.bytes);
    }
    return now;
  }

  private static boolean isPacked(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8;
  }

  private static Unpacked once(byte[] packed) {
    long most = Math.min(LARGEST, Math.max(1L << 20, (long) packed.length * RATIO));
    var out = new ByteArrayOutputStream(Math.max(1 << 12, packed.length * 4));
    var buffer = new byte[1 << 14];
    String fault = null;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 14)) {
      int n = in.read(buffer);
      while (n >= 0 && out.size() + n <= most) {
        out.write(buffer, 0, n);
        n = in.read(buffer);
      }
      if (n >= 0) {
        fault =
            "packed: %d bytes become more than %d, the rest was not unpacked"
                .formatted(packed.length, most);
      }
    } catch (IOException e) {
      fault =
          String.format(
              Locale.ROOT,
              "packed: damaged after %d unpacked bytes (%s)",
              out.size(),
              e.getMessage());
    }
    return new Unpacked(out.toByteArray(), fault);
  }
}
