package org.unsaid.extract.date;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unsaid.extract.date.DateCandidate.Role;

/** Chooses among the dates of a page, first the day, then the time of that day, and says why. */
final class Choice {

  private static final int SHOWN_CANDIDATES = 300;

  private final List<Clue> clues;
  private final List<String> notes;
  private final DayChoice.Ranking ranking;
  private final ClockChoice clocks;

  private Choice(List<Clue> clues, Locality locality, List<String> notes) {
    this.clues = clues;
    this.notes = notes;
    var home = new HomeClock(locality, clues);
    this.ranking = new DayChoice(clues, home).ranking();
    this.clocks = new ClockChoice(home);
  }

  /**
   * Chooses.
   *
   * @param notes what else is to be said of how the dates were found
   */
  static Dating of(List<Clue> clues, Locality locality, List<String> notes) {
    return new Choice(clues, locality, notes).dating();
  }

  private Dating dating() {
    var days = ranking.days();
    if (days.isEmpty()) {
      return dating(null, 0, "no date was found that could be it");
    }
    var best = days.getFirst();
    double rival = days.size() > 1 ? days.get(1).score() : 0;
    if (!enough(best, rival)) {
      var why = "%s would be likeliest, but too little speaks for it".formatted(best.day);
      return dating(null, 0, why);
    }
    var time = clocks.of(best);
    var lead = best.lead();
    var published =
        new DateCandidate(
            time.time(),
            lead.source(),
            lead.place(),
            lead.quote(),
            Role.PUBLISHED,
            best.score(),
            lead.why());
    double trust = ranking.changes() ? Weights.UPDATE_INSTEAD : 1;
    double confidence = Confidence.rounded(confidence(best, rival) * trust);
    return dating(published, confidence, why(best, time));
  }

  private boolean enough(DayScore best, double rival) {
    boolean alone = rival * 2 < best.score();
    return best.score() >= (alone ? Weights.ENOUGH_ALONE : Weights.ENOUGH)
        && (!best.merelyNumber() || changedOn(best));
  }

  private boolean changedOn(DayScore score) {
    return clues.stream()
        .anyMatch(
            clue ->
                clue.role() == Role.UPDATED && clue.weight() >= 1 && clue.day().equals(score.day));
  }

  private static double confidence(DayScore best, double rival) {
    double strength = Math.min(1, best.score() / 8);
    double margin = (best.score() - rival) / best.score();
    double agreement = Math.min(1, 0.4 + 0.3 * (best.kinds() - 1));
    double evidence = 0.3 + 0.3 * strength + 0.25 * margin + 0.15 * agreement;
    return Confidence.of(best.score() < Weights.ENOUGH ? Math.min(evidence, 0.6) : evidence);
  }

  private String why(DayScore best, ClockChoice.Chosen time) {
    var days = ranking.days();
    var why = new StringBuilder();
    if (ranking.changes()) {
      why.append("only a change is dated, no publication: ");
    }
    why.append(best.why());
    if (!time.why().isEmpty()) {
      why.append("; ").append(time.why());
    }
    if (days.size() > 1) {
      var next = days.get(1);
      why.append("; next comes ").append(next.day).append(" (").append(rounded(best.score()));
      why.append(" to ").append(rounded(next.score())).append(')');
    }
    return why.toString();
  }

  private static double rounded(double weight) {
    return Math.round(10 * weight) / 10.0;
  }

  private Dating dating(@Nullable DateCandidate published, double confidence, String why) {
    var ranked =
        clues.stream()
            .sorted(Comparator.comparingDouble(Clue::weight).reversed())
            .limit(SHOWN_CANDIDATES)
            .map(Clue::candidate)
            .toList();
    var all = new ArrayList<>(List.of(why));
    all.addAll(notes);
    return new Dating(
        published, best(Role.UPDATED), best(Role.ACT), confidence, ranked, String.join("; ", all));
  }

  private @Nullable DateCandidate best(Role role) {
    return clues.stream()
        .filter(clue -> clue.role() == role && clue.weight() >= 0.5)
        .max(Comparator.comparingDouble(Clue::weight))
        .map(Clue::candidate)
        .orElse(null);
  }
}
