package org.unsaid.tag;

import java.util.Arrays;

/**
 * A text as the set of its sequences of five words, each a hash of 64 bits. Letter case, marks and
 * punctuation do not count. Independent of the language, since a copy may be labelled with another;
 * every character of a script without spaces is a word, as in {@link UnspacedFilter}.
 */
final class Shingles {

  /** Words a sequence. */
  static final int LENGTH = 5;

  private static final int WIDE = 0xFF01;
  private static final int WIDE_END = 0xFF5E;
  private static final int WIDE_TO_PLAIN = 0xFEE0;
  private static final long PRIME = 0x100000001b3L;

  private final long[] inOrder;
  private final long[] sorted;
  private final double words;

  private Shingles(long[] inOrder, double words) {
    this.inOrder = inOrder;
    this.words = words;
    var all = inOrder.clone();
    Arrays.sort(all);
    int distinct = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[distinct++] = all[i];
      }
    }
    this.sorted = Arrays.copyOf(all, distinct);
  }

  static Shingles of(String text) {
    var reader = new Reader(text.length() / 4);
    reader.read(text);
    return new Shingles(Arrays.copyOf(reader.found, reader.size), reader.words);
  }

  /** In the order of the text, repeated as often as there. */
  long[] inOrder() {
    return inOrder;
  }

  /** Number of different ones. */
  int size() {
    return sorted.length;
  }

  /** Words of the text; two characters of a script without spaces count as one. */
  double words() {
    return words;
  }

  /** How many both have. */
  int shared(Shingles other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < sorted.length && j < other.sorted.length) {
      if (sorted[i] == other.sorted[j]) {
        shared++;
        i++;
        j++;
      } else if (sorted[i] < other.sorted[j]) {
        i++;
      } else {
        j++;
      }
    }
    return shared;
  }

  /** Spreads the bits of a number over all of them. */
  static long mix(long number) {
    long z = (number ^ (number >>> 32)) * 0xd6e8feb86659fd93L;
    z = (z ^ (z >>> 32)) * 0xd6e8feb86659fd93L;
    return z ^ (z >>> 32);
  }

  private static final class Reader {
    private final long[] last = new long[LENGTH];
    private long[] found;
    private int size;
    private int tokens;
    private double words;
    private long word;
    private boolean inWord;

    Reader(int expected) {
      this.found = new long[Math.max(16, expected)];
    }

    void read(String text) {
      for (int i = 0; i < text.length(); ) {
        int c = text.codePointAt(i);
        i += Character.charCount(c);
        if (c < 0x80) {
          plain(c);
        } else {
          foreign(c >= WIDE && c <= WIDE_END ? c - WIDE_TO_PLAIN : c);
        }
      }
      end(1);
    }

    private void plain(int c) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        letter(c);
      } else if (c >= 'A' && c <= 'Z') {
        letter(c | 0x20);
      } else if (c != '\'') {
        end(1);
      }
    }

    private void foreign(int c) {
      if (Character.isLetterOrDigit(c)) {
        if (UnspacedFilter.isUnspaced(c)) {
          end(1);
          letter(c);
          end(0.5);
        } else {
          letter(Character.toLowerCase(c));
        }
      } else if (!isMark(c)) {
        end(1);
      }
    }

    /** Belongs to the letter before it, or is an apostrophe. */
    private static boolean isMark(int c) {
      return switch (Character.getType(c)) {
        case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
        default -> c == '\u2019';
      };
    }

    private void letter(int c) {
      word = (word ^ c) * PRIME;
      inWord = true;
    }

    private void end(double weight) {
      if (!inWord) {
        return;
      }
      last[tokens % LENGTH] = mix(word);
      tokens++;
      words += weight;
      word = 0;
      inWord = false;
      if (tokens >= LENGTH) {
        long all = 0;
        for (int i = 0; i < LENGTH; i++) {
          all = all * 31 + last[(tokens + i) % LENGTH];
        }
        if (size == found.length) {
          found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = mix(all);
      }
    }
  }
}
