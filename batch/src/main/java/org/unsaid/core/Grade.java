package org.unsaid.core;

import java.util.Locale;
import java.util.Optional;

/** How unusual a silence is. */
public enum Grade {
  UNUSUAL(0.20),
  VERY_UNUSUAL(0.10),
  EXCEPTIONAL(0.05);

  private final double atMost;

  Grade(double atMost) {
    this.atMost = atMost;
  }

  /** Of a silence with that probability; empty if it is not unusual. */
  public static Optional<Grade> of(double probability) {
    Grade found = null;
    for (var grade : values()) {
      found = probability <= grade.atMost ? grade : found;
    }
    return Optional.ofNullable(found);
  }

  /** The word that is stored and printed. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
