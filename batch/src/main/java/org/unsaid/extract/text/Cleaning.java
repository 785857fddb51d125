package org.unsaid.extract.text;

/** Leaves out of the text the lists and boxes of links that stand in it. */
final class Cleaning {

  /** Of ten characters of a list or table, more in links than these make it a menu. */
  private static final int LINKS_OF_LIST = 6;

  /** Of ten characters of any other block: a paragraph that is one link points elsewhere. */
  private static final int LINKS_OF_BLOCK = 7;

  private Cleaning() {}

  static void clean(Selection selection, int root) {
    var flow = selection.flow;
    int whole = selection.width[root];
    var before = selection.dropped.clone();
    for (int e = root + 1; e < flow.end[root]; ) {
      if (selection.dropped[e]) {
        e = flow.end[e];
      } else if (isLinks(selection, e, whole)) {
        selection.drop(e);
        e = flow.end[e];
      } else {
        e++;
      }
    }
    selection.sum();
    if (selection.width[root] * 4 < whole) {
      // the links are the text: a list of documents, a table of contents
      System.arraycopy(before, 0, selection.dropped, 0, before.length);
      selection.sum();
    }
  }

  private static boolean isLinks(Selection selection, int e, int whole) {
    var flow = selection.flow;
    int width = selection.width[e];
    if (flow.has(e, Traits.INLINE) || width * 2 > whole || width == 0) {
      return false;
    }
    int most = flow.has(e, Traits.LIST | Traits.TABLE) ? LINKS_OF_LIST : LINKS_OF_BLOCK;
    return selection.linkWidth[e] * 10L > width * (long) most;
  }
}
