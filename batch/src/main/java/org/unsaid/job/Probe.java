package org.unsaid.job;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Capture;
import org.unsaid.core.Source.Polled.Kind;
import org.unsaid.extract.Extraction;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.PageRules;
import org.unsaid.extract.date.Dates;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.listing.Listings;
import org.unsaid.publish.TextTable;

/** What a page would give if it were a source, for the one who thinks of making it one. */
final class Probe {

  private static final int SHOWN = 15;
  private static final int SITEMAPS = 10;
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
   * What was had of the host besides.
   *
   * @param robots what robots.txt says, in words
   * @param sitemaps that robots.txt names
   * @param sitemap one of those that an index names; null: it is none, or it was not asked for
   * @param pages of some of its items
   */
  record Around(String robots, List<String> sitemaps, @Nullable Capture sitemap, List<Page> pages) {

    Around {
      pages = List.copyOf(pages);
    }

    /** A saved page, without a network. */
    static Around nothing(String robots) {
      return new Around(robots, List.of(), null, List.of());
    }
  }

  /**
   * A page of an item.
   *
   * @param capture null: it could not be had
   * @param why in words
   */
  record Page(URI url, @Nullable Capture capture, String why) {}

  String report(Capture capture, Around around) {
    var listing = read(capture);
    var shown = around.sitemap() == null ? listing : read(around.sitemap());
    var readings = new ArrayList<Extraction.Read>();
    for (var page : around.pages()) {
      if (page.capture() != null
          && extractor.extract(page.capture(), PageRules.NONE) instanceof Extraction.Read read) {
        readings.add(read);
      }
    }
    var language = language(capture, readings);
    var pulse = Pulse.of(shown, readings, Dates.zone(capture.url(), language));
    var out = new StringBuilder();
    line(out, "address", String.valueOf(capture.url()));
    line(out, "robots", around.robots());
    around.sitemaps().stream()
        .limit(SITEMAPS)
        .forEach(sitemap -> line(out, "sitemap", sitemap + " (robots.txt names it)"));
    line(
        out,
        "is",
        "%s, %s%s"
            .formatted(
                listing.format(),
                listing.further().isEmpty() || listing.kind() != Kind.SITEMAP
                    ? "%,d items".formatted(listing.items().size())
                    : "%,d sitemaps".formatted(listing.further().size()),
                listing.complete() ? "" : ", not read to its end"));
    if (around.sitemap() != null) {
      line(
          out,
          "one of it",
          "%s, %,d items, which are shown".formatted(around.sitemap().url(), shown.items().size()));
    }
    listing.faults().forEach(fault -> line(out, "fault", fault));
    if (listing.kind() == Kind.LIST) {
      Listings.feeds(capture).forEach(feed -> line(out, "feed", feed + " (it names it: better)"));
    }
    line(out, "encoding", Listings.encoding(capture));
    if (!language.isEmpty()) {
      line(out, "language", language);
    }
    if (!shown.items().isEmpty()) {
      line(out, "dates", pulse.words());
      line(out, "zone", pulse.zone());
    }
    out.append('\n').append(items(shown)).append('\n');
    around.pages().forEach(page -> line(out, "page", page(page)));
    if (!around.pages().isEmpty()) {
      out.append('\n');
    }
    return out.append(proposal(capture, listing, pulse)).toString();
  }

  /** Of the list, else of most pages; empty: unknown. */
  private String language(Capture capture, List<Extraction.Read> pages) {
    if (extractor.extract(capture, PageRules.NONE) instanceof Extraction.Read page
        && !page.language().value().isEmpty()) {
      return page.language().value();
    }
    return pages.stream()
        .map(page -> page.language().value())
        .filter(language -> !language.isEmpty())
        .collect(Collectors.groupingBy(language -> language, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
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
  private String page(Page page) {
    if (page.capture() == null) {
      return page.url() + " cannot be had, " + page.why();
    }
    return switch (extractor.extract(page.capture(), PageRules.NONE)) {
      case Extraction.Refused refused -> page.url() + ": " + refused.why();
      case Extraction.Listed listed -> page.url() + ": " + listed.listing().format();
      case Extraction.Read read when read.notice() != null ->
          "%s: it %s".formatted(page.url(), read.notice().words());
      case Extraction.Read read -> {
        var published = read.dating().published();
        var text = "%,d letters of text".formatted(read.text().value().length());
        yield published == null
            ? "%s: %s, bears no date (%s)".formatted(page.url(), text, read.dating().why())
            : String.format(
                Locale.ROOT,
                "%s: %s, %s, %s, confidence %.2f, by %s",
                page.url(),
                text,
                published.time(),
                published.time().offset() == null ? "zone not stated" : "zone stated",
                read.dating().confidence(),
                published.place());
      }
    };
  }

  private static String proposal(Capture capture, Listing listing, Pulse pulse) {
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
            "    every: " + pulse.every(),
            pulse.expect().map(rate -> "    expect: " + rate).orElse(""),
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
