package org.unsaid.publish.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.unsaid.testing.Rest;
import tools.jackson.databind.JsonNode;

/**
 * What a server says of its fields and documents, each question asked once: the server must not
 * change meanwhile.
 */
public final class Fields {

  /**
   * @param kind as Kibana groups them
   */
  record Field(String type, String kind, boolean aggregatable) {}

  private static final Map<String, String> KINDS =
      Map.of(
          "keyword", "string",
          "text", "string",
          "date", "date",
          "double", "number",
          "float", "number",
          "long", "number",
          "integer", "number",
          "boolean", "boolean");

  private final Rest rest;
  private final Map<String, Map<String, Field>> byIndex = new HashMap<>();

  private final Map<String, JsonNode> answers = new HashMap<>();

  public Fields(Rest rest) {
    this.rest = rest;
  }

  boolean isThere(String index) {
    return !of(index).isEmpty();
  }

  Optional<Field> find(String index, String name) {
    return Optional.ofNullable(of(index).get(name));
  }

  private Map<String, Field> of(String index) {
    return byIndex.computeIfAbsent(index, this::ask);
  }

  private Map<String, Field> ask(String index) {
    var found = new HashMap<String, Field>();
    var answer = ask("GET", "/" + index + "/_field_caps?fields=*&ignore_unavailable=true", "");
    for (var field : answer.path("fields").properties()) {
      for (var type : field.getValue().properties()) {
        found.put(
            field.getKey(),
            new Field(
                type.getKey(),
                Objects.requireNonNullElse(KINDS.get(type.getKey()), type.getKey()),
                type.getValue().path("aggregatable").asBoolean()));
      }
    }
    found.keySet().removeIf(name -> name.startsWith("_"));
    return found;
  }

  /**
   * @throws IllegalArgumentException if the server refuses
   */
  JsonNode ask(String method, String path, String body) {
    var question = method + " " + path + " " + body;
    var known = answers.get(question);
    if (known == null) {
      known = send(method, path, body);
      answers.put(question, known);
    }
    return known.deepCopy();
  }

  private JsonNode send(String method, String path, String body) {
    try {
      var answer = rest.send(method, path, body);
      if (answer.status() != 200) {
        throw new IllegalArgumentException(
            "the server refuses it with %d: %s".formatted(answer.status(), answer.body()));
      }
      return SavedObjects.JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
