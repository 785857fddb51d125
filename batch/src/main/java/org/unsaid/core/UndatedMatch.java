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

  /** Lists show a text some hours after the time it bears, over a weekend a day later. */
  private static final Duration SLACK = Duration.ofDays(2);

  /** Whether it may be the answer, and not only a mention. */
  public boolean mayBeTheAnswer() {
    return place == Place.HEAD;
  }

  /**
   * Whether nobody knows when it came. One with a date is believed, unless its source was watched
   * later than that and did not have it yet: what was seen late since nobody looked is no riddle.
   *
   * @param notBefore when it was certainly not there yet; null: nobody knows
   */
  public boolean isDoubtful(@Nullable Instant notBefore) {
    return stated == null || (notBefore != null && stated.latest().plus(SLACK).isBefore(notBefore));
  }
}
