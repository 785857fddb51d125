package org.unsaid.index;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.unsaid.core.ActKind;
import org.unsaid.core.CodedAnswer;
import org.unsaid.core.Coverage;
import org.unsaid.core.Coverage.Grade;
import org.unsaid.core.Institution;
import org.unsaid.core.Span;
import org.unsaid.core.Watch;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of {@code unsaid-coverage}: what is watched, by whom; and, of the times in which an
 * answer counts, what is not and why.
 */
final class CoverageDocuments {

  private static final double SECONDS_AN_HOUR = 3600;

  private final Watch watch;
  private final Instant asOf;
  private final Map<String, ObjectNode> documents = new HashMap<>();

  CoverageDocuments(Watch watch, Instant asOf) {
    this.watch = watch;
    this.asOf = asOf;
  }

  /** By id. */
  Map<String, ObjectNode> of(Collection<Coverage> coverage) {
    coverage.forEach(this::add);
    watch.answers().forEach(this::add);
    return documents;
  }

  private void add(Coverage coverage) {
    var institution = watch.institution(coverage.institution());
    for (var part : coverage.parts()) {
      var document = document(institution, part.source(), part.span(), part.grade(), "watched");
      document.put("by", part.by());
      documents.put(id(institution, part.source(), part.span().from().toString()), document);
    }
    var asked = watch.asked(institution, asOf);
    for (var gap : coverage.unproved(asked)) {
      add(institution, gap.source(), gap.span(), "gap", gap.why());
    }
    for (var channel : coverage.unwatched()) {
      asked.forEach(span -> add(institution, channel.id(), span, "unwatched", channel.why()));
    }
  }

  /** What somebody searched by hand for answers to one event, and for no other. */
  private void add(CodedAnswer coded) {
    var searched = coded.searched();
    if (searched == null || coded.kind() != ActKind.SEARCHED_NONE) {
      return;
    }
    var institution = watch.institution(coded.institution());
    var document = document(institution, "answers.csv", searched, Grade.SEARCHED, "watched");
    document.put("event_id", coded.event()).put("by", coded.coder());
    documents.put(id(institution, "answers.csv", String.valueOf(coded.line())), document);
  }

  private void add(Institution institution, String source, Span span, String state, String why) {
    var id = id(institution, source, "none/" + span.from() + "/" + span.to());
    var same = documents.get(id);
    if (same == null) {
      documents.put(id, document(institution, source, span, Grade.NONE, state).put("why", why));
    } else {
      // a list that could not be read, and an item that could not, in the very same time
      same.put("why", same.path("why").asString() + "; " + why);
    }
  }

  private static String id(Institution institution, String source, String rest) {
    return institution.id() + "/" + source + "/" + rest;
  }

  private static ObjectNode document(
      Institution institution, String source, Span span, Grade grade, String state) {
    var document = Documents.empty();
    Documents.institution(document, institution);
    if (!source.isEmpty()) {
      document.put("source_id", source);
    }
    if (state.equals("gap")) {
      document.put(
          "gap_hours", Duration.between(span.from(), span.to()).toSeconds() / SECONDS_AN_HOUR);
    }
    return document
        .put("from", span.from().toString())
        .put("to", span.to().toString())
        .put("grade", grade.stored())
        .put("state", state);
  }
}
