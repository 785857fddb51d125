package org.unsaid.extract.listing;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON Feed 1.0 and 1.1, a cut one up to where it was cut. */
final class JsonFeed {

  private static final JsonMapper JSON = new JsonMapper();

  private JsonFeed() {}

  /**
   * @param base address of the feed; null: unknown
   */
  static Listing read(String text, @Nullable URI base) {
    var faults = new Faults();
    var found = new ArrayList<JsonNode>();
    var further = new ArrayList<URI>();
    String version = null;
    URI home = null;
    boolean list = false;
    boolean complete = false;
    try (var parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Listing.none("JSON", "JSON, but no JSON Feed: no object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        parser.nextToken();
        if (name.equals("items") && parser.currentToken() == JsonToken.START_ARRAY) {
          list = true;
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            found.add(parser.readValueAsTree());
          }
          continue;
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          var value = parser.getString();
          switch (name) {
            case "version" -> version = value;
            case "home_page_url" -> home = Addresses.absolute(base, value);
            case "next_url" -> {
              var next = Addresses.absolute(base, value);
              if (next != null) {
                further.add(next);
              }
            }
            default -> {}
          }
        }
        parser.skipChildren();
      }
      complete = true;
    } catch (JacksonException e) {
      var at = e.getLocation();
      faults.malformed(at == null ? 1 : Math.max(1, at.getLineNr()), e.getOriginalMessage());
    }
    if (!list) {
      faults.add("JSON, but no JSON Feed: it has no items");
      return new Listing(null, "JSON", List.of(), List.of(), faults.told(), false);
    }
    var items = new ArrayList<Listing.Item>(found.size());
    for (var item : found) {
      if (item.isObject()) {
        items.add(item(item, base == null ? home : base));
      }
    }
    return new Listing(
        Source.Polled.Kind.FEED, format(version, faults), items, further, faults.told(), complete);
  }

  private static String format(@Nullable String version, Faults faults) {
    int slash = version == null ? -1 : version.lastIndexOf('/');
    if (version == null || slash < 0 || !version.contains("jsonfeed.org")) {
      faults.add("breaks its format: it does not say which version of JSON Feed it is");
      return "JSON Feed";
    }
    var number = version.substring(slash + 1);
    return "JSON Feed " + (number.equals("1") ? "1.0" : number);
  }

  private static Listing.Item item(JsonNode item, @Nullable URI base) {
    var url = Addresses.absolute(base, text(item, "url"));
    if (url == null) {
      url = Addresses.absolute(base, text(item, "external_url"));
    }
    var id = text(item, "id");
    if (url == null) {
      url = Addresses.absolute(null, id);
    }
    var html = text(item, "content_html");
    var plain = text(item, "content_text");
    return new Listing.Item(
        url,
        id,
        Plain.of(text(item, "title"), true),
        text(item, "date_published"),
        text(item, "date_modified"),
        text(item, "summary"),
        html != null || plain == null ? html : Entities.escape(plain),
        authors(item),
        false);
  }

  private static @Nullable String authors(JsonNode item) {
    var names = new LinkedHashSet<String>();
    for (var author : item.path("authors")) {
      names.add(author.path("name").asString("").strip());
    }
    names.add(item.path("author").path("name").asString("").strip());
    names.remove("");
    return names.isEmpty() ? null : String.join(", ", names);
  }

  private static @Nullable String text(JsonNode item, String name) {
    var value = item.path(name);
    return value.isValueNode() ? Plain.orNull(value.asString("")) : null;
  }
}
