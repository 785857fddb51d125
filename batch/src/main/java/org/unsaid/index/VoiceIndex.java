package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.unsaid.core.Institution;
import org.unsaid.core.Statement;
import org.unsaid.core.Voice;
import org.unsaid.core.Watch;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which statement repeats which: fields of the statements themselves, written when all of them are
 * there.
 */
public final class VoiceIndex {

  private static final String ALIAS = "unsaid-statements";

  /** Every voice has it. */
  private static final String ORDER = "copy_order";

  private static final List<String> FIELDS =
      List.of(
          "copy_of",
          "copy_of_institution_id",
          "copy_of_institution",
          "copy_similarity",
          "copy_kind",
          "copy_same_institution",
          "copy_of_first_seen",
          ORDER,
          "copy_ordered_by",
          "chorus_id");

  /** Ids that are asked for in one request. */
  private static final int IDS = 5_000;

  private static final double DIGITS = 10_000;

  private final Cluster cluster;
  private final ElasticsearchClient client;
  private final Watch watch;

  VoiceIndex(Cluster cluster, ElasticsearchClient client, Watch watch) {
    this.cluster = cluster;
    this.client = client;
    this.watch = watch;
  }

  /** Tells the id and the bands of each statement that has some. */
  public void bands(BiConsumer<String, List<String>> statement) {
    new Scan(cluster, client, ALIAS, "read bands").eachValues(with("bands"), "bands", statement);
  }

  /** The statements of these ids, as far as the watch still knows their institutions. */
  public List<Statement> read(List<String> ids) {
    var statements = new ArrayList<Statement>();
    for (int from = 0; from < ids.size(); from += IDS) {
      read(ids.subList(from, Math.min(ids.size(), from + IDS)), statements);
    }
    return statements;
  }

  private void read(List<String> ids, List<Statement> statements) {
    var query = Query.of(q -> q.ids(i -> i.values(ids)));
    new Scan(cluster, client, ALIAS, "read statements")
        .each(
            query,
            List.of(
                "institution_id",
                "title",
                "text",
                "language",
                "published*",
                "undated_why",
                "precision",
                "zone_assumed",
                "first_seen*",
                "url",
                "act_kind",
                "source_id"),
            (id, document) -> {
              if (isOurs(document)) {
                statements.add(Documents.statement(id, document));
              }
            });
  }

  private boolean isOurs(ObjectNode document) {
    return watch.institutions().containsKey(document.path("institution_id").asString());
  }

  /** Writes who repeats whom, and takes away what was written before and is no longer so. */
  public void put(Collection<Voice> voices) {
    var before = written();
    var bulk = new Bulk(cluster, client, ALIAS);
    for (var voice : voices) {
      var fields = fields(voice);
      for (var field : before.getOrDefault(voice.statement(), Set.of())) {
        if (!fields.has(field)) {
          fields.putNull(field);
        }
      }
      before.remove(voice.statement());
      bulk.update(voice.statement(), fields);
    }
    before.forEach(
        (id, gone) -> {
          var fields = Documents.empty();
          gone.forEach(fields::putNull);
          bulk.update(id, fields);
        });
    bulk.send();
  }

  /** Names of the fields that an earlier run wrote, by id of the statement. */
  private Map<String, Set<String>> written() {
    var found = new HashMap<String, Set<String>>();
    new Scan(cluster, client, ALIAS, "read who repeats whom")
        .each(
            with(ORDER),
            FIELDS,
            (id, document) -> {
              var names = new TreeSet<>(document.propertyNames());
              names.removeIf(name -> document.path(name).isNull());
              found.put(id, names);
            });
    return found;
  }

  private Query with(String field) {
    return Query.of(
        q ->
            q.bool(
                b ->
                    b.filter(f -> f.exists(e -> e.field(field)))
                        .filter(StatementIndex.oneOf(watch.institutions().values()))));
  }

  private ObjectNode fields(Voice voice) {
    var fields = Documents.empty();
    voice
        .copy()
        .ifPresent(
            copy -> {
              Institution institution = watch.institution(copy.institution());
              fields
                  .put("copy_of", copy.of())
                  .put("copy_of_institution_id", institution.id())
                  .put("copy_of_institution", institution.name())
                  .put("copy_similarity", Math.round(copy.similarity() * DIGITS) / DIGITS)
                  .put("copy_kind", copy.kind().stored())
                  .put("copy_same_institution", copy.sameInstitution())
                  .put("copy_of_first_seen", copy.firstSeen().toString());
            });
    fields.put(ORDER, voice.order().stored());
    voice.orderedBy().ifPresent(by -> fields.put("copy_ordered_by", by.stored()));
    voice.chorus().ifPresent(chorus -> fields.put("chorus_id", chorus));
    return fields;
  }
}
