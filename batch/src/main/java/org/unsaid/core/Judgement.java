package org.unsaid.core;

import java.util.List;

/**
 * What can be said of one event.
 *
 * @param precedents ids of the events of its class that it is compared with
 * @param background how many other events taught how readily institutions answer at all
 * @param groups that were tested
 * @param assessments one of each institution that was asked, in the order of the event
 */
public record Judgement(
    Event event,
    EventState state,
    List<String> precedents,
    int background,
    List<GroupTest> groups,
    List<Assessment> assessments) {

  public Judgement {
    precedents = List.copyOf(precedents);
    groups = List.copyOf(groups);
    assessments = List.copyOf(assessments);
  }
}
