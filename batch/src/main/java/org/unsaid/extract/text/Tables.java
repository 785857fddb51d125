package org.unsaid.extract.text;

import java.util.Arrays;

/** Tells tables that are content from those that only lay out a page. */
final class Tables {

  /** Widest mean cell of a table of figures or names; layout tables hold whole texts in a cell. */
  private static final int WIDEST_MEAN = 120;

  private Tables() {}

  /** Per element: the cell of a content table that it is in or is; -1: in none. */
  static int[] cells(Flow flow) {
    int n = flow.size();
    var cellOf = new int[n];
    Arrays.fill(cellOf, -1);
    var tableOf = new int[n];
    var rows = new int[n];
    var cells = new int[n];
    var inRow = new int[n];
    var layout = new boolean[n];
    var width = new int[n];
    boolean any = false;
    for (int e = 0; e < n; e++) {
      int above = flow.parent[e];
      tableOf[e] = above < 0 ? -1 : tableOf[above];
      if (flow.has(e, Traits.TABLE)) {
        for (int t = tableOf[e];
            t >= 0 && !layout[t];
            t = flow.parent[t] < 0 ? -1 : tableOf[flow.parent[t]]) {
          layout[t] = true;
        }
        tableOf[e] = e;
        any = true;
      } else if (flow.has(e, Traits.CELL) && tableOf[e] >= 0) {
        cells[tableOf[e]]++;
        if (above >= 0 && flow.has(above, Traits.ROW) && ++inRow[above] == 2) {
          rows[tableOf[e]]++;
        }
      }
    }
    if (!any) {
      return cellOf;
    }
    for (var line : flow.lines) {
      if (tableOf[line.block] >= 0) {
        width[tableOf[line.block]] += line.fullWidth;
      }
    }
    for (int e = 0; e < n; e++) {
      int t = tableOf[e];
      if (t >= 0 && e != t && !layout[t] && rows[t] >= 2 && width[t] <= cells[t] * WIDEST_MEAN) {
        cellOf[e] = flow.has(e, Traits.CELL) ? e : cellOf[flow.parent[e]];
      }
    }
    return cellOf;
  }
}
