package org.unsaid.extract.listing;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * What an element is called, whatever prefix its document gives it, and also where its prefix was
 * never declared: {@code title}, {@code dc:date}, {@code atom:link}.
 */
final class Named {

  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "http://purl.org/dc/elements/1.1/", "dc",
          "http://purl.org/dc/terms/", "dcterms",
          "http://purl.org/rss/1.0/modules/content/", "content",
          "http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes",
          "http://search.yahoo.com/mrss/", "media",
          "http://www.google.com/schemas/sitemap-news/0.9", "news",
          "http://www.google.com/schemas/sitemap-image/1.1", "image",
          "http://www.google.com/schemas/sitemap-video/1.1", "video");

  private static final Set<String> ATOM =
      Set.of(
          "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://www.w3.org/2003/atom");

  private static final Set<String> KNOWN_PREFIXES =
      Set.of(
          "dc",
          "dcterms",
          "content",
          "itunes",
          "media",
          "news",
          "image",
          "video",
          "atom",
          "xhtml",
          "georss",
          "slash",
          "wfw",
          "feedburner",
          "thr",
          "sy",
          "googleplay",
          "podcast");

  private Named() {}

  static String of(Element element) {
    var tag = element.tag();
    var local = tag.localName().toLowerCase(Locale.ROOT);
    var prefix = tag.prefix().toLowerCase(Locale.ROOT);
    var extension = EXTENSIONS.get(tag.namespace());
    if (extension != null) {
      return extension + ":" + local;
    }
    if (KNOWN_PREFIXES.contains(prefix)) {
      return prefix + ":" + local;
    }
    if (ATOM.contains(tag.namespace())) {
      return "atom:" + local;
    }
    return prefix.isEmpty() || isPlain(tag.namespace()) ? local : prefix + ":" + local;
  }

  /** The namespaces of RSS and of sitemaps, whose elements usually have no prefix. */
  private static boolean isPlain(String namespace) {
    return namespace.equals("http://purl.org/rss/1.0/")
        || namespace.equals("http://my.netscape.com/rdf/simple/0.9/")
        || namespace.startsWith("http://backend.userland.com/")
        || namespace.contains("/schemas/sitemap/");
  }

  /** Whether the element is so called, in a feed of its own format or as a guest in another. */
  static boolean is(Element element, String local) {
    var name = of(element);
    return name.equals(local) || name.equals("atom:" + local);
  }
}
