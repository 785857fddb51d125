package org.unsaid.core;

import java.time.Instant;
import java.util.Locale;

/**
 * A text that repeats another, which was published first as far as that can be told.
 *
 * @param of id of the statement that it repeats, the earliest if there are several
 * @param institution id of the institution that said that
 * @param similarity for {@link Kind#WHOLE} the share of five-word sequences that both have among
 *     all that either has; for the other kinds the share of the shorter text that the longer has
 * @param sameInstitution whether it is a repetition of one's own words, and no copy of another's
 * @param firstSeen when the statement that it repeats was first seen
 */
public record Copy(
    String of,
    String institution,
    double similarity,
    Kind kind,
    boolean sameInstitution,
    Instant firstSeen) {

  /** How much of one text is in the other. */
  public enum Kind {
    /** Nearly all of both is the same. */
    WHOLE,
    /** It holds the other text and adds to it, such as a lead of its own. */
    QUOTED,
    /** It is a part of the other text. */
    EXCERPT;

    /** The word that is stored and printed. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The value that a stored word means.
     *
     * @throws IllegalArgumentException if it means none
     */
    public static Kind of(String word) {
      for (var value : values()) {
        if (value.stored().equals(word)) {
          return value;
        }
      }
      throw new IllegalArgumentException("'" + word + "' is no kind of copy");
    }
  }
}
