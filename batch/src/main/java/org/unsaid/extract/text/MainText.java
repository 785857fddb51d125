package org.unsaid.extract.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Reads the main text of a page, without what surrounds it. */
public final class MainText {

  /** A page whose own text is shorter, in characters, may carry it in a script. */
  private static final int SHORT = 200;

  private MainText() {}

  /**
   * The text, blocks apart by newlines, cells of tables by tabs.
   *
   * @param page may be altered: nobody reads it afterwards
   * @param title as read by {@link Titles}; empty: none
   * @param selector CSS selector of the text, which a researcher wrote for this source: it wins
   */
  public static Found read(Document page, String title, @Nullable String selector) {
    if (selector == null || selector.isBlank()) {
      return read(page, title);
    }
    var selected = new ArrayList<String>();
    try {
      for (var element : outermost(page, page.select(selector))) {
        var text = Rendering.all(Flow.of(element));
        if (!text.isEmpty()) {
          selected.add(text);
        }
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      return otherwise(
          page, title, "'%s' is not a selector (%s)".formatted(selector, e.getMessage()));
    }
    if (selected.isEmpty()) {
      return otherwise(page, title, "'%s' selects no text".formatted(selector));
    }
    return new Found(String.join("\n", selected), "selected by '" + selector + "'");
  }

  /** Without those that stand within another, whose text would be read twice. */
  private static List<Element> outermost(Document page, List<Element> elements) {
    Set<Node> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(elements);
    var outermost = new ArrayList<Element>();
    page.filter(
        (node, depth) -> {
          if (node instanceof Element element && all.contains(element)) {
            outermost.add(element);
            return NodeFilter.FilterResult.SKIP_CHILDREN;
          }
          return NodeFilter.FilterResult.CONTINUE;
        });
    return outermost;
  }

  private static Found otherwise(Document page, String title, String problem) {
    var found = read(page, title);
    return new Found(found.value(), problem + "; without it: " + found.why());
  }

  private static Found read(Document page, String title) {
    var found = shown(page, title);
    var told = Embedded.articleBody(page);
    int shown = found.value().length();
    if (told.length() > 2 * shown && told.length() >= SHORT) {
      return new Found(
          told,
          "articleBody of its JSON-LD, %d characters, where the page shows %d"
              .formatted(told.length(), shown));
    }
    if (shown < SHORT) {
      var carried = Embedded.longest(page);
      if (carried.length() > 3 * shown) {
        return new Found(
            carried,
            "longest text in its scripts, %d characters, where the page shows %d"
                .formatted(carried.length(), shown));
      }
    }
    return found;
  }

  /** The text among what the page shows. */
  private static Found shown(Document page, String title) {
    var flow = Flow.of(page.body());
    if (flow.lines.isEmpty()) {
      return new Found("", "the page shows no text");
    }
    var selection = new Selection(flow);
    var headline =
        HeadlinePlace.find(
            selection, 0, flow.lines.size(), selection.weight[0] / 5, title, page.title());
    Marking.mark(selection, headline);
    int root = Root.of(selection, headline);
    Cleaning.clean(selection, root);
    var lines = new Ends(selection, root, title, page.title()).lines();
    var text = Rendering.text(selection, lines);
    return new Found(
        text,
        String.format(
            Locale.ROOT,
            "%s, with %d of %d characters of running text",
            name(flow, root),
            selection.weight[root],
            Math.max(selection.weight[0], selection.weight[root])));
  }

  private static String name(Flow flow, int element) {
    var e = flow.elements.get(element);
    var name = new StringBuilder(e.normalName());
    if (!e.id().isEmpty()) {
      name.append('#').append(e.id());
    }
    for (var c : e.classNames()) {
      name.append('.').append(c);
    }
    return name.toString();
  }
}
