package org.unsaid.extract;

/**
 * Ids that were seen, by their first 64 bits: eight to sixteen bytes each, where a set of strings
 * takes a hundred. Of ten million ids two are taken for one with a chance of three in a million.
 */
final class IdSet {

  private long[] slots = new long[1 << 12];
  private int size;
  private boolean zero;

  /** Whether the id is new. */
  boolean add(String hexadecimal) {
    long id = Long.parseUnsignedLong(hexadecimal, 0, 16, 16);
    if (id == 0) {
      boolean first = !zero;
      zero = true;
      return first;
    }
    if (2 * (size + 1) > slots.length) {
      grow();
    }
    boolean first = put(slots, id);
    if (first) {
      size++;
    }
    return first;
  }

  private void grow() {
    var wider = new long[slots.length * 2];
    for (long id : slots) {
      if (id != 0) {
        put(wider, id);
      }
    }
    slots = wider;
  }

  private static boolean put(long[] slots, long id) {
    int mask = slots.length - 1;
    // the ids are digests, so their low bits are spread already
    for (int i = (int) id & mask; ; i = (i + 1) & mask) {
      if (slots[i] == id) {
        return false;
      }
      if (slots[i] == 0) {
        slots[i] = id;
        return true;
      }
    }
  }
}
