package org.unsaid.job;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.Fetch;
import org.unsaid.collect.ledger.Item;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.PageLooked;
import org.unsaid.collect.ledger.Validators;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Attempt.Target;
import org.unsaid.core.Capture;
import org.unsaid.core.Failure;
import org.unsaid.core.Source;
import org.unsaid.core.Statement;
import org.unsaid.core.Watch;
import org.unsaid.extract.CaptureReading;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.TextDigest;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.notice.Notice;

/**
 * One look at the page of an item, and at the document that holds its text if the page does not:
 * fetched, kept, read, recorded.
 */
final class PageLook {

  private final Watch watch;
  private final KeptFetch.Doors doors;
  private final Ledger ledger;
  private final Extractor extractor;
  private final DocumentLook documents;

  PageLook(Watch watch, KeptFetch.Doors doors, Ledger ledger, Extractor extractor) {
    this.watch = watch;
    this.doors = doors;
    this.ledger = ledger;
    this.extractor = extractor;
    this.documents = new DocumentLook(watch, doors, ledger, extractor);
  }

  /** Blocks until the page is read, or given up. */
  PageLooked look(Source.Polled source, Item item) {
    return look(source, item, item.validators());
  }

  private PageLooked look(Source.Polled source, Item item, @Nullable Validators asked) {
    var kept = doors.fetch(source.id(), Target.PAGE, item.url(), asked);
    var key = item.key();
    return switch (kept.fetch()) {
      case Fetch.Fetched fetched -> read(source, item, fetched, kept);
      case Fetch.NotModified _ when item.document() != null && asked != null -> {
        var page = doors.kept(kept);
        yield page == null
            ? look(source, item, null)
            : read(source, item, page, kept, item.validators());
      }
      case Fetch.NotModified _ ->
          ledger.page(kept.attempt(Outcome.NOT_MODIFIED, ""), key, null, item.validators());
      case Fetch.Failed failed ->
          ledger.page(
              kept.failed(failed.failure(), failed.why()), key, null, null, failed.notBefore());
      case Fetch.Disallowed disallowed ->
          ledger.page(kept.attempt(Outcome.DISALLOWED, disallowed.why()), key, null, null);
    };
  }

  private PageLooked read(Source.Polled source, Item item, Fetch.Fetched fetched, KeptFetch kept) {
    var landed = fetched.answer().url();
    if (isFrontPage(landed, source.url()) && !isFrontPage(item.url(), source.url())) {
      return ledger.page(
          kept.failed(Failure.SOFT_ERROR, "redirected to " + landed + ", which is no statement"),
          item.key(),
          null,
          null);
    }
    return read(source, item, fetched.answer().capture(), kept, KeptFetch.validators(fetched));
  }

  private PageLooked read(
      Source.Polled source,
      Item item,
      Capture page,
      KeptFetch kept,
      @Nullable Validators validators) {
    var reading =
        extractor.statement(
            page,
            source,
            watch.institution(source.institution()),
            Listing.hints(source.kind(), item.published()));
    return switch (reading) {
      case CaptureReading.Noticed(Notice notice) -> {
        var look = kept.failed(Failure.SOFT_ERROR, "it " + notice.words());
        yield notice.kind() == Notice.Kind.GONE
            ? ledger.missing(look, item.key())
            : ledger.page(look, item.key(), null, null);
      }
      case CaptureReading.Attached attached ->
          documents.look(
              source, item, new DocumentLook.Landing(page, kept.place(), validators), attached);
      case CaptureReading.Rejected rejected ->
          ledger.page(kept.failed(Failure.UNREADABLE, rejected.why()), item.key(), null, null);
      case CaptureReading.Read(Statement statement, var _) ->
          ledger.page(
              kept.attempt(Outcome.NEW, ""), item.key(), TextDigest.of(statement), validators);
    };
  }

  /**
   * The list itself, or the root of a site: where many servers lead those who ask for what is gone.
   */
  private static boolean isFrontPage(URI url, URI list) {
    @Nullable String path = url.getPath();
    return url.equals(list)
        || ((path == null || path.isEmpty() || path.equals("/")) && url.getQuery() == null);
  }
}
