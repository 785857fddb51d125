package org.unsaid.extract.date;

import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Walks once over a page, in the order of the document, and hands on what may hold dates: scripts,
 * meta elements, attributes, and the text block by block.
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

  /** Paragraphs longer than this are read at both ends only. */
  private static final int LONGEST = 4000;

  /** A class, and no element, says that it is a heading. */
  private static final int HEADING_BY_CLASS = 7;

  private static final int NOWHERE = -1;

  private final Reader reader;
  private final Ancestors ancestors = new Ancestors();
  private final Block block = new Block();
  private final Attributes attributes = new Attributes(block);

  /** Depth of the element whose inside is passed over. */
  private int skipped = NOWHERE;

  private int heading;
  private int headingDepth = NOWHERE;

  PageWalk(Reader reader) {
    this.reader = reader;
  }

  @Override
  public void head(Node node, int ignored) {
    switch (node) {
      case TextNode text -> {
        if (skipped == NOWHERE) {
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
    ancestors.leave();
    int depth = ancestors.depth();
    if (skipped != NOWHERE) {
      if (depth == skipped) {
        skipped = NOWHERE;
      }
      return;
    }
    part(element);
    if (depth == headingDepth) {
      heading = 0;
      headingDepth = NOWHERE;
    }
  }

  private void open(Element element) {
    ancestors.enter();
    if (skipped == NOWHERE && !handed(element)) {
      part(element);
      surround(element);
    }
  }

  /** Hands on what shows readers nothing, and passes over what holds no dates of the page. */
  private boolean handed(Element element) {
    switch (element.normalName()) {
      case "select", "svg", "textarea", "iframe", "template", "button", "object", "style", "math" ->
          skipped = ancestors.depth() - 1;
      case "title" -> {
        reader.title(element.text());
        skipped = ancestors.depth() - 1;
      }
      case "script" -> ancestors.plain();
      case "meta" -> {
        reader.meta(element, ancestors.around());
        ancestors.plain();
      }
      case "link" -> {
        if (element.attr("rel").equals("canonical")) {
          reader.canonical(element.attr("href"));
        }
        ancestors.plain();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Ends the line, or leaves a gap in it, where browsers do at the element's edges. */
  private void part(Element element) {
    if (element.isBlock() || element.nameIs("br") || element.nameIs("option")) {
      flush();
    } else if (apart(element.normalName())) {
      block.space();
    }
  }

  /** Inline elements that sites show apart from their neighbours, though no space is written. */
  private static boolean apart(String tag) {
    return switch (tag) {
      case "b", "i", "em", "strong", "font", "sup", "sub", "u", "big", "small", "wbr" -> false;
      default -> true;
    };
  }

  private void surround(Element element) {
    var tag = element.normalName();
    attributes.read(element);
    int around = ancestors.around();
    int ofTag = Surroundings.ofTag(tag, around);
    int mine = Surroundings.plausible(ofTag | attributes.flags, tag, around);
    // what holds nothing but one line of text is no region, whatever its classes sound like
    boolean region = element.childNodeSize() > 1;
    int inherited = mine & Surroundings.INHERITED & (region ? -1 : (ofTag | Surroundings.LINK));
    ancestors.says(inherited, mine, attributes.shape);
    if (!attributes.property.isEmpty() && !tag.equals("html")) {
      reader.property(element, attributes.property, ancestors.flags());
    }
    int level = tag.length() == 2 && tag.charAt(0) == 'h' ? tag.charAt(1) - '0' : 0;
    if (level >= 1 && level <= 6) {
      heading(level);
    } else if ((mine & Surroundings.TITLE) != 0 && heading == 0) {
      heading(HEADING_BY_CLASS);
    }
  }

  private void heading(int level) {
    heading = level;
    headingDepth = ancestors.depth() - 1;
  }

  private void append(String text) {
    int before = block.text.length();
    block.append(text, ancestors.flags(), ancestors.near(3), ancestors.signature());
    if (block.text.length() > before && block.heading == 0) {
      block.heading = heading;
    }
    if (block.text.length() > LONGEST) {
      flush();
    }
  }

  private void flush() {
    if (!block.isEmpty()) {
      if (!block.hasRuns()) {
        block.run(ancestors.flags(), ancestors.near(2), ancestors.signature());
      }
      reader.block(block);
    }
    block.clear();
  }

  /** To be called when the walk has ended. */
  void end() {
    flush();
  }
}
