package org.unsaid.publish.digest;

import org.jspecify.annotations.Nullable;
import org.unsaid.core.Finding;
import org.unsaid.core.Ruling;
import org.unsaid.core.Subscription;
import org.unsaid.core.VerdictChange;
import org.unsaid.core.Watch;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is told as one JSON document, for a program of the reader's. */
public final class FindingJson {

  private static final JsonMapper JSON = new JsonMapper();

  private FindingJson() {}

  /** In UTF-8; the words are those that are stored. */
  public static byte[] of(News news, Subscription subscription, Watch watch) {
    var document = JSON.createObjectNode();
    document.put("watch", watch.name());
    document.put("subscription", subscription.id());
    document.put("since", news.since().map(Object::toString).orElse(null));
    document.put("until", news.until().toString());
    var findings = document.putArray("findings");
    for (var item : news.items()) {
      write(findings.addObject(), item, watch);
    }
    var answers = document.putArray("answers");
    for (var answer : news.answers()) {
      var now = answer.now();
      answers
          .addObject()
          .put("event_id", answer.event())
          .put("institution_id", answer.institution())
          .put("recorded", answer.recorded().toString())
          .put("verdict_before", before(answer))
          .put("verdict", now.verdict())
          .put("statement_id", now.statement())
          .put("url", now.url());
    }
    return JSON.writeValueAsBytes(document);
  }

  private static void write(ObjectNode into, News.Item item, Watch watch) {
    var finding = item.finding();
    into.put("id", finding.id())
        .put("kind", finding.kind().stored())
        .put("institution_id", finding.institution())
        .put("institution", name(watch, finding))
        .put("source_id", finding.source())
        .put("event_id", finding.event())
        .put("topic", finding.topic())
        .put("statement_id", finding.statement())
        .put("url", finding.url())
        .put("alarm", finding.alarm())
        .put("ends", finding.ends())
        .put("found", finding.found().toString())
        .put("from", finding.from() == null ? null : finding.from().toString())
        .put("until", finding.until() == null ? null : finding.until().toString())
        .put("summary", finding.summary())
        .put("detail", finding.detail());
    item.change().ifPresent(change -> write(into, change.now(), before(change)));
  }

  private static void write(ObjectNode into, Ruling now, @Nullable String before) {
    into.put("verdict_before", before)
        .put("verdict", now.verdict())
        .put("basis", now.basis() == null ? null : now.basis().stored())
        .put("grade", now.grade() == null ? null : now.grade().stored())
        .put("silence_p", now.silence())
        .put("silence_p_precedents", now.silenceByPrecedents())
        .put("coverage_grade", now.coverage().stored())
        .put("method", now.method());
  }

  private static @Nullable String before(VerdictChange change) {
    return change.before().map(VerdictChange.Before::verdict).orElse(null);
  }

  private static @Nullable String name(Watch watch, Finding finding) {
    var found =
        finding.institution() == null ? null : watch.institutions().get(finding.institution());
    return found == null ? null : found.name();
  }
}
