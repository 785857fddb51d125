package org.unsaid.extract.date;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Walks once over a page, in the order of the document, and hands on what may hold dates: scripts,
 * meta elements, attributes, and the text block by block, where a block is what a reader sees as
 * one line or paragraph.
 */
final class PageWalk implements NodeVisitor {

  /** Where the found things go. */
  interface Reader {

    void script(Element script, String text);

    void title(String title);

    void canonical(String address);

    void meta(Element meta, int flags);

    /** An element in the body with {@code itemprop} or {@code property} that names a date. */
    void property(Element element, String name, int flags);

    void comment(String text);

    void block(Block block);
  }

  /** A date in an attribute, which stands at a place in its block. */
  record Mark(int at, Spot.Kind kind, String value, String place) {}

  /** One line or paragraph, with what is around each stretch of it. Used again for the next. */
  static final class Block {
    final StringBuilder text = new StringBuilder();
    final List<Mark> marks = new ArrayList<>();
    int ordinal;
    int digits;
    int linked;
    int heading;
    boolean cut;

    private int[] starts = new int[16];
    private int[] flags = new int[16];
    private int[] nears = new int[16];
    private int[] signatures = new int[16];
    private int runs;

    private void run(int flag, int near, int signature) {
      if (runs == starts.length) {
        starts = Arrays.copyOf(starts, 2 * runs);
        flags = Arrays.copyOf(flags, 2 * runs);
        nears = Arrays.copyOf(nears, 2 * runs);
        signatures = Arrays.copyOf(signatures, 2 * runs);
      }
      starts[runs] = text.length();
      flags[runs] = flag;
      nears[runs] = near;
      signatures[runs++] = signature;
    }

    /** The stretch that holds the character. */
    private int runAt(int at) {
      int found = Arrays.binarySearch(starts, 0, runs, at);
      int run = found >= 0 ? found : -found - 2;
      while (run + 1 < runs && starts[run + 1] <= at) {
        run++;
      }
      return Math.max(run, 0);
    }

    int flagsAt(int at) {
      return flags[runAt(at)];
    }

    int nearAt(int at) {
      return nears[runAt(at)];
    }

    int signatureAt(int at) {
      return signatures[runAt(at)];
    }

    private void clear() {
      text.setLength(0);
      marks.clear();
      runs = 0;
      digits = 0;
      linked = 0;
      heading = 0;
      cut = false;
    }
  }

  /** Paragraphs longer than this are read at both ends only. */
  private static final int LONGEST = 4000;

  private final Reader reader;
  private final Surroundings names = new Surroundings();
  private final Block block = new Block();

  // by depth
  private int[] flags = new int[64];
  private int[] own = new int[64];
  private int[] signature = new int[64];
  private int depth;
  private int skipped = -1;
  private int heading;
  private int headingDepth = -1;
  private boolean space;

  PageWalk(Reader reader) {
    this.reader = reader;
  }

  @Override
  public void head(Node node, int ignored) {
    switch (node) {
      case TextNode text -> {
        if (skipped < 0) {
          append(text.getWholeText());
        }
      }
      case Element element -> open(element);
      case DataNode data -> {
        if (node.parent() instanceof Element parent && parent.nameIs("script")) {
          reader.script(parent, data.getWholeData());
        }
      }
      case Comment comment -> reader.comment(comment.getData());
      default -> {}
    }
  }

  @Override
  public void tail(Node node, int ignored) {
    if (!(node instanceof Element element)) {
      return;
    }
    depth--;
    if (skipped >= 0) {
      if (depth == skipped) {
        skipped = -1;
      }
      return;
    }
    if (boundary(element)) {
      flush();
    } else if (apart(element.normalName())) {
      space = true;
    }
    if (depth == headingDepth) {
      heading = 0;
      headingDepth = -1;
    }
  }

  private void open(Element element) {
    if (depth + 1 >= flags.length) {
      flags = Arrays.copyOf(flags, 2 * flags.length);
      own = Arrays.copyOf(own, 2 * own.length);
      signature = Arrays.copyOf(signature, 2 * signature.length);
    }
    int here = ++depth;
    if (skipped >= 0) {
      return;
    }
    var tag = element.normalName();
    int around = flags[here - 1];
    switch (tag) {
      case "select",
          "svg",
          "textarea",
          "iframe",
          "template",
          "button",
          "object",
          "style",
          "math" -> {
        skipped = here - 1;
        return;
      }
      case "script" -> {
        own[here] = 0;
        flags[here] = around;
        return;
      }
      case "meta" -> {
        reader.meta(element, around);
        own[here] = 0;
        flags[here] = around;
        return;
      }
      case "link" -> {
        if (element.attr("rel").equals("canonical")) {
          reader.canonical(element.attr("href"));
        }
        own[here] = 0;
        flags[here] = around;
        return;
      }
      case "title" -> {
        reader.title(element.text());
        skipped = here - 1;
        return;
      }
      default -> {}
    }
    boolean boundary = boundary(element);
    if (boundary) {
      flush();
    } else if (apart(tag)) {
      space = true;
    }
    int ofTag = Surroundings.ofTag(tag, around);
    int mine = ofTag;
    int shape = tag.hashCode();
    var property = "";
    if (element.attributesSize() > 0) {
      for (var attribute : element.attributes()) {
        var key = attribute.getKey();
        var value = attribute.getValue();
        switch (key) {
          case "class" -> {
            mine |= names.of(value);
            shape = 31 * shape + undigited(value);
          }
          case "id" -> mine |= names.of(value);
          case "role" -> {
            if (value.equals("main")) {
              mine |= Surroundings.MAIN;
            } else if (value.equals("navigation")) {
              mine |= Surroundings.NAVIGATION;
            } else if (value.equals("complementary")) {
              mine |= Surroundings.ASIDE;
            }
          }
          case "itemprop", "property" -> property = value;
          case "datetime" ->
              mark(
                  Spot.Kind.TIME,
                  value,
                  tag.equals("time") ? "<time datetime>" : "<" + tag + " datetime>");
          case "title" -> {
            if (value.length() >= 10 && value.length() < 40 && yearly(value)) {
              mark(Spot.Kind.ATTRIBUTE, value, "<" + tag + " title>");
            }
          }
          default -> {
            if (key.startsWith("data-")
                && value.length() >= 8
                && value.length() < 40
                && (key.contains("time") || key.contains("date") || key.contains("publish"))) {
              mark(
                  key.contains("updat") || key.contains("modif")
                      ? Spot.Kind.UPDATED
                      : Spot.Kind.ATTRIBUTE,
                  value,
                  "<" + tag + " " + key + ">");
            }
          }
        }
      }
    }
    if (tag.equals("body") || tag.equals("html")) {
      mine &= Surroundings.MAIN;
    }
    if ((mine & (Surroundings.SITE_HEADER | Surroundings.FOOTER)) != 0
        && (around & Surroundings.ARTICLE) != 0
        && (mine & Surroundings.RELATED) == 0) {
      mine &= ~(Surroundings.SITE_HEADER | Surroundings.FOOTER);
    }
    own[here] = mine;
    // what holds nothing but one line of text is no region, whatever its classes sound like
    boolean region = element.childNodeSize() > 1;
    flags[here] =
        around | (mine & Surroundings.INHERITED & (region ? -1 : (ofTag | Surroundings.LINK)));
    signature[here] = 31 * signature[here - 1] + shape;
    if (!property.isEmpty() && !tag.equals("html")) {
      reader.property(element, property, flags[here]);
    }
    int level = tag.length() == 2 && tag.charAt(0) == 'h' ? tag.charAt(1) - '0' : 0;
    if (level >= 1 && level <= 6) {
      heading = level;
      headingDepth = here - 1;
    } else if ((mine & Surroundings.TITLE) != 0 && heading == 0) {
      heading = 7;
      headingDepth = here - 1;
    }
  }

  private void mark(Spot.Kind kind, String value, String place) {
    if (!value.isBlank() && block.marks.size() < 50) {
      block.marks.add(new Mark(block.text.length(), kind, value.strip(), place));
    }
  }

  private static boolean yearly(String value) {
    return value.startsWith("20") || value.startsWith("19");
  }

  private static int undigited(String value) {
    int hash = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < '0' || c > '9') {
        hash = 31 * hash + c;
      }
    }
    return hash;
  }

  private static boolean boundary(Element element) {
    return element.isBlock() || element.nameIs("br") || element.nameIs("option");
  }

  /** Inline elements that sites show apart from their neighbours, though no space is written. */
  private static boolean apart(String tag) {
    return switch (tag) {
      case "b", "i", "em", "strong", "font", "sup", "sub", "u", "big", "small", "wbr" -> false;
      default -> true;
    };
  }

  private void append(String text) {
    var out = block.text;
    boolean linked = (flags[depth] & Surroundings.LINK) != 0;
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\u2009' || c == '\u202f') {
        space = true;
        continue;
      }
      if (invisible(c)) {
        continue;
      }
      if (space) {
        if (!out.isEmpty()) {
          out.append(' ');
        }
        space = false;
      }
      if (!begun) {
        begun = true;
        if (block.heading == 0 && heading > 0) {
          block.heading = heading;
        }
        block.run(
            flags[depth],
            own[depth] | (depth > 0 ? own[depth - 1] : 0) | (depth > 1 ? own[depth - 2] : 0),
            signature[depth]);
      }
      if ((c >= '0' && c <= '9') || (c > 0x65f && Character.isDigit(c)) || c == '年') {
        block.digits++;
      }
      if (linked) {
        block.linked++;
      }
      out.append(c);
    }
    if (out.length() > LONGEST) {
      flush();
    }
  }

  /** Marks of direction and joining, which stand between the digits of some dates. */
  private static boolean invisible(char c) {
    return (c >= '\u200b' && c <= '\u200f')
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\ufeff'
        || c == '\u00ad';
  }

  private void flush() {
    space = false;
    if (block.text.isEmpty() && block.marks.isEmpty()) {
      return;
    }
    if (block.runs == 0) {
      block.run(flags[depth], own[depth] | (depth > 0 ? own[depth - 1] : 0), signature[depth]);
    }
    reader.block(block);
    if (!block.text.isEmpty()) {
      block.ordinal++;
    }
    block.clear();
  }

  /** To be called when the walk has ended. */
  void end() {
    flush();
  }
}
