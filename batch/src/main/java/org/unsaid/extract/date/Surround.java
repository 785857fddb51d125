package org.unsaid.extract.date;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a page from outside of it.
 *
 * @param url its address; null: unknown
 * @param captured when its bytes were taken: no date on it is later, but for a day of time zones
 * @param zone in which its publisher's days begin; null: unknown
 * @param selector CSS selector of the date, which a researcher wrote for this source; it wins
 * @param hints dates that came with the page: its feed entry, its sitemap line, a document's
 *     properties, HTTP headers
 */
public record Surround(
    @Nullable URI url,
    @Nullable Instant captured,
    @Nullable ZoneId zone,
    @Nullable String selector,
    List<Hint> hints) {

  public Surround {
    hints = List.copyOf(hints);
  }

  /**
   * A date as written by the one who pointed at the page.
   *
   * @param place in words
   * @param text as written
   */
  public record Hint(
      DateCandidate.Source source, DateCandidate.Role role, String place, String text) {}
}
