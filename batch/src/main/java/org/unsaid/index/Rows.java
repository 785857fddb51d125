package org.unsaid.index;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unsaid.core.Assessment;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Reaction;
import org.unsaid.core.Watch;
import tools.jackson.databind.node.ObjectNode;

/** The documents that the indices would hold of what was judged, without any server. */
public final class Rows {

  private Rows() {}

  public static ObjectNode event(Judgement judgement) {
    return EventDocument.of(judgement);
  }

  public static ObjectNode verdict(Assessment assessment) {
    return VerdictDocument.of(assessment);
  }

  /** Id of what is said of one institution and one event. */
  public static String id(Event event, Institution institution) {
    return event.id() + "/" + institution.id();
  }

  /**
   * @param first whether a verdict rests on it
   */
  public static ObjectNode reaction(
      Reaction reaction, Event event, Institution institution, boolean first) {
    var document = Documents.empty();
    Documents.event(document, event);
    Documents.institution(document, institution);
    Documents.reaction(document, reaction, event, institution);
    return document.put("first", first);
  }

  /** One act may be credited to several. */
  public static String id(Reaction reaction) {
    return reaction.event() + "/" + reaction.institution() + "/" + reaction.statement();
  }

  /** When was watched what, and when not, by id. */
  public static SortedMap<String, ObjectNode> coverage(
      Watch watch, Collection<Coverage> coverage, Instant asOf) {
    Map<String, ObjectNode> found = new CoverageDocuments(watch, asOf).of(coverage);
    return new TreeMap<>(found);
  }
}
