package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Expectation;
import org.unsaid.core.Institution;
import org.unsaid.core.Reaction;
import org.unsaid.core.Verdict;
import org.unsaid.core.Watch;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events, reactions, verdicts and coverage. What is put replaces what was there for the same
 * institutions, and for those that left the watch, so that what left the watch leaves the board
 * too.
 */
public final class VerdictIndex {

  private static final String EVENTS = "unsaid-events";
  private static final String REACTIONS = "unsaid-reactions";
  private static final String VERDICTS = "unsaid-verdicts";
  private static final String COVERAGE = "unsaid-coverage";
  private static final Query ALL = Query.of(q -> q.matchAll(m -> m));

  private final Cluster cluster;
  private final ElasticsearchClient client;
  private final Watch watch;

  VerdictIndex(Cluster cluster, ElasticsearchClient client, Watch watch) {
    this.cluster = cluster;
    this.client = client;
    this.watch = watch;
  }

  /** Writes the events of the watch, when it covers what, and what it does not cover and why. */
  public void putEvents(Collection<Coverage> coverage, Instant asOf) {
    var events = new HashMap<String, ObjectNode>();
    watch.events().forEach(event -> events.put(event.id(), document(event, asOf)));
    replace(EVENTS, ALL, events);
    replace(COVERAGE, ALL, new CoverageDocuments(watch, asOf).of(coverage));
  }

  /** Writes what these institutions said, and which of it came first. */
  public void putReactions(
      Collection<Institution> institutions, List<Reaction> reactions, Collection<Reaction> first) {
    var firsts = new HashSet<>(first);
    var events = new HashMap<String, Event>();
    watch.events().forEach(event -> events.put(event.id(), event));
    var documents = new HashMap<String, ObjectNode>();
    for (var reaction : reactions) {
      var event = events.get(reaction.event());
      if (event != null) {
        var document = Documents.empty();
        Documents.event(document, event);
        Documents.institution(document, watch.institution(reaction.institution()));
        Documents.reaction(document, reaction);
        document.put("first", firsts.contains(reaction));
        documents.put(reaction.event() + "/" + reaction.statement(), document);
      }
    }
    replace(REACTIONS, replaced(institutions), documents);
  }

  /** Writes the newest verdicts on these institutions. */
  public void putVerdicts(Collection<Institution> institutions, List<Assessment> assessments) {
    var documents = new HashMap<String, ObjectNode>();
    for (var assessment : assessments) {
      var expectation = assessment.verdict().expectation();
      documents.put(
          expectation.event().id() + "/" + expectation.institution().id(), document(assessment));
    }
    replace(VERDICTS, replaced(institutions), documents);
  }

  /** The verdicts on the events of the watch, in its order. */
  public List<Assessment> read() {
    var found = new HashMap<String, Assessment>();
    cluster.ask(
        "read the verdicts",
        () -> {
          var events = new HashMap<String, Event>();
          watch.events().forEach(event -> events.put(event.id(), event));
          new Scan(client, VERDICTS)
              .each(
                  ALL,
                  List.of("*"),
                  hit -> {
                    var document = hit.source();
                    if (document == null) {
                      return;
                    }
                    var event = events.get(document.path("event_id").asString());
                    var institution =
                        watch.institutions().get(document.path("institution_id").asString());
                    if (event != null && institution != null) {
                      found.put(
                          event.id() + "/" + institution.id(),
                          assessment(document, event, institution));
                    }
                  });
          return true;
        });
    var ordered = new ArrayList<Assessment>();
    for (var event : watch.events()) {
      for (var institution : event.asked()) {
        var assessment = found.get(event.id() + "/" + institution);
        if (assessment != null) {
          ordered.add(assessment);
        }
      }
    }
    return ordered;
  }

  /** The verdict on one institution and one event. */
  public Optional<Assessment> find(Event event, Institution institution) {
    return cluster.ask(
        "read a verdict",
        () -> {
          client.indices().refresh(r -> r.index(VERDICTS));
          var document =
              client
                  .get(
                      r -> r.index(VERDICTS).id(event.id() + "/" + institution.id()),
                      ObjectNode.class)
                  .source();
          return Optional.ofNullable(document).map(its -> assessment(its, event, institution));
        });
  }

  private static ObjectNode document(Event event, Instant asOf) {
    var document = Documents.empty();
    Documents.event(document, event);
    return document
        .put("precision", event.occurred().precision().stored())
        .put("zone", event.zone().getId())
        .put("query", event.query())
        .put("asked", event.asked().size())
        .put("opens", event.opens().toString())
        .put("closes", event.closes().toString())
        .put("state", event.closes().isAfter(asOf) ? "open" : "complete");
  }

  private static ObjectNode document(Assessment assessment) {
    var verdict = assessment.verdict();
    var expectation = verdict.expectation();
    var document = Documents.empty();
    Documents.event(document, expectation.event());
    Documents.institution(document, expectation.institution());
    document
        .put("answer", verdict.answer().stored())
        .put("verdict", verdict.stored())
        .put("as_of", assessment.asOf().toString())
        .put("expected_by", expectation.due().toString())
        .put("method", assessment.method());
    verdict.nearest().ifPresent(reaction -> Documents.reaction(document, reaction));
    if (verdict.answer() == Answer.ANSWERED) {
      verdict
          .nearest()
          .ifPresent(
              reaction ->
                  document.put(
                      "first_response",
                      reaction.published().when().text(expectation.institution().zone())));
    }
    if (verdict instanceof Verdict.NotObserved unobserved) {
      document.put("why", unobserved.why());
    }
    return document;
  }

  private static Assessment assessment(ObjectNode document, Event event, Institution institution) {
    var expectation =
        new Expectation(event, institution, Documents.instant(document, "expected_by"));
    var reaction = Optional.ofNullable(Documents.reaction(document, event));
    var stored = document.path("verdict").asString();
    var verdict =
        switch (stored) {
          case "on_time" -> new Verdict.OnTime(expectation, reaction.orElseThrow());
          case "silent" -> new Verdict.Silent(expectation);
          case "pending" -> new Verdict.Pending(expectation, reaction);
          case "not_observed" ->
              new Verdict.NotObserved(expectation, document.path("why").asString(), reaction);
          default ->
              throw new IndexException(
                  "unsaid-verdicts holds the verdict '%s', which this version does not know. %s"
                      .formatted(stored, "Run `unsaid assess` again, or a newer version."));
        };
    return new Assessment(
        verdict, Documents.instant(document, "as_of"), document.path("method").asString());
  }

  /** What is on these institutions, or on some that left the watch and would else stay for ever. */
  private Query replaced(Collection<Institution> institutions) {
    var watched = StatementIndex.oneOf(watch.institutions().values());
    return Query.of(
        q ->
            q.bool(
                b ->
                    b.should(StatementIndex.oneOf(institutions))
                        .should(left -> left.bool(not -> not.mustNot(watched)))));
  }

  private void replace(String alias, Query scope, Map<String, ObjectNode> documents) {
    cluster.ask(
        "write " + alias,
        () -> {
          var bulk = new Bulk(cluster, client, alias);
          bulk.delete(stale(alias, scope, documents));
          documents.forEach((id, document) -> bulk.index(id, Documents.bytes(document)));
          bulk.send();
          return client.indices().refresh(r -> r.index(alias));
        });
  }

  private List<String> stale(String alias, Query scope, Map<String, ObjectNode> documents)
      throws IOException {
    var stale = new ArrayList<String>();
    client.indices().refresh(r -> r.index(alias));
    new Scan(client, alias)
        .each(
            scope,
            List.of(),
            hit -> {
              if (hit.id() != null && !documents.containsKey(hit.id())) {
                stale.add(hit.id());
              }
            });
    return stale;
  }
}
