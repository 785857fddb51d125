package org.unsaid.job;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Capture;
import org.unsaid.core.Source.Polled.Kind;
import org.unsaid.extract.Extraction;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.PageRules;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.listing.Listings;
import org.unsaid.publish.TextTable;

/** What a page would give if it were a source, for the one who thinks of making it one. */
final class Probe {

  private static final int SHOWN = 15;
  private static final int INDENT = 11;

  private final Extractor extractor;
  private final int width;

  Probe(Extractor extractor, int width) {
    this.extractor = extractor;
    this.width = width;
  }

  /** Whether it lists anything. */
  boolean isSource(Capture capture) {
    return !read(capture).items().isEmpty() || !read(capture).further().isEmpty();
  }

  private static Listing read(Capture capture) {
    return Listings.read(capture, null, null);
  }

  /**
   * @param pages of some of its items
   * @param robots what robots.txt says, in words
   */
  String report(Capture capture, List<Capture> pages, String robots) {
    var listing = read(capture);
    var out = new StringBuilder();
    line(out, "address", String.valueOf(capture.url()));
    line(out, "robots", robots);
    line(
        out,
        "is",
        "%s, %,d items%s"
            .formatted(
                listing.format(),
                listing.items().size(),
                listing.complete() ? "" : ", not read to its end"));
    listing.faults().forEach(fault -> line(out, "fault", fault));
    if (listing.kind() == Kind.LIST) {
      Listings.feeds(capture).forEach(feed -> line(out, "feed", feed + " (it names it: better)"));
    }
    if (extractor.extract(capture, PageRules.NONE) instanceof Extraction.Read page) {
      line(out, "form", page.form());
      if (!page.language().value().isEmpty()) {
        line(out, "language", page.language().value());
      }
    }
    out.append('\n').append(items(listing)).append('\n');
    pages.forEach(page -> line(out, "page", page(page)));
    if (!pages.isEmpty()) {
      out.append('\n');
    }
    return out.append(proposal(capture, listing)).toString();
  }

  private void line(StringBuilder out, String name, String value) {
    out.append(TextTable.wrapped(name, value, INDENT, width));
  }

  private String items(Listing listing) {
    var table = new TextTable(List.of("published", "title", "address"), 1);
    listing.items().stream()
        .limit(SHOWN)
        .forEach(
            item ->
                table.add(
                    item.published() == null ? "" : item.published(),
                    (item.pinned() ? "(pinned) " : "") + item.title(),
                    item.url() == null ? "(names none)" : item.url().toString()));
    int left = listing.items().size() - SHOWN;
    return table.text(width) + (left > 0 ? "and %,d more%n".formatted(left) : "");
  }

  /** What is read of an item's page: its date above all. */
  private String page(Capture page) {
    return switch (extractor.extract(page, PageRules.NONE)) {
      case Extraction.Refused refused -> page.url() + ": " + refused.why();
      case Extraction.Listed listed -> page.url() + ": " + listed.listing().format();
      case Extraction.Read read -> {
        var published = read.dating().published();
        yield published == null
            ? "%s: bears no date (%s)".formatted(page.url(), read.dating().why())
            : String.format(
                Locale.ROOT,
                "%s: %s, %s, confidence %.2f, by %s",
                page.url(),
                published.time(),
                published.time().offset() == null ? "zone not stated" : "zone stated",
                read.dating().confidence(),
                published.place());
      }
    };
  }

  private static String proposal(Capture capture, Listing listing) {
    var kind = listing.kind();
    if (kind == null || (listing.items().isEmpty() && listing.further().isEmpty())) {
      return "This is no source as it is: nothing on it is an item.\n";
    }
    var selector =
        kind == Kind.LIST ? Listings.selector(capture, listing) : Optional.<String>empty();
    var url = capture.url();
    var lines =
        List.of(
            "sources:",
            "  - id: " + id(url),
            "    institution: WHOSE   # the id of an institution of the watch",
            "    kind: " + kind.name().toLowerCase(Locale.ROOT),
            "    url: " + quoted(url == null ? "https://…" : url.toString()),
            "    every: 1h",
            select(kind, selector.orElse(null)));
    return lines.stream()
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String select(Kind kind, @Nullable String selector) {
    if (kind != Kind.LIST) {
      return "";
    }
    return selector == null
        ? "    select: [{item: \"\"}]   # no short selector finds these links alone: write one"
        : "    select: [{item: " + quoted(selector) + "}]";
  }

  /** As a double-quoted scalar, which is safe for whatever a page's address holds. */
  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String id(@Nullable URI url) {
    @Nullable String host = url == null ? null : url.getHost();
    if (host == null) {
      return "a-source";
    }
    var id =
        host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "").replaceAll("[^a-z0-9]+", "-");
    return id.replaceAll("^-+|-+$", "");
  }
}
