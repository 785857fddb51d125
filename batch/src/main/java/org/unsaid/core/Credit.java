package org.unsaid.core;

import java.util.Locale;

/** Which acts count as an institution's answer. Both results are shown where they differ. */
public enum Credit {
  /** Its own alone: what it published itself, or its leader signed. */
  STRICT,
  /** Also what it repeated, what was reported of it together with others, and its superior's. */
  GENEROUS;

  public boolean counts(ActKind act) {
    return switch (act) {
      case OWN, LEADER -> true;
      case REPOST, COLLECTIVE, SUPERIOR -> this == GENEROUS;
      case SEARCHED_NONE -> false;
    };
  }

  /** The word that is stored and printed. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
