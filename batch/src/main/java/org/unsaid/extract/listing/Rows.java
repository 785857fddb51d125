package org.unsaid.extract.listing;

import java.net.URI;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a list of links: each is the largest element around its link that holds no other one.
 * What stands in the row, or between it and the next, belongs to the link.
 */
final class Rows {

  private static final Pattern PINNED =
      Pattern.compile(
          "^[\\[(（【]?\\s*(?:置顶|置頂|顶|頂|固定|pinned|sticky|angeheftet|épinglé|fijado|закреплено|고정|공지)"
              + "\\s*[\\])）】:：]",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> PINNED_ALONE =
      Set.of("置顶", "置頂", "pinned", "sticky", "angeheftet", "épinglé", "fijado", "закреплено");

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  private final List<Element> links;
  private final List<Element> tops = new ArrayList<>();

  /** Whether a date that stands between two rows belongs to the later one. */
  private final boolean datesFirst;

  /**
   * @param links in the order of the page, each once
   */
  Rows(List<Element> links) {
    this.links = links;
    var holding = new IdentityHashMap<Element, Integer>();
    for (var link : links) {
      for (var at = link; at != null; at = at.parent()) {
        holding.merge(at, 1, Integer::sum);
      }
    }
    for (var link : links) {
      tops.add(links.size() == 1 ? alone(link) : top(link, holding));
    }
    datesFirst =
        !tops.isEmpty() && between(before(0)) != null && between(behind(tops.size() - 1)) == null;
  }

  private static Element top(Element link, Map<Element, Integer> holding) {
    var top = link;
    for (var up = top.parent(); up != null && holding.getOrDefault(up, 0) == 1; up = up.parent()) {
      top = up;
    }
    return top;
  }

  private static Element alone(Element link) {
    var top = link;
    for (var up = link.parent(); up != null && !up.normalName().equals("body"); up = up.parent()) {
      top = up;
      if (Set.of("li", "tr", "article", "dl", "div", "p").contains(top.normalName())) {
        return top;
      }
    }
    return top;
  }

  /** An item for each address that is linked, in the order of their first links. */
  List<Listing.Item> items(@Nullable URI base) {
    var items = new LinkedHashMap<URI, Listing.Item>();
    boolean same = saysTheSame();
    for (int i = 0; i < links.size(); i++) {
      var url = Addresses.absolute(base, links.get(i).attr("href"));
      if (url != null) {
        items.merge(url, item(i, url, same), Rows::better);
      }
    }
    return List.copyOf(items.values());
  }

  /** One address may be linked by its picture, its title and by "more". */
  private static Listing.Item better(Listing.Item one, Listing.Item other) {
    var longer = other.title().length() > one.title().length() ? other : one;
    return new Listing.Item(
        one.url(),
        null,
        longer.title(),
        one.published() != null ? one.published() : other.published(),
        null,
        null,
        null,
        null,
        one.pinned() || other.pinned());
  }

  /** Whether the links have no titles of their own but all say "more", say. */
  private boolean saysTheSame() {
    var said =
        links.stream().map(Rows::linkText).collect(Collectors.groupingBy(Function.identity()));
    return links.size() > 2 && said.size() <= links.size() / 2;
  }

  private Listing.Item item(int i, URI url, boolean same) {
    var link = links.get(i);
    var top = tops.get(i);
    var heading = heading(link);
    if (heading == null && (same || linkText(link).isEmpty())) {
      heading = heading(top);
    }
    var titled = heading == null ? link : heading;
    var title = title(link, titled);
    boolean pinned = isPinned(top, title);
    var date = NearDate.in(top, titled);
    if (date == null) {
      date = between(datesFirst ? before(i) : behind(i));
    }
    return new Listing.Item(url, null, withoutMark(title), date, null, null, null, null, pinned);
  }

  private static @Nullable Element heading(Element within) {
    for (var element : within.stream().limit(200).toList()) {
      if (HEADINGS.contains(element.normalName()) && element.hasText()) {
        return element;
      }
    }
    return null;
  }

  /** Text of the title; where it was cut, the whole from the attribute that shows it. */
  private static String title(Element link, Element titled) {
    var shown = linkText(titled);
    var whole = Plain.spaced(link.attr("title"));
    boolean cut = shown.endsWith("…") || shown.endsWith("...") || shown.endsWith("..");
    if (shown.isEmpty()) {
      var image = link.selectFirst("img[alt]");
      return whole.isEmpty() && image != null ? Plain.spaced(image.attr("alt")) : whole;
    }
    return cut && whole.length() > shown.length() ? whole : shown;
  }

  /** Text of a link without the date that may stand in it. */
  private static String linkText(Element link) {
    var text = new StringBuilder();
    for (var node : (Iterable<Node>) link.nodeStream()::iterator) {
      if (node instanceof TextNode words && !NearDate.isAlone(words.getWholeText())) {
        text.append(words.getWholeText());
      } else if (node instanceof Element element && element.isBlock()) {
        text.append(' ');
      } else if (node instanceof Element element && element.normalName().equals("br")) {
        text.append(' ');
      }
    }
    var plain = Plain.spaced(text.toString());
    return plain.isEmpty() ? Plain.spaced(link.text()) : plain;
  }

  private static boolean isPinned(Element top, String title) {
    if (PINNED.matcher(title).find() || isPinnedClass(top)) {
      return true;
    }
    int seen = 0;
    for (var node : (Iterable<Node>) top.nodeStream()::iterator) {
      if (++seen > 100) {
        return false;
      }
      if (node instanceof TextNode words) {
        var text = Plain.spaced(words.getWholeText()).toLowerCase(Locale.ROOT);
        if (text.length() < 16
            && (PINNED_ALONE.contains(text.replaceAll("[\\[\\]()（）【】]", ""))
                || PINNED.matcher(text).matches())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPinnedClass(Element top) {
    return top.hasClass("pinned") || top.hasClass("sticky") || top.hasClass("is-pinned");
  }

  private static String withoutMark(String title) {
    var bare = PINNED.matcher(title).replaceFirst("").strip();
    return bare.isEmpty() ? title : bare;
  }

  private List<Node> before(int i) {
    var nodes = new ArrayList<Node>();
    var stop = i == 0 ? null : tops.get(i - 1);
    Node at = tops.get(i).previousSibling();
    for (; at != null && !at.equals(stop) && nodes.size() < 12; at = at.previousSibling()) {
      nodes.add(at);
    }
    return nodes;
  }

  private List<Node> behind(int i) {
    var nodes = new ArrayList<Node>();
    var stop = i + 1 == tops.size() ? null : tops.get(i + 1);
    Node at = tops.get(i).nextSibling();
    for (; at != null && !at.equals(stop) && nodes.size() < 12; at = at.nextSibling()) {
      nodes.add(at);
    }
    return nodes;
  }

  /** The date in what stands between two rows, the nearest first. */
  private @Nullable String between(List<Node> nodes) {
    for (var node : nodes) {
      if (node instanceof Element element && element.stream().limit(30).count() == 30) {
        return null; // no date but another part of the page
      }
      var date = NearDate.in(node, links.getFirst());
      if (date != null) {
        return date;
      }
    }
    return null;
  }
}
