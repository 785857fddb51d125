package org.unsaid.core;

import java.util.Locale;

/** Where in a statement a query matched. */
public enum Place {
  /** In title or lead: the statement reacts. */
  HEAD,
  /** Deeper in the text only: the statement mentions. */
  TEXT;

  /** The word that is stored and printed. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
