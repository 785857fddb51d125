package org.unsaid.publish.report;

import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Topic;

/** Where pages lie in the folder. Ids of a watch are letters, digits, dots and dashes alone. */
final class Places {

  static final String HEALTH = "health.html";
  static final String METHOD = "method.html";

  private Places() {}

  static String event(Event event) {
    return "events/" + safe(event.id()) + ".html";
  }

  static String institution(Institution institution) {
    return "institutions/" + safe(institution.id()) + ".html";
  }

  static String topic(Topic topic) {
    return "topics/" + safe(topic.id()) + ".html";
  }

  /** An id in an address, and as an anchor. */
  static String safe(String id) {
    return id.replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
