package org.unsaid.core;

import java.util.Locale;

/** Where in a statement a query matched: what comes first is nearer to an answer. */
public enum Place {
  /** In title or lead: the statement reacts. */
  HEAD,
  /** Deeper in the text only: the statement mentions. */
  TEXT,
  /** The query nowhere, and the event's looser one anywhere: a reader should look at it. */
  NEAR;

  /** The word that is stored and printed. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The value that a stored word means.
   *
   * @throws IllegalArgumentException if it means none
   */
  public static Place of(String word) {
    for (var value : values()) {
      if (value.stored().equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no place");
  }
}
