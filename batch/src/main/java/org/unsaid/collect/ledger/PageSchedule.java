package org.unsaid.collect.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an item's page is looked at again: for edits and deletions ever more seldom, 1 and 6 hours,
 * then 1, 3, 7, 14, 30 and 90 days after it was first read (back-filled ones after 7, 30 and 90
 * days); after failures at waits that double from 15 minutes up to a day, without an end; while it
 * answers 404 or 410, or says so with another status, for 14 days, after which it is gone.
 */
final class PageSchedule {

  /** Servers answer 404 under load, so it takes that long to call a page gone. */
  static final Duration GONE_AFTER = Duration.ofDays(14);

  private static final List<Duration> REVISITS =
      List.of(
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(30),
          Duration.ofDays(90));
  private static final List<Duration> BACKFILL_REVISITS =
      List.of(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90));

  private static final Duration FIRST_RETRY = Duration.ofMinutes(15);
  private static final Duration LAST_RETRY = Duration.ofDays(1);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(7);

  private PageSchedule() {}

  /** Empty: it has been looked at often enough. */
  static Optional<Instant> afterSuccess(Instant firstRead, Instant now, boolean backfill) {
    return (backfill ? BACKFILL_REVISITS : REVISITS)
        .stream().map(firstRead::plus).filter(due -> due.isAfter(now)).findFirst();
  }

  /**
   * @param failures in a row, this one counted
   */
  static Instant afterFailure(Instant now, int failures, @Nullable Instant notBefore) {
    var wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 10));
    var due = now.plus(wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY);
    if (notBefore == null || !notBefore.isAfter(due)) {
      return due;
    }
    var latest = now.plus(LONGEST_RETRY_AFTER);
    return notBefore.isBefore(latest) ? notBefore : latest;
  }

  /** As long after as it has been missing, between an hour and a day, and at its last day. */
  static Instant whileMissing(Instant since, Instant now) {
    var missing = Duration.between(since, now);
    var wait =
        missing.compareTo(Duration.ofHours(1)) < 0
            ? Duration.ofHours(1)
            : missing.compareTo(LAST_RETRY) < 0 ? missing : LAST_RETRY;
    var end = since.plus(GONE_AFTER);
    var due = now.plus(wait);
    return due.isAfter(end) && now.isBefore(end) ? end : due;
  }
}
