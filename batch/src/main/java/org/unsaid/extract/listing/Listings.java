package org.unsaid.extract.listing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Capture;
import org.unsaid.core.Source;
import org.unsaid.extract.encoding.Decoder;

/**
 * Reads what polled sources show. What a document is shows in itself; what its server or the watch
 * file calls it decides only where it could be both. Never throws for what stands in a document.
 */
public final class Listings {

  private Listings() {}

  /**
   * The items of a feed, a sitemap or a page.
   *
   * @param hint what is expected; null: anything
   * @param itemSelector CSS selector of the links in a page, or of what holds one each; null: to be
   *     found
   */
  public static Listing read(
      Capture capture, Source.Polled.@Nullable Kind hint, @Nullable String itemSelector) {
    var unpacked = Unpacked.of(capture.body());
    var bytes = unpacked.bytes();
    var before = unpacked.fault() == null ? List.<String>of() : List.of(unpacked.fault());
    var other = otherThanText(bytes);
    if (other != null) {
      var fault = "%s (%d bytes), not %s".formatted(other, bytes.length, expected(hint));
      return Listing.none(other, fault).after(before, false);
    }
    var decoded = Decoder.decode(bytes, capture.header("content-type").orElse(null));
    var text = decoded.text();
    if (text.isBlank()) {
      return Listing.none("empty", "empty: " + bytes.length + " bytes").after(before, false);
    }
    return read(text, capture.url(), hint).after(before, before.isEmpty());
  }

  private static Listing read(String text, @Nullable URI url, Source.Polled.@Nullable Kind hint) {
    var data = machineReadable(text, url, hint, true);
    if (data != null) {
      return hint == null || data.kind() == null || data.kind() == hint
          ? data
          : data.after(List.of("a " + data.format() + ", not " + expected(hint)), true);
    }
    var page = Jsoup.parse(text, url == null ? "" : url.toString());
    var wrapped = looksLikePage(text) ? wrapped(page, url, hint) : null;
    return wrapped == null ? notOne(page, text, url, hint) : wrapped;
  }

  /** As feed or sitemap; null if it is neither. */
  private static @Nullable Listing machineReadable(
      String text, @Nullable URI url, Source.Polled.@Nullable Kind hint, boolean lines) {
    int start = firstCharacter(text);
    if (text.charAt(start) == '{' || text.charAt(start) == '[') {
      return JsonFeed.read(text.substring(start), url);
    }
    var rooted = Rooted.find(text);
    if (rooted == null) {
      return lines && looksLikeLines(text) ? Sitemaps.lines(text, url) : null;
    }
    if (rooted.inPage() && (hint == Source.Polled.Kind.LIST || !holdsItems(rooted))
        || !rooted.isFeed() && !rooted.isSitemap()) {
      return null;
    }
    var listing = rooted.isFeed() ? Feeds.read(rooted, url) : Sitemaps.read(rooted, url);
    return listing.after(around(rooted), rooted.ended());
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

  private static boolean holdsItems(Rooted rooted) {
    var text = rooted.text();
    return rooted.isSitemap()
        ? text.contains("<loc") || text.contains(":loc")
        : text.contains("<item") || text.contains("<entry") || text.contains(":entry");
  }

  /** A feed that a page shows as text, as browsers and some proxies do; null: none. */
  private static @Nullable Listing wrapped(
      Document page, @Nullable URI url, Source.Polled.@Nullable Kind hint) {
    var shown = page.body().wholeText();
    if (shown.isBlank() || !page.select("link[rel~=(?i)alternate]").isEmpty()) {
      return null;
    }
    var listing = machineReadable(shown, url, hint, false);
    return listing == null || listing.kind() == null
        ? null
        : listing.after(List.of(Faults.MALFORMED + ": shown as text within a page"), true);
  }

  private static Listing notOne(
      Document page, String text, @Nullable URI url, Source.Polled.@Nullable Kind hint) {
    if (!looksLikePage(text)) {
      var rooted = Rooted.find(text);
      return rooted == null
          ? Listing.none("text", "plain text, not " + expected(hint))
          : Listing.none(
              "XML", "XML with the root <%s>, not %s".formatted(rooted.name(), expected(hint)));
    }
    var fault = "a page, not " + expected(hint);
    var feeds = feeds(page, url);
    return Listing.none(
        "HTML", feeds.isEmpty() ? fault : fault + "; it names as its feed: " + joined(feeds));
  }

  private static String joined(List<URI> feeds) {
    return String.join(", ", feeds.stream().map(URI::toString).limit(5).toList());
  }

  /** Feeds that a page says are about the same. */
  static List<URI> feeds(Document page, @Nullable URI url) {
    var feeds = new ArrayList<URI>();
    for (var link : page.getElementsByTag("link")) {
      var type = link.attr("type").toLowerCase(Locale.ROOT);
      if (link.attr("rel").toLowerCase(Locale.ROOT).contains("alternate")
          && (type.contains("rss") || type.contains("atom") || type.contains("feed+json"))) {
        var feed = Addresses.absolute(url, link.attr("href"));
        if (feed != null && !feeds.contains(feed)) {
          feeds.add(feed);
        }
      }
    }
    return feeds;
  }

  private static int firstCharacter(String text) {
    int at = 0;
    while (at < text.length() - 1
        && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\ufeff')) {
      at++;
    }
    return at;
  }

  private static boolean looksLikePage(String text) {
    var rooted = Rooted.find(text);
    return rooted != null && (rooted.inPage() || HTML.contains(rooted.name()));
  }

  /** What a page begins with that leaves out html, head and body. */
  private static final List<String> HTML =
      List.of(
          "html", "title", "meta", "link", "script", "style", "div", "table", "p", "a", "ul", "ol",
          "h1", "h2", "h3", "br", "font", "center", "span", "section", "article", "main", "pre");

  private static boolean looksLikeLines(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .limit(20)
        .map(line -> Addresses.absolute(null, line) != null)
        .reduce(Boolean::logicalAnd)
        .orElse(false);
  }

  private static String expected(Source.Polled.@Nullable Kind hint) {
    return switch (hint) {
      case FEED -> "a feed";
      case SITEMAP -> "a sitemap";
      case LIST -> "a page with a list";
      case null -> "a feed, a sitemap or a page";
    };
  }

  /** What the bytes are by their first ones, if they are no text; null: perhaps text. */
  private static @Nullable String otherThanText(byte[] bytes) {
    var start = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    if (start.substring(0, Math.min(start.length(), 1024)).contains("%PDF-")
        && start.strip().startsWith("%PDF-")) {
      return "a PDF document";
    }
    if (start.startsWith("\u0089PNG")
        || start.startsWith("GIF8")
        || start.startsWith("\u00ff\u00d8\u00ff")
        || start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return "an image";
    }
    if (start.startsWith("PK\u0003\u0004")) {
      return "a zip archive or an office document";
    }
    if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return "an office document";
    }
    if (start.startsWith("ID3") || start.startsWith("OggS") || start.startsWith("ftyp", 4)) {
      return "sound or film";
    }
    return controls(start) > start.length() / 10 ? "binary data" : null;
  }

  /** Control characters but for the zeros of UTF-16 and UTF-32, in which text is half zeros. */
  private static long controls(String start) {
    return start.chars().filter(c -> c < 0x20 && c != 0 && "\t\n\r\f\u001b".indexOf(c) < 0).count();
  }
}
