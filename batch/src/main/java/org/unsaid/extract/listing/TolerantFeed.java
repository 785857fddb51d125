package org.unsaid.extract.listing;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;

/**
 * Reads feeds of all kinds as far as they go: what is not closed, not declared or not escaped is
 * taken for what it looks like. Entities that a document defines stay as written.
 */
final class TolerantFeed {

  private static final int DEEPEST = 40;

  private TolerantFeed() {}

  /**
   * @param base address of the feed; null: unknown
   */
  static Listing read(Rooted rooted, @Nullable URI base) {
    var root = Jsoup.parse(rooted.text(), "", Parser.xmlParser()).firstElementChild();
    if (root == null) {
      return Listing.none("feed", "without any element");
    }
    var found = new ArrayList<Element>();
    var further = new LinkedHashSet<URI>();
    var near = base == null ? home(root) : base;
    for (var element : root.getAllElements()) {
      if (Named.is(element, "item") || Named.is(element, "entry")) {
        found.add(element);
      } else if (found.isEmpty() || root.equals(element.parent()) || isOfChannel(element)) {
        next(element, near, further);
      }
    }
    var items = new ArrayList<Listing.Item>(found.size());
    for (var element : found) {
      items.add(item(element, near));
    }
    return new Listing(
        Source.Polled.Kind.FEED,
        format(rooted, root),
        items,
        List.copyOf(further),
        List.of(),
        rooted.ended());
  }

  private static boolean isOfChannel(Element element) {
    var parent = element.parent();
    return parent != null && Named.of(parent).equals("channel");
  }

  /** RFC 5005: the next page of a feed, or the archive before it. */
  private static void next(Element element, @Nullable URI base, Set<URI> further) {
    if (!element.tag().localName().equalsIgnoreCase("link")) {
      return;
    }
    var rel = element.attr("rel").toLowerCase(Locale.ROOT);
    if (rel.equals("next") || rel.equals("prev-archive")) {
      var url = Addresses.absolute(base(element, base), element.attr("href"));
      if (url != null) {
        further.add(url);
      }
    }
  }

  /** What links stand against if nobody knows where the feed came from: the site that it names. */
  private static @Nullable URI home(Element root) {
    for (var child : root.children()) {
      if (Named.is(child, "link")) {
        var url = Addresses.absolute(null, link(child));
        if (url != null) {
          return url;
        }
      }
      if (Named.of(child).equals("channel")) {
        return home(child);
      }
    }
    return null;
  }

  private static String format(Rooted rooted, Element root) {
    var version = root.attr("version").strip();
    return switch (rooted.name()) {
      case "feed" ->
          root.tag().namespace().equals("http://www.w3.org/2005/Atom") || version.isEmpty()
              ? "Atom 1.0"
              : "Atom " + version;
      case "rdf" ->
          rooted.text().contains("http://my.netscape.com/rdf/simple/0.9/") ? "RSS 0.9" : "RSS 1.0";
      default -> version.isEmpty() ? "RSS" : "RSS " + version;
    };
  }

  private static Listing.Item item(Element element, @Nullable URI feedBase) {
    var fields = FeedFields.of(element);
    var base = base(element, feedBase);
    return new Listing.Item(
        url(element, fields, base),
        id(element, fields),
        title(fields),
        fields.text("pubdate", "published", "issued", "dc:date", "dcterms:issued", "created"),
        fields.text("updated", "modified", "dcterms:modified", "lastbuilddate"),
        fields.markup("description", "summary", "itunes:summary", "media:description"),
        fields.markup("content:encoded", "content", "body", "xhtml:body"),
        author(fields),
        false);
  }

  private static @Nullable String id(Element element, FeedFields fields) {
    var id = fields.text("guid", "id");
    return id != null ? id : Plain.orNull(element.attr("rdf:about"));
  }

  private static String title(FeedFields fields) {
    var title = fields.first("title");
    if (title == null) {
      return Plain.of(fields.text("dc:title", "media:title", "itunes:title"), false);
    }
    var type = title.attr("type");
    if (type.equals("xhtml")) {
      return Plain.spaced(title.text());
    }
    boolean atom = Named.of(title).startsWith("atom:");
    // only Atom says that a title is text, and those who say nothing may mean anything
    return Plain.of(FeedFields.textOf(title), atom && type.equals("text"));
  }

  private static @Nullable String author(FeedFields fields) {
    var names = new ArrayList<String>();
    for (var author : fields.all("author")) {
      var name = author.children().stream().filter(child -> Named.is(child, "name")).findFirst();
      var text = Plain.of(name.orElse(author).wholeText(), false);
      if (!text.isEmpty() && !names.contains(text)) {
        names.add(text);
      }
    }
    if (names.isEmpty()) {
      return fields.text("dc:creator", "itunes:author", "dc:author");
    }
    return String.join(", ", names);
  }

  /** The page that the item is about; where it names none, the file that it brings. */
  private static @Nullable URI url(Element item, FeedFields fields, @Nullable URI base) {
    URI other = null;
    for (var link : fields.all("link")) {
      var rel = link.attr("rel").toLowerCase(Locale.ROOT);
      var url = Addresses.absolute(base(link, base), link(link));
      boolean alternate = rel.isEmpty() || rel.equals("alternate");
      var type = link.attr("type");
      if (url != null && alternate && (type.isBlank() || type.contains("html"))) {
        return url;
      }
      if (url != null && other == null && (alternate || rel.equals("related"))) {
        other = url;
      }
    }
    var guid = fields.first("guid");
    if (guid != null && !guid.attr("isPermaLink").strip().equalsIgnoreCase("false")) {
      var url = Addresses.absolute(null, FeedFields.textOf(guid));
      if (url != null) {
        return url;
      }
    }
    var about = Addresses.absolute(base, item.attr("rdf:about"));
    if (about != null || other != null) {
      return about != null ? about : other;
    }
    for (var name : List.of("content", "enclosure", "id")) {
      var element = fields.first(name);
      if (element != null) {
        var url =
            name.equals("id")
                ? Addresses.absolute(null, FeedFields.textOf(element))
                : Addresses.absolute(
                    base(element, base),
                    Plain.orNull(element.attr(name.equals("content") ? "src" : "url")));
        if (url != null) {
          return url;
        }
      }
    }
    return null;
  }

  private static String link(Element link) {
    if (link.hasAttr("href")) {
      return link.attr("href");
    }
    var text = FeedFields.textOf(link);
    // who writes a feed as if it were HTML leaves the address behind the element
    return text.isBlank() && link.nextSibling() instanceof TextNode behind
        ? behind.getWholeText()
        : text;
  }

  /** The base of an element's links: {@code xml:base} of itself and of those around it. */
  private static @Nullable URI base(Element element, @Nullable URI feed) {
    var written = new ArrayList<String>();
    var at = element;
    // what is never closed stands within what was never closed before it, without end
    for (int i = 0; i < DEEPEST && at != null; i++, at = at.parent()) {
      if (at.hasAttr("xml:base")) {
        written.add(at.attr("xml:base"));
      }
    }
    var base = feed;
    for (var inner : written.reversed()) {
      base = Addresses.base(base, inner);
    }
    return base;
  }
}
