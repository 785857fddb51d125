package org.unsaid.core;

import java.util.Locale;

/** What is counted between an event and its answers. */
public enum Clock {
  /** All time, weekends and holidays included. */
  ELAPSED,
  /** Days on which the institution works, by its calendar; each of them whole. */
  WORKING;

  /** The word that is stored and printed. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
