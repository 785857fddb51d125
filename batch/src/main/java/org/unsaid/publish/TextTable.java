package org.unsaid.publish;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Columns that line up in a terminal, also where a character is two cells wide. */
public final class TextTable {

  private static final String GAP = "  ";

  /** The elastic column gives way down to this. */
  private static final int NARROWEST = 24;

  private final List<String> header;
  private final int elastic;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param elastic number, from 0, of the column that gives way where the width is too small
   */
  public TextTable(List<String> header, int elastic) {
    this.header = header;
    this.elastic = elastic;
  }

  /** A row; what would move the cursor of a terminal is taken out. */
  public void add(String... cells) {
    var row = new ArrayList<String>();
    for (var cell : cells) {
      row.add(plain(cell));
    }
    rows.add(row);
  }

  List<String> header() {
    return List.copyOf(header);
  }

  List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** The table in lines of at most {@code width} cells, as far as one column can give way. */
  public String text(int width) {
    if (rows.isEmpty()) {
      return "";
    }
    int last = header.size() - 1;
    if (rows.stream().allMatch(row -> row.get(last).isEmpty())) {
      // a column of nothing is noise
      var narrower = new TextTable(List.copyOf(header.subList(0, last)), elastic);
      rows.forEach(row -> narrower.add(row.subList(0, last).toArray(String[]::new)));
      return narrower.text(width);
    }
    var widths = new ArrayList<Integer>();
    for (int column = 0; column < header.size(); column++) {
      int widest = cells(header.get(column));
      for (var row : rows) {
        widest = Math.max(widest, cells(row.get(column)));
      }
      widths.add(widest);
    }
    // where nobody answered, all columns from it on are gone
    if (elastic < widths.size()) {
      int others = -widths.get(elastic) + GAP.length() * (header.size() - 1);
      for (int cells : widths) {
        others += cells;
      }
      widths.set(elastic, Math.min(widths.get(elastic), Math.max(NARROWEST, width - others)));
    }
    var out = new StringBuilder();
    line(out, header, widths);
    line(out, widths.stream().map(cells -> "─".repeat(cells)).toList(), widths);
    rows.forEach(row -> line(out, row, widths));
    return out.toString();
  }

  /** A paragraph in lines of at most {@code width} cells, broken at blanks. */
  static String wrapped(String text, int width) {
    return wrapped("", text, 2, width);
  }

  /**
   * A paragraph with a word before its first line, in lines of at most {@code width} cells.
   *
   * @param indent of all further lines; the first word takes so much, too
   */
  public static String wrapped(String name, String text, int indent, int width) {
    var out = new StringBuilder(name);
    int at = cells(name);
    if (!name.isEmpty()) {
      out.append(" ".repeat(Math.max(1, indent - at)));
      at = Math.max(at + 1, indent);
    }
    int begin = at;
    for (var word : plain(text).split(" ", -1)) {
      int cells = cells(word);
      if (at > begin && at + 1 + cells > width) {
        out.append("\n").append(" ".repeat(indent));
        at = indent;
        begin = indent;
      } else if (at > begin) {
        out.append(' ');
        at++;
      }
      out.append(word);
      at += cells;
    }
    return out.append("\n").toString();
  }

  private static void line(StringBuilder out, List<String> cells, List<Integer> widths) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      var cell = cut(cells.get(column), widths.get(column));
      line.append(column == 0 ? "" : GAP).append(cell);
      line.append(" ".repeat(Math.max(0, widths.get(column) - cells(cell))));
    }
    out.append(line.toString().stripTrailing()).append("\n");
  }

  private static String cut(String text, int width) {
    if (cells(text) <= width) {
      return text;
    }
    var out = new StringBuilder();
    int at = 0;
    for (int codePoint : text.codePoints().toArray()) {
      int cells = Math.max(0, WCWidth.wcwidth(codePoint));
      if (at + cells > width - 1) {
        break;
      }
      out.appendCodePoint(codePoint);
      at += cells;
    }
    return out.append("…").toString();
  }

  private static int cells(String text) {
    return text.codePoints().map(codePoint -> Math.max(0, WCWidth.wcwidth(codePoint))).sum();
  }

  /**
   * A title comes from outside: it may not move the cursor, change colours or turn the line round.
   */
  public static String plain(String text) {
    return text.replaceAll("\\s+", " ")
        .replaceAll("[\\p{Cntrl}\u200E\u200F\u202A-\u202E\u2066-\u2069]", "");
  }
}
