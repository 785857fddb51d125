package org.unsaid.extract.date;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/** Weighs the days of a page against each other, by all that speaks for each. */
final class DayChoice {

  private final List<Clue> clues;
  private final HomeClock home;

  DayChoice(List<Clue> clues, HomeClock home) {
    this.clues = clues;
    this.home = home;
  }

  /**
   * The days that may be the publication, the likeliest first.
   *
   * @param changes whether the last change is one, for want of a publication
   */
  record Ranking(List<DayScore> days, boolean changes) {}

  Ranking ranking() {
    var days = days(DayChoice::counts);
    if (days.isEmpty() || days.getFirst().score() < Weights.ENOUGH_ALONE) {
      var changes = days(clue -> counts(clue) || (clue.role() == Role.UPDATED && onPage(clue)));
      if (!changes.isEmpty()
          && changes.getFirst().lead().role() == Role.UPDATED
          && changes.getFirst().score() >= Weights.ENOUGH_UPDATE) {
        return new Ranking(changes, true);
      }
    }
    return new Ranking(days, false);
  }

  private static boolean counts(Clue clue) {
    return clue.role() == Role.PUBLISHED
        || clue.role() == Role.UNKNOWN
        || clue.role() == Role.TEASER;
  }

  /** Whether it is the change of this text, not of the site around it. */
  private static boolean onPage(Clue clue) {
    var kind = Kind.of(clue.source());
    return kind == Kind.LINKED || kind == Kind.META || clue.weight() >= Weights.ENOUGH_UPDATE;
  }

  private List<DayScore> days(Predicate<Clue> counts) {
    var days = new ArrayList<Clue>();
    var months = new ArrayList<Clue>();
    for (var clue : clues) {
      if (counts.test(clue)) {
        (clue.time().precision().compareTo(Precision.DAY) < 0 ? months : days).add(clue);
      }
    }
    var scores = new HashMap<LocalDate, DayScore>();
    for (var clue : days) {
      scores
          .computeIfAbsent(home.day(clue), day -> new DayScore(day, clue))
          .add(clue, clue.weight());
    }
    for (var score : scores.values()) {
      addInstants(score, days);
      addMonths(score, months);
      score.sum();
    }
    shownBefore(scores.values());
    var all = new ArrayList<>(scores.values());
    if (all.stream().allMatch(score -> score.score() < Weights.ENOUGH)) {
      all.addAll(alone(months));
    }
    all.sort(
        Comparator.comparingDouble(DayScore::score).reversed().thenComparing(score -> score.day));
    return all;
  }

  /** Instants of a neighbouring day, which fall on this one elsewhere in the world. */
  private void addInstants(DayScore score, List<Clue> clues) {
    for (var clue : clues) {
      if (clue.time().offset() == null || home.day(clue).equals(score.day)) {
        continue;
      }
      if (clue.day().equals(score.day)) {
        score.add(clue, clue.weight() * Weights.OTHER_ZONE);
      } else if (home.possible(clue, score.day)) {
        score.add(clue, clue.weight() * Weights.SOME_ZONE);
      }
    }
  }

  private static void addMonths(DayScore score, List<Clue> months) {
    for (var month : months) {
      if (month.time().precision() == Precision.MONTH
          && month.day().getYear() == score.day.getYear()
          && month.day().getMonth() == score.day.getMonth()) {
        score.add(month, month.source() == Source.URL ? month.weight() : month.weight() * 0.3);
      }
    }
  }

  /** Months by themselves; that of an address is too little. */
  private static List<DayScore> alone(List<Clue> months) {
    var scores = new ArrayList<DayScore>();
    for (var month : months) {
      if (month.time().precision() == Precision.MONTH && month.source() != Source.URL) {
        var score = new DayScore(month.day(), month);
        score.add(month, month.weight());
        score.sum();
        scores.add(score);
      }
    }
    return scores;
  }

  /**
   * What readers see beside the headline is seldom earlier than the publication; what programs
   * state often is a later copy's, of a system that was changed.
   */
  private void shownBefore(Collection<DayScore> scores) {
    Clue stated = null;
    double most = 0;
    for (var score : scores) {
      double weight = Math.max(score.strength(Kind.LINKED), score.strength(Kind.META));
      if (weight > most && weight >= Weights.META_DATE) {
        most = weight;
        stated = score.lead();
      }
    }
    if (stated == null) {
      return;
    }
    for (var score : scores) {
      if (score.strength(Kind.SHOWN) >= Weights.SHOWN_CLEARLY && home.after(stated, score.day)) {
        score.raise(Weights.SHOWN_BEFORE);
      }
    }
  }
}
