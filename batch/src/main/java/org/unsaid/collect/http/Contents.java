package org.unsaid.collect.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Failure;

/** Undoes content codings, no further than is wanted: a small bomb may hold a gigabyte. */
final class Contents {

  private static final int MOST_CODINGS = 3;

  private Contents() {}

  /** The bytes, as far as they could be had; without a fault, all of them. */
  static final class Undone {
    private final byte[] bytes;
    private final @Nullable FetchFault fault;

    Undone(byte[] bytes, @Nullable FetchFault fault) {
      this.bytes = bytes;
      this.fault = fault;
    }

    byte[] bytes() {
      return bytes;
    }

    @Nullable FetchFault fault() {
      return fault;
    }
  }

  /**
   * @param headers of {@code Content-Encoding}, in their order
   * @param most bytes of the content
   */
  static Undone undo(byte[] payload, List<String> headers, long most, Room.Share room)
      throws IOException {
    var codings = codings(headers);
    if (codings.isEmpty() || payload.length == 0) {
      return new Undone(payload, null);
    }
    if (codings.size() > MOST_CODINGS) {
      return malformed(payload, "it is coded %d times over".formatted(codings.size()));
    }
    var content = new Blocks();
    try (var plain = plain(payload, codings)) {
      var buffer = new byte[16 << 10];
      for (int count; (count = plain.read(buffer)) >= 0; ) {
        room.hold(content.size() + count);
        var fits = (int) Math.min(count, most - content.size());
        content.add(buffer, 0, fits);
        if (fits < count) {
          return new Undone(
              content.take(),
              new FetchFault(
                  Failure.TOO_LARGE,
                  "its %d bytes unpack to more than %d".formatted(payload.length, most)));
        }
      }
      return new Undone(content.take(), null);
    } catch (UnknownCoding e) {
      return malformed(payload, e.getMessage());
    } catch (Room.NoRoom e) {
      return new Undone(
          content.take(), new FetchFault(Failure.TIMEOUT, "there was no room to unpack it"));
    } catch (ZipException | EOFException e) {
      return malformed(content.take(), "it says that it is packed, and cannot be unpacked");
    }
  }

  private static Undone malformed(byte[] content, @Nullable String why) {
    return new Undone(content, new FetchFault(Failure.MALFORMED, Shown.text(why)));
  }

  /** The last one is undone first. */
  private static InputStream plain(byte[] payload, List<String> codings) throws IOException {
    InputStream plain = new ByteArrayInputStream(payload);
    for (var coding : codings.reversed()) {
      plain =
          switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(plain, 8192);
            case "deflate" -> inflated(new BufferedInputStream(plain));
            default -> throw new UnknownCoding(coding);
          };
    }
    return plain;
  }

  /** Some servers send deflate within zlib's frame, as they should, and some send it bare. */
  private static InputStream inflated(BufferedInputStream packed) throws IOException {
    packed.mark(2);
    var first = packed.read();
    var second = packed.read();
    packed.reset();
    var framed = (first & 0x0f) == 8 && ((first << 8) + second) % 31 == 0;
    var inflater = new Inflater(!framed);
    return new InflaterInputStream(packed, inflater, 8192) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end();
      }
    };
  }

  private static List<String> codings(List<String> headers) {
    var codings = new ArrayList<String>();
    for (var header : headers) {
      for (var each : header.split(",", -1)) {
        var coding = each.strip().toLowerCase(Locale.ROOT);
        if (!coding.isEmpty() && !coding.equals("identity")) {
          codings.add(coding);
        }
      }
    }
    return codings;
  }

  private static final class UnknownCoding extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownCoding(String coding) {
      super("it is packed by '" + coding + "', which we did not ask for");
    }
  }
}
