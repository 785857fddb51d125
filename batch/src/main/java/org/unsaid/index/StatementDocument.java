package org.unsaid.index;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map.Entry;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Institution;
import org.unsaid.core.Place;
import org.unsaid.core.Publication;
import org.unsaid.core.Published;
import org.unsaid.core.Signatory;
import org.unsaid.core.Stance;
import org.unsaid.core.Tagged;
import org.unsaid.core.Undated;
import org.unsaid.core.When;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A statement as the index keeps it; its fields are those of {@code
 * mappings/unsaid-statements.json}.
 */
final class StatementDocument {

  private static final JsonFactory JSON = new JsonFactory();

  private StatementDocument() {}

  /**
   * Written field by field: this runs once a statement, and a tree would cost as much as tagging.
   */
  static byte[] of(Tagged tagged, Institution institution) {
    var statement = tagged.statement();
    var bytes = new ByteArrayOutputStream(2 * statement.text().length() + 2048);
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("institution_id", institution.id());
      json.writeStringProperty("institution", institution.name());
      array(json, "groups", institution.groups());
      json.writeStringProperty("title", statement.title());
      array(json, "head", List.of(statement.title(), statement.lead()));
      json.writeStringProperty("text", statement.text());
      if (statement.language() != null) {
        json.writeStringProperty("language", statement.language());
      }
      publication(json, statement.publication());
      interval(json, "acted", statement.acted());
      interval(json, "updated", statement.updated());
      json.writeStringProperty("first_seen", statement.firstSeen().toString());
      json.writeBooleanProperty("first_seen_assumed", statement.firstSeenAssumed());
      if (statement.fetched() != null) {
        json.writeStringProperty("fetched", statement.fetched().toString());
      }
      if (statement.url() != null) {
        json.writeStringProperty("url", statement.url());
      }
      json.writeStringProperty("act_kind", statement.actKind().stored());
      json.writeStringProperty("source_id", statement.source());
      if (statement.version() > 1) {
        json.writeNumberProperty("version", statement.version());
      }
      array(json, "topics", at(Place.HEAD, tagged.topics()));
      array(json, "topics_mentioned", at(Place.TEXT, tagged.topics()));
      array(json, "reacts_to", at(Place.HEAD, tagged.events()));
      array(json, "mentions", at(Place.TEXT, tagged.events()));
      array(json, "near_misses", at(Place.NEAR, tagged.events()));
      stances(json, tagged.stances());
      var signatories = tagged.signatories();
      array(json, "signatory_ids", signatories.stream().map(Signatory::institution).toList());
      array(
          json, "signatory_quotes", signatories.stream().map(Signatory::quote).distinct().toList());
      array(json, "bands", tagged.bands());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void publication(JsonGenerator json, Publication publication) {
    switch (publication) {
      case Published published -> {
        interval(json, "published", published.when());
        json.writeStringProperty("precision", published.when().precision().stored());
        json.writeBooleanProperty("zone_assumed", published.when().zoneAssumed());
        json.writeStringProperty("published_source", published.source());
        json.writeNumberProperty("published_confidence", published.confidence());
        if (!published.evidence().isEmpty()) {
          json.writeStringProperty("published_evidence", published.evidence());
        }
      }
      case Undated undated -> json.writeStringProperty("undated_why", undated.why());
    }
  }

  private static void interval(JsonGenerator json, String field, @Nullable When when) {
    if (when != null) {
      json.writeStringProperty(field, when.earliest().toString());
      json.writeStringProperty(field + "_latest", when.latest().toString());
    }
  }

  private static List<String> at(Place place, SortedMap<String, Place> places) {
    return places.entrySet().stream()
        .filter(entry -> entry.getValue() == place)
        .map(Entry::getKey)
        .toList();
  }

  private static void stances(JsonGenerator json, SortedMap<String, Stance> stances) {
    if (stances.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("stances");
    stances.forEach(
        (event, stance) -> {
          json.writeStartObject();
          json.writeStringProperty("event_id", event);
          json.writeStringProperty("stance", stance.kind().stored());
          array(json, "words", stance.words());
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  private static void array(JsonGenerator json, String field, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart(field);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
