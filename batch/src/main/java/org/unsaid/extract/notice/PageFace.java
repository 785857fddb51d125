package org.unsaid.extract.notice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * What a page calls itself, and how much it says besides.
 *
 * @param title as it stands in its head; may hold the name of the site
 * @param headings of the first rank, those left out that only name the site
 * @param lesser the first heading below, where no other is left; else empty
 * @param own width of what it shows outside of links, menus and frames
 */
record PageFace(String title, List<String> headings, String lesser, int own) {

  /** What stands between a headline and the name of a site. */
  private static final Pattern BETWEEN =
      Pattern.compile("[|_»«¦｜•·]|::|--|[—–]|\\s[-<>:/~]\\s|[:：]\\s?|\\s>|<\\s");

  private static final Pattern HOST = Pattern.compile("[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+");

  private static final int LONGEST_HOST = 253;

  private static final Set<String> SITE =
      Set.of("og:site_name", "application-name", "apple-mobile-web-app-title");

  private static final Set<String> ASIDE =
      Set.of(
          "a",
          "nav",
          "footer",
          "header",
          "aside",
          "script",
          "style",
          "noscript",
          "template",
          "select",
          "button",
          "textarea",
          "h1");

  static PageFace of(Document page) {
    var title = page.title().strip();
    var names = names(page, title);
    var headings =
        page.select("h1").stream()
            .filter(heading -> !isOfSite(heading, names))
            .map(Element::text)
            .filter(text -> !Wording.bare(text).isEmpty())
            .toList();
    var lesser = headings.isEmpty() ? page.selectFirst("h2, h3") : null;
    return new PageFace(title, headings, lesser == null ? "" : lesser.text(), own(page.body()));
  }

  /** Parts of a title of which one may be the headline and another the name of the site. */
  static List<String> pieces(String title) {
    return BETWEEN.splitAsStream(title).map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  /** Whether a part of the title is one of a headline, which somebody wrote, and not all of it. */
  boolean isPartOfHeadline(String piece) {
    var whole = Wording.bare(title);
    var part = Wording.bare(piece);
    return Stream.concat(headings.stream(), Stream.of(lesser))
        .map(Wording::bare)
        .anyMatch(
            heading ->
                heading.length() > part.length()
                    && heading.contains(part)
                    && whole.contains(heading));
  }

  /** The site's, without blanks and marks: what it says, its host, and what a notice leaves. */
  private static Set<String> names(Document page, String title) {
    var names = new HashSet<String>();
    for (var meta : page.select("meta[content]")) {
      if (SITE.contains(meta.attr("property")) || SITE.contains(meta.attr("name"))) {
        names.add(Wording.bare(meta.attr("content")));
      }
    }
    var pieces = pieces(title);
    if (pieces.stream().anyMatch(piece -> Wording.kind(piece) != null)) {
      pieces.forEach(piece -> names.add(Wording.bare(piece)));
    }
    return names;
  }

  private static boolean isOfSite(Element heading, Set<String> names) {
    if (Wording.kind(heading.text()) != null) {
      return false;
    }
    return names.contains(Wording.bare(heading.text()))
        || isHost(heading.text())
        || heading.closest("header, nav, [role=banner]") != null
        || heading.selectFirst("a[href=/], a[href=./]") != null;
  }

  /** Of bounded length, since a pattern within another is followed by recursion. */
  private static boolean isHost(String text) {
    return text.length() <= LONGEST_HOST && HOST.matcher(text).matches();
  }

  private static int own(Element body) {
    var width = new int[1];
    body.filter(
        (node, depth) -> {
          if (node instanceof Element element && ASIDE.contains(element.normalName())) {
            return NodeFilter.FilterResult.SKIP_CHILDREN;
          }
          if (node instanceof TextNode text && !text.isBlank()) {
            width[0] += width(text.text());
          }
          return NodeFilter.FilterResult.CONTINUE;
        });
    return width[0];
  }

  /** In Latin letters: one of Chinese, Japanese or Korean says more. */
  static int width(String text) {
    return (int) text.chars().mapToDouble(c -> c >= 0x2e80 && c < 0xd7ff ? 2.5 : 1).sum();
  }
}
