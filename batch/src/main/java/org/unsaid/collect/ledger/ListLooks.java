package org.unsaid.collect.ledger;

import static org.unsaid.collect.ledger.Columns.micros;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
    var source = given.source();
    boolean backfill = listing.kind() == ListContents.Kind.BACKFILL;
    var found = Comparison.of(handle, source, listing.kind(), listing.items());
    var attempt = judged(given, listing, found);
    var previous = found.previous();
    boolean good =
        attempt.failure() == null
            && !backfill
            && (previous == null || attempt.began().isAfter(previous));
    boolean proves = good && found.proves();
    var row =
        good
            ? LookRow.good(attempt, previous, proves, found.words())
            : LookRow.bad(attempt, backfill, whyBad(attempt, backfill));
    long look = Looks.add(handle, row, recorded);

    var mayBe = backfill ? null : mayBe(previous, attempt);
    Items.add(
        handle,
        source,
        found.fresh(),
        look,
        attempt.began(),
        attempt.ended(),
        recorded,
        mayBe,
        proves);
    if (mayBe != null) {
      Items.bound(handle, newcomersNotFresh(found), mayBe, proves, recorded);
    }
    if (good) {
      Items.pin(handle, found.learnedPins(), recorded);
      LastList.put(handle, source, found.last(), found.next());
    }
    if (!backfill) {
      var after =
          good
              ? afterGood(attempt, found.before(), look, listing)
              : afterBad(attempt, found.before(), null);
      SourceStates.put(handle, after, found.before() != null);
    }
    return new Looked(
        attempt,
        fresh(found, attempt, !proves),
        proves && previous != null ? new Span(previous, attempt.began()) : null,
        good && !proves && previous != null
            ? new Gap(source, new Span(previous, attempt.began()), found.words())
            : null);
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
            : LookRow.bad(attempt, false, whyBad(attempt, false)),
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
  private static Attempt judged(Attempt given, ListContents listing, Comparison found) {
    int items = listing.items().size();
    int fresh = found.fresh().size();
    if (given.failure() != null) {
      return failed(given, given.failure(), given.detail(), items, fresh);
    }
    if (given.outcome() == Attempt.Outcome.DISALLOWED
        || given.outcome() == Attempt.Outcome.NOT_MODIFIED) {
      throw new IllegalArgumentException("A list that was read, but " + given.outcome());
    }
    if (items == 0) {
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

  private static String whyBad(Attempt attempt, boolean backfill) {
    if (backfill) {
      return OLDER_PAGE;
    }
    return attempt.failure() == null ? "it began no later than the last good look" : "";
  }

  /**
   * If it is newer than the last good list, it came after that was asked for, and before this one
   * had come. The first list is not held against another; what matters is only whether an item came
   * while it was fetched.
   */
  private static Span mayBe(@Nullable Instant previous, Attempt attempt) {
    var from = previous != null && previous.isBefore(attempt.began()) ? previous : attempt.began();
    // an end is outside, and an item may have come in the very last instant
    return new Span(from, micros(attempt.ended()).plusNanos(1000));
  }

  /** Shown first by an older page, or a part of a list, after the last good list was read. */
  private static List<UUID> newcomersNotFresh(Comparison found) {
    return found.newcomers().stream().filter(found.known()::containsKey).toList();
  }

  private static List<Item> fresh(Comparison found, Attempt attempt, boolean backfill) {
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
                    backfill,
                    null,
                    null,
                    0,
                    0,
                    null,
                    null,
                    null))
        .toList();
  }

  private static SourceState afterGood(
      Attempt attempt, @Nullable SourceState before, long look, ListContents listing) {
    int items = attempt.items();
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
        firstGood == null ? attempt.began() : firstGood,
        attempt.began(),
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
        before.lastNew(),
        before.fresh(),
        before.validators());
  }
}
