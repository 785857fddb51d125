package org.unsaid.job;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Records of a file at which a reading may begin, so that nobody unpacks all that comes before. */
final class ImportMarks {

  /** The beginning of a file alone. */
  static final ImportMarks NONE = new ImportMarks(0);

  /** Records between two. */
  private static final long APART = 50;

  private final NavigableMap<Long, Long> offsets;

  /**
   * @param offset of the first record
   */
  ImportMarks(long offset) {
    offsets = new TreeMap<>(Map.of(0L, offset));
  }

  /**
   * @param entry number of the record, from 0
   * @param offset in the file
   */
  record Mark(long entry, long offset) {}

  /** Notes a record, unless one is near; later ones come later. */
  void add(long entry, long offset) {
    if (entry - offsets.lastKey() >= APART) {
      offsets.put(entry, offset);
    }
  }

  /** Notes those of what follows. */
  void add(long entry, ImportMarks following) {
    following.offsets.forEach((number, offset) -> add(entry + number, offset));
  }

  /** Whether there is the beginning of the file alone. */
  boolean isOne() {
    return offsets.size() == 1;
  }

  /** The last one that is not behind a record. */
  Mark before(long entry) {
    var mark = offsets.floorEntry(entry);
    return new Mark(mark.getKey(), mark.getValue());
  }
}
