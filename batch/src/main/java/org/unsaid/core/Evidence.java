package org.unsaid.core;

import java.util.List;

/**
 * What is known about one institution and one event, before it is judged.
 *
 * @param reactions answers and mentions while an answer counts, in any order
 * @param undated statements that match and of which nobody knows when they came, first seen after
 *     the window opened
 * @param coverage when the institution was watched
 * @param output how much it published around the event
 */
public record Evidence(
    Institution institution,
    List<Reaction> reactions,
    List<UndatedMatch> undated,
    Coverage coverage,
    Output output) {

  public Evidence {
    reactions = List.copyOf(reactions);
    undated = List.copyOf(undated);
  }
}
