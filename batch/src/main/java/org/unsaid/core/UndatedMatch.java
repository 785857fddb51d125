package org.unsaid.core;

import org.jspecify.annotations.Nullable;

/**
 * A statement that says what an answer or a near miss would say, and nobody knows when: it may be
 * what is looked for, or older than the event.
 *
 * @param event id
 * @param institution id
 * @param statement id
 * @param place where it matches; {@link Place#HEAD}: as an answer would
 */
public record UndatedMatch(
    String event,
    String institution,
    String statement,
    String title,
    @Nullable String url,
    Place place) {

  /** Whether it may be the answer, and not only a mention. */
  public boolean mayBeTheAnswer() {
    return place == Place.HEAD;
  }
}
