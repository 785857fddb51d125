package org.unsaid.core;

import java.util.Locale;

/** How far an event has come. */
public enum EventState {
  /** An answer still counts. */
  OPEN,
  /** The window has closed. */
  COMPLETE,
  /** Its topic ran before it: who answers it cannot be told from who goes on. */
  RUNNING;

  /** The word that is stored and printed. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The value that a stored word means.
   *
   * @throws IllegalArgumentException if it means none
   */
  public static EventState of(String word) {
    for (var value : values()) {
      if (value.stored().equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no state of an event");
  }
}
