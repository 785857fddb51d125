package org.unsaid.publish.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unsaid.core.ActKind;
import org.unsaid.core.Answer;
import org.unsaid.core.Attempt;
import org.unsaid.core.Basis;
import org.unsaid.core.Coverage;
import org.unsaid.core.EventState;
import org.unsaid.core.Failure;
import org.unsaid.core.Finding;
import org.unsaid.core.Grade;
import org.unsaid.core.Place;
import org.unsaid.core.Stance;

/** Which words are stored in which field, so that a query for a word that never comes is caught. */
final class Vocabulary {

  private static final Set<String> VERDICTS =
      Set.of("on_time", "late", "silent", "pending", "not_observed", "not_expected");

  private final Fields fields;
  private final Map<String, Set<String>> words = new HashMap<>();

  Vocabulary(Fields fields) {
    this.fields = fields;
    words.put("verdict", VERDICTS);
    words.put("answer", stored(Answer.values(), Answer::stored));
    words.put("basis", stored(Basis.values(), Basis::stored));
    words.put("grade", stored(Grade.values(), Grade::stored));
    words.put("coverage_grade", stored(Coverage.Grade.values(), Coverage.Grade::stored));
    words.put("act_kind", stored(ActKind.values(), ActKind::stored));
    words.put("place", stored(Place.values(), Place::stored));
    words.put("stance", stored(Stance.Kind.values(), Stance.Kind::stored));
    words.put("kind", stored(Finding.Kind.values(), Finding.Kind::stored));
    words.put("outcome", stored(Attempt.Outcome.values(), Attempt.Outcome::stored));
    words.put("failure", stored(Failure.values(), Failure::stored));
    words.put("unsaid-events/state", stored(EventState.values(), EventState::stored));
    words.put("unsaid-coverage/state", Set.of("watched", "gap", "unwatched", "look"));
    words.put("choice", Set.of("true", "false"));
    words.put("first", Set.of("true", "false"));
  }

  private static <T> Set<String> stored(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.toSet());
  }

  /** What is wrong with a query of an index. */
  List<String> faults(String index, String kql) {
    try {
      var faults = new ArrayList<String>();
      for (var asked : Kql.parse(kql).asked()) {
        if (fields.find(index, asked.field()).isEmpty()) {
          faults.add("%s has no field %s: %s".formatted(index, asked.field(), kql));
        }
        var known =
            words.getOrDefault(
                index + "/" + asked.field(), words.getOrDefault(asked.field(), Set.of()));
        if (!known.isEmpty() && !asked.value().isEmpty() && !known.contains(asked.value())) {
          faults.add("no %s is ever '%s': %s".formatted(asked.field(), asked.value(), kql));
        }
      }
      return faults;
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}
