package org.unsaid.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A WARC file as another crawler would write it, record by record. */
final class Warc {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final boolean packed;

  Warc(boolean packed) {
    this.packed = packed;
  }

  Warc page(String url, String time, String html) {
    return answer(url, time, 200, "text/html; charset=utf-8", html);
  }

  Warc answer(String url, String time, int status, String type, String body) {
    var http =
        "HTTP/1.1 %d So\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, type, body.getBytes(UTF_8).length, body);
    return record(
        "WARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\n".formatted(url, time)
            + "Content-Type: application/http; msgtype=response\r\n",
        http);
  }

  Warc revisit(String url, String time, String originally) {
    return record(
        "WARC-Type: revisit\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\n".formatted(url, time)
            + "WARC-Refers-To-Target-URI: %s\r\nWARC-Refers-To-Date: %s\r\n"
                .formatted(url, originally)
            + "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n"
            + "Content-Type: application/http; msgtype=response\r\n",
        "HTTP/1.1 200 So\r\n\r\n");
  }

  /** A response that is not of HTTP. */
  Warc broken(String url, String time) {
    return record(
        "WARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\n".formatted(url, time)
            + "Content-Type: application/http; msgtype=response\r\n",
        "this is no answer of a web server");
  }

  private Warc record(String fields, String block) {
    var record =
        "WARC/1.1\r\n%sWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
            .formatted(fields, bytes.size(), block.getBytes(UTF_8).length, block);
    try {
      if (packed) {
        var member = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(member)) {
          gzip.write(record.getBytes(UTF_8));
        }
        bytes.writeBytes(member.toByteArray());
      } else {
        bytes.writeBytes(record.getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Path at(Path file) {
    try {
      return Files.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
