package org.unsaid.collect.http;

import java.util.ArrayList;
import java.util.List;

/** Bytes that come bit by bit; grows without copying what is there. Not for two threads. */
final class Blocks {

  private static final int SMALLEST = 2048;
  private static final int LARGEST = 1 << 18;

  private final List<byte[]> full = new ArrayList<>();
  private byte[] last = new byte[SMALLEST];
  private int used;
  private long before;

  void add(byte[] source, int from, int length) {
    var done = 0;
    while (done < length) {
      if (used == last.length) {
        full.add(last);
        before += used;
        last = new byte[Math.min(LARGEST, last.length * 2)];
        used = 0;
      }
      var part = Math.min(length - done, last.length - used);
      System.arraycopy(source, from + done, last, used, part);
      used += part;
      done += part;
    }
  }

  long size() {
    return before + used;
  }

  /** Leaves nothing behind: what was here is given away, and here it begins anew. */
  byte[] take() {
    var all = new byte[Math.toIntExact(size())];
    var at = 0;
    for (var block : full) {
      System.arraycopy(block, 0, all, at, block.length);
      at += block.length;
    }
    System.arraycopy(last, 0, all, at, used);
    full.clear();
    last = new byte[SMALLEST];
    used = 0;
    before = 0;
    return all;
  }
}
