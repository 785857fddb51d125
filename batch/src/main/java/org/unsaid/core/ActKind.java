package org.unsaid.core;

import java.util.Locale;

/** What sort of act an answer is. Strict credit counts own acts; generous credit counts more. */
public enum ActKind {
  OWN,
  LEADER,
  REPOST,
  COLLECTIVE,
  SUPERIOR,
  /** A coder searched and found none: no answer, but proof of having looked. */
  SEARCHED_NONE;

  /** The word that is stored and printed. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The value that a stored word means.
   *
   * @throws IllegalArgumentException if it means none
   */
  public static ActKind of(String word) {
    for (var value : values()) {
      if (value.stored().equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no kind of act");
  }
}
