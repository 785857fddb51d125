package org.unsaid.collect.ledger;

import static org.unsaid.database.Columns.micros;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Attempt;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Source;
import org.unsaid.core.Span;

/**
 * The fetch ledger: every look at a source, written down once and never changed, and what can be
 * proved by it.
 *
 * <h2>What is proved</h2>
 *
 * <p>A good look is a list that was read to its end and is not empty, or a 304 to the validators of
 * such a list. Two good looks prove the time between their <em>beginnings</em> if the second list
 * reaches back to the first: of a list that is newest first, an unpinned item among the five newest
 * of the first is still on the second; of one that holds everything, it was read whole and at least
 * half of what stood on the first is still there; and a 304 says that nothing changed. An index of
 * sitemaps is read whole once each of its sitemaps was; that the index itself did not change says
 * nothing of them. Then nothing that was published in that time, <em>and was still there at the
 * second look</em>, was missed. What came and was taken away in between was not seen, and neither
 * was what was put far down into a list, or what a cache on the way kept from us. Failed looks in
 * between do not matter.
 *
 * <p>A time that is proved is <em>watched</em> only once every item that may have been published in
 * it was read: an item that was listed and not read may be the answer. Such an item makes a gap
 * from the good look before it was listed to the end of the look that listed it, until it is read;
 * one that goes before we could read it leaves that gap for good. The time before the first good
 * look and after the last one is never watched. Back-filled pages prove nothing of the past.
 *
 * <p>Every look is one transaction: a killed process leaves a look whole or not at all. Questions
 * that are asked again later, with an {@code asOf}, are answered by what was written by then: what
 * is written gets its time, and is stored, while no such question is answered.
 *
 * <h2>Cost</h2>
 *
 * <p>A look at a list of 50 items takes at most ten statements, which are found by keys; it does
 * not grow with the years. {@link #agenda} reads one row for each source that was ever looked at;
 * {@link #pending} and {@link #revisits} read as many rows as they give; {@link #watched} reads the
 * good looks within the span, and the items that were listed in it. One look at a list an hour of
 * 1,000 sources makes 9 million rows of some 300 bytes a year.
 *
 * <p>One process writes at a time, with as many threads as it likes. What the database refuses
 * comes as Jdbi's or Flyway's exceptions.
 */
public final class Ledger {

  private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
  private Instant lastRecorded;

  private Ledger(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.lastRecorded = jdbi.withHandle(Looks::lastRecorded);
  }

  /** Makes its tables, or brings them up to date. */
  public static Ledger open(DataSource database) {
    return open(database, InstantSource.system());
  }

  /**
   * @param clock that everything else goes by; it tells when a thing was recorded
   */
  public static Ledger open(DataSource database, InstantSource clock) {
    return new Ledger(LedgerTables.open(database), clock);
  }

  /** Which sources are due, the longest waiting first, and when the next one is. */
  public Agenda agenda(Collection<Source.Polled> sources, Instant now) {
    var states = asked(SourceStates::all);
    var due = new ArrayList<Agenda.Due>();
    Instant next = null;
    for (var source : sources) {
      var state = states.get(source.id());
      var at = Schedule.due(source, state);
      if (!at.isAfter(now)) {
        due.add(
            new Agenda.Due(
                source,
                at,
                state == null ? null : state.validators(),
                state == null ? 0 : state.failures()));
      } else if (next == null || at.isBefore(next)) {
        next = at;
      }
    }
    due.sort(Comparator.comparing(Agenda.Due::since));
    return new Agenda(due, next);
  }

  /**
   * Whether a list that was read, and is not recorded yet, reaches back to the last good one. If it
   * does not, its caller may look at the pages that are named, since those that answer 404 or 410
   * are then left out, or read older pages of the list and join them; and ask again.
   *
   * @return items whose pages may be looked at; empty: it reaches back, or there is nothing to
   *     reach back to
   */
  public List<Item> missed(String source, ListContents listing) {
    return asked(
        handle -> {
          var found = Comparison.of(handle, source, listing.kind(), listing.items());
          var overlap = found.overlap();
          if (overlap == null || overlap.anchor().isPresent()) {
            return List.of();
          }
          return overlap.asked().stream()
              .filter(item -> !found.items().containsKey(item))
              .map(item -> Items.find(handle, item))
              .flatMap(Optional::stream)
              .toList();
        });
  }

  /**
   * A look at a list that was read: decides what is new, and whether it overlaps the last good
   * look.
   *
   * @param attempt of which outcome and counts do not matter, unless it failed: then the items are
   *     known of, and prove nothing
   * @throws IllegalArgumentException if the attempt was not modified or disallowed
   */
  public Looked listed(Attempt attempt, ListContents listing) {
    return written(
        attempt, (handle, looks) -> new ListLooks(handle, looks.at).listed(looks.look, listing));
  }

  /**
   * A look at an index of sitemaps, and at some of them or all. It is good if with it all of them
   * were read since the last good look began, and is then said to have begun with the oldest of
   * these readings: what was published later may have been missed.
   *
   * @param listing what stands in those that were read
   */
  public Looked listed(Attempt attempt, ListContents listing, SitemapRound round) {
    return written(
        attempt,
        (handle, looks) -> new ListLooks(handle, looks.at).listed(looks.look, listing, round));
  }

  /** The sitemaps of an index, the longest unread first; empty: it is none. */
  public List<SitemapReading> sitemaps(String source) {
    return asked(handle -> SitemapRounds.readings(handle, source));
  }

  /**
   * A look that gave no list: failed, disallowed, or not modified, which proves as much as the last
   * list read again.
   *
   * @param notBefore when the server lets us ask again (Retry-After); null: it did not say
   */
  public Looked looked(Attempt attempt, @Nullable Instant notBefore) {
    return written(
        attempt, (handle, looks) -> new ListLooks(handle, looks.at).looked(looks.look, notBefore));
  }

  /**
   * Items of a source whose page is to be read, or tried again, the longest waiting first; those
   * that older pages showed come last, since a backlog of thousands must not delay an answer.
   */
  public List<Item> pending(String source, Instant now, int limit) {
    return asked(handle -> Items.due(handle, source, "unread", now, limit));
  }

  /** Of all sources. */
  public List<Item> pending(Instant now, int limit) {
    return asked(handle -> Items.due(handle, null, "unread", now, limit));
  }

  /** Items that are to be looked at again, for edits and deletions, the longest waiting first. */
  public List<Item> revisits(Instant now, int limit) {
    return asked(handle -> Items.due(handle, null, "read", now, limit));
  }

  /**
   * A look at an item's page.
   *
   * @param textDigest of the text that was read; null: none was
   * @param validators of the answer, for the next look; null: it gave none
   * @throws IllegalArgumentException if the item was never listed, or was read without a digest
   */
  public PageLooked page(
      Attempt attempt,
      String itemKey,
      @Nullable String textDigest,
      @Nullable Validators validators) {
    return page(attempt, itemKey, textDigest, validators, null);
  }

  /**
   * @param notBefore when the server lets us ask again (Retry-After); null: it did not say
   */
  public PageLooked page(
      Attempt attempt,
      String itemKey,
      @Nullable String textDigest,
      @Nullable Validators validators,
      @Nullable Instant notBefore) {
    return written(
        attempt,
        (handle, looks) ->
            new PageLooks(handle, looks.at)
                .page(looks.look, itemKey, textDigest, validators, notBefore));
  }

  /**
   * A look at a document that holds the text of an item, since its page only links to it. While
   * that page is there, a document that is not is a failure, and no deletion.
   *
   * @param attempt at the document, after its page was had
   * @param textDigest of the text that was read; null: none was
   * @param page validators of the page's answer; null: it gave none
   * @param landing where the archive has the page; null: none was read
   * @param notBefore when the server lets us ask again (Retry-After); null: it did not say
   * @throws IllegalArgumentException if the item was never listed, or a text was read without
   *     digest or landing page
   */
  public PageLooked document(
      Attempt attempt,
      String itemKey,
      @Nullable String textDigest,
      @Nullable Validators page,
      LinkedDocument document,
      @Nullable CapturePlace landing,
      @Nullable Instant notBefore) {
    return written(
        attempt,
        (handle, looks) ->
            new PageLooks(handle, looks.at)
                .document(looks.look, itemKey, textDigest, page, document, landing, notBefore));
  }

  /**
   * A look at an item's page of which its server says, with a status that means success, that there
   * is no such page: as much as 404 does.
   *
   * @param attempt that failed
   * @throws IllegalArgumentException if the item was never listed
   */
  public PageLooked missing(Attempt attempt, String itemKey) {
    return written(
        attempt, (handle, looks) -> new PageLooks(handle, looks.at).missing(looks.look, itemKey));
  }

  /** Number of the last text that was recorded; 0: none was. */
  public long lastText() {
    return asked(Texts::last);
  }

  /**
   * Texts in the order in which they were recorded.
   *
   * @param after number of one that comes no more
   * @param to number of the last one
   */
  public List<ReadText> texts(long after, long to, int limit) {
    return asked(handle -> Texts.read(handle, after, to, limit));
  }

  /** Number of the last look that was recorded; 0: there was none. */
  public long lastLook() {
    return asked(Changes::last);
  }

  /**
   * Texts that were changed, as looks found it, in their order.
   *
   * @param after number of a look that comes no more
   * @param to number of the last one
   */
  public List<TextEdited> edited(long after, long to) {
    return asked(handle -> Changes.edited(handle, after, to));
  }

  /** Pages that count as deleted since looks, in their order; numbers as of {@link #edited}. */
  public List<PageGone> gone(long after, long to) {
    return asked(handle -> Changes.gone(handle, after, to));
  }

  /** When a source was watched within a span, and when not and why. */
  public Watched watched(String source, Span span, Instant asOf) {
    return asked(handle -> new Proofs(handle, source, span, asOf).watched());
  }

  /**
   * The look at a page that a statement was read from.
   *
   * @param seen when its answer was complete, to the millisecond, as the archive has it
   */
  public Optional<Attempt> pageSeen(String source, Instant seen, String url) {
    return asked(handle -> Looks.pageSeen(handle, source, seen, url));
  }

  /**
   * When what was read of a page was not there yet: the list before the one that first named it did
   * not name it, and nothing was missed in between. Empty: nobody knows; so of all that the first
   * list named, and of what came over a gap.
   *
   * @param seen as in {@link #pageSeen}
   * @param asOf nothing that was recorded later counts
   */
  public Optional<Instant> notBefore(String source, Instant seen, String url, Instant asOf) {
    return asked(handle -> Looks.notBefore(handle, source, seen, url, asOf));
  }

  /** The fetch log of a source, its pages among them: looks that began in the span, in order. */
  public List<Attempt> attempts(String source, Span span) {
    return asked(handle -> Looks.attempts(handle, source, span, FOREVER));
  }

  /** How sources stand, in the order given; it reads one row of each, and counts what is unread. */
  public List<Standing> standings(Collection<Source.Polled> sources) {
    return asked(handle -> Standings.of(handle, sources));
  }

  /** Sources that may be dead while they look quiet. */
  public List<Alarm> alarms(Collection<Source.Polled> sources, Instant now) {
    return asked(handle -> Alarms.of(handle, sources, now));
  }

  /** What was imported, which proves nothing. */
  public Imports imports() {
    return new Imports(jdbi);
  }

  /** Notes that an archive is in the index; the same contents once more change nothing. */
  public void archiveRead(ReadArchive archive) {
    lock.writeLock().lock();
    try {
      jdbi.useTransaction(handle -> ReadArchives.add(handle, archive));
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** What an archive was when it was last read into the index. */
  public Optional<ReadArchive> archiveRead(String source) {
    return asked(handle -> ReadArchives.last(handle, source));
  }

  /** What is being written, and when it is recorded. */
  private record Writing(Attempt look, Instant at) {}

  private <T> T written(Attempt attempt, BiFunction<Handle, Writing, T> write) {
    lock.writeLock().lock();
    try {
      // whatever the clock does, what is recorded later has no earlier time
      var at = latest(latest(micros(clock.instant()), micros(attempt.ended())), lastRecorded);
      var result =
          jdbi.inTransaction(handle -> write.apply(handle, new Writing(exact(attempt), at)));
      lastRecorded = at;
      return result;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** In microseconds, so that what is compared before it is stored compares alike afterwards. */
  private static Attempt exact(Attempt attempt) {
    return new Attempt(
        attempt.source(),
        attempt.target(),
        attempt.url(),
        micros(attempt.began()),
        micros(attempt.ended()),
        attempt.outcome(),
        attempt.failure(),
        attempt.detail(),
        attempt.items(),
        attempt.fresh(),
        attempt.capture());
  }

  private <T> T asked(Function<Handle, T> question) {
    lock.readLock().lock();
    try {
      return jdbi.inTransaction(question::apply);
    } finally {
      lock.readLock().unlock();
    }
  }
}
