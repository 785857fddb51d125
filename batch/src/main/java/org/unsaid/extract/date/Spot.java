package org.unsaid.extract.date;

import org.jspecify.annotations.Nullable;

/**
 * A date that stands somewhere on the page, with what is around it.
 *
 * @param found where and how it stands in its block; for attributes as if written there
 * @param kind what carries it
 * @param block ordinal of the block of text
 * @param flags {@link Surroundings} around it
 * @param near {@link Surroundings} of the elements just around it
 * @param signature alike for the members of a list
 * @param label the word beside it; null: none
 * @param alone whether the block consists of little more than the date and its label
 * @param prose whether it stands within sentences
 * @param dateline whether it stands at the head of a text, behind a place and before a dash
 * @param line the block's text, or its beginning or end
 */
record Spot(
    DateText.Found found,
    Kind kind,
    int block,
    int flags,
    int near,
    int signature,
    DateWords.@Nullable Label label,
    boolean alone,
    boolean prose,
    boolean dateline,
    String line,
    String place) {

  enum Kind {
    TEXT,
    /** {@code <time datetime>}. */
    TIME,
    /** {@code data-…}, {@code title}. */
    ATTRIBUTE,
    /** {@code data-updated} and the like. */
    UPDATED
  }
}
