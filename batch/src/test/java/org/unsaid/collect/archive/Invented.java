package org.unsaid.collect.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.Exchange;

/** Exchanges with ministries that do not exist. */
final class Invented {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.250Z");
  static final URI NEWS = URI.create("https://www.tides.example/news/?page=2&lang=en");

  private final URI url;
  private Instant began = NOON;
  private int status = 200;
  private final Map<String, String> asked = new TreeMap<>();
  private final Map<String, String> headers = new TreeMap<>();
  private byte[] content = {};
  private boolean gzip;
  private boolean chunked;
  private Exchange.@Nullable Truncated truncated;

  private Invented(URI url) {
    this.url = url;
  }

  static Invented page(String text) {
    return new Invented(NEWS).with("Content-Type", "text/html; charset=utf-8").body(text);
  }

  static Invented page(URI url, String text) {
    return new Invented(url).with("Content-Type", "text/html").body(text);
  }

  static Invented answer(int status) {
    var answer = new Invented(NEWS);
    answer.status = status;
    return answer;
  }

  Invented status(int code) {
    status = code;
    return this;
  }

  Invented body(String text) {
    content = utf8(text);
    return this;
  }

  Invented at(Instant time) {
    began = time;
    return this;
  }

  Invented with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Invented asking(String header, String value) {
    asked.put(header, value);
    return this;
  }

  Invented gzip() {
    gzip = true;
    return with("Content-Encoding", "gzip");
  }

  Invented chunked() {
    chunked = true;
    return with("Transfer-Encoding", "chunked");
  }

  Invented truncated(Exchange.Truncated why) {
    truncated = why;
    return this;
  }

  Exchange made() {
    var payload = gzip ? packed(content) : content;
    var head = new StringBuilder("HTTP/1.1 " + status + " So\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    var request = new StringBuilder("GET " + url.getRawPath() + " HTTP/1.1\r\n");
    request.append("Host: " + url.getHost() + "\r\n");
    asked.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    var fields = new TreeMap<String, List<String>>();
    headers.forEach((name, value) -> fields.put(name, List.of(value)));
    return new Exchange(
        url,
        began,
        began.plusMillis(1_250),
        peer(),
        utf8(request + "\r\n"),
        joined(utf8(head + "\r\n"), chunked ? inChunks(payload) : payload),
        status,
        fields,
        payload,
        content,
        truncated);
  }

  private static InetAddress peer() {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] packed(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] inChunks(byte[] bytes) {
    var half = bytes.length / 2;
    return joined(
        utf8(Integer.toHexString(half) + ";note=\"x\"\r\n"),
        java.util.Arrays.copyOf(bytes, half),
        utf8("\r\n" + Integer.toHexString(bytes.length - half) + "\r\n"),
        java.util.Arrays.copyOfRange(bytes, half, bytes.length),
        utf8("\r\n0\r\n\r\n"));
  }

  static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** An archive with room in its files. */
  static Archive open(Path folder) {
    return open(folder, 1 << 30);
  }

  static Archive open(Path folder, long rotateAt) {
    return Archive.open(
        folder,
        new Archive.Settings(rotateAt, "unsaid/test", "desk@tides.example"),
        InstantSource.fixed(Instant.parse("2026-03-01T11:59:00Z")));
  }

  /** Records of the archive, file by file; none may be broken. */
  static List<RawRecord> records(Path folder) throws IOException {
    var records = new ArrayList<RawRecord>();
    for (var file : Mending.files(folder)) {
      try (var reader = RecordReader.open(file, 0, 1 << 26)) {
        for (RecordReader.Item item; (item = reader.next()) != null; ) {
          if (!(item instanceof RawRecord record) || !record.neat()) {
            throw new AssertionError(file + ": " + item);
          }
          records.add(record);
        }
      }
    }
    return records;
  }

  static List<String> types(Path folder) throws IOException {
    return records(folder).stream().map(RawRecord::type).toList();
  }
}
