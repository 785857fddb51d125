package org.unsaid.collect.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer as an archive holds it. Writers differ: some keep the chunks, some undo them and
 * leave the header that says so; the same with gzip. So what the header says is believed only if
 * the body agrees.
 */
final class HttpMessage {

  private static final int PIECE = 1 << 14;

  /** How a content coding ended. */
  enum Decoding {
    WHOLE,
    /** Broken or unknown: {@code content} is what came before. */
    BROKEN,
    /** More than the caller wanted: {@code content} is its beginning. */
    TOO_LARGE
  }

  private final Fields head;
  private final int headEnd;
  private final int status;
  private final byte[] payload;

  private HttpMessage(Fields head, int headEnd, int status, byte[] payload) {
    this.head = head;
    this.headEnd = headEnd;
    this.status = status;
    this.payload = payload;
  }

  /** Null: these bytes do not begin as an HTTP answer does. */
  static @Nullable HttpMessage parse(byte[] block) {
    var found = Fields.end(block, 0);
    var headEnd = found < 0 ? block.length : found;
    var head = Fields.parse(block, 0, headEnd);
    var status = status(head.firstLine());
    if (status < 0) {
      return null;
    }
    var body = Arrays.copyOfRange(block, headEnd, block.length);
    return new HttpMessage(head, headEnd, status, isChunked(head) ? Chunks.undone(body) : body);
  }

  /** {@code HTTP/1.1 200 OK}, and {@code HTTP/2 200} of those who must write some line. */
  private static int status(String line) {
    var words = line.split(" +", 3);
    var isStatus =
        words.length > 1 && words[0].startsWith("HTTP/") && words[1].matches("[1-9][0-9]{2}");
    return isStatus ? Integer.parseInt(words[1]) : -1;
  }

  private static boolean isChunked(Fields head) {
    return head.all("Transfer-Encoding").stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("chunked"));
  }

  Fields head() {
    return head;
  }

  /** Where the body begins. */
  int headEnd() {
    return headEnd;
  }

  int status() {
    return status;
  }

  /** The body, transfer coding undone. */
  byte[] payload() {
    return payload;
  }

  /** Content, and whether it is all of it. */
  static final class Content {
    private final byte[] bytes;
    private final Decoding decoding;

    private Content(byte[] bytes, Decoding decoding) {
      this.bytes = bytes;
      this.decoding = decoding;
    }

    byte[] bytes() {
      return bytes;
    }

    Decoding decoding() {
      return decoding;
    }
  }

  /** A payload with the content codings undone that this answer names. */
  Content content(byte[] ofPayload, int longest) {
    var content = new Content(ofPayload, Decoding.WHOLE);
    var codings =
        head.all("Content-Encoding").stream()
            .flatMap(value -> List.of(value.split(",")).stream())
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .filter(value -> !value.isEmpty() && !value.equals("identity"))
            .toList();
    for (var coding : codings.reversed()) {
      if (content.decoding == Decoding.WHOLE) {
        content = undone(coding, content.bytes, longest);
      }
    }
    return content;
  }

  private static Content undone(String coding, byte[] bytes, int longest) {
    return switch (coding) {
      case "gzip", "x-gzip" ->
          bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b
              ? read(in -> new GZIPInputStream(in, PIECE), bytes, longest)
              : new Content(bytes, Decoding.WHOLE);
      case "deflate" ->
          bytes.length == 0
              ? new Content(bytes, Decoding.WHOLE)
              : inflated(new Inflater(!isZlib(bytes)), bytes, longest);
      default -> new Content(bytes, Decoding.BROKEN);
    };
  }

  private static Content inflated(Inflater inflater, byte[] bytes, int longest) {
    try {
      return read(in -> new InflaterInputStream(in, inflater, PIECE), bytes, longest);
    } finally {
      inflater.end();
    }
  }

  /** "deflate" means zlib, but some servers send it bare. */
  private static boolean isZlib(byte[] bytes) {
    return bytes.length > 1
        && (bytes[0] & 0x0f) == 8
        && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0;
  }

  private interface Opening {
    InputStream of(InputStream packed) throws IOException;
  }

  private static Content read(Opening opening, byte[] bytes, int longest) {
    var out = new ByteArrayOutputStream(Math.max(1_024, bytes.length * 4));
    try (var in = opening.of(new ByteArrayInputStream(bytes))) {
      var buffer = new byte[PIECE];
      for (int count; (count = in.read(buffer)) >= 0; ) {
        if (out.size() + count > longest) {
          return new Content(out.toByteArray(), Decoding.TOO_LARGE);
        }
        out.write(buffer, 0, count);
      }
      return new Content(out.toByteArray(), Decoding.WHOLE);
    } catch (ZipException | EOFException e) {
      return new Content(out.toByteArray(), Decoding.BROKEN);
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory cannot fail otherwise", e);
    }
  }
}
