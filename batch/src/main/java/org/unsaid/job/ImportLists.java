package org.unsaid.job;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.archive.WarcEntry;
import org.unsaid.core.Source;
import org.unsaid.core.Source.Polled.Kind;
import org.unsaid.core.Watch;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.listing.Listings;

/**
 * What lists among captures name. A capture is a list if the watch says so, if it is a feed or a
 * sitemap in itself, or if another list goes on with it; where in the files they stand is all one.
 */
final class ImportLists {

  private final Watch watch;
  private final ImportSources sources;
  private final Map<String, Source.Polled> ofWatch = new HashMap<>();
  private final Map<String, ImportPlan.Named> named = new HashMap<>();
  private final Map<String, ImportPlan.Named> namedByFound = new HashMap<>();
  private final Set<String> found = new HashSet<>();
  private final Map<String, Source.Polled> further = new LinkedHashMap<>();

  ImportLists(Watch watch) {
    this.watch = watch;
    this.sources = new ImportSources(watch);
    watch.polled().forEach(source -> ofWatch.put(Extractor.canonical(source.url()), source));
  }

  /**
   * What they name, by canonical address. Whose it is, a list of the watch knows, and any that such
   * a list goes on with; of one that was only found, its address must tell.
   */
  Map<String, ImportPlan.Named> named() {
    var all = new HashMap<>(namedByFound);
    named.forEach(
        (address, item) ->
            all.merge(
                address,
                item,
                (guess, known) ->
                    known.published() == null
                        ? new ImportPlan.Named(known.source(), guess.published())
                        : known));
    return all;
  }

  /** Canonical addresses of the lists, captured or not. */
  Set<String> addresses() {
    var all = new HashSet<>(ofWatch.keySet());
    all.addAll(found);
    all.addAll(further.keySet());
    return all;
  }

  /**
   * Canonical addresses that lists go on with, which the watch does not have, each as a list of.
   */
  Map<String, Source.Polled> further() {
    return new LinkedHashMap<>(further);
  }

  /**
   * @param stated id of the source of the whole file; null: it was not said
   */
  void look(WarcEntry.Captured captured, String address, @Nullable String stated) {
    var known = ofWatch.get(address);
    if (known != null) {
      read(captured, known);
      return;
    }
    var source = sources.of(captured.url(), stated).orElse(null);
    if (source == null || !isData(captured.capture().body())) {
      return;
    }
    var listing = Listings.read(captured.capture(), null, null);
    // a feed names statements, a sitemap of a whole site all that there is
    if (listing.kind() == null || listing.kind() == Kind.LIST) {
      return;
    }
    found.add(address);
    if (listing.kind() != Kind.SITEMAP || source.kind() == Kind.SITEMAP) {
      add(listing, source, namedByFound);
    }
  }

  /** Of one that another list goes on with: that list knows whose it is. */
  void read(WarcEntry.Captured captured, Source.Polled source) {
    add(
        Listings.read(captured.capture(), source.kind(), itemSelector(source, captured)),
        source,
        named);
  }

  /** Adds what captures that come later gave. */
  void add(ImportLists later) {
    later.named.forEach((address, item) -> name(address, item, named));
    later.namedByFound.forEach((address, item) -> name(address, item, namedByFound));
    found.addAll(later.found);
    later.further.forEach(further::putIfAbsent);
  }

  private void add(Listing listing, Source.Polled source, Map<String, ImportPlan.Named> into) {
    for (var next : listing.further()) {
      if (next.getHost() != null) {
        var address = Extractor.canonical(next);
        if (!ofWatch.containsKey(address)) {
          further.putIfAbsent(address, source);
        }
      }
    }
    for (var item : listing.items()) {
      var url = item.url();
      if (url != null && url.getHost() != null) {
        name(Extractor.canonical(url), new ImportPlan.Named(source, item.published()), into);
      }
    }
  }

  /** A later list may tell the date that an earlier one did not. */
  private static void name(
      String address, ImportPlan.Named item, Map<String, ImportPlan.Named> into) {
    into.merge(address, item, (before, now) -> before.published() == null ? now : before);
  }

  private @Nullable String itemSelector(Source.Polled source, WarcEntry.Captured captured) {
    var at = captured.capture().captured();
    var zone = watch.institution(source.institution()).zone();
    return source
        .selectorsOn(at == null ? LocalDate.MAX : LocalDate.ofInstant(at, zone))
        .get("item");
  }

  /** Whether it may be a feed or a sitemap, so that not every page is parsed twice. */
  private static boolean isData(byte[] body) {
    var begin = new String(body, 0, Math.min(400, body.length), StandardCharsets.ISO_8859_1);
    var text = begin.replaceFirst("^[^<{]{0,10}", "").strip();
    return (text.startsWith("<?xml") && !text.contains("<html"))
        || text.startsWith("<rss")
        || text.startsWith("<feed")
        || text.startsWith("<rdf:RDF")
        || text.startsWith("<urlset")
        || text.startsWith("<sitemapindex")
        || text.startsWith("{");
  }
}
