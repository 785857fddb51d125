package org.unsaid.publish.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.unsaid.core.Case;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Reaction;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was judged and what came of it, as files of JSON Lines from which it can be judged again:
 * all that the assessor was given, exactly, and all that it said. Each verdict also bears the
 * digest of its own evidence, so that what was changed is found where it was changed.
 */
public final class Proceedings {

  static final String INSTITUTIONS = "evidence/institutions.jsonl";
  static final String EVENTS = "evidence/events.jsonl";
  static final String PAIRS = "evidence/pairs.jsonl";
  static final String JUDGEMENTS = "evidence/judgements.jsonl";
  static final String VERDICTS = "evidence/verdicts.jsonl";

  /** In the order in which they are written. */
  public static final List<String> FILES =
      List.of(INSTITUTIONS, EVENTS, PAIRS, JUDGEMENTS, VERDICTS);

  private static final String EVENT = "event";
  private static final String INSTITUTION = "institution";
  private static final String RESTS_ON = "rests_on";
  private static final String CHANGED = "what it rests on is not what was judged";

  private static final Comparator<Reaction> IN_TIME =
      Comparator.comparing((Reaction reaction) -> reaction.published().when().earliest())
          .thenComparing(reaction -> reaction.published().when().latest())
          .thenComparing(Reaction::statement)
          .thenComparing(Reaction::institution)
          .thenComparing(Reaction::place)
          .thenComparing(Reaction::actKind);

  private Proceedings() {}

  /** The same cases in an order of their own, since an index has none. */
  public static List<Case> inOrder(List<Case> cases) {
    return cases.stream()
        .map(
            each ->
                new Case(
                    each.event(),
                    each.asked().stream().map(Proceedings::inOrder).toList(),
                    each.bystanders().stream().map(Proceedings::inOrder).toList()))
        .toList();
  }

  private static Evidence inOrder(Evidence its) {
    return new Evidence(
        its.institution(),
        its.reactions().stream().sorted(IN_TIME).toList(),
        its.undated().stream()
            .sorted(
                Comparator.comparing(UndatedMatch::statement).thenComparing(UndatedMatch::place))
            .toList(),
        its.coverage(),
        its.output());
  }

  /**
   * The lines of all files.
   *
   * @param judgements of the cases, in their order
   */
  public static SequencedMap<String, List<String>> of(
      List<Case> cases, List<Judgement> judgements) {
    var files = new LinkedHashMap<String, List<String>>();
    FILES.forEach(file -> files.put(file, new ArrayList<>()));
    var institutions = new TreeMap<String, String>();
    for (int i = 0; i < cases.size(); i++) {
      var its = cases.get(i);
      var judgement = judgements.get(i);
      var event = line(event(its));
      lines(files, EVENTS).add(event);
      lines(files, JUDGEMENTS).add(line(judgement(judgement, Sha256.of(event))));
      for (int j = 0; j < its.asked().size(); j++) {
        var evidence = its.asked().get(j);
        var institution =
            institutions.computeIfAbsent(
                evidence.institution().id(), _ -> line(tree(evidence.institution())));
        var pair = line(pair(its.event(), evidence));
        lines(files, PAIRS).add(pair);
        lines(files, VERDICTS)
            .add(line(verdict(judgement, j, Sha256.of(institution + "\n" + pair))));
      }
    }
    lines(files, INSTITUTIONS).addAll(institutions.values());
    return files;
  }

  private static List<String> lines(Map<String, List<String>> files, String file) {
    return files.getOrDefault(file, List.of());
  }

  private static ObjectNode event(Case its) {
    var node = tree(its);
    node.remove("asked");
    return node;
  }

  private static ObjectNode pair(Event event, Evidence evidence) {
    var node = Exact.JSON.createObjectNode();
    node.put(EVENT, event.id()).put(INSTITUTION, evidence.institution().id());
    var rest = tree(evidence);
    rest.remove(INSTITUTION);
    return node.setAll(rest);
  }

  private static ObjectNode judgement(Judgement judgement, String restsOn) {
    var node = Exact.JSON.createObjectNode();
    node.put(EVENT, judgement.event().id()).put(RESTS_ON, restsOn);
    var rest = tree(judgement);
    rest.remove(List.of(EVENT, "assessments"));
    return node.setAll(rest);
  }

  private static ObjectNode verdict(Judgement judgement, int number, String restsOn) {
    var assessment = judgement.assessments().get(number);
    var expectation = assessment.expectation();
    var node = Exact.JSON.createObjectNode();
    node.put(EVENT, judgement.event().id())
        .put(INSTITUTION, expectation.institution().id())
        .put(RESTS_ON, restsOn);
    var awaited = tree(expectation);
    awaited.remove(List.of(EVENT, INSTITUTION));
    node.set("expectation", awaited);
    node.setAll(tree(assessment));
    node.set("verdict", verdict(assessment.verdict()));
    assessment.generous().ifPresent(generous -> node.set("generous", verdict(generous)));
    return node;
  }

  private static ObjectNode verdict(Verdict verdict) {
    var node = Exact.JSON.createObjectNode().put("verdict", verdict.stored());
    var rest = tree(verdict);
    rest.remove("expectation");
    return node.setAll(rest);
  }

  private static ObjectNode tree(Object noun) {
    return Exact.JSON.valueToTree(noun);
  }

  private static String line(JsonNode node) {
    return Exact.JSON.writeValueAsString(node);
  }

  /**
   * The cases that lines hold.
   *
   * @param files gives the lines of each
   * @throws SnapshotException if they cannot be read, with file and line
   */
  public static List<Case> cases(Function<String, List<String>> files) {
    var institutions = new HashMap<String, Institution>();
    read(
        files,
        INSTITUTIONS,
        node -> {
          var its = Exact.JSON.treeToValue(node, Institution.class);
          institutions.put(its.id(), its);
        });
    var asked = new HashMap<String, List<Evidence>>();
    read(
        files,
        PAIRS,
        node -> {
          var event = node.path(EVENT).asString();
          var institution = institutions.get(node.path(INSTITUTION).asString());
          if (institution == null) {
            throw new IllegalArgumentException(
                "no institution '%s' in %s"
                    .formatted(node.path(INSTITUTION).asString(), INSTITUTIONS));
          }
          node.remove(EVENT);
          node.set(INSTITUTION, Exact.JSON.valueToTree(institution));
          asked
              .computeIfAbsent(event, _ -> new ArrayList<>())
              .add(Exact.JSON.treeToValue(node, Evidence.class));
        });
    var cases = new ArrayList<Case>();
    read(
        files,
        EVENTS,
        node -> {
          node.putArray("asked");
          var its = Exact.JSON.treeToValue(node, Case.class);
          cases.add(
              new Case(
                  its.event(), asked.getOrDefault(its.event().id(), List.of()), its.bystanders()));
        });
    return cases;
  }

  private interface Line {
    void read(ObjectNode node);
  }

  private static void read(Function<String, List<String>> files, String file, Line each) {
    var lines = files.apply(file);
    for (int i = 0; i < lines.size(); i++) {
      try {
        each.read((ObjectNode) Exact.JSON.readTree(lines.get(i)));
      } catch (JacksonException | IllegalArgumentException | ClassCastException e) {
        throw new SnapshotException(
            "%s, line %d cannot be read: %s. It was changed, or written by another version of unsaid."
                .formatted(
                    file, i + 1, String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
      }
    }
  }

  /**
   * What is not the same in both, in words; each begins with whom it concerns, and those come first
   * whose evidence was changed: the others may follow from them.
   *
   * @param stored lines of each file, as a snapshot holds them
   * @param now the same, judged again
   */
  public static List<String> differences(
      Function<String, List<String>> stored, Map<String, List<String>> now) {
    var differences = new ArrayList<String>();
    for (var file : List.of(JUDGEMENTS, VERDICTS)) {
      var before = byName(file, stored.apply(file));
      var after = byName(file, lines(now, file));
      var names = new TreeSet<>(before.keySet());
      names.addAll(after.keySet());
      for (var name : names) {
        var was = before.get(name);
        var is = after.get(name);
        if (was == null || is == null) {
          differences.add(
              name
                  + (was == null
                      ? ": judged now, and no verdict of it is in the snapshot"
                      : ": there is a verdict, and nothing that it rests on"));
        } else if (!was.equals(is)) {
          differences.add(name + ": " + difference(was, is));
        }
      }
    }
    differences.sort(Comparator.comparing(each -> !each.contains(CHANGED)));
    return differences;
  }

  private static Map<String, ObjectNode> byName(String file, List<String> lines) {
    var found = new TreeMap<String, ObjectNode>();
    read(
        _ -> lines,
        file,
        node -> {
          var name = node.path(EVENT).asString();
          found.put(
              node.has(INSTITUTION) ? name + " " + node.path(INSTITUTION).asString() : name, node);
        });
    return found;
  }

  private static String difference(ObjectNode was, ObjectNode is) {
    var parts = new ArrayList<String>();
    if (!was.path(RESTS_ON).equals(is.path(RESTS_ON))) {
      parts.add(CHANGED);
    }
    was.remove(RESTS_ON);
    is.remove(RESTS_ON);
    compare("", was, is, parts);
    return String.join("; ", parts);
  }

  private static void compare(String path, JsonNode was, JsonNode is, List<String> parts) {
    if (was.equals(is)) {
      return;
    }
    if (was.isObject() && is.isObject()) {
      var names = new TreeSet<>(was.propertyNames());
      names.addAll(is.propertyNames());
      names.forEach(
          name ->
              compare(
                  path.isEmpty() ? name : path + "." + name, was.path(name), is.path(name), parts));
    } else {
      parts.add("%s was %s and is %s".formatted(path, shown(was), shown(is)));
    }
  }

  private static String shown(JsonNode value) {
    var text = value.isMissingNode() ? "not there" : value.toString();
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
