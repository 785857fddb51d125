package org.unsaid.extract.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * A page as its elements in document order and the lines of text that flow through them, gathered
 * in one walk. Elements are numbered in document order, so that a subtree is a range of numbers and
 * every question about it is answered by sums. A line is what stands between two block boundaries
 * or {@code <br>}; it consists of pieces, one for each text node, so that an inline element can be
 * left out of it.
 */
final class Flow {

  final List<Element> elements = new ArrayList<>();

  /** Per element: the number of the element around it; -1: none. */
  int[] parent = new int[256];

  /** Per element: the block that it stands in, or is. */
  int[] blockOf = new int[256];

  /** Per element: the number after the last element within it. */
  int[] end = new int[256];

  /** Per element: what tag, class and id say, see {@link Traits}. */
  int[] traits = new int[256];

  /** Per element: the first line that begins within it, and the one after the last. */
  int[] firstLine = new int[256];

  int[] lastLine = new int[256];

  final List<Line> lines = new ArrayList<>();

  private Flow() {}

  /** One text node. */
  static final class Piece {
    final int owner;
    final String text;
    final boolean link;
    final int width;

    Piece(int owner, String text, boolean link, int width) {
      this.owner = owner;
      this.text = text;
      this.link = link;
      this.width = width;
    }
  }

  /** What stands between two block boundaries. Sums are over the pieces that are not left out. */
  static final class Line {
    /** Innermost block around its start. */
    final int block;

    final List<Piece> pieces = new ArrayList<>(4);
    boolean dropped;
    int width;
    int fullWidth;
    int linkWidth;
    int marks;

    Line(int block) {
      this.block = block;
    }
  }

  int size() {
    return elements.size();
  }

  boolean has(int element, int trait) {
    return (traits[element] & trait) != 0;
  }

  /** Whether an element stands within another, or is it. */
  boolean within(int element, int ancestor) {
    return element >= ancestor && element < end[ancestor];
  }

  static Flow of(Element root) {
    var flow = new Flow();
    var walk = flow.new Walk();
    root.filter(walk);
    walk.close();
    return flow;
  }

  private int enter(Element element, int above, int kind) {
    int n = elements.size();
    elements.add(element);
    if (n == parent.length) {
      parent = Arrays.copyOf(parent, 2 * n);
      blockOf = Arrays.copyOf(blockOf, 2 * n);
      end = Arrays.copyOf(end, 2 * n);
      traits = Arrays.copyOf(traits, 2 * n);
      firstLine = Arrays.copyOf(firstLine, 2 * n);
      lastLine = Arrays.copyOf(lastLine, 2 * n);
    }
    parent[n] = above;
    traits[n] = above >= 0 ? kind | (traits[above] & Traits.PRE) : kind;
    blockOf[n] = (kind & Traits.INLINE) == 0 || above < 0 ? n : blockOf[above];
    return n;
  }

  private final class Walk implements NodeFilter {
    private int current = -1;
    private int block = -1;
    private int links;
    private Line line = new Line(0);

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof Element element) {
        int kind = Traits.ofTag(element.normalName());
        if ((kind & Traits.UNREAD) != 0) {
          return FilterResult.SKIP_ENTIRELY;
        }
        if ((kind & Traits.BREAK) != 0) {
          close();
          return FilterResult.SKIP_ENTIRELY;
        }
        kind |= Traits.ofAttributes(element);
        boolean inline = (kind & Traits.INLINE) != 0;
        if (!inline) {
          close();
        }
        current = enter(element, current, kind);
        firstLine[current] = lines.size();
        if (!inline) {
          block = current;
          line = new Line(block);
        }
        if ((kind & Traits.LINK) != 0) {
          links++;
        }
      } else if (node instanceof TextNode text) {
        add(text.getWholeText());
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element) {
        int kind = traits[current];
        if ((kind & Traits.INLINE) == 0) {
          close();
        }
        end[current] = elements.size();
        lastLine[current] = lines.size() + (line.pieces.isEmpty() ? 0 : 1);
        if ((kind & Traits.LINK) != 0) {
          links--;
        }
        current = parent[current];
        if ((kind & Traits.INLINE) == 0) {
          block = current < 0 ? -1 : blockOf[current];
          line = new Line(Math.max(block, 0));
        }
      }
      return FilterResult.CONTINUE;
    }

    private void add(String text) {
      if (current >= 0 && has(current, Traits.PRE)) {
        for (var part : (Iterable<String>) text.lines()::iterator) {
          piece(part);
          close();
        }
      } else {
        piece(text);
      }
    }

    private void piece(String text) {
      int width = 0;
      int marks = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c > ' ' && c != '\u00a0') {
          width += Letters.width(c);
          if (Letters.isMark(c)) {
            marks++;
          }
        }
      }
      if (width == 0 && line.pieces.isEmpty()) {
        return;
      }
      var piece = new Piece(Math.max(current, 0), text, links > 0, width);
      line.pieces.add(piece);
      line.width += width;
      line.fullWidth += width;
      line.marks += marks;
      if (piece.link) {
        line.linkWidth += width;
      }
    }

    void close() {
      if (line.width > 0) {
        lines.add(line);
      }
      line = new Line(Math.max(block, 0));
    }
  }
}
