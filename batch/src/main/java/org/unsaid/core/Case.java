package org.unsaid.core;

import java.util.List;

/**
 * An event, and all that is known of those who may speak about it.
 *
 * @param asked who is expected to, in the order of the event
 * @param bystanders answers of those who are not, but are the superior of somebody who is
 */
public record Case(Event event, List<Evidence> asked, List<Reaction> bystanders) {

  public Case {
    asked = List.copyOf(asked);
    bystanders = List.copyOf(bystanders);
  }
}
