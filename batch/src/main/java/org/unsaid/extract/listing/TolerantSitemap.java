package org.unsaid.extract.listing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;

/**
 * Reads sitemaps entry by entry, since they may have fifty thousand, and as far as they go. Images
 * and videos of a page are passed over.
 */
final class TolerantSitemap {

  private TolerantSitemap() {}

  /**
   * @param base address of the sitemap; null: unknown
   */
  static Listing read(Rooted rooted, @Nullable URI base) {
    var faults = new Faults();
    var items = new ArrayList<Listing.Item>();
    var further = new ArrayList<URI>();
    int nameless = 0;
    try (var parser = new StreamParser(Parser.xmlParser()).parse(rooted.text(), "")) {
      for (var elements = parser.iterator(); elements.hasNext(); ) {
        var element = elements.next();
        var name = Named.of(element);
        if (name.equals("url") || name.equals("sitemap")) {
          var item = item(element, base);
          if (item.url() == null) {
            nameless++;
          } else if (name.equals("url")) {
            items.add(item);
          } else {
            further.add(item.url());
          }
          element.empty();
        }
      }
    }
    if (nameless > 0) {
      faults.add(nameless + " entries name no address that can be read");
    }
    boolean index = rooted.name().equals("sitemapindex");
    return new Listing(
        Source.Polled.Kind.SITEMAP,
        index ? "sitemap index" : "sitemap",
        items,
        further,
        faults.told(),
        rooted.ended());
  }

  private static Listing.Item item(Element entry, @Nullable URI base) {
    var written = text(entry, "loc");
    return new Listing.Item(
        // some forget the element and write the address alone
        Addresses.absolute(base, written == null ? entry.ownText() : written),
        null,
        Plain.of(text(entry, "news:title"), false),
        text(entry, "news:publication_date"),
        text(entry, "lastmod"),
        null,
        null,
        null,
        false);
  }

  private static @Nullable String text(Element entry, String name) {
    for (var child : entry.children()) {
      var called = Named.of(child);
      if (called.equals(name)) {
        return Plain.orNull(child.ownText());
      }
      if (called.equals("news:news") && name.startsWith("news:")) {
        return text(child, name);
      }
    }
    return null;
  }

  /** One address a line. */
  static Listing lines(String text) {
    var items = new ArrayList<Listing.Item>();
    var faults = new Faults();
    long number = 0;
    for (var line : (Iterable<String>) text.lines()::iterator) {
      number++;
      var url = Addresses.absolute(null, line);
      if (url != null) {
        items.add(new Listing.Item(url, null, "", null, null, null, null, null, false));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        faults.malformed(number, "no address: " + line);
      }
    }
    return new Listing(
        Source.Polled.Kind.SITEMAP, "sitemap, plain text", items, List.of(), faults.told(), true);
  }
}
