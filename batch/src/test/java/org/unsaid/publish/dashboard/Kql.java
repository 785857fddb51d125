package org.unsaid.publish.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads Kibana's query language as far as the dashboards use it, and gives the request that Kibana
 * would send. Stricter than Kibana: words side by side without quotes are a fault, since nobody
 * means what Kibana makes of them.
 */
final class Kql {

  /** One thing that is asked of a field; the value is empty where a range or existence is asked. */
  record Asked(String field, String value) {}

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[():]|<=|>=|<|>|[^\\s():<>\"]+)");

  private final List<String> tokens = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private final String text;
  private int next;

  private Kql(String text) {
    this.text = text;
    var token = TOKEN.matcher(text);
    int end = 0;
    while (token.find()) {
      if (token.start() != end) {
        throw fault("what stands at " + end);
      }
      tokens.add(token.group(1));
      end = token.end();
    }
    if (!text.substring(end).isBlank()) {
      throw fault("what stands at " + end);
    }
  }

  /** A query, and what it asks of which fields. */
  record Parsed(ObjectNode query, List<Asked> asked) {}

  /**
   * @throws IllegalArgumentException if it is not a query; says why
   */
  static Parsed parse(String text) {
    var kql = new Kql(text);
    if (kql.tokens.isEmpty()) {
      var all = SavedObjects.JSON.createObjectNode();
      all.putObject("match_all");
      return new Parsed(all, List.of());
    }
    var query = kql.either();
    if (kql.next < kql.tokens.size()) {
      throw kql.fault("'" + kql.tokens.get(kql.next) + "'");
    }
    return new Parsed(query, kql.asked);
  }

  private ObjectNode either() {
    return joined("or", "should", this::both);
  }

  private ObjectNode both() {
    return joined("and", "filter", this::one);
  }

  private ObjectNode joined(String word, String clause, Part part) {
    var parts = new ArrayList<ObjectNode>();
    parts.add(part.read());
    while (isNext(word)) {
      next++;
      parts.add(part.read());
    }
    return parts.size() == 1 ? parts.getFirst() : bool(clause, parts);
  }

  private static ObjectNode bool(String clause, List<ObjectNode> parts) {
    var query = SavedObjects.JSON.createObjectNode();
    var bool = query.putObject("bool");
    bool.putArray(clause).addAll(parts);
    if (clause.equals("should")) {
      bool.put("minimum_should_match", 1);
    }
    return query;
  }

  private ObjectNode one() {
    if (isNext("not")) {
      next++;
      return bool("must_not", List.of(one()));
    }
    if (isNext("(")) {
      next++;
      var inner = either();
      expect(")");
      return inner;
    }
    var field = word("a field");
    var sign = take("':' or a comparison");
    return switch (sign) {
      case ":" -> isNext("(") ? values(field) : value(field, take("a value"));
      case "<", "<=", ">", ">=" -> range(field, sign);
      default -> throw fault("'" + sign + "' after " + field);
    };
  }

  private ObjectNode range(String field, String sign) {
    asked.add(new Asked(field, ""));
    var name =
        switch (sign) {
          case "<" -> "lt";
          case "<=" -> "lte";
          case ">" -> "gt";
          default -> "gte";
        };
    var query = SavedObjects.JSON.createObjectNode();
    query.putObject("range").putObject(field).put(name, plain(take("a value")));
    return query;
  }

  private ObjectNode values(String field) {
    expect("(");
    var joined =
        joined("or", "should", () -> joined("and", "filter", () -> value(field, take("a value"))));
    expect(")");
    return joined;
  }

  private ObjectNode value(String field, String token) {
    if (token.matches("[()<>:]|<=|>=") || isWord(token)) {
      throw fault("'" + token + "' instead of a value of " + field);
    }
    var query = SavedObjects.JSON.createObjectNode();
    var value = plain(token);
    if (token.equals("*")) {
      asked.add(new Asked(field, ""));
      query.putObject("exists").put("field", field);
    } else if (!token.startsWith("\"") && value.contains("*")) {
      asked.add(new Asked(field, ""));
      query.putObject("wildcard").putObject(field).put("value", value);
    } else {
      asked.add(new Asked(field, value));
      query.putObject(token.startsWith("\"") ? "match_phrase" : "match").put(field, value);
    }
    return query;
  }

  private static String plain(String token) {
    return token.startsWith("\"")
        ? token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1")
        : token;
  }

  private String word(String what) {
    var token = take(what);
    if (token.startsWith("\"") || token.matches("[()<>:]|<=|>=") || isWord(token)) {
      throw fault("'" + token + "' instead of " + what);
    }
    return token;
  }

  private static boolean isWord(String token) {
    return List.of("and", "or", "not").contains(token.toLowerCase(Locale.ROOT));
  }

  private boolean isNext(String token) {
    return next < tokens.size() && tokens.get(next).equalsIgnoreCase(token);
  }

  private void expect(String token) {
    if (!isNext(token)) {
      throw fault("no '" + token + "'");
    }
    next++;
  }

  private String take(String what) {
    if (next >= tokens.size()) {
      throw fault("no " + what + " at its end");
    }
    return tokens.get(next++);
  }

  private IllegalArgumentException fault(String what) {
    return new IllegalArgumentException("not KQL, " + what + ": " + text);
  }

  /** Reads a part of a query. */
  private interface Part {
    ObjectNode read();
  }
}
