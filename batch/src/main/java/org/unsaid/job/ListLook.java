package org.unsaid.job;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.Fetch;
import org.unsaid.collect.ledger.Agenda;
import org.unsaid.collect.ledger.Item;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.ListContents;
import org.unsaid.collect.ledger.Looked;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Attempt.Target;
import org.unsaid.core.Failure;
import org.unsaid.core.Source;
import org.unsaid.core.Source.Polled.Kind;
import org.unsaid.core.Watch;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.listing.Listings;

/**
 * One look at a feed, sitemap or list: fetched, kept, read, recorded. A sitemap index is read with
 * its sitemaps ({@link IndexLook}); a list that does not reach back to the last one is read on,
 * page by page.
 */
final class ListLook {

  /** Older pages that are asked for, until the last look is reached. */
  private static final int OLDER_PAGES = 10;

  private final Watch watch;
  private final KeptFetch.Doors doors;
  private final Ledger ledger;
  private final PageLook pages;
  private final InstantSource clock;

  ListLook(Watch watch, KeptFetch.Doors doors, Ledger ledger, PageLook pages, InstantSource clock) {
    this.watch = watch;
    this.doors = doors;
    this.ledger = ledger;
    this.pages = pages;
    this.clock = clock;
  }

  /** Blocks until the list is read, or given up. */
  Looked look(Agenda.Due due) {
    var source = due.source();
    var kept = doors.fetch(source.id(), Target.LIST, source.url(), due.validators());
    return switch (kept.fetch()) {
      case Fetch.Fetched fetched -> read(source, fetched, kept);
      case Fetch.NotModified _ -> ledger.looked(kept.attempt(Outcome.NOT_MODIFIED, ""), null);
      case Fetch.Failed failed ->
          ledger.looked(kept.failed(failed.failure(), failed.why()), failed.notBefore());
      case Fetch.Disallowed disallowed ->
          ledger.looked(kept.attempt(Outcome.DISALLOWED, disallowed.why()), null);
    };
  }

  private Looked read(Source.Polled source, Fetch.Fetched fetched, KeptFetch kept) {
    var first = listing(source, fetched);
    if (first.kind() == null || (first.items().isEmpty() && first.further().isEmpty())) {
      return ledger.listed(
          kept.failed(first.isNotice() ? Failure.SOFT_ERROR : Failure.UNREADABLE, words(first)),
          new ListContents(order(source), List.of(), false, null));
    }
    if (source.kind() == Kind.SITEMAP && !first.further().isEmpty()) {
      return new IndexLook(source, doors, ledger).look(kept, first);
    }
    var list = new JoinedList(order(source), KeptFetch.validators(fetched));
    list.add(source.url(), first);
    if (source.kind() != Kind.SITEMAP) {
      reachBack(source, list);
    }
    return ledger.listed(kept.attempt(Outcome.NONE_NEW, list.words()), list.contents());
  }

  /** Reads older pages until something of the last look is on one of them. */
  private void reachBack(Source.Polled source, JoinedList list) {
    var missed = ledger.missed(source.id(), list.contents());
    // were they taken away? then that they are missing proves no gap
    missed.forEach(item -> pages.look(source, item));
    for (int i = 0; i < OLDER_PAGES && isMissing(source, list, missed); i++) {
      var next = list.next();
      if (next == null) {
        return;
      }
      var kept = doors.fetch(source.id(), Target.LIST, next, null);
      if (!(kept.fetch() instanceof Fetch.Fetched fetched)) {
        list.note(next + " could not be fetched");
        return;
      }
      list.add(next, listing(source, fetched));
    }
  }

  private boolean isMissing(Source.Polled source, JoinedList list, List<Item> missed) {
    return !missed.isEmpty() && !ledger.missed(source.id(), list.contents()).isEmpty();
  }

  private Listing listing(Source.Polled source, Fetch.Fetched fetched) {
    return Listings.read(fetched.answer().capture(), source.kind(), itemSelector(source));
  }

  private @Nullable String itemSelector(Source.Polled source) {
    var zone = watch.institution(source.institution()).zone();
    return source.selectorsOn(LocalDate.ofInstant(clock.instant(), zone)).get("item");
  }

  private static ListContents.Kind order(Source.Polled source) {
    return source.kind() == Kind.SITEMAP ? ListContents.Kind.WHOLE : ListContents.Kind.NEWEST_FIRST;
  }

  private static String words(Listing listing) {
    return listing.faults().isEmpty()
        ? "nothing on it is an item: its look may have changed"
        : String.join("; ", listing.faults());
  }
}
