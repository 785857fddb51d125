package org.unsaid.collect.ledger;

import static org.unsaid.database.Columns.micros;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Attempt;
import org.unsaid.core.Failure;
import org.unsaid.core.Gap;
import org.unsaid.core.Span;

/** Writes down a look at a list; each call within one transaction. */
final class ListLooks {

  private static final String OLDER_PAGE = "an older page of the list: it proves nothing";

  private final Handle handle;
  private final Instant recorded;

  ListLooks(Handle handle, Instant recorded) {
    this.handle = handle;
    this.recorded = recorded;
  }

  /** A look that gave a list, or a part of one. */
  Looked listed(Attempt given, ListContents listing) {
    if (listing.kind() == ListContents.Kind.WHOLE) {
      SitemapRounds.forget(handle, given.source());
    }
    return listed(
        given,
        listing,
        Comparison.of(handle, given.source(), listing.kind(), listing.items()),
        null);
  }

  /** A look that gave an index of sitemaps, and some of them. */
  Looked listed(Attempt given, ListContents listing, SitemapRound round) {
    var found = Comparison.of(handle, given.source(), listing.kind(), listing.items());
    var all = SitemapRounds.put(handle, given.source(), round, found);
    return listed(given, listing, found.of(all), all);
  }

  private Looked listed(
      Attempt given, ListContents listing, Comparison found, @Nullable SitemapRounds round) {
    var source = given.source();
    boolean backfill = listing.kind() == ListContents.Kind.BACKFILL;
    var attempt = judged(given, listing, found, round);
    var previous = found.previous();
    var begins = round == null ? attempt.began() : began(attempt, round);
    boolean good =
        attempt.failure() == null
            && !backfill
            && begins != null
            && (previous == null || begins.isAfter(previous));
    boolean proves = good && found.proves();
    var row =
        good && begins != null
            ? LookRow.good(whole(attempt, begins, round), previous, proves, found.words())
            : LookRow.bad(attempt, backfill, whyBad(attempt, backfill, round));
    long look = Looks.add(handle, row, recorded);

    var mayBe = backfill ? null : mayBe(previous, attempt, round);
    add(found, attempt, look, mayBe, proves, round);
    if (mayBe != null) {
      Items.bound(handle, newcomersNotFresh(found), mayBe, proves, recorded);
    }
    if (good) {
      Items.pin(handle, found.learnedPins(), recorded);
      LastList.put(handle, source, found.last(), found.next());
      SitemapRounds.settle(handle, source);
    }
    if (!backfill) {
      var after =
          good
              ? afterGood(row.attempt(), attempt, found.before(), look, listing)
              : afterBad(attempt, found.before(), null);
      SourceStates.put(handle, after, found.before() != null);
    }
    return new Looked(
        row.attempt(),
        fresh(found, attempt, proves, round),
        proves && previous != null && begins != null ? new Span(previous, begins) : null,
        good && !proves && previous != null && begins != null
            ? new Gap(source, new Span(previous, begins), found.words())
            : null);
  }

  /** When a round began that is whole now; null: it is not. */
  private static @Nullable Instant began(Attempt attempt, SitemapRounds round) {
    var since = round.since();
    if (!round.isWhole() || since == null) {
      return null;
    }
    return since.isBefore(attempt.began()) ? since : attempt.began();
  }

  /** A whole round counts as one look, that began with its first reading. */
  private static Attempt whole(Attempt attempt, Instant began, @Nullable SitemapRounds round) {
    return round == null
        ? attempt
        : new Attempt(
            attempt.source(),
            attempt.target(),
            attempt.url(),
            began,
            attempt.ended(),
            attempt.outcome(),
            attempt.failure(),
            attempt.detail(),
            round.items(),
            attempt.fresh(),
            attempt.capture());
  }

  /** Whether it came between two looks of which nothing was missed in between. */
  private static boolean isTimely(
      ListedItem item, Comparison found, boolean proves, @Nullable SitemapRounds round) {
    var before = found.before();
    return proves
        || (round != null
            && before != null
            && before.listLook() != null
            && round.timely().contains(item.key()));
  }

  private void add(
      Comparison found,
      Attempt attempt,
      long look,
      @Nullable Span mayBe,
      boolean proves,
      @Nullable SitemapRounds round) {
    var timely =
        found.fresh().stream()
            .collect(Collectors.partitioningBy(item -> isTimely(item, found, proves, round)));
    timely.forEach(
        (isTimely, items) ->
            Items.add(
                handle,
                attempt.source(),
                items,
                look,
                attempt.began(),
                attempt.ended(),
                recorded,
                mayBe,
                isTimely));
  }

  /** A look that gave no list. */
  Looked looked(Attempt attempt, @Nullable Instant notBefore) {
    var before = SourceStates.find(handle, attempt.source()).orElse(null);
    if (attempt.outcome() == Attempt.Outcome.NOT_MODIFIED) {
      return notModified(attempt, before);
    }
    Looks.add(handle, LookRow.bad(attempt, false, ""), recorded);
    SourceStates.put(handle, afterBad(attempt, before, notBefore), before != null);
    return new Looked(attempt, List.of(), null, null);
  }

  /** What stands there is the last good list, so it is as if that had been read again. */
  private Looked notModified(Attempt attempt, @Nullable SourceState before) {
    var previous = before == null ? null : before.goodBegan();
    if (before == null || before.listLook() == null || previous == null) {
      return looked(
          failed(attempt, Failure.MALFORMED, "not modified, but there was no list before", 0, 0),
          null);
    }
    boolean good = attempt.began().isAfter(previous);
    Looks.add(
        handle,
        good
            ? LookRow.good(
                attempt, previous, true, "the server says that the list is that of before")
            : LookRow.bad(attempt, false, whyBad(attempt, false, null)),
        recorded);
    SourceStates.put(
        handle,
        new SourceState(
            before.source(),
            attempt.began(),
            attempt.ended(),
            0,
            null,
            null,
            null,
            before.firstGood(),
            good ? attempt.began() : previous,
            before.listLook(),
            before.listItems(),
            before.usualItems(),
            before.lastNew(),
            before.fresh(),
            before.validators()),
        true);
    return new Looked(attempt, List.of(), good ? new Span(previous, attempt.began()) : null, null);
  }

  /** A list of nothing, or a part of one, is never a success: selectors may have gone stale. */
  private static Attempt judged(
      Attempt given, ListContents listing, Comparison found, @Nullable SitemapRounds round) {
    int items = listing.items().size();
    int fresh = found.fresh().size();
    if (given.failure() != null) {
      return failed(given, given.failure(), given.detail(), items, fresh);
    }
    if (given.outcome() == Attempt.Outcome.DISALLOWED
        || given.outcome() == Attempt.Outcome.NOT_MODIFIED) {
      throw new IllegalArgumentException("A list that was read, but " + given.outcome());
    }
    // none of the sitemaps may have been modified
    if (items == 0 && (round == null || round.items() == 0)) {
      return failed(given, Failure.UNREADABLE, detail(given, "no items were found"), 0, 0);
    }
    if (!listing.complete()) {
      return failed(
          given, Failure.CUT_SHORT, detail(given, "only a part of it could be read"), items, fresh);
    }
    var outcome = fresh > 0 ? Attempt.Outcome.NEW : Attempt.Outcome.NONE_NEW;
    return with(given, outcome, null, given.detail(), items, fresh);
  }

  private static String detail(Attempt given, String ours) {
    return given.detail().isBlank() ? ours : given.detail();
  }

  private static Attempt failed(
      Attempt given, Failure failure, String detail, int items, int fresh) {
    return with(given, Attempt.Outcome.FAILED, failure, detail, items, fresh);
  }

  private static Attempt with(
      Attempt given,
      Attempt.Outcome outcome,
      @Nullable Failure failure,
      String detail,
      int items,
      int fresh) {
    return new Attempt(
        given.source(),
        Attempt.Target.LIST,
        given.url(),
        given.began(),
        given.ended(),
        outcome,
        failure,
        detail,
        items,
        fresh,
        given.capture());
  }

  private static String whyBad(Attempt attempt, boolean backfill, @Nullable SitemapRounds round) {
    if (backfill) {
      return OLDER_PAGE;
    }
    if (round != null && attempt.failure() == null) {
      return round.unread() > 0
          ? "%d of the %d sitemaps of the index were not read yet"
              .formatted(round.unread(), round.named())
          : "not all of the %d sitemaps of the index were read again since the last good look"
              .formatted(round.named());
    }
    return attempt.failure() == null ? "it began no later than the last good look" : "";
  }

  /**
   * If it is newer than the last good list, it came after that was asked for, and before this one
   * had come. The first list is not held against another; what matters is only whether an item came
   * while it was fetched.
   */
  private static Span mayBe(
      @Nullable Instant previous, Attempt attempt, @Nullable SitemapRounds round) {
    // the first round may take several looks, and is watched from its beginning
    var since = previous == null && round != null ? round.since() : previous;
    var from = since != null && since.isBefore(attempt.began()) ? since : attempt.began();
    // an end is outside, and an item may have come in the very last instant
    return new Span(from, micros(attempt.ended()).plusNanos(1000));
  }

  /** Shown first by an older page, or a part of a list, after the last good list was read. */
  private static List<UUID> newcomersNotFresh(Comparison found) {
    return found.newcomers().stream().filter(found.known()::containsKey).toList();
  }

  private static List<Item> fresh(
      Comparison found, Attempt attempt, boolean proves, @Nullable SitemapRounds round) {
    return found.fresh().stream()
        .map(
            item ->
                new Item(
                    attempt.source(),
                    item.key(),
                    item.url(),
                    item.title(),
                    item.published(),
                    attempt.began(),
                    !isTimely(item, found, proves, round),
                    null,
                    null,
                    0,
                    0,
                    null,
                    null,
                    null))
        .toList();
  }

  /**
   * @param whole the look as it is written down
   * @param attempt as it was made
   */
  private static SourceState afterGood(
      Attempt whole,
      Attempt attempt,
      @Nullable SourceState before,
      long look,
      ListContents listing) {
    int items = whole.items();
    var firstGood = before == null ? null : before.firstGood();
    Instant lastNew = null;
    long fresh = 0;
    if (before != null && firstGood != null) {
      lastNew = attempt.fresh() > 0 ? attempt.began() : before.lastNew();
      fresh = before.fresh() + attempt.fresh();
    }
    return new SourceState(
        attempt.source(),
        attempt.began(),
        attempt.ended(),
        0,
        null,
        null,
        null,
        firstGood == null ? whole.began() : firstGood,
        whole.began(),
        look,
        items,
        before == null ? items : before.usualWith(items),
        lastNew,
        fresh,
        listing.validators());
  }

  private static SourceState afterBad(
      Attempt attempt, @Nullable SourceState before, @Nullable Instant notBefore) {
    boolean late = attempt.failure() == null && attempt.outcome() != Attempt.Outcome.DISALLOWED;
    if (before == null) {
      before =
          new SourceState(
              attempt.source(),
              attempt.began(),
              attempt.ended(),
              0,
              null,
              null,
              null,
              null,
              null,
              null,
              0,
              0,
              null,
              0,
              null);
    }
    boolean begins = before.failures() == 0;
    // a part of a round
    boolean newAnyhow = late && attempt.fresh() > 0 && before.firstGood() != null;
    var how = attempt.failure() == null ? attempt.outcome().stored() : attempt.failure().stored();
    return new SourceState(
        before.source(),
        attempt.began(),
        attempt.ended(),
        late ? 0 : before.failures() + 1,
        late ? null : begins ? attempt.began() : before.failingSince(),
        late ? null : how,
        notBefore,
        before.firstGood(),
        before.goodBegan(),
        before.listLook(),
        before.listItems(),
        before.usualItems(),
        newAnyhow ? attempt.began() : before.lastNew(),
        newAnyhow ? before.fresh() + attempt.fresh() : before.fresh(),
        before.validators());
  }
}
