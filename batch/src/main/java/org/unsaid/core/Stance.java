package org.unsaid.core;

import java.util.List;
import java.util.Locale;

/**
 * What an answer says of an event, by the event's own queries or by who coded it. Of an answer that
 * none of them matches nothing is known: that is no stance.
 *
 * @param words of the text that told it, as they stand there, in their order, each once; none if it
 *     was coded
 */
public record Stance(Kind kind, List<String> words) {

  public Stance {
    words = List.copyOf(words);
  }

  /** As a researcher coded it. */
  public static Stance coded(Kind kind) {
    return new Stance(kind, List.of());
  }

  /** Whether it declares support, also where it says something else beside it. */
  public boolean supports() {
    return kind == Kind.SUPPORT || kind == Kind.MIXED;
  }

  /** For, against, or neither. */
  public enum Kind {
    SUPPORT,
    OPPOSE,
    NEUTRAL,
    /** Both for and against. */
    MIXED;

    /** The word that is stored and printed. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is none of that word
     */
    public static Kind of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }
}
