package org.unsaid.tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Short marks of a text, of which it shares at least one with almost every text that is nearly the
 * same; so the few that are worth comparing are found by their marks. Not for use by many threads.
 *
 * <p>A band is {@value #ROWS} minimal hashes in one (MinHash, Broder 1997). Two texts whose sets of
 * shingles have a Jaccard similarity of J agree in one with probability J^{@value #ROWS}, and in
 * one of {@value #BANDS} with 1 - (1 - J^{@value #ROWS})^{@value #BANDS}:
 *
 * <pre>
 * J   0.2    0.3   0.4  0.5  0.6  0.7  0.8   0.9
 * p   0.0001 0.002 0.02 0.12 0.42 0.85 0.997 1.000
 * </pre>
 *
 * <p>The minima of one row are those of the {@value #BANDS} parts of one ring of hashes (one
 * permutation hashing; a part that is empty takes the next one's, Shrivastava and Li 2014): {@value
 * #ROWS} hashes a shingle instead of 256. Lucene's MinHashFilter does likewise, but encodes and
 * hashes each shingle as a term once more for each row, and its rows are the same ring turned, so
 * that those of a short text agree with each other; it was too slow.
 *
 * <p>Texts of which one is a part of the other are not so alike. They meet in several anchors: the
 * least of each {@value #WINDOW} consecutive shingles (winnowing, Schleimer, Wilkerson and Aiken
 * 2003), so that each {@value #WINDOW} shingles that both texts have in a row give one for certain.
 */
final class Bands {

  static final int ROWS = 8;
  static final int BANDS = 32;

  /** Bits of a band, of which the last is set for an anchor; it is written with a base of 32. */
  static final int BITS = 40;

  static final int BASE = 32;

  private static final int WINDOW = 50;

  /** A part is the upper bits of a hash. */
  private static final int PART_BITS = Integer.numberOfTrailingZeros(BANDS);

  private static final long[] SEEDS = new long[ROWS];

  static {
    for (int row = 0; row < ROWS; row++) {
      SEEDS[row] = Shingles.mix(row + 1);
    }
  }

  private final long[] minima = new long[BANDS * ROWS];

  /** Whether a band is an anchor. */
  static boolean isAnchor(long band) {
    return (band & 1) == 1;
  }

  static long read(String band) {
    return Long.parseLong(band, BASE);
  }

  /** Bands and anchors, each once. */
  List<String> of(Shingles shingles) {
    var all = shingles.inOrder();
    var bands = alike(all);
    anchors(bands, all);
    var written = new ArrayList<String>(bands.size());
    bands.forEach(band -> written.add(Long.toString(band, BASE)));
    return written;
  }

  /** Bands alone; none if there are no shingles. */
  Set<Long> alike(long[] all) {
    var bands = new LinkedHashSet<Long>();
    if (all.length == 0) {
      return bands;
    }
    Arrays.fill(minima, Long.MAX_VALUE);
    for (long shingle : all) {
      for (int row = 0; row < ROWS; row++) {
        long hash = Shingles.mix(shingle ^ SEEDS[row]);
        int part = (int) (hash >>> (Long.SIZE - PART_BITS)) * ROWS + row;
        long rest = (hash << PART_BITS) >>> 1;
        if (rest < minima[part]) {
          minima[part] = rest;
        }
      }
    }
    for (int band = 0; band < BANDS; band++) {
      long mixed = band;
      for (int row = 0; row < ROWS; row++) {
        mixed = Shingles.mix(mixed * 31 + minimum(band, row));
      }
      bands.add(shorten(mixed) & ~1L);
    }
    return bands;
  }

  private long minimum(int band, int row) {
    int part = band;
    while (minima[part * ROWS + row] == Long.MAX_VALUE) {
      part = (part + 1) % BANDS;
    }
    return minima[part * ROWS + row];
  }

  /** The rightmost least of each window; the next window often has the same. */
  private static void anchors(Set<Long> bands, long[] all) {
    int least = -1;
    int last = -1;
    for (int end = Math.min(WINDOW, all.length); end <= all.length && end > 0; end++) {
      int begin = Math.max(0, end - WINDOW);
      if (least < begin) {
        least = begin;
        for (int i = begin + 1; i < end; i++) {
          least = all[i] <= all[least] ? i : least;
        }
      } else if (all[end - 1] <= all[least]) {
        least = end - 1;
      }
      if (least != last) {
        bands.add(shorten(Shingles.mix(all[least])) | 1L);
        last = least;
      }
    }
  }

  private static long shorten(long hash) {
    return hash >>> (Long.SIZE - BITS);
  }
}
