package org.unsaid.collect.ledger;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one look read of an index of sitemaps. An index may have more of them than one look should
 * ask for, so that the others wait for the next ones.
 *
 * @param named all that belong to it now, the index among them
 * @param read those that this look read to their end
 */
public record SitemapRound(List<URI> named, List<Read> read) {

  /**
   * @param keys of all items in it; null: its server says that it is as it was read last
   */
  public record Read(SitemapReading sitemap, @Nullable Set<String> keys) {}

  public SitemapRound {
    named = List.copyOf(named);
    read = List.copyOf(read);
  }
}
