package org.unsaid.core;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One look at a source or at a page of it, as the ledger keeps it; never changed afterwards.
 *
 * @param source id
 * @param target what was looked at
 * @param began when the request was sent, or would have been
 * @param ended when its answer was complete, or was given up; not before {@code began}
 * @param failure only of a failed one
 * @param detail in words: what went wrong, or what is worth knowing; empty: nothing
 * @param items of a list, repetitions left out; 0 for a page
 * @param fresh items that were never listed before; 1 for a page whose text is new
 * @param capture where the archive holds the answer; null: there was none
 */
public record Attempt(
    String source,
    Target target,
    URI url,
    Instant began,
    Instant ended,
    Outcome outcome,
    @Nullable Failure failure,
    String detail,
    int items,
    int fresh,
    @Nullable CapturePlace capture) {

  public Attempt {
    if (ended.isBefore(began)) {
      throw new IllegalArgumentException("An attempt from " + began + " to " + ended);
    }
    if ((outcome == Outcome.FAILED) != (failure != null)) {
      throw new IllegalArgumentException(outcome + " with failure " + failure);
    }
  }

  /** What was looked at. */
  public enum Target {
    /** A feed, sitemap or list. */
    LIST,
    /** An item: a page or a document. */
    PAGE;

    /** The word that is stored and printed. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What came of it. */
  public enum Outcome {
    /** Items that were new, or a page whose text is new or changed. */
    NEW,
    /** Read to its end, and nothing in it is new. */
    NONE_NEW,
    /** The server says that it is as it was: 304. */
    NOT_MODIFIED,
    FAILED,
    /** Its robots.txt forbids it, or could not be had. */
    DISALLOWED;

    /** The word that is stored and printed. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
