package org.unsaid.collect.ledger;

import java.time.Instant;
import java.util.Locale;

/**
 * A source that may be dead while it looks quiet.
 *
 * @param words that can be printed
 */
public record Alarm(String source, Kind kind, Instant since, String words) {

  /** What is odd. */
  public enum Kind {
    /** Nothing new for longer than chance would have it. */
    EMPTY_STREAK,
    /** One failed look after another. */
    FAILING,
    /** Its items are listed, but their pages cannot be read. */
    UNREAD,
    /** Its list is far shorter than it used to be. */
    SHRUNK;

    /** The word that is stored and printed. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
