package org.unsaid.extract.date;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.unsaid.core.Precision;

/** A day, or a month where no more is known, and all that speaks for it. */
final class DayScore {

  final LocalDate day;

  private final List<Clue> with = new ArrayList<>();

  /** The two heaviest clues of each kind. */
  private final Map<Kind, double[]> kinds = new EnumMap<>(Kind.class);

  private double score;
  private Clue lead;

  DayScore(LocalDate day, Clue lead) {
    this.day = day;
    this.lead = lead;
  }

  void add(Clue clue, double weight) {
    with.add(clue);
    var two = kinds.computeIfAbsent(Kind.of(clue.source()), _ -> new double[2]);
    if (weight > two[0]) {
      two[1] = two[0];
      two[0] = weight;
    } else if (weight > two[1]) {
      two[1] = weight;
    }
  }

  /** To be called when all is added. */
  void sum() {
    score = 0;
    for (var two : kinds.values()) {
      score += two[0] + Weights.SECOND * two[1];
    }
    double twins = Math.min(strength(Kind.LINKED), strength(Kind.META));
    score -= (1 - Weights.SAME_SYSTEM) * twins;
    for (var clue : with) {
      if (clue.weight() > lead.weight() && clue.time().precision().compareTo(Precision.DAY) >= 0) {
        lead = clue;
      }
    }
  }

  void raise(double by) {
    score += by;
  }

  double score() {
    return score;
  }

  /** The heaviest clue that names the day. */
  Clue lead() {
    return lead;
  }

  List<Clue> clues() {
    return with;
  }

  double strength(Kind kind) {
    var two = kinds.get(kind);
    return two == null ? 0 : two[0];
  }

  int kinds() {
    return kinds.size();
  }

  /** Whether only the address knows it, and writes it as it might write a number. */
  boolean merelyNumber() {
    return kinds.size() == 1
        && kinds.containsKey(Kind.URL)
        && with.stream().noneMatch(clue -> UrlDate.plainly(clue.quote(), day));
  }

  String why() {
    var strongest =
        with.stream()
            .sorted(Comparator.comparingDouble(Clue::weight).reversed())
            .map(clue -> clue.place() + " (" + clue.why() + ")")
            .distinct()
            .limit(3)
            .collect(Collectors.joining(" and "));
    return (kinds.size() > 1 ? "%d kinds of source agree: ".formatted(kinds.size()) : "")
        + strongest;
  }
}
