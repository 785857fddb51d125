package org.unsaid.extract.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** All that a page offers for a title, gathered in one pass. */
final class TitleClues implements NodeFilter {

  /**
   * A heading that can be seen.
   *
   * @param rank 1 for h1 to 6, 7 for what is only named a title, 8 for what is only bold
   * @param parts the text of each child, for headings that hold a date or a kicker as well
   * @param aside in the head, the foot or the navigation of the page, or a link to its home
   */
  record Heading(int rank, String text, List<String> parts, boolean aside) {

    /** Letters and digits alone. */
    String bare() {
      return TitleLine.bare(text);
    }
  }

  private static final int MANY = 30;

  /** Longer than any title, and than what can be compared on every page. */
  private static final int LONG = 400;

  private static final Set<String> PASSED_OVER =
      Set.of("script", "style", "svg", "noscript", "template", "select", "button", "iframe");

  private static final Set<String> ASIDE = Set.of("nav", "footer", "aside", "form");

  private static final List<String> UNSEEN =
      List.of(
          "sr-only",
          "screen-reader",
          "visually-hidden",
          "visuallyhidden",
          "assistive",
          "offscreen");

  private static final Pattern LOGO =
      Pattern.compile("logo|brand|site-?(?:title|name)|masthead|blog-title");

  /** The fields of a page's head, the most trustworthy first. */
  private static final List<String> FIELDS =
      List.of(
          "og:title",
          "articletitle",
          "citation_title",
          "dc.title",
          "dcterms.title",
          "twitter:title",
          "headline",
          "parsely-title",
          "sailthru.title",
          "title");

  private static final Set<String> SITE =
      Set.of("og:site_name", "application-name", "sitename", "dc.publisher", "publisher", "author");

  private final Map<String, String> fields = new HashMap<>();
  private final List<String> sites = new ArrayList<>();
  private final List<Heading> headings = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private final String title;
  private int aside;

  /** A main heading was found, so lines that only look like one matter no more. */
  private boolean main;

  private TitleClues(Document page) {
    title = clipped(page.title());
    page.filter(this);
  }

  static TitleClues of(Document page) {
    return new TitleClues(page);
  }

  String title() {
    return title;
  }

  /** What fields of the head say, best first; without names of fields that are missing. */
  List<Found> fields() {
    var found = new ArrayList<Found>();
    for (var name : FIELDS) {
      var value = fields.get(name);
      if (value != null && !value.isEmpty()) {
        found.add(new Found(value, name));
      }
    }
    return found;
  }

  /** What the site is called, by the page itself. */
  List<String> sites() {
    return sites;
  }

  List<Heading> headings() {
    return headings;
  }

  List<String> scripts() {
    return scripts;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_CHILDREN;
    }
    var tag = element.normalName();
    switch (tag) {
      case "meta" -> meta(element);
      case "script" -> {
        if (element.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
          scripts.add(element.data());
        }
        return FilterResult.SKIP_CHILDREN;
      }
      case "h1", "h2", "h3", "h4" -> {
        heading(element, tag.charAt(1) - '0');
        return FilterResult.SKIP_CHILDREN;
      }
      default -> {
        if (PASSED_OVER.contains(tag) || hidden(element)) {
          return FilterResult.SKIP_CHILDREN;
        }
        if (ASIDE.contains(tag)) {
          aside++;
        }
        return unmarked(element, tag);
      }
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && ASIDE.contains(element.normalName())) {
      aside = Math.max(0, aside - 1);
    }
    return FilterResult.CONTINUE;
  }

  private void meta(Element meta) {
    var name = meta.attr("property");
    if (name.isEmpty()) {
      name = meta.attr("name");
    }
    if (name.isEmpty()) {
      name = meta.attr("itemprop");
    }
    name = name.toLowerCase(Locale.ROOT).strip();
    if (SITE.contains(name)) {
      sites.add(clipped(meta.attr("content")));
    } else if (FIELDS.contains(name)) {
      fields.putIfAbsent(name, clipped(meta.attr("content")));
    }
  }

  /** A line that is no heading by its element, but by its name or its weight. */
  private FilterResult unmarked(Element element, String tag) {
    boolean bold =
        tag.equals("strong") || tag.equals("b") || tag.equals("big") || tag.equals("font");
    if (headings.size() >= MANY || main || (!bold && !isNamedTitle(element))) {
      return FilterResult.CONTINUE;
    }
    // only a line: what holds blocks is a part of the page
    if (element.childrenSize() > 6) {
      return FilterResult.CONTINUE;
    }
    var text = text(element);
    if (text.length() >= 4 && text.length() <= LONG) {
      headings.add(new Heading(bold ? 8 : 7, text, List.of(text), aside > 0));
      return bold ? FilterResult.SKIP_CHILDREN : FilterResult.CONTINUE;
    }
    return FilterResult.CONTINUE;
  }

  private static boolean isNamedTitle(Element element) {
    if (element.attributesSize() == 0) {
      return false;
    }
    return isNamedTitle(element.className())
        || isNamedTitle(element.id())
        || element.attr("itemprop").equals("headline");
  }

  private static boolean isNamedTitle(String names) {
    if (names.length() < 4) {
      return false;
    }
    var small = names.toLowerCase(Locale.ROOT);
    return (small.contains("title") || small.contains("headline") || small.contains("biaoti"))
        && !small.contains("subtitle");
  }

  private void heading(Element element, int rank) {
    if ((headings.size() >= MANY && rank > 1) || headings.size() >= 2 * MANY || hidden(element)) {
      return;
    }
    var parts = new ArrayList<String>();
    for (var child : rank > 1 ? List.<Node>of() : element.childNodes()) {
      if (child instanceof TextNode text) {
        parts.add(TitleLine.of(text.getWholeText()));
      } else if (child instanceof Element inner && !hidden(inner)) {
        parts.add(text(inner));
      }
    }
    parts.removeIf(String::isEmpty);
    var text =
        parts.size() == 2 && parts.get(0).equals(parts.get(1)) ? parts.get(0) : text(element);
    if (!text.isEmpty() && text.length() <= LONG) {
      boolean apart = aside > 0 || (rank == 1 && logo(element));
      headings.add(new Heading(rank, text, parts, apart));
      main |= rank == 1 && !apart;
    }
  }

  private static boolean logo(Element heading) {
    if (LOGO.matcher(names(heading)).find()) {
      return true;
    }
    var around = heading.parent();
    if (around != null && LOGO.matcher(names(around)).find()) {
      return true;
    }
    var link = heading.selectFirst("a[href]");
    var href = link == null ? "" : link.attr("href");
    return href.equals("/") || href.matches("https?://[^/]+/?");
  }

  /** The text that is seen, of a small part of the page. */
  private static String text(Element element) {
    var text = new StringBuilder();
    element.filter(
        (node, depth) -> {
          if (node instanceof TextNode part) {
            text.append(part.getWholeText());
          } else if (node instanceof Element inner) {
            if (depth > 0 && (PASSED_OVER.contains(inner.normalName()) || hidden(inner))) {
              return FilterResult.SKIP_CHILDREN;
            }
            if (inner.isBlock() || inner.normalName().equals("br")) {
              text.append(' ');
            }
          }
          return text.length() > 4 * LONG ? FilterResult.STOP : FilterResult.CONTINUE;
        });
    return TitleLine.of(text.toString());
  }

  private static boolean hidden(Element element) {
    if (element.attributesSize() == 0) {
      return false;
    }
    if (element.hasAttr("hidden")) {
      return true;
    }
    var style = element.attr("style");
    if (!style.isEmpty() && style.replace(" ", "").contains("display:none")) {
      return true;
    }
    var names = element.className();
    if (names.length() < 7) {
      return false;
    }
    for (var unseen : UNSEEN) {
      if (names.contains(unseen)) {
        return true;
      }
    }
    return false;
  }

  private static String names(Element element) {
    if (!element.hasAttr("class") && !element.hasAttr("id") && !element.hasAttr("itemprop")) {
      return "";
    }
    return (element.className() + ' ' + element.id() + ' ' + element.attr("itemprop"))
        .toLowerCase(Locale.ROOT);
  }

  private static String clipped(@Nullable String raw) {
    var text = raw == null ? "" : raw;
    if (text.indexOf("</") >= 0 || text.indexOf("<br") >= 0) {
      text = Jsoup.parseBodyFragment(text).text();
    }
    return TitleLine.of(text.length() > 2 * LONG ? text.substring(0, 2 * LONG) : text);
  }
}
