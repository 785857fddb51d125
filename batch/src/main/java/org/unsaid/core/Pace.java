package org.unsaid.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much an institution published lately, beside what it is used to and what all others published
 * meanwhile.
 *
 * @param topic on which; null: on whatever subject
 * @param window which was watched without a gap
 * @param weeks before it that tell what it is used to, all of them watched
 * @param published statements in the window
 * @param expected statements in the window
 * @param chance of so few, or fewer
 * @param all statements in the window on whatever subject
 * @param unwatched ids of channels on which it publishes too, and which nobody watches
 * @param level what may be said of it
 * @param past how often the same was to be said before
 */
public record Pace(
    Institution institution,
    @Nullable Topic topic,
    Span window,
    int weeks,
    long published,
    double expected,
    double chance,
    long all,
    List<String> unwatched,
    Level level,
    Past past) {

  public Pace {
    unwatched = List.copyOf(unwatched);
  }

  /** What may be said. */
  public enum Level {
    /** Far less than was to be expected. */
    LOW,
    /** Less, but not by so much that it means anything. */
    DOUBTFUL,
    /** As much as ever. */
    USUAL
  }

  /**
   * Earlier windows of all institutions that were measured alike, and in how many of them so little
   * was published that it would have been told, too.
   */
  public record Past(int windows, int low) {}

  /** What it is called where it is low. */
  public Finding.Kind kind() {
    return topic == null ? Finding.Kind.GONE_DARK : Finding.Kind.TOPIC_AVOIDANCE;
  }
}
