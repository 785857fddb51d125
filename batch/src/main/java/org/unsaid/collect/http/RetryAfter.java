package org.unsaid.collect.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a server lets us ask again: seconds, or a date of HTTP. */
final class RetryAfter {

  /** No header silences a source for good. */
  static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /** Empty: it does not say, or not so that it can be read. */
  static Optional<Instant> of(Exchange answer) {
    return answer
        .header("retry-after")
        .map(String::strip)
        .flatMap(text -> read(text, answer.ended()))
        .map(until -> within(until, answer.ended()));
  }

  private static Optional<Instant> read(String text, Instant now) {
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(
          text.length() > 9 ? now.plus(LONGEST) : now.plusSeconds(Long.parseLong(text)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant within(Instant until, Instant now) {
    var last = now.plus(LONGEST);
    return until.isAfter(last) ? last : until.isBefore(now) ? now : until;
  }
}
