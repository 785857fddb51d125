package org.unsaid.extract.file;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a document, out of the pages and lines that its parser saw.
 *
 * @param text paragraphs apart by newlines
 * @param heading the first that is marked as one; null: none is
 */
record DocumentText(String text, @Nullable String heading) {

  /**
   * @param xhtml as Tika writes it: a paragraph is a {@code p} with its lines, a page of a PDF a
   *     {@code div.page}
   */
  static DocumentText of(String xhtml) {
    var body = Jsoup.parse(xhtml).body();
    var pages = body.getElementsByClass("page");
    var heading = body.selectFirst("h1, .title");
    return new DocumentText(
        pages.isEmpty()
            ? Paragraphs.of(List.of(blocks(body)))
            : Paragraphs.ofPages(pages.stream().map(DocumentText::blocks).toList()),
        heading == null ? null : Paragraphs.meaningful(heading.text()));
  }

  /** The property, if an author may have written it; else the first line that may be a title. */
  String title(@Nullable String property) {
    var written = Paragraphs.meaningful(property);
    var shown = written == null ? heading : written;
    var first = shown == null ? Paragraphs.firstProminent(text) : shown;
    return first == null ? "" : first;
  }

  private static List<String> blocks(Element root) {
    var blocks = new ArrayList<String>();
    var current = new StringBuilder();
    root.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
              current.append(text.getWholeText());
            } else if (isBlock(node)) {
              end(blocks, current);
            } else if (node.nameIs("br")) {
              current.append('\n');
            } else if ((node.nameIs("td") || node.nameIs("th")) && !current.toString().isBlank()) {
              current.append('\t');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (isBlock(node)) {
              end(blocks, current);
            }
          }
        });
    end(blocks, current);
    return blocks;
  }

  private static boolean isBlock(Node node) {
    return switch (node.normalName()) {
      case "p", "div", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "body" ->
          !(node.parent() instanceof Element parent && parent.nameIs("td"));
      default -> false;
    };
  }

  private static void end(List<String> blocks, StringBuilder current) {
    var block = current.toString();
    current.setLength(0);
    if (!block.isBlank()) {
      blocks.add(block);
    }
  }
}
