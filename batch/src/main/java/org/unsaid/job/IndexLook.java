package org.unsaid.job;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.Fetch;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.ListContents;
import org.unsaid.collect.ledger.Looked;
import org.unsaid.collect.ledger.SitemapReading;
import org.unsaid.collect.ledger.SitemapRound;
import org.unsaid.collect.ledger.Validators;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Attempt.Target;
import org.unsaid.core.Source;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.listing.Listings;

/**
 * One look at an index of sitemaps that was fetched. The index itself is always read anew, since
 * that it did not change proves nothing of its sitemaps; each of these is asked whether it did.
 *
 * <p>Of many sitemaps one look reads {@value #SITEMAPS}: those that were never read, then those
 * whose last reading is the oldest. The next looks go on, and all that is left is a gap until then.
 */
final class IndexLook {

  /** A look at more of them would be no small visit. */
  static final int SITEMAPS = 20;

  private final Source.Polled source;
  private final KeptFetch.Doors doors;
  private final Ledger ledger;
  private final JoinedList list = new JoinedList(ListContents.Kind.WHOLE, null);
  private final Map<URI, SitemapReading> before = new HashMap<>();
  private final Set<URI> named = new LinkedHashSet<>();
  private final Set<URI> tried = new LinkedHashSet<>();
  private final List<SitemapRound.Read> read = new ArrayList<>();

  IndexLook(Source.Polled source, KeptFetch.Doors doors, Ledger ledger) {
    this.source = source;
    this.doors = doors;
    this.ledger = ledger;
  }

  /** Blocks until as many sitemaps are read as one look reads. */
  Looked look(KeptFetch index, Listing first) {
    ledger.sitemaps(source.id()).forEach(reading -> before.put(reading.url(), reading));
    tried.add(source.url());
    add(source.url(), index, first, null);
    for (int i = 0; i < SITEMAPS; i++) {
      var next = next();
      if (next.isEmpty()) {
        break;
      }
      look(next.get());
    }
    if (indexesLeft()) {
      // what these name is not known, and so neither is whether all was read
      list.leaveOut("more than %d indexes within the index".formatted(SITEMAPS));
    }
    return ledger.listed(
        index.attempt(Outcome.NONE_NEW, list.words()),
        list.contents(),
        new SitemapRound(List.copyOf(named), read));
  }

  private void look(URI address) {
    tried.add(address);
    var known = before.get(address);
    // an index within the index: see above
    var asked = known == null || known.isIndex() ? null : known.validators();
    var kept = doors.fetch(source.id(), Target.LIST, address, asked);
    switch (kept.fetch()) {
      case Fetch.Fetched fetched ->
          add(
              address,
              kept,
              Listings.read(fetched.answer().capture(), source.kind(), null),
              KeptFetch.validators(fetched));
      case Fetch.NotModified _ ->
          read.add(
              new SitemapRound.Read(new SitemapReading(address, kept.began(), false, asked), null));
      case Fetch.Failed failed ->
          list.leaveOut(address + " could not be fetched: " + failed.failure().stored());
      case Fetch.Disallowed _ -> list.leaveOut(address + " may not be fetched");
    }
  }

  private void add(URI address, KeptFetch kept, Listing listing, @Nullable Validators validators) {
    var keys = list.add(address, listing);
    named.add(address);
    for (var next = list.next(); next != null; next = list.next()) {
      named.add(next);
    }
    if (listing.kind() != null && listing.complete()) {
      boolean isIndex = !listing.further().isEmpty();
      read.add(
          new SitemapRound.Read(
              new SitemapReading(address, kept.began(), isIndex, isIndex ? null : validators),
              keys));
    }
  }

  /** An index first, since it may name sitemaps that were never read. */
  private Optional<URI> next() {
    return named.stream()
        .filter(address -> !tried.contains(address))
        .min(
            Comparator.<URI, Boolean>comparing(address -> !isIndex(address))
                .thenComparing(
                    address -> {
                      var reading = before.get(address);
                      return reading == null ? Instant.MIN : reading.began();
                    }));
  }

  private boolean indexesLeft() {
    return named.stream().anyMatch(address -> !tried.contains(address) && isIndex(address));
  }

  private boolean isIndex(URI address) {
    var reading = before.get(address);
    return reading != null && reading.isIndex();
  }
}
