package org.unsaid.job;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.archive.Archive;
import org.unsaid.collect.http.Fetch;
import org.unsaid.collect.http.FetchRequest;
import org.unsaid.collect.http.Fetcher;
import org.unsaid.collect.ledger.Validators;
import org.unsaid.core.Attempt;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Attempt.Target;
import org.unsaid.core.Capture;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Failure;

/**
 * A fetch whose exchanges are safe in the archive. Nothing is written into the ledger before: what
 * it tells of must be there to be shown.
 *
 * @param began when the first request was sent, not when its host's turn was waited for: what a
 *     list shows is of that moment
 * @param place of the last exchange; null: nothing was sent to us
 */
record KeptFetch(
    Fetch fetch,
    String source,
    Target target,
    URI url,
    Instant began,
    Instant ended,
    @Nullable CapturePlace place) {

  /** The doors that a fetch goes through. */
  record Doors(Fetcher fetcher, Archive archive, InstantSource clock) {

    KeptFetch fetch(String source, Target target, URI url, @Nullable Validators asked) {
      var asks = clock.instant();
      var fetch =
          fetcher.fetch(
              asked == null
                  ? FetchRequest.of(url)
                  : new FetchRequest(url, asked.etag(), asked.lastModified()));
      var hops = fetch.hops();
      if (hops.isEmpty()) {
        var now = clock.instant();
        return new KeptFetch(fetch, source, target, url, asks.isAfter(now) ? now : asks, now, null);
      }
      var places = archive.keep(hops, Map.of("source", source, "target", target.stored()));
      return new KeptFetch(
          fetch,
          source,
          target,
          url,
          hops.getFirst().began(),
          hops.getLast().ended(),
          places.getLast());
    }

    /** What a page that was not modified holds; null: the archive never had it. */
    @Nullable Capture kept(KeptFetch notModified) {
      var place = notModified.place();
      var capture =
          place == null ? null : archive.read(place).map(Archive.Kept::capture).orElse(null);
      return capture == null || capture.body().length == 0 ? null : capture;
    }
  }

  /** For the ledger, which counts the items itself. */
  Attempt attempt(Outcome outcome, String detail) {
    return attempt(outcome, null, detail);
  }

  Attempt failed(Failure failure, String detail) {
    return attempt(Outcome.FAILED, failure, detail);
  }

  private Attempt attempt(Outcome outcome, @Nullable Failure failure, String detail) {
    return new Attempt(source, target, url, began, ended, outcome, failure, detail, 0, 0, place);
  }

  /** With what the server can be asked later whether anything is new. */
  static Validators validators(Fetch.Fetched fetched) {
    return new Validators(
        fetched.answer().header("etag").orElse(null),
        fetched.answer().header("last-modified").orElse(null));
  }
}
