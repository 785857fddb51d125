package org.unsaid.core;

import java.util.Locale;

/** How exactly a time is known. There is no filler: a day is a day, not its midnight. */
public enum Precision {
  YEAR,
  MONTH,
  DAY,
  MINUTE,
  SECOND;

  /** The word that is stored and printed. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The precision that a word means.
   *
   * @throws IllegalArgumentException if it means none, with those that there are
   */
  public static Precision of(String word) {
    for (var precision : values()) {
      if (precision.stored().equals(word)) {
        return precision;
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no precision; there are year, month, day, minute, second");
  }
}
