package org.unsaid.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unsaid.core.Assessment;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.EventState;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Judgement;
import tools.jackson.databind.node.ObjectNode;

/** An event as it is stored, with what is said of all who were asked together. */
final class EventDocument {

  private EventDocument() {}

  static ObjectNode of(Judgement judgement) {
    var event = judgement.event();
    var document = Documents.empty();
    Documents.event(document, event);
    document
        .put("precision", event.occurred().precision().stored())
        .put("zone", event.zone().getId())
        .put("query", event.query())
        .put("asked", event.asked().size())
        .put("opens", event.opens().toString())
        .put("closes", event.closes().toString())
        .put("state", judgement.state().stored())
        .put("background", judgement.background());
    Documents.list(document, "precedents", judgement.precedents());
    var groups = document.putArray("group_tests");
    for (var test : judgement.groups()) {
      var node =
          groups
              .addObject()
              .put("group", test.group())
              .put("credit", test.credit().stored())
              .put("members", test.members())
              .put("observed", test.observed())
              .put("answered", test.answered());
      test.result()
          .ifPresent(
              result ->
                  node.put("expected", result.expected())
                      .put("p_precedents", result.byPrecedents())
                      .put("p", result.amongOthers())
                      .put("p_at_most", result.atMost())
                      .put("floor", result.floor())
                      .put("finding", result.isFinding()));
    }
    return document;
  }

  static Judgement read(ObjectNode document, Event event, List<Assessment> assessments) {
    var precedents = new ArrayList<String>();
    document.path("precedents").forEach(each -> precedents.add(each.asString()));
    var groups = new ArrayList<GroupTest>();
    for (var node : document.path("group_tests")) {
      groups.add(
          new GroupTest(
              node.path("group").asString(),
              Credit.valueOf(node.path("credit").asString().toUpperCase(Locale.ROOT)),
              node.path("members").asInt(),
              node.path("observed").asInt(),
              node.path("answered").asInt(),
              node.has("p")
                  ? Optional.of(
                      new GroupTest.Result(
                          node.path("expected").asDouble(),
                          node.path("p_precedents").asDouble(),
                          node.path("p").asDouble(),
                          node.path("p_at_most").asDouble(),
                          node.path("floor").asDouble(),
                          node.path("finding").asBoolean()))
                  : Optional.empty()));
    }
    return new Judgement(
        event,
        EventState.of(document.path("state").asString()),
        precedents,
        document.path("background").asInt(),
        groups,
        assessments);
  }
}
