package org.unsaid.index;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.ActKind;
import org.unsaid.core.Copy;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Latency;
import org.unsaid.core.Place;
import org.unsaid.core.Precision;
import org.unsaid.core.Publication;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Stance;
import org.unsaid.core.Statement;
import org.unsaid.core.Undated;
import org.unsaid.core.When;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The groups of fields that several indices share, written and read. */
final class Documents {

  private static final JsonMapper JSON = new JsonMapper();
  private static final double SECONDS_AN_HOUR = 3600;

  private Documents() {}

  static ObjectNode empty() {
    return JSON.createObjectNode();
  }

  static byte[] bytes(ObjectNode document) {
    return JSON.writeValueAsBytes(document);
  }

  /** What taggers look at; when an act was done and when a page was changed are left out. */
  static Statement statement(String id, ObjectNode document) {
    return new Statement(
        id,
        document.path("institution_id").asString(),
        document.path("title").asString(""),
        document.path("text").asString(""),
        text(document, "language"),
        publication(document),
        null,
        null,
        instant(document, "first_seen"),
        document.path("first_seen_assumed").asBoolean(),
        text(document, "url"),
        ActKind.of(document.path("act_kind").asString()),
        document.path("source_id").asString(),
        document.path("version").asInt(1));
  }

  static void list(ObjectNode document, String field, Collection<String> values) {
    if (!values.isEmpty()) {
      var array = document.putArray(field);
      values.forEach(array::add);
    }
  }

  static void institution(ObjectNode document, Institution institution) {
    document.put("institution_id", institution.id()).put("institution", institution.name());
    list(document, "groups", institution.groups());
  }

  static void event(ObjectNode document, Event event) {
    document
        .put("event_id", event.id())
        .put("event", event.name())
        .put("event_class", event.eventClass())
        .put("occurred", event.occurred().earliest().toString())
        .put("occurred_latest", event.occurred().latest().toString());
  }

  static void published(ObjectNode document, Published published) {
    var when = published.when();
    document
        .put("published", when.earliest().toString())
        .put("published_latest", when.latest().toString())
        .put("precision", when.precision().stored())
        .put("zone_assumed", when.zoneAssumed())
        .put("published_source", published.source())
        .put("published_confidence", published.confidence());
    if (!published.evidence().isEmpty()) {
      document.put("published_evidence", published.evidence());
    }
  }

  /**
   * @param institution that answers
   */
  static void reaction(
      ObjectNode document, Reaction reaction, Event event, Institution institution) {
    document.put("statement_id", reaction.statement()).put("title", reaction.title());
    if (reaction.url() != null) {
      document.put("url", reaction.url());
    }
    published(document, reaction.published());
    document
        .put("place", reaction.place().stored())
        .put("act_kind", reaction.actKind().stored())
        .put("latency_min_hours", hours(reaction.latency().min()))
        .put("latency_max_hours", hours(reaction.latency().max()));
    var stance = reaction.stance();
    if (stance != null) {
      document.put("stance", stance.kind().stored());
      list(document, "stance_words", stance.words());
    }
    event
        .workingLatencyOf(reaction.published().when(), institution)
        .ifPresent(
            working ->
                document
                    .put("latency_working_min_hours", hours(working.min()))
                    .put("latency_working_max_hours", hours(working.max())));
  }

  /** When a statement was published, or that it bears no date. */
  static Publication publication(ObjectNode document) {
    return document.has("published")
        ? published(document)
        : new Undated(document.path("undated_why").asString(""));
  }

  static Published published(ObjectNode document) {
    return new Published(
        new When(
            instant(document, "published"),
            instant(document, "published_latest"),
            Precision.of(document.path("precision").asString()),
            document.path("zone_assumed").asBoolean()),
        document.path("published_source").asString(),
        document.path("published_confidence").asDouble(1),
        document.path("published_evidence").asString(""));
  }

  /** The reaction that {@link #reaction} wrote; null where there is none. */
  static @Nullable Reaction reaction(ObjectNode document, Event event) {
    if (!document.has("statement_id")) {
      return null;
    }
    var published = published(document);
    return new Reaction(
        event.id(),
        document.path("institution_id").asString(),
        document.path("statement_id").asString(),
        document.path("title").asString(""),
        text(document, "url"),
        published,
        Place.of(document.path("place").asString()),
        ActKind.of(document.path("act_kind").asString()),
        latency(event, published),
        stance(document, "stance_words"));
  }

  /**
   * @param words field that holds them
   * @return null where no stance is known
   */
  static @Nullable Stance stance(ObjectNode document, String words) {
    var kind = text(document, "stance");
    return kind == null
        ? null
        : new Stance(
            Stance.Kind.of(kind),
            document.path(words).valueStream().map(JsonNode::asString).toList());
  }

  /**
   * What {@link VoiceIndex} wrote of the text that a statement repeats; null if it repeats none.
   */
  static @Nullable Copy copy(ObjectNode document) {
    // taken back, it is a null that stands there
    return document.path("copy_of").isString()
        ? new Copy(
            document.path("copy_of").asString(),
            document.path("copy_of_institution_id").asString(),
            document.path("copy_similarity").asDouble(),
            Copy.Kind.of(document.path("copy_kind").asString()),
            document.path("copy_same_institution").asBoolean(),
            instant(document, "copy_of_first_seen"))
        : null;
  }

  private static Latency latency(Event event, Published published) {
    return event.latencyOf(published.when());
  }

  static @Nullable String text(ObjectNode document, String field) {
    return document.has(field) ? document.path(field).asString() : null;
  }

  static Instant instant(ObjectNode document, String field) {
    return Instant.parse(document.path(field).asString());
  }

  private static double hours(Duration duration) {
    return duration.toSeconds() / SECONDS_AN_HOUR;
  }
}
