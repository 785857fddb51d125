package org.unsaid.job;

import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.Fetch;
import org.unsaid.collect.ledger.Item;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.LinkedDocument;
import org.unsaid.collect.ledger.PageLooked;
import org.unsaid.collect.ledger.Validators;
import org.unsaid.core.Attempt;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Attempt.Target;
import org.unsaid.core.Capture;
import org.unsaid.core.CapturePlace;
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
 * One look at the document that an item's page links to and that holds its text. What fails at it
 * is a failure of the look at the item: without it, nothing of what was said is known.
 */
final class DocumentLook {

  private final Watch watch;
  private final KeptFetch.Doors doors;
  private final Ledger ledger;
  private final Extractor extractor;

  DocumentLook(Watch watch, KeptFetch.Doors doors, Ledger ledger, Extractor extractor) {
    this.watch = watch;
    this.doors = doors;
    this.ledger = ledger;
    this.extractor = extractor;
  }

  /**
   * The page that links to it.
   *
   * @param place where the archive has it; null: nowhere, so that nothing can be made of it later
   * @param validators of its answer
   */
  record Landing(Capture page, @Nullable CapturePlace place, @Nullable Validators validators) {}

  /** Blocks until the document is read, or given up. */
  PageLooked look(
      Source.Polled source, Item item, Landing landing, CaptureReading.Attached attached) {
    var before = item.document();
    var asked =
        before != null && before.url().equals(attached.document()) ? before.validators() : null;
    return look(source, item, landing, attached, asked);
  }

  private PageLooked look(
      Source.Polled source,
      Item item,
      Landing landing,
      CaptureReading.Attached attached,
      @Nullable Validators asked) {
    var kept = doors.fetch(source.id(), Target.PAGE, attached.document(), asked);
    var document = new LinkedDocument(attached.document(), asked);
    return switch (kept.fetch()) {
      case Fetch.Fetched fetched -> {
        var answered = new LinkedDocument(attached.document(), KeptFetch.validators(fetched));
        yield read(source, item, landing, answered, fetched.answer().capture(), kept, Outcome.NEW);
      }
      case Fetch.NotModified _ -> {
        var old = doors.kept(kept);
        yield old != null
            ? read(source, item, landing, document, old, kept, Outcome.NOT_MODIFIED)
            : asked != null
                ? look(source, item, landing, attached, null)
                : failed(
                    item,
                    document,
                    kept.failed(Failure.MALFORMED, words("not modified, but nobody asked that")));
      }
      case Fetch.Failed failed ->
          ledger.document(
              kept.failed(failed.failure(), words(failed.why())),
              item.key(),
              null,
              null,
              document,
              null,
              failed.notBefore());
      case Fetch.Disallowed disallowed ->
          failed(item, document, kept.attempt(Outcome.DISALLOWED, words(disallowed.why())));
    };
  }

  private PageLooked read(
      Source.Polled source,
      Item item,
      Landing landing,
      LinkedDocument document,
      Capture capture,
      KeptFetch kept,
      Outcome outcome) {
    var reading =
        extractor.statement(
            landing.page(),
            capture,
            source,
            watch.institution(source.institution()),
            Listing.hints(source.kind(), item.published()));
    return switch (reading) {
      case CaptureReading.Noticed(Notice notice) ->
          failed(item, document, kept.failed(Failure.SOFT_ERROR, "it " + notice.words()));
      case CaptureReading.Attached further ->
          failed(
              item,
              document,
              kept.failed(Failure.UNREADABLE, words("it links to " + further.document())));
      case CaptureReading.Rejected rejected ->
          failed(item, document, kept.failed(Failure.UNREADABLE, rejected.why()));
      case CaptureReading.Read(Statement statement, var _) ->
          ledger.document(
              kept.attempt(outcome, "a document that the page links to"),
              item.key(),
              TextDigest.of(statement),
              landing.validators(),
              document,
              landing.place(),
              null);
    };
  }

  private PageLooked failed(Item item, LinkedDocument document, Attempt attempt) {
    return ledger.document(attempt, item.key(), null, null, document, null, null);
  }

  private static String words(String why) {
    return "the document that the page links to: " + why;
  }
}
