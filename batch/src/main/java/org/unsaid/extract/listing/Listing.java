package org.unsaid.extract.listing;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;
import org.unsaid.core.When;
import org.unsaid.extract.date.DateCandidate;
import org.unsaid.extract.date.Dates;
import org.unsaid.extract.date.ShownTime;
import org.unsaid.extract.date.Surround;
import org.unsaid.extract.notice.Notice;

/**
 * What a polled source showed.
 *
 * @param kind that it was read as; null: nothing could be read
 * @param format in words, such as {@code RSS 2.0}, or what it is instead, such as {@code PDF}
 * @param items in the order in which they are listed, repetitions included
 * @param further addresses that go on with the list: sitemaps of an index, next pages
 * @param faults what was wrong, in words, with its line where there is one; a document that breaks
 *     the rules of its syntax has one that begins with {@code malformed}
 * @param complete whether it was read to its end. If not, the absence of an item proves nothing
 */
public record Listing(
    Source.Polled.@Nullable Kind kind,
    String format,
    List<Item> items,
    List<URI> further,
    List<String> faults,
    boolean complete) {

  private static final String NOTICE = "a notice";

  public Listing {
    items = List.copyOf(items);
    further = List.copyOf(further);
    faults = List.copyOf(faults);
  }

  /** Nothing to read, and why. */
  static Listing none(String format, String fault) {
    return new Listing(null, format, List.of(), List.of(), List.of(fault), false);
  }

  /** Error page, wall or login instead of what was asked for. */
  static Listing instead(Notice notice) {
    return none(NOTICE, "it " + notice.words());
  }

  /** Whether it is no list because it is an error page, a wall or a login. */
  public boolean isNotice() {
    return format.equals(NOTICE);
  }

  /** The same with faults that were found before the reading. */
  Listing after(List<String> earlier, boolean whole) {
    var all = new ArrayList<>(earlier);
    all.addAll(faults);
    return new Listing(kind, format, items, further, all, complete && whole);
  }

  /** Whether it breaks the rules of its syntax. */
  public boolean malformed() {
    return faults.stream().anyMatch(fault -> fault.startsWith(Faults.MALFORMED));
  }

  /**
   * The date that a source gave an item, for dating the item's page later.
   *
   * @param published as written; null: it gave none
   */
  public static List<Surround.Hint> hints(Source.Polled.Kind kind, @Nullable String published) {
    return new Listing(
            kind, kind.name().toLowerCase(Locale.ROOT), List.of(), List.of(), List.of(), true)
        .hints(new Item(null, null, "", published, null, null, null, null, false));
  }

  /** The dates that it gives an item, for dating the item's page. */
  public List<Surround.Hint> hints(Item item) {
    var hints = new ArrayList<Surround.Hint>();
    var source =
        switch (kind) {
          case FEED -> DateCandidate.Source.FEED;
          case SITEMAP -> DateCandidate.Source.SITEMAP;
          case LIST -> DateCandidate.Source.LIST;
          case null -> null;
        };
    if (source == null) {
      return hints;
    }
    var where = kind == Source.Polled.Kind.LIST ? "beside the link in a list" : format + " entry";
    if (item.published() != null) {
      hints.add(new Surround.Hint(source, DateCandidate.Role.PUBLISHED, where, item.published()));
    }
    if (item.updated() != null) {
      hints.add(new Surround.Hint(source, DateCandidate.Role.UPDATED, where, item.updated()));
    }
    return hints;
  }

  /**
   * When an item was published or changed, by its list or its address.
   *
   * @param zone in which its publisher's days begin
   * @return null: neither tells
   */
  public @Nullable When dated(Item item, ZoneId zone) {
    var shown = shown(item, zone);
    return shown == null ? null : shown.in(zone);
  }

  /** The same as it is shown, with its offset where that is stated. */
  public @Nullable ShownTime shown(Item item, ZoneId zone) {
    var dating =
        Dates.read(
            Document.createShell(""), new Surround(item.url(), null, zone, null, hints(item)));
    var date = dating.published() == null ? dating.updated() : dating.published();
    return date == null ? null : date.time();
  }

  /**
   * One entry.
   *
   * @param url absolute, http or https; null: it names none
   * @param id that its publisher gave it, as written
   * @param title without markup; empty: it has none
   * @param published as written
   * @param updated as written
   * @param summary as written: text or HTML
   * @param content HTML
   * @param author names, apart by commas
   * @param pinned whether it is kept on top, and so says nothing of the order
   */
  public record Item(
      @Nullable URI url,
      @Nullable String id,
      String title,
      @Nullable String published,
      @Nullable String updated,
      @Nullable String summary,
      @Nullable String content,
      @Nullable String author,
      boolean pinned) {}
}
