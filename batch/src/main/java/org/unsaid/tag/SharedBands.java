package org.unsaid.tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * Which statements of many share a band, and so may be copies of each other. Takes 8 bytes a band:
 * half a gigabyte for a million statements of the usual length.
 */
public final class SharedBands {

  /**
   * Statements above which a band is passed over: so many share only what every text of a site has
   * at its end. Otherwise the work would grow with their square.
   */
  static final int MOST = 2_000;

  /** Likewise for an anchor: a passage that so many share is a footer or a common quotation. */
  static final int MOST_PARTS = 10;

  /** Anchors that two texts must share: one passage links half of all texts with each other. */
  static final int FEWEST_PARTS = 3;

  private static final int ID_BITS = Long.SIZE - Bands.BITS;
  private static final long NUMBER = (1L << ID_BITS) - 1;

  private final List<String> ids = new ArrayList<>();
  private long[] bands = new long[1024];
  private int size;
  private int passedOver;

  /** A statement and its bands, as {@link Tagger#tag} gave them. */
  public void add(String id, List<String> its) {
    if (ids.size() > NUMBER) {
      throw new IllegalStateException("More than " + NUMBER + " statements to compare");
    }
    for (var band : its) {
      if (size == bands.length) {
        bands = Arrays.copyOf(bands, size + (size >> 1));
      }
      bands[size++] = (Bands.read(band) << ID_BITS) | ids.size();
    }
    ids.add(id);
  }

  /** Number of statements that were added. */
  public int statements() {
    return ids.size();
  }

  /** Number of bands that too many statements shared; known after {@link #groups}. */
  public int passedOver() {
    return passedOver;
  }

  /**
   * Ids of statements that are linked by shared bands, directly or through others; no id is in two
   * groups. The same whatever the order in which they were added.
   */
  public List<List<String>> groups() {
    Arrays.parallelSort(bands, 0, size);
    var parent = new int[ids.size()];
    Arrays.setAll(parent, i -> i);
    passedOver = 0;
    var pairs = new Pairs();
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && (bands[to] >>> ID_BITS) == (bands[from] >>> ID_BITS)) {
        to++;
      }
      boolean anchor = Bands.isAnchor(bands[from] >>> ID_BITS);
      if (to - from > (anchor ? MOST_PARTS : MOST)) {
        passedOver += anchor ? 0 : 1;
      } else if (anchor) {
        pairs.add(from, to);
      } else {
        for (int i = from + 1; i < to; i++) {
          unite(parent, number(from), number(i));
        }
      }
      from = to;
    }
    pairs.unite(parent);
    var groups = new HashMap<Integer, List<String>>();
    for (int i = 0; i < parent.length; i++) {
      groups.computeIfAbsent(root(parent, i), _ -> new ArrayList<>(1)).add(ids.get(i));
    }
    return groups.values().stream()
        .filter(group -> group.size() > 1)
        .map(group -> group.stream().sorted().toList())
        .sorted((a, b) -> a.getFirst().compareTo(b.getFirst()))
        .toList();
  }

  /** Statements that share an anchor, two by two, once for each anchor. */
  private final class Pairs {
    private long[] pairs = new long[1024];
    private int count;

    void add(int from, int to) {
      for (int i = from; i < to; i++) {
        for (int j = i + 1; j < to; j++) {
          if (count == pairs.length) {
            pairs = Arrays.copyOf(pairs, count + (count >> 1));
          }
          // sorted by number within one band
          pairs[count++] = ((long) number(i) << Integer.SIZE) | number(j);
        }
      }
    }

    void unite(int[] parent) {
      Arrays.parallelSort(pairs, 0, count);
      for (int i = FEWEST_PARTS - 1; i < count; i++) {
        if (pairs[i] == pairs[i - FEWEST_PARTS + 1]) {
          SharedBands.unite(parent, (int) (pairs[i] >>> Integer.SIZE), (int) pairs[i]);
        }
      }
    }
  }

  private int number(int index) {
    return (int) (bands[index] & NUMBER);
  }

  private static void unite(int[] parent, int one, int other) {
    int a = root(parent, one);
    int b = root(parent, other);
    parent[Math.max(a, b)] = Math.min(a, b);
  }

  private static int root(int[] parent, int of) {
    int i = of;
    while (parent[i] != i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }
}
