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
}
