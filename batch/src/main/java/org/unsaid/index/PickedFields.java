package org.unsaid.index;

import co.elastic.clients.json.JsonpDeserializerBase;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.json.jackson.Jackson3JsonpParser;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of a document only what is wanted of it: the rest, which may be half of it, is passed over
 * without becoming objects.
 */
final class PickedFields extends JsonpDeserializerBase<ObjectNode> {

  private final Set<String> fields;
  private long bytes;

  PickedFields(Set<String> fields) {
    super(EnumSet.of(Event.START_OBJECT));
    this.fields = fields;
  }

  /** How long all documents were so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public ObjectNode deserialize(JsonParser parser, JsonpMapper mapper, Event event) {
    var json = ((Jackson3JsonpParser) parser).jacksonParser();
    JsonMapper trees = ((Jackson3JsonpMapper) mapper).objectMapper();
    var document = JsonNodeFactory.instance.objectNode();
    long from = json.currentLocation().getByteOffset();
    for (var name = json.nextName(); name != null; name = json.nextName()) {
      var token = json.nextToken();
      if (!fields.contains(name)) {
        json.skipChildren();
      } else if (token == JsonToken.VALUE_STRING) {
        document.put(name, json.getString());
      } else {
        document.set(name, trees.readTree(json));
      }
    }
    bytes += json.currentLocation().getByteOffset() - from;
    return document;
  }
}
