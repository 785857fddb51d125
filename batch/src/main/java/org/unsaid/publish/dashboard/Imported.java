package org.unsaid.publish.dashboard;

import java.util.List;

/**
 * What an import changed in Kibana, or would change.
 *
 * @param kibana its version
 * @param fresh objects that were not there, such as {@code dashboard unsaid-silence-board}
 * @param replaced objects that were there, with all that somebody changed in them
 * @param panels how many are shown on all dashboards together; 0 if nothing was imported
 * @param faults what is not as it should be afterwards, in words
 */
public record Imported(
    String kibana, List<String> fresh, List<String> replaced, int panels, List<String> faults) {

  public Imported {
    fresh = List.copyOf(fresh);
    replaced = List.copyOf(replaced);
    faults = List.copyOf(faults);
  }
}
