package org.unsaid.extract.text;

/** Finds the element that holds the text: the one that most of the running text is in. */
final class Root {

  /** Of ten parts of the running text, the element that is followed down holds at least these. */
  private static final int FOLLOWED = 7;

  /** Of ten parts, all articles hold at least these, or they are teasers beside the text. */
  private static final int IN_ARTICLES = 4;

  /** Of ten parts, the first article holds these, unless it holds the headline. */
  private static final int IN_FIRST = 4;

  /** Of ten parts, what is named as the text holds at least these. */
  private static final int IN_BODY = 5;

  /** What is in a paragraph or list is part of a text and not the whole, whatever its length. */
  private static final int PARTS =
      Traits.PARAGRAPH | Traits.INLINE | Traits.HEADING | Traits.ITEM | Traits.QUOTE | Traits.LIST;

  private Root() {}

  static int of(Selection selection, HeadlinePlace headline) {
    int root = descend(selection, 0);
    int article = article(selection, root, headline);
    return body(selection, article < 0 ? root : descend(selection, article));
  }

  /** The first article with a fair part of the running text: others behind it are other stories. */
  private static int article(Selection selection, int root, HeadlinePlace headline) {
    var flow = selection.flow;
    long heaviest = 0;
    long sum = 0;
    for (int e = root + 1; e < flow.end[root]; ) {
      if (isOne(selection, e, Traits.ARTICLE | Traits.MAIN)) {
        heaviest = Math.max(heaviest, selection.weight[e]);
        sum += selection.weight[e];
        e = flow.end[e];
      } else {
        e++;
      }
    }
    long whole = selection.weight[root];
    if (sum * 10 < whole * IN_ARTICLES) {
      return -1;
    }
    for (int e = root + 1; e < flow.end[root]; e++) {
      long weight = selection.weight[e];
      if (isOne(selection, e, Traits.ARTICLE | Traits.MAIN)
          && weight * 10 > heaviest * IN_FIRST
          && (weight * 10 > whole * IN_FIRST
              || (headline.first() >= flow.firstLine[e] && headline.first() < flow.lastLine[e]))) {
        return e;
      }
    }
    return -1;
  }

  /** What is named as the text itself; what holds all parts of it, if it is in parts. */
  private static int body(Selection selection, int root) {
    var flow = selection.flow;
    int first = -1;
    long sum = 0;
    boolean together = true;
    for (int e = root + 1; e < flow.end[root]; ) {
      if (isOne(selection, e, Traits.BODY)) {
        if (first < 0) {
          first = e;
        }
        together &= flow.parent[e] == flow.parent[first];
        sum += selection.weight[e];
        e = flow.end[e];
      } else {
        e++;
      }
    }
    if (first < 0 || sum * 10 < selection.weight[root] * (long) IN_BODY) {
      return root;
    }
    if (selection.weight[first] * 10L > sum * 9) {
      return first;
    }
    return together ? flow.parent[first] : root;
  }

  private static boolean isOne(Selection selection, int e, int trait) {
    return !selection.dropped[e] && selection.flow.has(e, trait) && selection.weight[e] > 0;
  }

  private static int descend(Selection selection, int from) {
    var flow = selection.flow;
    int current = from;
    while (true) {
      int best = -1;
      for (int e = current + 1; e < flow.end[current]; e = flow.end[e]) {
        if (!selection.dropped[e] && (best < 0 || selection.weight[e] > selection.weight[best])) {
          best = e;
        }
      }
      if (best < 0
          || selection.weight[best] == 0
          || selection.weight[best] * 10L < selection.weight[current] * (long) FOLLOWED
          || flow.has(best, PARTS)) {
        return current;
      }
      current = best;
    }
  }
}
