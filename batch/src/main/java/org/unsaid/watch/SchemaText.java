package org.unsaid.watch;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Declares the key tables as JSON Schema, so that editors know what the reader knows. */
final class SchemaText {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SchemaText() {}

  static String of(Section section, String title) {
    var schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.setAll(schema(section));
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(schema);
  }

  private static ObjectNode schema(Shape<?> shape) {
    return switch (shape) {
      case Text<?> text -> schema(text);
      case ListOf<?> list -> schema(list);
      case Section section -> schema(section);
      case Choice choice -> schema(choice);
    };
  }

  private static ObjectNode schema(Text<?> text) {
    var schema = JSON.objectNode();
    if (text.parse().apply("2016").isPresent()) {
      // digits alone are a number to an editor, and a year, an id or a name to us
      schema.putArray("type").add("string").add("integer");
    } else {
      schema.put("type", "string");
    }
    if (text.pattern() != null) {
      schema.put("pattern", "^(" + text.pattern() + ")$");
    }
    if (!text.words().isEmpty()) {
      text.words().forEach(schema.putArray("enum")::add);
    }
    return schema;
  }

  private static ObjectNode schema(ListOf<?> list) {
    var schema = JSON.objectNode().put("type", "array");
    if (list.least() > 0) {
      schema.put("minItems", list.least());
    }
    schema.set("items", schema(list.item()));
    return schema;
  }

  private static ObjectNode schema(Section section) {
    var schema = JSON.objectNode().put("type", "object");
    var properties = schema.putObject("properties");
    var required = JSON.arrayNode();
    for (var key : section.keys()) {
      properties.set(key.name(), schema(key.shape()).put("description", key.about()));
      if (key.required()) {
        required.add(key.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode schema(Choice choice) {
    var schema = JSON.objectNode().put("type", "object");
    var by = choice.by();
    schema
        .putObject("properties")
        .set(by.name(), schema(by.shape()).put("description", by.about()));
    schema.putArray("required").add(by.name());
    var cases = schema.putArray("allOf");
    choice
        .sections()
        .forEach(
            (word, section) -> {
              var one = cases.addObject();
              var condition = one.putObject("if");
              condition.putObject("properties").putObject(by.name()).put("const", word);
              condition.putArray("required").add(by.name());
              one.set("then", schema(section));
            });
    return schema;
  }
}
