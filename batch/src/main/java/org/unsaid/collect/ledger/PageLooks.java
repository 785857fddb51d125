package org.unsaid.collect.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Attempt;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Failure;

/** Writes down a look at an item's page; each call within one transaction. */
final class PageLooks {

  private final Handle handle;
  private final Instant recorded;

  PageLooks(Handle handle, Instant recorded) {
    this.handle = handle;
    this.recorded = recorded;
  }

  PageLooked page(
      Attempt given,
      String key,
      @Nullable String digest,
      @Nullable Validators validators,
      @Nullable Instant notBefore) {
    var id = Items.id(given.source(), key);
    var item = listed(given, id, key);
    return switch (given.outcome()) {
      case FAILED, DISALLOWED ->
          given.failure() == Failure.GONE
              ? missing(given, id, item)
              : failed(given, id, item, notBefore);
      case NOT_MODIFIED ->
          item.digest() == null
              ? failed(neverRead(given), id, item, notBefore)
              : read(given, id, item, item.digest(), item.validators(), null, null);
      case NEW, NONE_NEW -> {
        if (digest == null) {
          throw new IllegalArgumentException("A page that was read, without a digest of its text");
        }
        yield read(given, id, item, digest, validators, null, null);
      }
    };
  }

  /** Its page is there, and links to the document: so a document that is not is no deletion. */
  PageLooked document(
      Attempt given,
      String key,
      @Nullable String digest,
      @Nullable Validators page,
      LinkedDocument document,
      @Nullable CapturePlace landing,
      @Nullable Instant notBefore) {
    var id = Items.id(given.source(), key);
    var item = listed(given, id, key);
    return switch (given.outcome()) {
      case FAILED, DISALLOWED -> failed(given, id, item, notBefore);
      case NEW, NONE_NEW, NOT_MODIFIED -> {
        if (digest == null || landing == null) {
          throw new IllegalArgumentException(
              "A document that was read, without a digest of its text or the page that links to it");
        }
        yield read(given, id, item, digest, page, document, landing);
      }
    };
  }

  /** The page is not there, whatever status its server says it with. */
  PageLooked missing(Attempt given, String key) {
    if (given.outcome() != Attempt.Outcome.FAILED) {
      throw new IllegalArgumentException("A page that is missing, and was " + given.outcome());
    }
    var id = Items.id(given.source(), key);
    return missing(given, id, listed(given, id, key));
  }

  private Item listed(Attempt given, UUID id, String key) {
    return Items.find(handle, id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' never listed '%s'".formatted(given.source(), key)));
  }

  private PageLooked read(
      Attempt given,
      UUID id,
      Item item,
      String digest,
      @Nullable Validators validators,
      @Nullable LinkedDocument document,
      @Nullable CapturePlace landing) {
    var before = item.digest();
    boolean changed = !digest.equals(before);
    var attempt = changed ? with(given, Attempt.Outcome.NEW, 1) : unchanged(given);
    int version = item.versions() + (changed ? 1 : 0);
    long look = Looks.add(handle, LookRow.page(attempt, id), recorded);
    var firstRead = item.readAt() == null ? attempt.began() : item.readAt();
    var after =
        new Item(
            item.source(),
            item.key(),
            item.url(),
            item.title(),
            item.published(),
            item.listed(),
            item.backfill(),
            firstRead,
            digest,
            version,
            0,
            null,
            validators,
            document);
    var next = PageSchedule.afterSuccess(firstRead, attempt.ended(), item.backfill());
    put(id, after, "read", next.orElse(null));
    if (changed) {
      addVersion(id, version, digest, attempt.began(), look, landing);
    }
    if (before == null) {
      return new PageLooked.FirstRead(attempt, after);
    }
    return changed
        ? new PageLooked.Changed(attempt, after, version, before)
        : new PageLooked.Unchanged(attempt, after);
  }

  private PageLooked missing(Attempt attempt, UUID id, Item item) {
    Looks.add(handle, LookRow.page(attempt, id), recorded);
    var since = item.missingSince() == null ? attempt.began() : item.missingSince();
    boolean gone = Duration.between(since, attempt.began()).compareTo(PageSchedule.GONE_AFTER) >= 0;
    var after = stumbled(item, since);
    if (gone) {
      put(id, after, "gone", null);
      return new PageLooked.Gone(attempt, after, since);
    }
    put(id, after, stage(item), PageSchedule.whileMissing(since, attempt.began()));
    return new PageLooked.Missing(attempt, after, since);
  }

  private PageLooked failed(Attempt attempt, UUID id, Item item, @Nullable Instant notBefore) {
    Looks.add(handle, LookRow.page(attempt, id), recorded);
    var after = stumbled(item, item.missingSince());
    var next = PageSchedule.afterFailure(attempt.ended(), after.failures(), notBefore);
    put(id, after, stage(item), next);
    return new PageLooked.Failed(attempt, after);
  }

  private static String stage(Item item) {
    return item.readAt() == null ? "unread" : "read";
  }

  private static Item stumbled(Item item, @Nullable Instant missingSince) {
    return new Item(
        item.source(),
        item.key(),
        item.url(),
        item.title(),
        item.published(),
        item.listed(),
        item.backfill(),
        item.readAt(),
        item.digest(),
        item.versions(),
        item.failures() + 1,
        missingSince,
        item.validators(),
        item.document());
  }

  private static Attempt neverRead(Attempt given) {
    return new Attempt(
        given.source(),
        given.target(),
        given.url(),
        given.began(),
        given.ended(),
        Attempt.Outcome.FAILED,
        Failure.MALFORMED,
        "not modified, but it was never read",
        0,
        0,
        given.capture());
  }

  private static Attempt unchanged(Attempt given) {
    return given.outcome() == Attempt.Outcome.NOT_MODIFIED
        ? given
        : with(given, Attempt.Outcome.NONE_NEW, 0);
  }

  private static Attempt with(Attempt given, Attempt.Outcome outcome, int fresh) {
    return new Attempt(
        given.source(),
        given.target(),
        given.url(),
        given.began(),
        given.ended(),
        outcome,
        null,
        given.detail(),
        0,
        fresh,
        given.capture());
  }

  /** When it was first read is set once, so that any look back finds what was known then. */
  private void put(UUID id, Item item, String stage, @Nullable Instant next) {
    var validators = item.validators();
    var document = item.document();
    var ofDocument = document == null ? null : document.validators();
    handle
        .createUpdate(
            """
            update ledger_item set stage = :stage, next_look = :next, tries = :tries,
              missing_since = :missing, versions = :versions, digest = :digest, etag = :etag,
              last_modified = :modified, document_url = :document, document_etag = :documentEtag,
              document_modified = :documentModified, read_at = coalesce(read_at, :read),
              read_recorded = coalesce(read_recorded, :readRecorded)
            where id = :id
            """)
        .bind("id", id)
        .bind("stage", stage)
        .bindByType("next", next, Instant.class)
        .bind("tries", item.failures())
        .bindByType("missing", item.missingSince(), Instant.class)
        .bind("versions", item.versions())
        .bind("digest", item.digest())
        .bind("etag", validators == null ? null : validators.etag())
        .bind("modified", validators == null ? null : validators.lastModified())
        .bind("document", document == null ? null : document.url().toString())
        .bind("documentEtag", ofDocument == null ? null : ofDocument.etag())
        .bind("documentModified", ofDocument == null ? null : ofDocument.lastModified())
        .bindByType("read", item.readAt(), Instant.class)
        .bindByType("readRecorded", item.readAt() == null ? null : recorded, Instant.class)
        .execute();
  }

  private void addVersion(
      UUID id,
      int version,
      String digest,
      Instant seen,
      long look,
      @Nullable CapturePlace landing) {
    handle
        .createUpdate(
            """
            insert into ledger_version (item, version, digest, seen, recorded, look, landing_file,
              landing_offset, landing_digest)
            values (:id, :version, :digest, :seen, :recorded, :look, :file, :offset, :landing)
            """)
        .bind("id", id)
        .bind("version", version)
        .bind("digest", digest)
        .bind("seen", seen)
        .bind("recorded", recorded)
        .bind("look", look)
        .bind("file", landing == null ? null : landing.file())
        .bind("offset", landing == null ? null : landing.offset())
        .bind("landing", landing == null ? null : landing.digest())
        .execute();
  }
}
