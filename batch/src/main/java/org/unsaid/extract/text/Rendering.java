package org.unsaid.extract.text;

import java.util.BitSet;

/** Writes lines as text: blocks apart by newlines, cells of content tables by tabs. */
final class Rendering {

  private Rendering() {}

  static String text(Selection selection, BitSet chosen) {
    var flow = selection.flow;
    var cells = selection.cells;
    var out = new StringBuilder();
    int before = -1;
    for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
      var line = flow.lines.get(i);
      if (!selection.visible(line)) {
        continue;
      }
      int cell = cells[line.block];
      int length = out.length();
      if (length > 0) {
        boolean sameCell = cell >= 0 && cell == before;
        boolean sameRow = cell >= 0 && before >= 0 && flow.parent[cell] == flow.parent[before];
        out.append(sameCell ? ' ' : sameRow ? '\t' : '\n');
      }
      int start = out.length();
      write(selection, line, out);
      if (out.length() == start) {
        out.setLength(length);
      } else {
        before = cell;
      }
    }
    return out.toString();
  }

  /** All lines that are shown. */
  static String all(Flow flow) {
    if (flow.size() == 0) {
      return "";
    }
    var selection = new Selection(flow);
    Marking.markHidden(selection);
    var chosen = new BitSet();
    chosen.set(0, flow.lines.size());
    return text(selection, chosen);
  }

  /** Appends a line, every run of white space as one space and none at its ends. */
  static void write(Selection selection, Flow.Line line, StringBuilder out) {
    boolean kept = selection.flow.has(line.block, Traits.PRE);
    boolean space = false;
    int start = out.length();
    for (var piece : line.pieces) {
      if (selection.dropped[piece.owner]) {
        continue;
      }
      var text = piece.text;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Letters.isSpace(c)) {
          if (kept) {
            out.append(' ');
          }
          space = !kept;
        } else {
          if (space && out.length() > start) {
            out.append(' ');
          }
          space = false;
          out.append(c);
        }
      }
    }
    int end = out.length();
    while (end > start && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }

  /** A line with the pieces that are left out. */
  static String whole(Flow.Line line) {
    if (line.pieces.size() == 1) {
      return line.pieces.getFirst().text;
    }
    var out = new StringBuilder();
    for (var piece : line.pieces) {
      out.append(piece.text);
    }
    return out.toString();
  }

  /** Plain text, without white space at the ends of lines and without empty lines. */
  static String lines(String text) {
    var out = new StringBuilder(text.length());
    for (var line : (Iterable<String>) text.lines()::iterator) {
      var stripped = line.strip();
      if (!stripped.isEmpty()) {
        if (!out.isEmpty()) {
          out.append('\n');
        }
        out.append(stripped);
      }
    }
    return out.toString();
  }
}
