package org.unsaid.core;

import java.util.Locale;

/** What is on record about an institution and an event; a fact, not yet a judgement. */
public enum Answer {
  ANSWERED,
  MENTIONED,
  NONE_FOUND,
  NOT_OBSERVED;

  /** The word that is stored and printed. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
