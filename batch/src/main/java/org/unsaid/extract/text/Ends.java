package org.unsaid.extract.text;

import java.util.BitSet;

/** Finds where the text begins and ends, among the lines of its element and those above it. */
final class Ends {

  /** Lines before the text that may be about it. */
  private static final int MOST_INFO = 6;

  /** A line that is wider than this is a paragraph, and not about the text. */
  private static final int WIDEST_INFO = 100;

  /** Paragraphs that stand apart from the text are at least as wide, or they are labels. */
  private static final int SHORTEST_LEAD = 40;

  /** A lead is no wider than this, or than a third of the text, or it is another text. */
  private static final int LONGEST_LEAD = 400;

  /** Wider lines are paragraphs and are not asked whether they are labels or captions. */
  private static final int WIDEST_LABEL = 300;

  /** Lines at the end that are likely to ask for something. */
  private static final int LAST = 3;

  private final Selection selection;
  private final Flow flow;
  private final int root;
  private final String title;
  private final String named;

  /**
   * @param title as read from the page
   * @param named what the page calls itself: often the headline and the site
   */
  Ends(Selection selection, int root, String title, String named) {
    this.selection = selection;
    this.flow = selection.flow;
    this.root = root;
    this.title = title;
    this.named = named;
  }

  /** The lines that are the text. */
  BitSet lines() {
    var chosen = new BitSet();
    int first = flow.firstLine[root];
    int last = flow.lastLine[root];
    for (int i = first; i < last; i++) {
      if (selection.visible(flow.lines.get(i))) {
        chosen.set(i);
      }
    }
    var headline =
        HeadlinePlace.find(selection, first, last, selection.weight[root] / 5, title, named);
    if (headline.last() >= first) {
      chosen.clear(first, headline.last() + 1);
    } else if (headline.last() >= 0) {
      lead(chosen, headline.last() + 1, first);
    }
    info(chosen);
    among(chosen);
    trail(chosen);
    return chosen;
  }

  /** Adds paragraphs, with their headings, between the headline and the element of the text. */
  private void lead(BitSet chosen, int from, int to) {
    int room = Math.max(selection.weight[root] / 3, LONGEST_LEAD);
    boolean follows = true;
    for (int i = to - 1; i >= from; i--) {
      var line = flow.lines.get(i);
      if (!selection.visible(line)) {
        continue;
      }
      if (flow.has(line.block, Traits.HEADING)) {
        chosen.set(i, follows);
        follows = false;
      } else {
        follows =
            selection.weight(line) > 0
                && line.width >= SHORTEST_LEAD
                && line.width < room
                && line.linkWidth * 3 < line.width
                && !isItem(line.block);
        chosen.set(i, follows);
      }
    }
  }

  private boolean isItem(int element) {
    int above = flow.parent[element];
    return flow.has(element, Traits.ITEM) || (above >= 0 && flow.has(above, Traits.ITEM));
  }

  /** Leaves out lines before the text that say who wrote it and when, and a headline above them. */
  private void info(BitSet chosen) {
    int seen = 0;
    int until = -1;
    for (int i = chosen.nextSetBit(0); i >= 0 && seen < MOST_INFO; i = chosen.nextSetBit(i + 1)) {
      var line = flow.lines.get(i);
      var text = plain(line);
      seen++;
      if (InfoLines.isInfo(text, line.width) && !flow.has(line.block, Traits.HEADING)) {
        until = i;
      } else if (line.width > WIDEST_INFO
          || (!text.isEmpty() && Letters.endsSentence(text.charAt(text.length() - 1)))) {
        break;
      }
    }
    if (until >= 0) {
      chosen.clear(0, until + 1);
    }
  }

  /** Leaves out labels, captions, and lines that point elsewhere, wherever they stand. */
  private void among(BitSet chosen) {
    int count = chosen.cardinality();
    int n = 0;
    for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
      var line = flow.lines.get(i);
      n++;
      if (line.width > WIDEST_LABEL) {
        continue;
      }
      var text = plain(line);
      if (text.isEmpty()
          || Phrases.isLabel(text)
          || InfoLines.isCredit(text, line.width)
          || (Phrases.isPointer(text, line.width)
              && (line.linkWidth > 0 || !Letters.endsSentence(text.charAt(text.length() - 1))))
          || ((line.linkWidth * 8 > line.width || n > count - LAST)
              && Phrases.isPromotion(text, line.width))) {
        chosen.clear(i);
      }
    }
  }

  /** Leaves out headings and links that nothing follows, and what closes a page. */
  private void trail(BitSet chosen) {
    for (int i = chosen.length() - 1; i >= 0; i = chosen.previousSetBit(i)) {
      var line = flow.lines.get(i);
      if (!flow.has(line.block, Traits.HEADING)
          && line.linkWidth * 2 <= line.width
          && !InfoLines.isClosing(plain(line), line.width)) {
        return;
      }
      chosen.clear(i);
    }
  }

  private String plain(Flow.Line line) {
    var out = new StringBuilder();
    Rendering.write(selection, line, out);
    return out.toString();
  }
}
