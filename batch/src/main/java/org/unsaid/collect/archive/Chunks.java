package org.unsaid.collect.archive;

import java.util.Arrays;

/** HTTP's chunked transfer coding (RFC 9112, section 7.1). */
final class Chunks {

  /** More than any body here. */
  private static final int LARGEST = 1 << 27;

  private final byte[] in;
  private final byte[] out;
  private int at;
  private int filled;

  private Chunks(byte[] in) {
    this.in = in;
    this.out = new byte[in.length];
  }

  /**
   * A body without its chunk framing. One that does not begin with a chunk was undone before, and
   * is given as it is; one that breaks off gives what came until then.
   */
  static byte[] undone(byte[] body) {
    var chunks = new Chunks(body);
    var size = chunks.size();
    if (size < 0) {
      return body;
    }
    while (size > 0) {
      chunks.take(size);
      size = chunks.size();
    }
    return Arrays.copyOf(chunks.out, chunks.filled);
  }

  /** Reads a chunk's size and the rest of its line; -1: there is none. */
  private int size() {
    var size = 0;
    var start = at;
    for (; at < in.length && Character.digit(in[at], 16) >= 0; at++) {
      size = size << 4 | Character.digit(in[at], 16);
      if (size > LARGEST) {
        return -1;
      }
    }
    if (at == start) {
      return -1;
    }
    while (at < in.length && in[at] == ' ') {
      at++;
    }
    if (at < in.length && in[at] != ';' && in[at] != '\r' && in[at] != '\n') {
      return -1;
    }
    while (at < in.length && in[at] != '\n') {
      at++;
    }
    return at++ < in.length ? size : -1;
  }

  private void take(int size) {
    var count = Math.min(size, in.length - at);
    System.arraycopy(in, at, out, filled, count);
    filled += count;
    at += count;
    if (at < in.length && in[at] == '\r') {
      at++;
    }
    if (at < in.length && in[at] == '\n') {
      at++;
    }
  }
}
