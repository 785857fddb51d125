package org.unsaid.extract.date;

import java.util.Arrays;

/** What is said by the elements around the place that a walk has come to, from the root down. */
final class Ancestors {

  private int[] flags = new int[64];
  private int[] own = new int[64];
  private int[] signatures = new int[64];
  private int depth;

  int depth() {
    return depth;
  }

  void enter() {
    if (++depth >= flags.length) {
      flags = Arrays.copyOf(flags, 2 * depth);
      own = Arrays.copyOf(own, 2 * depth);
      signatures = Arrays.copyOf(signatures, 2 * depth);
    }
  }

  void leave() {
    depth--;
  }

  /** The element that was entered says nothing of what is inside of it. */
  void plain() {
    flags[depth] = around();
    own[depth] = 0;
  }

  /**
   * What the element says that was entered.
   *
   * @param inherited {@link Surroundings} that hold for all that is inside
   * @param mine {@link Surroundings} that hold here
   * @param shape alike for elements that are written alike
   */
  void says(int inherited, int mine, int shape) {
    flags[depth] = around() | inherited;
    own[depth] = mine;
    signatures[depth] = 31 * signatures[depth - 1] + shape;
  }

  /** What holds outside of the element that was entered. */
  int around() {
    return flags[depth - 1];
  }

  int flags() {
    return flags[depth];
  }

  /** What the innermost elements say of themselves. */
  int near(int elements) {
    int near = 0;
    for (int i = depth; i >= 0 && i > depth - elements; i--) {
      near |= own[i];
    }
    return near;
  }

  int signature() {
    return signatures[depth];
  }
}
