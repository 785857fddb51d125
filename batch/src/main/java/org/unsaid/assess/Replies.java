package org.unsaid.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.ActKind;
import org.unsaid.core.Case;
import org.unsaid.core.Credit;
import org.unsaid.core.Evidence;
import org.unsaid.core.Institution;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;

/** Who answered an event, by acts of its own and by those of others. */
final class Replies {

  private static final Comparator<Reaction> FIRST =
      Comparator.comparing((Reaction reaction) -> reaction.published().when().earliest())
          .thenComparing(reaction -> reaction.published().when().latest())
          .thenComparing(Reaction::statement);

  private final Case its;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Reaction> ofSuperiors = new HashMap<>();

  Replies(Case its) {
    this.its = its;
    var asked = its.asked();
    for (int i = 0; i < asked.size(); i++) {
      numbers.put(asked.get(i).institution().id(), i);
    }
    Stream.concat(asked.stream(), its.bystanders().stream())
        .flatMap(evidence -> evidence.reactions().stream())
        .filter(reaction -> isAnswer(reaction, Credit.STRICT))
        .forEach(
            reaction ->
                ofSuperiors.merge(
                    reaction.institution(),
                    reaction,
                    (one, other) -> FIRST.compare(one, other) <= 0 ? one : other));
  }

  /** The first answer of each that was asked. */
  List<Optional<Reaction>> first(Credit credit) {
    return its.asked().stream().map(evidence -> first(evidence, credit)).toList();
  }

  /** The nearest miss: a mention, or else what only the looser query finds. */
  static Optional<Reaction> mention(Evidence evidence) {
    return evidence.reactions().stream()
        .filter(reaction -> reaction.place() != Place.HEAD)
        .min(Comparator.comparing(Reaction::place).thenComparing(FIRST));
  }

  /**
   * Acts by which some who were asked are spoken for, and have no voice of their own in them: those
   * asked, by number. Each act is one voice, whoever it credits.
   */
  List<int[]> acts() {
    // who publishes what others signed has a voice already
    var own =
        its.asked().stream()
            .flatMap(evidence -> evidence.reactions().stream())
            .filter(reaction -> isAnswer(reaction, Credit.STRICT))
            .map(Reaction::statement)
            .collect(Collectors.toSet());
    var acts = new HashMap<Object, Set<Integer>>();
    var order = new ArrayList<Object>();
    for (var evidence : its.asked()) {
      int number = numbers.getOrDefault(evidence.institution().id(), -1);
      evidence.reactions().stream()
          .filter(Replies::isAnswer)
          .filter(reaction -> reaction.actKind() == ActKind.COLLECTIVE)
          .filter(reaction -> !own.contains(reaction.statement()))
          .forEach(reaction -> add(acts, order, act(reaction), number));
      var superior = superior(evidence.institution());
      if (superior != null && !numbers.containsKey(superior.institution())) {
        add(acts, order, superior.statement(), number);
      }
    }
    return order.stream()
        .map(
            act ->
                acts.getOrDefault(act, Set.of()).stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray())
        .sorted(Comparator.comparing(Arrays::toString))
        .toList();
  }

  /** Two reports of the same time are one act, unless they stand at two places. */
  private static Object act(Reaction reaction) {
    var url = reaction.url();
    return url == null ? reaction.published().when() : url;
  }

  private static void add(
      Map<Object, Set<Integer>> acts, List<Object> order, Object act, int institution) {
    acts.computeIfAbsent(
            act,
            _ -> {
              order.add(act);
              return new HashSet<>();
            })
        .add(institution);
  }

  private Optional<Reaction> first(Evidence evidence, Credit credit) {
    var own = evidence.reactions().stream().filter(reaction -> isAnswer(reaction, credit));
    if (!credit.counts(ActKind.SUPERIOR)) {
      return own.min(FIRST);
    }
    return Stream.concat(own, Stream.ofNullable(superior(evidence.institution()))).min(FIRST);
  }

  /** What its superior said of itself, as said for it. */
  private @Nullable Reaction superior(Institution institution) {
    var superior = institution.superior();
    var said = superior == null ? null : ofSuperiors.get(superior);
    return said == null ? null : said.as(ActKind.SUPERIOR);
  }

  private static boolean isAnswer(Reaction reaction) {
    return isAnswer(reaction, Credit.GENEROUS);
  }

  private static boolean isAnswer(Reaction reaction, Credit credit) {
    return reaction.place() == Place.HEAD && credit.counts(reaction.actKind());
  }
}
