package org.unsaid.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A statement that says what an answer or a near miss would say, and nobody knows when: it bears no
 * date, or one that is older than the event though we first saw it after. It may be what is looked
 * for, or older than the event.
 *
 * @param event id
 * @param institution id
 * @param statement id
 * @param place where it matches; {@link Place#HEAD}: as an answer would
 * @param source id
 * @param stated what it says of itself, which ends before an answer counts; null: nothing
 * @param firstSeen by us
 */
public record UndatedMatch(
    String event,
    String institution,
    String statement,
    String title,
    @Nullable String url,
    Place place,
    String source,
    @Nullable When stated,
    Instant firstSeen) {

  /** Lists show a text some hours after the time it bears, and pages are read some hours later. */
  private static final Duration SLACK = Duration.ofDays(1);

  /** Whether it may be the answer, and not only a mention. */
  public boolean mayBeTheAnswer() {
    return place == Place.HEAD;
  }

  /**
   * Whether nobody knows when it came. One with a date is believed, unless its source was watched
   * in between and did not have it: what was seen late since nobody looked is no riddle.
   *
   * @param every from one look at its source to the next
   */
  public boolean isDoubtful(Coverage coverage, Duration every) {
    if (stated == null) {
      return true;
    }
    var looks = every.multipliedBy(2);
    var missing = stated.latest().plus(SLACK);
    var there = firstSeen.minus(SLACK.compareTo(looks) > 0 ? SLACK : looks);
    return missing.isBefore(there)
        && coverage.parts().stream()
            .filter(part -> part.grade() == Coverage.Grade.PROVED && part.source().equals(source))
            .map(Coverage.Part::span)
            .anyMatch(span -> span.from().isBefore(there) && span.to().isAfter(missing));
  }
}
