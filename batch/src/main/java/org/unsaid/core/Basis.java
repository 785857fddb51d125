package org.unsaid.core;

import java.util.Locale;

/** On what a silence rests. */
public enum Basis {
  /** On what this institution is used to do. */
  PAIR,
  /** On how many of its group have answered: of one alone it might not be said. */
  GROUP;

  /** The word that is stored and printed. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
