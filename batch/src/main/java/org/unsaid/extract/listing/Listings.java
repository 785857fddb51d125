package org.unsaid.extract.listing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Capture;
import org.unsaid.core.Source.Polled.Kind;
import org.unsaid.extract.encoding.Decoder;
import org.unsaid.extract.notice.Notices;

/**
 * Reads what polled sources show. What a document is shows in itself; what its server or the watch
 * file calls it decides only where it could be both. Never throws for what stands in a document.
 */
public final class Listings {

  /** What a page begins with that leaves out html, head and body. */
  private static final Set<String> HTML =
      Set.of(
          "html", "title", "meta", "link", "script", "style", "div", "table", "p", "a", "ul", "ol",
          "h1", "h2", "h3", "br", "font", "center", "span", "section", "article", "main", "pre");

  /** Items that an error page may show by chance. */
  private static final int FEW = 3;

  private Listings() {}

  /**
   * The items of a feed, a sitemap or a page.
   *
   * @param hint what is expected; null: anything
   * @param itemSelector CSS selector of the links in a page, or of what holds one each; null: to be
   *     found
   */
  public static Listing read(Capture capture, @Nullable Kind hint, @Nullable String itemSelector) {
    var unpacked = Unpacked.of(capture.body());
    var bytes = unpacked.bytes();
    var before = unpacked.fault() == null ? List.<String>of() : List.of(unpacked.fault());
    var binary = Binary.kind(bytes);
    if (binary != null) {
      var fault = "%s (%d bytes), not %s".formatted(binary, bytes.length, expected(hint));
      return Listing.none(binary, fault).after(before, false);
    }
    var text = Decoder.decode(bytes, capture.header("content-type").orElse(null)).text();
    if (text.isBlank()) {
      return Listing.none("empty", "empty: " + bytes.length + " bytes").after(before, false);
    }
    var portion = Portion.of(text);
    var faults = new ArrayList<>(before);
    if (portion.fault() != null) {
      faults.add(portion.fault());
    }
    return read(portion.text(), capture.url(), hint, itemSelector).after(faults, faults.isEmpty());
  }

  /**
   * A CSS selector for the links of a page's items, as a watch needs one.
   *
   * @param listing of that page, read without a selector
   * @return empty: no short one finds them and little else
   */
  public static Optional<String> selector(Capture page, Listing listing) {
    var text = Decoder.decode(page.body(), page.header("content-type").orElse(null)).text();
    var url = page.url();
    var document = Jsoup.parse(Portion.of(text).text(), url == null ? "" : url.toString());
    var items =
        listing.items().stream()
            .map(Listing.Item::url)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return ProposedSelector.of(document, LinkList.base(document, url), items);
  }

  /** How the bytes of a document become characters, in words. */
  public static String encoding(Capture document) {
    var bytes = Unpacked.of(document.body()).bytes();
    var decoded = Decoder.decode(bytes, document.header("content-type").orElse(null));
    return decoded.charset().name()
        + ", "
        + decoded.why()
        + (decoded.replaced() > 0
            ? "; %,d bytes are no characters in it".formatted(decoded.replaced())
            : "");
  }

  /** Feeds that a page names as its own. */
  public static List<URI> feeds(Capture page) {
    var text = Decoder.decode(page.body(), page.header("content-type").orElse(null)).text();
    var url = page.url();
    var document = Jsoup.parse(Portion.of(text).text(), url == null ? "" : url.toString());
    return feeds(document, url);
  }

  private static Listing read(
      String text, @Nullable URI url, @Nullable Kind hint, @Nullable String itemSelector) {
    var json = json(text, url);
    if (json != null) {
      var error = json.kind() == null ? Notices.ofJson(text) : null;
      return error == null ? asExpected(json, hint) : Listing.instead(error);
    }
    var rooted = Rooted.find(text);
    if (rooted == null) {
      var notice = Notices.ofText(text);
      if (notice != null) {
        return Listing.instead(notice);
      }
      return looksLikeLines(text)
          ? asExpected(Sitemaps.lines(text, url), hint)
          : Listing.none("text", "plain text, not " + expected(hint));
    }
    if (!rooted.inPage() || hint != Kind.LIST) {
      var data = data(rooted, url);
      if (data != null) {
        return asExpected(data, hint);
      }
    }
    if (hint != Kind.LIST && !rooted.inPage() && !HTML.contains(rooted.name())) {
      return Listing.none(
          "XML", "XML with the root <%s>, not %s".formatted(rooted.name(), expected(hint)));
    }
    var page = Jsoup.parse(text, url == null ? "" : url.toString());
    if (hint != null && hint != Kind.LIST) {
      return insteadOf(hint, page, url);
    }
    var listing =
        itemSelector == null ? ListFinder.read(page, url) : LinkList.read(page, url, itemSelector);
    if (itemSelector != null && isDated(listing.items())) {
      return listing;
    }
    var notice = Notices.ofList(page, !listing.items().isEmpty());
    return notice == null ? listing : Listing.instead(notice);
  }

  /** Of what a researcher names the list, with dates beside it, nobody makes an error page. */
  private static boolean isDated(List<Listing.Item> items) {
    return items.size() >= FEW
        && items.stream().filter(item -> item.published() != null).count() * 2 >= items.size();
  }

  private static Listing asExpected(Listing listing, @Nullable Kind hint) {
    return hint == null || listing.kind() == null || listing.kind() == hint
        ? listing
        : listing.after(List.of("a " + listing.format() + ", not " + expected(hint)), true);
  }

  private static @Nullable Listing json(String text, @Nullable URI url) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return start < text.length() && "{[".indexOf(text.charAt(start)) >= 0
        ? JsonFeed.read(text.substring(start), url)
        : null;
  }

  /** As feed or sitemap; null if it is neither. */
  private static @Nullable Listing data(Rooted rooted, @Nullable URI url) {
    if (rooted.inPage() && !rooted.holdsItems()) {
      return null;
    }
    if (rooted.isFeed()) {
      return Feeds.read(rooted, url).after(around(rooted), rooted.ended());
    }
    return rooted.isSitemap()
        ? Sitemaps.read(rooted, url).after(around(rooted), rooted.ended())
        : null;
  }

  private static List<String> around(Rooted rooted) {
    var faults = new Faults();
    if (rooted.inPage()) {
      faults.malformed("wrapped in a page");
    } else {
      if (rooted.before() != null) {
        faults.malformed("before its start stands: " + rooted.before());
      }
      if (rooted.behind() != null) {
        faults.malformed("behind its end stands: " + rooted.behind());
      }
    }
    if (!rooted.ended()) {
      faults.malformed("cut short: its end is missing");
    }
    return faults.told();
  }

  /** A page where something else was expected: it may show a feed as text, or name its own. */
  private static Listing insteadOf(Kind hint, Document page, @Nullable URI url) {
    var feeds = feeds(page, url);
    if (feeds.isEmpty()) {
      var shown = shown(page.body().wholeText(), url);
      if (shown != null) {
        var fault = Faults.MALFORMED + ": shown as text within a page";
        return asExpected(shown.after(List.of(fault), true), hint);
      }
    }
    var notice = Notices.ofList(page, false);
    if (notice != null) {
      return Listing.instead(notice);
    }
    var names = String.join(", ", feeds.stream().map(URI::toString).limit(5).toList());
    var fault = "a page, not " + expected(hint);
    return Listing.none(
        "HTML", feeds.isEmpty() ? fault : fault + "; it names as its feed: " + names);
  }

  /** A feed that a page shows as text, as browsers and some proxies do; null: none. */
  private static @Nullable Listing shown(String text, @Nullable URI url) {
    var listing = json(text, url);
    if (listing == null) {
      var rooted = Rooted.find(text);
      listing = rooted == null ? null : data(rooted, url);
    }
    return listing == null || listing.kind() == null ? null : listing;
  }

  /** Feeds that a page says are about the same. */
  static List<URI> feeds(Document page, @Nullable URI url) {
    var base = LinkList.base(page, url);
    var feeds = new ArrayList<URI>();
    for (var link : page.getElementsByTag("link")) {
      var type = link.attr("type").toLowerCase(Locale.ROOT);
      boolean feed = type.contains("rss") || type.contains("atom") || type.contains("feed+json");
      if (feed && link.attr("rel").toLowerCase(Locale.ROOT).contains("alternate")) {
        var address = Addresses.absolute(base, link.attr("href"));
        if (address != null && feeds.size() < 20 && !feeds.contains(address)) {
          feeds.add(address);
        }
      }
    }
    return feeds;
  }

  private static boolean looksLikeLines(String text) {
    var some = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).limit(20);
    return some.allMatch(line -> Addresses.absolute(null, line) != null);
  }

  private static String expected(@Nullable Kind hint) {
    return switch (hint) {
      case FEED -> "a feed";
      case SITEMAP -> "a sitemap";
      case LIST -> "a page with a list";
      case null -> "a feed, a sitemap or a page";
    };
  }
}
