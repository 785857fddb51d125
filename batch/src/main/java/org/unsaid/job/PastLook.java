package org.unsaid.job;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.Fetch;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.ListContents;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Attempt.Target;
import org.unsaid.core.Failure;
import org.unsaid.core.Source;
import org.unsaid.core.Watch;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.listing.Listings;

/**
 * Reads the older pages of a list, back to a day. What stands there is listed, to be read when
 * nothing timely waits; it proves nothing of when we watched, and our seeing it late says nothing
 * of its time.
 */
final class PastLook {

  /** Older pages of one list; who needs more names a later day first. */
  private static final int MOST = 1_000;

  private final Watch watch;
  private final KeptFetch.Doors doors;
  private final Ledger ledger;
  private final InstantSource clock;

  /**
   * How far back a list was read.
   *
   * @param items that were not known before
   * @param whole whether all was read that there is since the day
   * @param words what ended it
   */
  record Reached(int pages, int items, boolean whole, String words) {}

  PastLook(Watch watch, KeptFetch.Doors doors, Ledger ledger, InstantSource clock) {
    this.watch = watch;
    this.doors = doors;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Blocks until the day is reached, or the list ends.
   *
   * @param since in the institution's zone
   */
  Reached look(Source.Polled source, LocalDate since) {
    var zone = watch.institution(source.institution()).zone();
    var begin = since.atStartOfDay(zone).toInstant();
    Queue<URI> further = new ArrayDeque<>();
    Set<URI> seen = new HashSet<>();
    further.add(source.url());
    seen.add(source.url());
    int items = 0;
    for (int pages = 0; pages < MOST; pages++) {
      var address = further.poll();
      if (address == null) {
        return new Reached(pages, items, true, "the list has no older pages");
      }
      var kept = doors.fetch(source.id(), Target.LIST, address, null);
      if (!(kept.fetch() instanceof Fetch.Fetched fetched)) {
        return new Reached(pages, items, false, failed(source, address, kept));
      }
      var listing = Listings.read(fetched.answer().capture(), source.kind(), selector(source));
      if (listing.kind() == null || (listing.items().isEmpty() && listing.further().isEmpty())) {
        var why = address + ": nothing on it is an item";
        noted(source, kept, Failure.UNREADABLE, why);
        return new Reached(pages, items, false, why);
      }
      items += listed(source, address, kept, listing, begin);
      listing.further().stream().filter(seen::add).forEach(further::add);
      if (source.kind() != Source.Polled.Kind.SITEMAP && isBefore(listing, begin, source)) {
        return new Reached(pages + 1, items, true, "the day is reached");
      }
    }
    return new Reached(MOST, items, false, "more than %,d pages".formatted(MOST));
  }

  /** How many items nobody knew. */
  private int listed(
      Source.Polled source, URI address, KeptFetch kept, Listing listing, Instant begin) {
    var zone = watch.institution(source.institution()).zone();
    var wanted =
        listing.items().stream()
            .filter(
                item -> {
                  var when = listing.dated(item, zone);
                  return when == null || when.latest().isAfter(begin);
                })
            .toList();
    if (wanted.isEmpty()) {
      return 0;
    }
    var list = new JoinedList(ListContents.Kind.BACKFILL, null);
    list.add(
        address,
        new Listing(
            listing.kind(),
            listing.format(),
            wanted,
            List.of(),
            listing.faults(),
            listing.complete()));
    return ledger
        .listed(kept.attempt(Outcome.NONE_NEW, list.words()), list.contents())
        .fresh()
        .size();
  }

  /** Whether it has dates, and all of them are before the day. */
  private boolean isBefore(Listing listing, Instant begin, Source.Polled source) {
    var zone = watch.institution(source.institution()).zone();
    var dates =
        listing.items().stream()
            .filter(item -> !item.pinned())
            .map(item -> listing.dated(item, zone))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    return !dates.isEmpty() && dates.stream().noneMatch(when -> when.latest().isAfter(begin));
  }

  private String failed(Source.Polled source, URI address, KeptFetch kept) {
    return switch (kept.fetch()) {
      case Fetch.Failed failed -> {
        noted(source, kept, failed.failure(), failed.why());
        yield address + " could not be fetched: " + failed.why();
      }
      case Fetch.Disallowed disallowed -> {
        noted(source, kept, Failure.FORBIDDEN, disallowed.why());
        yield address + " may not be fetched: " + disallowed.why();
      }
      default -> address + " was not sent, though nothing of it was known";
    };
  }

  /** In the fetch log; the source itself is not the worse for it. */
  private void noted(Source.Polled source, KeptFetch kept, Failure failure, String why) {
    var nothing = new ListContents(ListContents.Kind.BACKFILL, List.of(), false, null);
    ledger.listed(kept.failed(failure, source.id() + ", an older page: " + why), nothing);
  }

  private @Nullable String selector(Source.Polled source) {
    var zone = watch.institution(source.institution()).zone();
    return source.selectorsOn(LocalDate.ofInstant(clock.instant(), zone)).get("item");
  }
}
