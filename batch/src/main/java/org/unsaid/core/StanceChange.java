package org.unsaid.core;

import java.util.List;

/**
 * An institution answered, but for the first time without support.
 *
 * @param answer the first one
 * @param answers how many there are in all; none of them declares support
 * @param before ids of earlier events of the class whose answers all declared it
 */
public record StanceChange(
    Event event, Institution institution, Reaction answer, int answers, List<String> before) {

  public StanceChange {
    before = List.copyOf(before);
  }
}
