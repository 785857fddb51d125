package org.unsaid.job;

import org.jspecify.annotations.Nullable;
import org.unsaid.extract.Extraction;
import org.unsaid.extract.listing.Listing;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was read from one page, as a line of JSON; null where there is nothing.
 *
 * @param failed whether nothing could be read; then {@code error} says why
 */
record Prediction(String json, boolean failed) {

  private static final JsonMapper JSON = new JsonMapper();

  static Prediction of(String id, Extraction extraction) {
    return switch (extraction) {
      case Extraction.Refused refused -> failed(id, refused.why());
      case Extraction.Listed listed ->
          new Prediction(JSON.writeValueAsString(line(id, listed.listing())), false);
      case Extraction.Read read -> new Prediction(JSON.writeValueAsString(line(id, read)), false);
    };
  }

  static Prediction failed(@Nullable String id, String error) {
    var line =
        JSON.createObjectNode()
            .put("id", id)
            .putNull("title")
            .putNull("text")
            .putNull("published")
            .putNull("published_precision")
            .putNull("language")
            .put("error", error);
    return new Prediction(JSON.writeValueAsString(line), true);
  }

  private static ObjectNode line(String id, Extraction.Read read) {
    var line = JSON.createObjectNode();
    line.put("id", id);
    line.put("title", orNull(read.title().value()));
    line.put("text", orNull(read.text().value()));
    var dating = read.dating();
    var published = dating.published();
    line.put("published", published == null ? null : published.time().toString());
    line.put(
        "published_precision", published == null ? null : published.time().precision().stored());
    line.put("language", orNull(read.language().value()));
    if (published != null) {
      line.put("confidence", dating.confidence());
    }
    line.put("why", dating.why());
    return line;
  }

  private static ObjectNode line(String id, Listing listing) {
    var line = JSON.createObjectNode().put("id", id).put("format", listing.format());
    // the entries of an index are sitemaps
    int items = listing.items().isEmpty() ? listing.further().size() : listing.items().size();
    line.put("items", items).put("complete", listing.complete());
    var faults = line.putArray("faults");
    listing.faults().forEach(faults::add);
    return line;
  }

  private static @Nullable String orNull(String value) {
    return value.isEmpty() ? null : value;
  }
}
