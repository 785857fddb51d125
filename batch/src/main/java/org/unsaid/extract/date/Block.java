package org.unsaid.extract.date;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a reader sees as one line or paragraph, with what is around each stretch of it. Used again
 * for the next, for there are tens of thousands of them on some pages.
 */
final class Block {

  /**
   * A date in an attribute, which stands at a place in its block.
   *
   * @param at place in the block's text
   * @param place in words
   */
  record Mark(int at, Spot.Kind kind, String value, String place) {}

  private static final int MOST_MARKS = 50;

  final StringBuilder text = new StringBuilder();
  final List<Mark> marks = new ArrayList<>();

  /** Ordinal among the blocks that have text. */
  int ordinal;

  int digits;

  /** Characters inside of links. */
  int linked;

  /** Level of the heading that it is; 7: a class says so; 0: none. */
  int heading;

  /** Stretches of text with the same elements around them, by the place where each begins. */
  private int[] starts = new int[16];

  private int[] flags = new int[16];
  private int[] nears = new int[16];
  private int[] signatures = new int[16];
  private int runs;
  private boolean space;

  /** The next stretch of text has other elements around it, and is shown apart if need be. */
  void run(int flag, int near, int signature) {
    if (runs == starts.length) {
      starts = Arrays.copyOf(starts, 2 * runs);
      flags = Arrays.copyOf(flags, 2 * runs);
      nears = Arrays.copyOf(nears, 2 * runs);
      signatures = Arrays.copyOf(signatures, 2 * runs);
    }
    starts[runs] = text.length();
    flags[runs] = flag;
    nears[runs] = near;
    signatures[runs++] = signature;
  }

  boolean hasRuns() {
    return runs > 0;
  }

  boolean isEmpty() {
    return text.isEmpty() && marks.isEmpty();
  }

  /** A gap stands before what comes next. */
  void space() {
    space = true;
  }

  void mark(Spot.Kind kind, String value, String place) {
    if (!value.isBlank() && marks.size() < MOST_MARKS) {
      // where the element's own text will begin, whose surroundings are the mark's
      int at = text.length() + (space && !text.isEmpty() ? 1 : 0);
      marks.add(new Mark(at, kind, value.strip(), place));
    }
  }

  /** Takes up the text of a node, its white space as one gap. */
  void append(String written, int flag, int near, int signature) {
    boolean link = (flag & Surroundings.LINK) != 0;
    boolean begun = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\u2009' || c == '\u202f') {
        space = true;
        continue;
      }
      if (invisible(c)) {
        continue;
      }
      if (space && !text.isEmpty()) {
        text.append(' ');
      }
      space = false;
      if (!begun) {
        begun = true;
        run(flag, near, signature);
      }
      if ((c >= '0' && c <= '9') || (c > 0x65f && Character.isDigit(c)) || c == '年') {
        digits++;
      }
      if (link) {
        linked++;
      }
      text.append(c);
    }
  }

  /** Marks of direction and joining, which stand between the digits of some dates. */
  private static boolean invisible(char c) {
    return (c >= '\u200b' && c <= '\u200f')
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\ufeff'
        || c == '\u00ad';
  }

  /** The stretch that holds the character. */
  private int runAt(int at) {
    int found = Arrays.binarySearch(starts, 0, runs, at);
    int run = found >= 0 ? found : -found - 2;
    while (run + 1 < runs && starts[run + 1] <= at) {
      run++;
    }
    return Math.max(run, 0);
  }

  int flagsAt(int at) {
    return flags[runAt(at)];
  }

  int nearAt(int at) {
    return nears[runAt(at)];
  }

  int signatureAt(int at) {
    return signatures[runAt(at)];
  }

  /** Begins the next one. */
  void clear() {
    if (!text.isEmpty()) {
      ordinal++;
    }
    text.setLength(0);
    marks.clear();
    runs = 0;
    digits = 0;
    linked = 0;
    heading = 0;
    space = false;
  }
}
