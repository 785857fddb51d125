package org.unsaid.extract.text;

import java.util.Arrays;

/** Leaves out what its name says is not the text, unless it holds too much of the page for that. */
final class Marking {

  private static final int OUT = Traits.HIDDEN | Traits.ASIDE | Traits.AROUND | Traits.META;

  /** Of ten parts of the running text, what is around the text holds fewer: else it is the text. */
  private static final int MOST_AROUND = 3;

  /** As {@link #MOST_AROUND} for comments and other stories, where little else is on the page. */
  private static final int MOST_ASIDE = 4;

  /**
   * As {@link #MOST_ASIDE} where the body of an article is within: of the comment, or of the page.
   */
  private static final int MOST_ASIDE_WITH_BODY = 2;

  /** Running text besides the comments that makes a page more than its comments. */
  private static final int ENOUGH_BESIDES = 300;

  /** As {@link #MOST_AROUND} for lines about the text, which are short, too. */
  private static final int MOST_META = 2;

  private static final int LONGEST_META = 300;

  /** Of ten parts of the running text, this must be left, or the names on this page mislead. */
  private static final int LEAST_LEFT = 2;

  private Marking() {}

  static void mark(Selection selection, HeadlinePlace headline) {
    int whole = Math.max(1, selection.weight[0]);
    if (mark(selection, OUT, headline, whole)) {
      return;
    }
    undo(selection);
    if (!mark(selection, Traits.HIDDEN | Traits.ASIDE, headline, whole)) {
      undo(selection);
    }
  }

  /** Leaves out only what is not shown. */
  static void markHidden(Selection selection) {
    mark(selection, Traits.HIDDEN, HeadlinePlace.NOWHERE, Math.max(1, selection.weight[0]));
  }

  private static void undo(Selection selection) {
    Arrays.fill(selection.dropped, false);
    selection.sum();
  }

  /** Whether enough is left. */
  private static boolean mark(Selection selection, int kinds, HeadlinePlace headline, int whole) {
    var flow = selection.flow;
    int all = Math.max(1, selection.width[0]);
    var holdsBody = holding(flow, Traits.BODY | Traits.MAIN);
    if (headline.first() >= 0) {
      for (int e = flow.lines.get(headline.first()).block; e >= 0; e = flow.parent[e]) {
        holdsBody[e] = true;
      }
    }
    int asides = 0;
    for (int e = 1; e < flow.size(); ) {
      if (isOut(selection, e, flow.traits[e] & (kinds | ~OUT), whole, all, holdsBody[e])) {
        selection.drop(e);
        if (flow.has(e, Traits.ASIDE | Traits.HIDDEN)) {
          asides += selection.weight[e];
        }
        e = flow.end[e];
      } else {
        e++;
      }
    }
    selection.sum();
    return selection.weight[0] * 10L >= (whole - asides) * (long) LEAST_LEFT;
  }

  private static boolean isOut(
      Selection selection, int e, int kind, int whole, int all, boolean holdsBody) {
    long weight = selection.weight[e];
    if ((kind & Traits.HIDDEN) != 0) {
      return weight * 2 < whole && selection.width[e] * 2L < all;
    }
    if ((kind & Traits.MAIN) != 0) {
      return false;
    }
    if ((kind & Traits.ASIDE) != 0) {
      return weight * 10 < whole * (long) (holdsBody ? MOST_ASIDE_WITH_BODY : MOST_ASIDE)
          || (!holdsBody && whole - weight > ENOUGH_BESIDES);
    }
    boolean little = weight * 10 < whole * (long) MOST_AROUND;
    if ((kind & Traits.AROUND) != 0 && (kind & Traits.QUOTE) == 0) {
      return !holdsBody && little;
    }
    if ((kind & Traits.CAPTION) != 0) {
      return little;
    }
    return (kind & Traits.META) != 0
        && (kind & (Traits.BODY | Traits.CONTENT)) == 0
        && !holdsBody
        && selection.width[e] < LONGEST_META
        && weight * 10 < whole * (long) MOST_META;
  }

  /** Per element: whether one with any of the traits is within it. */
  private static boolean[] holding(Flow flow, int traits) {
    var holds = new boolean[flow.size()];
    for (int e = flow.size() - 1; e > 0; e--) {
      if (flow.parent[e] >= 0 && (holds[e] || flow.has(e, traits))) {
        holds[flow.parent[e]] = true;
      }
    }
    return holds;
  }
}
