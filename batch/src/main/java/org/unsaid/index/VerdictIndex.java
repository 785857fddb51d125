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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unsaid.core.Assessment;
import org.unsaid.core.Attempt;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Reaction;
import org.unsaid.core.Source;
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
  public void putEvents(
      Collection<Judgement> judgements, Collection<Coverage> coverage, Instant asOf) {
    var topics = topics();
    var events = new HashMap<String, ObjectNode>();
    for (var judgement : judgements) {
      var document = EventDocument.of(judgement);
      PanelFields.event(document, judgement.event(), topics.of(judgement.event()));
      events.put(judgement.event().id(), document);
    }
    replace(EVENTS, ALL, events);
    replace(COVERAGE, LookDocuments.OTHERS, new CoverageDocuments(watch, asOf).of(coverage));
  }

  /** When the newest look of each source that is written began, by the source's id. */
  public Map<String, Instant> newestLooks() {
    return cluster.ask("read the looks", () -> new LookDocuments(client, COVERAGE).newest());
  }

  /** Adds looks at sources of the watch to those that are there. */
  public void putLooks(Collection<Attempt> looks) {
    var institutions =
        watch.polled().stream()
            .collect(
                Collectors.toMap(
                    Source.Polled::id, source -> watch.institution(source.institution())));
    var bulk = new Bulk(cluster, client, COVERAGE);
    for (var look : looks) {
      var institution = institutions.get(look.source());
      if (institution != null) {
        bulk.index(LookDocuments.id(look), Documents.bytes(LookDocuments.of(look, institution)));
      }
    }
    bulk.send();
  }

  /** Takes away the looks that ended before; the ledger keeps all. */
  public void forgetLooks(Instant before) {
    replace(COVERAGE, LookDocuments.before(before), Map.of());
  }

  /** Writes what these institutions said, and which of it came first. */
  public void putReactions(
      Collection<Institution> institutions, List<Reaction> reactions, Collection<Reaction> first) {
    var firsts = new HashSet<>(first);
    var topics = topics();
    var events = new HashMap<String, Event>();
    watch.events().forEach(event -> events.put(event.id(), event));
    var documents = new HashMap<String, ObjectNode>();
    for (var reaction : reactions) {
      var event = events.get(reaction.event());
      if (event != null) {
        var document =
            Rows.reaction(
                reaction,
                event,
                watch.institution(reaction.institution()),
                firsts.contains(reaction));
        PanelFields.event(document, event, topics.of(event));
        PanelFields.latency(document, reaction.latency());
        documents.put(Rows.id(reaction), document);
      }
    }
    replace(REACTIONS, replaced(institutions), documents);
  }

  /**
   * Writes the newest verdicts on these institutions.
   *
   * @param judgements on all events, also those that others are compared with
   * @param said by these institutions
   */
  public void putVerdicts(
      Collection<Institution> institutions, List<Judgement> judgements, List<Reaction> said) {
    var topics = topics();
    var ours = institutions.stream().map(Institution::id).collect(Collectors.toSet());
    var assessed = new HashMap<String, Assessment>();
    for (var judgement : judgements) {
      for (var assessment : judgement.assessments()) {
        if (ours.contains(assessment.expectation().institution().id())) {
          assessed.put(
              Rows.id(judgement.event(), assessment.expectation().institution()), assessment);
        }
      }
    }
    var saidBy =
        said.stream()
            .collect(Collectors.groupingBy(each -> each.event() + "/" + each.institution()));
    var documents = new HashMap<String, ObjectNode>();
    for (var judgement : judgements) {
      var event = judgement.event();
      for (var assessment : judgement.assessments()) {
        var institution = assessment.expectation().institution();
        var id = Rows.id(event, institution);
        if (assessed.containsKey(id)) {
          var earlier =
              judgement.precedents().stream()
                  .map(precedent -> assessed.get(precedent + "/" + institution.id()))
                  .filter(Objects::nonNull)
                  .map(Objects::requireNonNull)
                  .toList();
          var document = VerdictDocument.of(assessment);
          PanelFields.event(document, event, topics.of(event));
          PanelFields.profile(document, institution, event);
          PanelFields.verdict(
              document,
              assessment,
              saidBy.getOrDefault(id, List.of()),
              earlier,
              judgement.precedents().size());
          documents.put(id, document);
        }
      }
    }
    replace(VERDICTS, replaced(institutions), documents);
  }

  private EventTopics topics() {
    return cluster.ask("read what events are about", () -> EventTopics.read(client));
  }

  /** What was said of the events of the watch, in its order; what was not judged is left out. */
  public List<Judgement> read() {
    var events = new HashMap<String, Event>();
    watch.events().forEach(event -> events.put(event.id(), event));
    var judged = new HashMap<String, ObjectNode>();
    var found = new HashMap<String, Assessment>();
    new Scan(cluster, client, EVENTS, "read the verdicts")
        .each(
            ALL,
            List.of("*"),
            (_, document) -> judged.put(document.path("event_id").asString(), document));
    new Scan(cluster, client, VERDICTS, "read the verdicts")
        .each(
            ALL,
            List.of("*"),
            (_, document) -> {
              var event = events.get(document.path("event_id").asString());
              var institution =
                  watch.institutions().get(document.path("institution_id").asString());
              if (event != null && institution != null) {
                found.put(
                    event.id() + "/" + institution.id(),
                    VerdictDocument.read(document, event, institution));
              }
            });
    var ordered = new ArrayList<Judgement>();
    for (var event : watch.events()) {
      var document = judged.get(event.id());
      var assessments =
          event.asked().stream()
              .map(institution -> found.get(event.id() + "/" + institution))
              .filter(Objects::nonNull)
              .map(Objects::requireNonNull)
              .toList();
      if (document != null && !assessments.isEmpty()) {
        ordered.add(EventDocument.read(document, event, assessments));
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
          return Optional.ofNullable(document)
              .map(its -> VerdictDocument.read(its, event, institution));
        });
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
    new Scan(cluster, client, alias, "look for verdicts that are not true any more")
        .eachId(
            scope,
            id -> {
              if (!documents.containsKey(id)) {
                stale.add(id);
              }
            });
    return stale;
  }
}
