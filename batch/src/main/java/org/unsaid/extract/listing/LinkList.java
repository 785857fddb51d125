package org.unsaid.extract.listing;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;

/** Reads the list in a page whose links a researcher selected. */
final class LinkList {

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  /** A match that holds more elements is no row of a list. */
  private static final int WITHIN = 1000;

  private LinkList() {}

  /**
   * @param url address of the page; null: unknown
   * @param selector of the links, or of elements that hold one each
   */
  static Listing read(Document page, @Nullable URI url, String selector) {
    List<Element> matches;
    try {
      matches = page.select(selector);
    } catch (SelectorParseException | IllegalArgumentException e) {
      return none("'%s' is no CSS selector: %s".formatted(selector, e.getMessage()));
    }
    if (matches.isEmpty()) {
      return none("nothing matches the item selector '%s'".formatted(selector));
    }
    var links = new LinkedHashSet<Element>();
    int without = 0;
    for (var match : matches) {
      var link = link(match);
      if (link == null) {
        without++;
      } else {
        links.add(link);
      }
    }
    var faults = new Faults();
    if (without > 0) {
      faults.add(
          "%d of %d matches of '%s' hold no link".formatted(without, matches.size(), selector));
    }
    var base = base(page, url);
    var items = new Rows(new ArrayList<>(links)).items(base);
    return new Listing(
        Source.Polled.Kind.LIST,
        "HTML list",
        items,
        Paging.of(page, url, base),
        faults.told(),
        !items.isEmpty());
  }

  private static Listing none(String fault) {
    return new Listing(
        Source.Polled.Kind.LIST, "HTML list", List.of(), List.of(), List.of(fault), false);
  }

  /** The match itself, the link in its heading, or the one with the longest text. */
  private static @Nullable Element link(Element match) {
    if (match.hasAttr("href")) {
      return match;
    }
    Element longest = null;
    for (var link : match.stream().limit(WITHIN).filter(e -> e.hasAttr("href")).toList()) {
      for (var at = link.parent(); at != null && !at.equals(match); at = at.parent()) {
        if (HEADINGS.contains(at.normalName())) {
          return link;
        }
      }
      if (longest == null || link.text().length() > longest.text().length()) {
        longest = link;
      }
    }
    return longest != null ? longest : match.closest("a[href]");
  }

  /** What the links of a page stand against. */
  static @Nullable URI base(Document page, @Nullable URI url) {
    var base = page.selectFirst("base[href]");
    return base == null ? url : Addresses.base(url, base.attr("href"));
  }
}
