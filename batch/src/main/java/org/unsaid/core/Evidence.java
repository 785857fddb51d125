package org.unsaid.core;

import java.util.List;

/**
 * What is known about one institution and one event, before it is judged.
 *
 * @param reactions answers and mentions while an answer counts, in any order
 * @param undated statements that match and have no date, first seen after the window opened
 * @param coverage when the institution was watched
 * @param publishedBefore number of statements that it published in the time before the event that
 *     the assessor asks for
 */
public record Evidence(
    List<Reaction> reactions, List<UndatedMatch> undated, Coverage coverage, long publishedBefore) {

  public Evidence {
    reactions = List.copyOf(reactions);
    undated = List.copyOf(undated);
  }
}
