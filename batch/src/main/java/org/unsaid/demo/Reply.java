package org.unsaid.demo;

import java.nio.charset.StandardCharsets;

/** What a site answers; its bytes are not copied. */
final class Reply {

  private final int status;
  private final String type;
  private final byte[] body;

  Reply(int status, String type, byte[] body) {
    this.status = status;
    this.type = type;
    this.body = body;
  }

  static Reply of(String type, String text) {
    return new Reply(200, type, text.getBytes(StandardCharsets.UTF_8));
  }

  static Reply error(int status, String words) {
    return new Reply(
        status,
        "text/html; charset=utf-8",
        ("<!doctype html><title>" + words + "</title><h1>" + words + "</h1>")
            .getBytes(StandardCharsets.UTF_8));
  }

  int status() {
    return status;
  }

  /** The media type, with its charset. */
  String type() {
    return type;
  }

  byte[] body() {
    return body;
  }
}
