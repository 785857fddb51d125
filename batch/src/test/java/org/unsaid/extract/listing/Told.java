package org.unsaid.extract.listing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Capture;
import org.unsaid.core.Source.Polled.Kind;

/** Short ways to a listing. */
final class Told {

  static final URI HOME = URI.create("https://ministry.example/news/feed.xml");

  private Told() {}

  static Listing feed(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8), Kind.FEED);
  }

  static Listing sitemap(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8), Kind.SITEMAP);
  }

  static Listing list(String html) {
    return list(html, null);
  }

  static Listing list(String html, @Nullable String selector) {
    return Listings.read(capture(html.getBytes(StandardCharsets.UTF_8)), Kind.LIST, selector);
  }

  static Listing read(byte[] bytes, @Nullable Kind hint) {
    return Listings.read(capture(bytes), hint, null);
  }

  static Capture capture(byte[] bytes) {
    return new Capture(HOME, null, Map.of("Content-Type", List.of("text/plain")), bytes);
  }

  static List<String> urls(Listing listing) {
    return listing.items().stream().map(item -> String.valueOf(item.url())).toList();
  }

  static List<String> titles(Listing listing) {
    return listing.items().stream().map(Listing.Item::title).toList();
  }
}
