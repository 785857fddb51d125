package org.unsaid.extract.listing;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.ParsingFeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS and Atom by the book, which ROME knows, and on where they break it.
 *
 * <p>ROME tells a well-formed feed from a malformed one, counts its items, and fills in what {@link
 * TolerantFeed} did not find. It makes instants of dates, guesses where it must, and forgets what
 * was written; so dates, and addresses, which may stand against several bases, are never ROME's.
 */
final class Feeds {

  private Feeds() {}

  /**
   * @param base address of the feed; null: unknown
   */
  static Listing read(Rooted rooted, @Nullable URI base) {
    var faults = new Faults();
    var seen = TolerantFeed.read(rooted, base);
    var items = seen.items();
    var entries = entries(rooted, faults);
    if (entries != null && entries.size() == items.size()) {
      items = joined(items, entries);
    } else if (entries != null) {
      faults.add(
          "breaks its format: %d of %d items stand where they belong"
              .formatted(entries.size(), items.size()));
    }
    long nameless = items.stream().filter(item -> item.url() == null).count();
    if (nameless > 0) {
      faults.add("%d of %d items name no address".formatted(nameless, items.size()));
    }
    return new Listing(
        seen.kind(), seen.format(), items, seen.further(), faults.told(), seen.complete());
  }

  private static @Nullable List<SyndEntry> entries(Rooted rooted, Faults faults) {
    // of its dates nothing is kept; it knows most zones by their American names
    var input = new SyndFeedInput(false, Locale.US);
    // it would mend silently what shall be counted
    input.setXmlHealerOn(false);
    input.setAllowDoctypes(false);
    try {
      return input.build(new StringReader(rooted.text())).getEntries();
    } catch (ParsingFeedException e) {
      if (e.getLineNumber() > 0) {
        faults.malformed(rooted.line() + e.getLineNumber() - 1, message(e));
      } else {
        faults.add("breaks its format: something that it needs is missing");
      }
      return null;
    } catch (FeedException | RuntimeException e) {
      faults.add("breaks its format: " + message(e));
      return null;
    }
  }

  /** Of the parser itself, without what was put around it. */
  private static String message(Exception e) {
    var message = e.getMessage();
    return message == null
        ? e.toString()
        : message.replaceFirst("^Invalid XML: ", "").replaceFirst("^Error on line \\d+: ", "");
  }

  private static List<Listing.Item> joined(List<Listing.Item> items, List<SyndEntry> entries) {
    var joined = new ArrayList<Listing.Item>(items.size());
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var entry = entries.get(i);
      var content =
          entry.getContents().stream().map(SyndContent::getValue).map(Plain::orNull).findFirst();
      joined.add(
          new Listing.Item(
              item.url() != null ? item.url() : Addresses.absolute(null, entry.getLink()),
              item.id(),
              item.title().isEmpty() ? Plain.of(entry.getTitle(), false) : item.title(),
              item.published(),
              item.updated(),
              item.summary() != null ? item.summary() : summary(entry),
              item.content() != null ? item.content() : content.orElse(null),
              item.author() != null ? item.author() : Plain.orNull(entry.getAuthor()),
              item.pinned()));
    }
    return joined;
  }

  private static @Nullable String summary(SyndEntry entry) {
    var description = entry.getDescription();
    return description == null ? null : Plain.orNull(description.getValue());
  }
}
