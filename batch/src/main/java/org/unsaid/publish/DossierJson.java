package org.unsaid.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Assessment;
import org.unsaid.core.Attempt;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Chances;
import org.unsaid.core.Coverage.Grade;
import org.unsaid.core.Finding;
import org.unsaid.core.Period;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;
import org.unsaid.core.VerdictChange;
import org.unsaid.core.When;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A dossier for other programs. Fields that are known to nobody are null, never left out. */
final class DossierJson {

  private static final JsonMapper JSON = new JsonMapper();
  private static final double SECONDS_AN_HOUR = 3600;

  private DossierJson() {}

  static String of(Dossier dossier) {
    var all = JSON.createObjectNode();
    all.put("claim", dossier.claim());
    event(all.putObject("event"), dossier);
    institution(all.putObject("institution"), dossier);
    verdict(all.putObject("verdict"), dossier.assessment());
    dossier
        .board()
        .ifPresentOrElse(
            board -> verdict(all.putObject("board"), board), () -> all.putNull("board"));
    span(all, "asked", dossier.asked());
    var earlier = all.putArray("precedents");
    for (var assessment : dossier.earlier()) {
      verdict(
          earlier.addObject().put("event_id", assessment.expectation().event().id()), assessment);
    }
    groups(all.putArray("group_tests"), dossier);
    var claims = all.putArray("claims");
    dossier.claims().forEach(claims::add);
    ReviewJson.write(all.putObject("error_rate"), dossier.review());
    var published = all.putObject("published");
    for (var period : Period.values()) {
      published.put(period.name().toLowerCase(Locale.ROOT), dossier.output().in(period));
    }
    said(all.putArray("answers"), dossier.answers(), dossier);
    said(all.putArray("mentions"), dossier.mentions(), dossier);
    undated(all.putArray("undated"), dossier.undated());
    coverage(all.putArray("coverage"), dossier);
    var watched = all.putArray("watched");
    watched(dossier).forEach(span -> bounds(watched.addObject(), span));
    findings(all.putArray("findings"), dossier.findings());
    history(all.putArray("history"), dossier.history());
    var log = dossier.log();
    if (log == null) {
      all.putNull("log");
    } else {
      log(all.putArray("log"), log);
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  private static void event(ObjectNode node, Dossier dossier) {
    var event = dossier.event();
    node.put("event_id", event.id())
        .put("event", event.name())
        .put("event_class", event.eventClass())
        .put("occurred", event.occurred().earliest().toString())
        .put("occurred_latest", event.occurred().latest().toString())
        .put("precision", event.occurred().precision().stored())
        .put("zone", event.zone().getId())
        .put("query", event.query())
        .put("near_query", event.nearQuery())
        .put("opens", event.opens().toString())
        .put("closes", event.closes().toString())
        .put("clock", event.clock().stored())
        .put("declared", dossier.declared() == null ? null : dossier.declared().toString())
        .put("state", dossier.judgement().state().stored())
        .put("background", dossier.judgement().background());
  }

  private static void history(ArrayNode all, List<VerdictChange> changes) {
    for (var change : changes) {
      var now = change.now();
      var basis = now.basis();
      all.addObject()
          .put("as_of", change.asOf().toString())
          .put("recorded", change.recorded().toString())
          .put("answer", now.answer().stored())
          .put("verdict", now.verdict())
          .put("basis", basis == null ? null : basis.stored())
          .put("statement_id", now.statement())
          .put("why", now.why())
          .put("silence_p", now.silence())
          .put("silence_p_precedents", now.silenceByPrecedents())
          .put("method", now.method());
    }
  }

  private static void institution(ObjectNode node, Dossier dossier) {
    var institution = dossier.institution();
    node.put("institution_id", institution.id())
        .put("institution", institution.name())
        .put("zone", institution.zone().getId())
        .put("calendar", institution.calendar() == null ? null : institution.calendar().id());
    var groups = node.putArray("groups");
    institution.groups().forEach(groups::add);
  }

  private static void verdict(ObjectNode node, Assessment assessment) {
    var verdict = assessment.verdict();
    node.put("answer", verdict.answer().stored())
        .put("verdict", verdict.stored())
        .put("why", verdict instanceof Verdict.NotObserved v ? v.why() : null)
        .put("statement_id", verdict.nearest().map(Reaction::statement).orElse(null))
        .put("expected_by", verdict.expectation().due().toString())
        .put("coverage_grade", assessment.coverage().stored())
        .put("basis", verdict instanceof Verdict.Silent v ? v.basis().stored() : null)
        .put("grade", verdict instanceof Verdict.Silent v ? v.grade().stored() : null)
        .put("verdict_generous", assessment.generous().map(Verdict::stored).orElse(null))
        .put("as_of", assessment.asOf().toString())
        .put("method", assessment.method());
    assessment
        .chances()
        .ifPresent(
            chances ->
                node.put("forecast", chances.forecast())
                    .put("expected", chances.expected())
                    .put("covered", chances.covered())
                    .put("silence_p", chances.silence())
                    .put("silence_p_precedents", chances.silenceByPrecedents())
                    .put("silence_p_at_most", chances.silenceAtMost())
                    .put("silence_p_shown", chances.held().map(Chances.Held::silence).orElse(null))
                    .put(
                        "checked_on_events",
                        chances.held().map(Chances.Held::events).orElse(null)));
  }

  private static void groups(ArrayNode all, Dossier dossier) {
    for (var test : dossier.judgement().groups()) {
      var node =
          all.addObject()
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
                      .put("p_at_most", result.atMost())
                      .put("p", result.amongOthers())
                      .put("floor", result.floor())
                      .put("finding", result.isFinding()));
    }
  }

  private static void said(ArrayNode all, List<Dossier.Said> said, Dossier dossier) {
    for (var each : said) {
      var reaction = each.reaction();
      var stance = reaction.stance();
      var node =
          all.addObject()
              .put("statement_id", reaction.statement())
              .put("title", reaction.title())
              .put("url", reaction.url())
              .put("place", reaction.place().stored())
              .put("act_kind", reaction.actKind().stored())
              .put("stance", stance == null ? null : stance.kind().stored())
              .put("latency_min_hours", hours(reaction.latency().min()))
              .put("latency_max_hours", hours(reaction.latency().max()));
      var working =
          dossier.event().workingLatencyOf(reaction.published().when(), dossier.institution());
      node.put("latency_working_min_hours", working.map(its -> hours(its.min())).orElse(null))
          .put("latency_working_max_hours", working.map(its -> hours(its.max())).orElse(null));
      var words = node.putArray("stance_words");
      if (stance != null) {
        stance.words().forEach(words::add);
      }
      published(node, reaction.published());
      sight(node, each.sight());
    }
  }

  private static void published(ObjectNode node, Published published) {
    node.put("published", published.when().earliest().toString())
        .put("published_latest", published.when().latest().toString())
        .put("precision", published.when().precision().stored())
        .put("zone_assumed", published.when().zoneAssumed())
        .put("published_source", published.source())
        .put("published_confidence", published.confidence())
        .put("published_evidence", published.evidence());
  }

  private static void undated(ArrayNode all, List<Dossier.Doubtful> undated) {
    for (var each : undated) {
      var node =
          all.addObject()
              .put("statement_id", each.match().statement())
              .put("title", each.match().title())
              .put("url", each.match().url())
              .put("stated", stated(each.match().stated()));
      sight(node, each.sight());
    }
  }

  private static @Nullable String stated(@Nullable When stated) {
    return stated == null ? null : stated.earliest() + "/" + stated.latest();
  }

  private static void sight(ObjectNode node, Dossier.Sight sight) {
    node.put("source_id", sight.source())
        .put("first_seen", text(sight.firstSeen()))
        .put("first_seen_assumed", sight.assumed())
        .put("version", sight.version());
    var repeats = sight.repeats();
    if (repeats != null) {
      node.put("copy_of", repeats.of())
          .put("copy_of_institution_id", repeats.institution())
          .put("copy_similarity", repeats.similarity())
          .put("copy_kind", repeats.kind().stored());
    }
    var look = sight.look();
    capture(node, look == null ? null : look.capture(), look == null ? null : look.began());
  }

  private static void capture(
      ObjectNode node, @Nullable CapturePlace place, @Nullable Instant captured) {
    if (place == null) {
      node.putNull("capture");
    } else {
      node.putObject("capture")
          .put("captured", text(captured))
          .put("file", place.file())
          .put("offset", place.offset())
          .put("digest", place.digest());
    }
  }

  private static void coverage(ArrayNode all, Dossier dossier) {
    for (var row : CoverageRow.of(dossier)) {
      var node = all.addObject().put("source_id", row.source().isEmpty() ? null : row.source());
      bounds(node, row.span());
      node.put("grade", row.grade().stored())
          .put("state", row.state())
          .put("by", row.grade() == Grade.NONE ? null : row.words())
          .put("why", row.grade() == Grade.NONE ? row.words() : null);
    }
  }

  /** Within the window. */
  private static List<Span> watched(Dossier dossier) {
    return CoverageRow.watched(dossier);
  }

  private static void findings(ArrayNode all, List<Finding> findings) {
    for (var finding : findings) {
      var node =
          all.addObject()
              .put("id", finding.id())
              .put("kind", finding.kind().stored())
              .put("source_id", finding.source())
              .put("statement_id", finding.statement())
              .put("url", finding.url())
              .put("alarm", finding.alarm())
              .put("ends", finding.ends())
              .put("found", finding.found().toString())
              .put("happened_from", text(finding.from()))
              .put("happened_until", text(finding.until()))
              .put("summary", finding.summary())
              .put("detail", finding.detail());
      var proofs = node.putArray("proofs");
      for (var proof : finding.proofs()) {
        proofs
            .addObject()
            .put("what", proof.what())
            .put("captured", proof.captured().toString())
            .put("file", proof.place().file())
            .put("offset", proof.place().offset())
            .put("digest", proof.place().digest());
      }
    }
  }

  private static void log(ArrayNode all, List<Attempt> log) {
    for (var look : log) {
      var failure = look.failure();
      var node =
          all.addObject()
              .put("source_id", look.source())
              .put("target", look.target().stored())
              .put("url", look.url().toString())
              .put("began", look.began().toString())
              .put("ended", look.ended().toString())
              .put("outcome", look.outcome().stored())
              .put("failure", failure == null ? null : failure.stored())
              .put("detail", look.detail())
              .put("items", look.items())
              .put("fresh", look.fresh());
      capture(node, look.capture(), look.began());
    }
  }

  private static void span(ObjectNode node, String field, @Nullable Span span) {
    if (span == null) {
      node.putNull(field);
    } else {
      bounds(node.putObject(field), span);
    }
  }

  private static void bounds(ObjectNode node, Span span) {
    node.put("from", span.from().toString()).put("to", span.to().toString());
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static double hours(Duration duration) {
    return duration.toSeconds() / SECONDS_AN_HOUR;
  }
}
