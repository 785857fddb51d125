package org.unsaid.core;

import java.util.List;

/**
 * An event, and all that is known of those who may speak about it.
 *
 * @param asked who is expected to, in the order of the event
 * @param bystanders who is not, but is the superior of somebody who is, and may speak for it
 */
public record Case(Event event, List<Evidence> asked, List<Evidence> bystanders) {

  public Case {
    asked = List.copyOf(asked);
    bystanders = List.copyOf(bystanders);
  }
}
