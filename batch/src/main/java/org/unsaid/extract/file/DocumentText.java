package org.unsaid.extract.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The paragraphs of a document, out of the lines and pages that its parser saw.
 *
 * @param paragraphs none empty
 */
record DocumentText(List<String> paragraphs) {

  private static final int LONGEST_TITLE = 250;

  /** Titles that writing programs make up. */
  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?i)(microsoft (word|powerpoint|excel) - .*|.*\\.(docx?|rtf|odt|pdf|indd|pptx?|xlsx?)"
              + "|untitled.*|document ?\\d*|slide \\d+|powerpoint.*|[\\d\\W_]*)");

  private static final Pattern NUMBERS = Pattern.compile("\\d+");

  DocumentText {
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * @param xhtml as Tika writes it: a paragraph is a {@code p} with its lines, a page of a PDF a
   *     {@code div.page}
   */
  static DocumentText of(String xhtml) {
    var body = Jsoup.parse(xhtml).body();
    var pages = new ArrayList<List<String>>();
    var sheets = body.getElementsByClass("page");
    if (sheets.isEmpty()) {
      pages.add(blocks(body));
    } else {
      sheets.forEach(sheet -> pages.add(blocks(sheet)));
    }
    var running = running(pages);
    var paragraphs = new ArrayList<String>();
    for (var page : pages) {
      boolean first = true;
      for (int i = 0; i < page.size(); i++) {
        var block = page.get(i);
        if (isEdge(i, page.size()) && (running.contains(shape(block)) || isNumber(block))) {
          continue;
        }
        if (first && !paragraphs.isEmpty() && goesOn(paragraphs.getLast(), block)) {
          paragraphs.set(paragraphs.size() - 1, joined(paragraphs.getLast(), block));
        } else {
          paragraphs.add(block);
        }
        first = false;
      }
    }
    return new DocumentText(paragraphs);
  }

  /** The property, if an author may have written it; else the first line that may be a title. */
  static String title(@Nullable String property, DocumentText text) {
    if (property != null
        && property.strip().length() > 3
        && property.length() <= LONGEST_TITLE
        && !NO_TITLE.matcher(property.strip()).matches()) {
      return property.strip().replaceAll("\\s+", " ");
    }
    return text.paragraphs().stream()
        .limit(5)
        .filter(line -> line.length() > 3 && line.length() <= LONGEST_TITLE)
        .filter(line -> line.codePoints().anyMatch(Character::isLetter))
        .findFirst()
        .orElse("");
  }

  private static List<String> blocks(Element root) {
    var blocks = new ArrayList<String>();
    var current = new StringBuilder();
    root.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
              append(current, text.getWholeText());
            } else if (isBlock(node)) {
              end(blocks, current);
            } else if (node.nameIs("br")) {
              current.append('\n');
            } else if (node.nameIs("td") || node.nameIs("th")) {
              current.append(current.isEmpty() ? "" : "\t");
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
      case "p", "div", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "body" ->
          !(node.parent() instanceof Element parent && parent.nameIs("td"));
      default -> false;
    };
  }

  private static void append(StringBuilder current, String text) {
    current.append(text);
  }

  private static void end(List<String> blocks, StringBuilder current) {
    var lines =
        current.toString().lines().map(line -> line.replaceAll("[ \\u00A0\\u3000]+", " ").strip()).filter(line -> !line.isEmpty()).toList();
    current.setLength(0);
    if (lines.isEmpty()) {
      return;
    }
    var block = lines.getFirst();
    for (var line : lines.subList(1, lines.size())) {
      block = joined(block, line);
    }
    blocks.add(block);
  }

  /** A line and the next: a hyphen at its end is undone, and no blank is put between ideographs. */
  private static String joined(String line, String next) {
    int last = line.codePointBefore(line.length());
    int first = next.codePointAt(0);
    boolean hyphen = (last == '-' || last == 0xAD) && line.length() > 1;
    if (hyphen && Character.isLowerCase(first) && Character.isLetter(line.charAt(line.length() - 2))) {
      return line.substring(0, line.length() - 1) + next;
    }
    return Character.isIdeographic(last) && Character.isIdeographic(first)
            || Character.isIdeographic(first) && "，。、；：".indexOf(last) >= 0
        ? line + next
        : line + " " + next;
  }

  /** Whether a paragraph is broken by the end of a page. */
  private static boolean goesOn(String before, String after) {
    int last = before.codePointBefore(before.length());
    int first = after.codePointAt(0);
    return before.length() > 60
        && (Character.isLetter(last) || last == ',' || last == '-' || last == '，')
        && (Character.isLowerCase(first) || Character.isIdeographic(first) && Character.isIdeographic(last));
  }

  /** Blocks that stand at the edge of most pages, but for their numbers: not the text. */
  private static java.util.Set<String> running(List<List<String>> pages) {
    Map<String, Integer> counts = new HashMap<>();
    for (var page : pages) {
      var edges = new java.util.HashSet<String>();
      for (int i = 0; i < page.size(); i++) {
        if (isEdge(i, page.size())) {
          edges.add(shape(page.get(i)));
        }
      }
      edges.forEach(edge -> counts.merge(edge, 1, Integer::sum));
    }
    var running = new java.util.HashSet<String>();
    counts.forEach(
        (shape, count) -> {
          if (count >= 3 && 2 * count > pages.size()) {
            running.add(shape);
          }
        });
    return running;
  }

  private static boolean isEdge(int at, int size) {
    return at < 2 || at >= size - 2;
  }

  private static String shape(String block) {
    return NUMBERS.matcher(block.toLowerCase(Locale.ROOT)).replaceAll("#");
  }

  /** A page's number, alone or between dashes. */
  private static boolean isNumber(String block) {
    return block.length() <= 12 && block.matches("[-–—\\s]*\\d{1,4}([ /]+\\d{1,4})?[-–—\\s]*");
  }
}
