package org.unsaid.extract.text;

import java.util.Arrays;

/** What of a page is left out, and sums over what is left. */
final class Selection {

  final Flow flow;

  /** Per element: left out with all that is within. */
  final boolean[] dropped;

  /** Per element, with all that is within: characters, of these in links, and running text. */
  final int[] width;

  final int[] linkWidth;
  final int[] weight;

  /** Per element: see {@link Tables#cells}. */
  final int[] cells;

  Selection(Flow flow) {
    this.flow = flow;
    int n = flow.size();
    dropped = new boolean[n];
    width = new int[n];
    linkWidth = new int[n];
    weight = new int[n];
    cells = Tables.cells(flow);
    sum();
  }

  /** Leaves out an element. The sums change with the next {@link #sum()}. */
  void drop(int element) {
    Arrays.fill(dropped, element, flow.end[element], true);
  }

  void sum() {
    Arrays.fill(width, 0);
    Arrays.fill(linkWidth, 0);
    Arrays.fill(weight, 0);
    for (var line : flow.lines) {
      if (line.dropped || dropped[line.block]) {
        continue;
      }
      int w = 0;
      int l = 0;
      for (var piece : line.pieces) {
        if (!dropped[piece.owner]) {
          w += piece.width;
          l += piece.link ? piece.width : 0;
        }
      }
      line.width = w;
      line.linkWidth = l;
      width[line.block] += w;
      linkWidth[line.block] += l;
      weight[line.block] += weight(line);
    }
    for (int e = flow.size() - 1; e > 0; e--) {
      int above = flow.parent[e];
      if (above >= 0) {
        width[above] += width[e];
        linkWidth[above] += linkWidth[e];
        weight[above] += weight[e];
      }
    }
  }

  /** How much running text a line is: none if it is short, or mostly links. */
  int weight(Flow.Line line) {
    int own = line.width - line.linkWidth;
    if (cells[line.block] >= 0) {
      return line.linkWidth * 2 > line.width ? 0 : own / 2;
    }
    if (line.width < 25
        || line.linkWidth * 2 > line.width
        || flow.has(line.block, Traits.HEADING)) {
      return 0;
    }
    if (line.marks == 0) {
      return line.width < 80 ? 0 : own / 3;
    }
    return line.width < 80 ? own / 2 : own;
  }

  boolean visible(Flow.Line line) {
    return !line.dropped && !dropped[line.block] && line.width > 0;
  }
}
