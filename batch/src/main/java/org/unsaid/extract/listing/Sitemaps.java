package org.unsaid.extract.listing;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads sitemaps by the book, which crawler-commons knows, and on where they break it.
 *
 * <p>crawler-commons tells a well-formed sitemap from a malformed one and which addresses it lists;
 * it makes instants of dates and forgets what was written, so dates are always those of {@link
 * TolerantSitemap}.
 */
final class Sitemaps {

  private static final URI UNKNOWN = URI.create("https://unknown.invalid/sitemap.xml");

  /** As Xerces says where it gave up. */
  private static final Pattern PLACE =
      Pattern.compile("lineNumber: (\\d+); columnNumber: \\d+; (.*)", Pattern.DOTALL);

  private Sitemaps() {}

  /**
   * @param base address of the sitemap; null: unknown
   */
  static Listing read(Rooted rooted, @Nullable URI base) {
    var seen = TolerantSitemap.read(rooted, base);
    var faults = new Faults();
    var listed = listed(rooted.text(), rooted.line(), "text/xml", base, faults);
    int found = seen.items().size() + seen.further().size();
    if (listed != null && listed.size() != found) {
      faults.add(
          "breaks its format: %d of %d addresses stand where they belong"
              .formatted(listed.size(), found));
    }
    return seen.after(faults.told(), true);
  }

  /** A sitemap of plain text. */
  static Listing lines(String text, @Nullable URI base) {
    var seen = TolerantSitemap.lines(text);
    var listed = listed(text, 1, "text/plain", base, new Faults());
    return listed == null || listed.size() >= seen.items().size()
        ? seen
        : seen.after(List.of("only %d of its addresses are sound".formatted(listed.size())), true);
  }

  /** Addresses as crawler-commons finds them; null where it gave up. */
  private static @Nullable List<URL> listed(
      String text, long line, String type, @Nullable URI base, Faults faults) {
    var parser = new SiteMapParser(false, false);
    parser.setStrictNamespace(false);
    // else it takes the addresses of pictures for those of pages
    parser.enableExtensions();
    parser.setAllowDocTypeDefinitions(false);
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return addresses(parser.parseSiteMap(type, bytes, at(base)));
    } catch (UnknownFormatException e) {
      var place = PLACE.matcher(e + " " + e.getCause());
      if (place.find()) {
        faults.malformed(line + Long.parseLong(place.group(1)) - 1, place.group(2));
      } else {
        faults.add("breaks its format: " + e.getMessage());
      }
    } catch (IOException | RuntimeException e) {
      // it throws what it likes at what it did not expect; our own reading has all it may miss
      faults.add("breaks its format: " + e);
    }
    return null;
  }

  private static URL at(@Nullable URI base) throws MalformedURLException {
    return (base == null ? UNKNOWN : base).toURL();
  }

  private static List<URL> addresses(AbstractSiteMap sitemap) {
    var addresses = new ArrayList<URL>();
    switch (sitemap) {
      case SiteMapIndex index ->
          index.getSitemaps().stream().map(AbstractSiteMap::getUrl).forEach(addresses::add);
      case SiteMap leaf ->
          leaf.getSiteMapUrls().stream().map(SiteMapURL::getUrl).forEach(addresses::add);
      default -> {}
    }
    return addresses;
  }
}
