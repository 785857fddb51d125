package org.unsaid.publish.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.unsaid.core.ActKind;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Basis;
import org.unsaid.core.Chances;
import org.unsaid.core.Evidence;
import org.unsaid.core.Period;
import org.unsaid.core.Place;
import org.unsaid.core.Verdict;
import org.unsaid.publish.ChanceText;
import org.unsaid.publish.LatencyText;
import org.unsaid.publish.StanceText;
import org.unsaid.publish.TextTable;

/** Verdicts in cells of tables. */
final class Verdicts {

  /** As they stand in the method's table. */
  static final List<String> STORED =
      List.of("silent", "late", "on_time", "pending", "not_expected", "not_observed");

  private Verdicts() {}

  /** The word that is stored, and the same of others' acts where it is another. */
  static void verdict(Element cell, Assessment assessment) {
    var verdict = assessment.verdict();
    badge(cell, verdict.stored(), word(verdict));
    assessment
        .generous()
        .ifPresent(
            other ->
                cell.appendText(" generously ")
                    .appendElement("span")
                    .addClass("soft")
                    .appendText(word(other)));
  }

  static void badge(Element into, String stored, String word) {
    into.appendElement("span").addClass("v").addClass("v-" + stored).appendText(word);
  }

  static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.OnTime _ -> "on time";
      case Verdict.Late _ -> "late";
      case Verdict.Silent v -> v.basis() == Basis.GROUP ? "silent (group)" : "silent";
      case Verdict.Pending _ -> "pending";
      case Verdict.NotExpected _ -> "not expected";
      case Verdict.NotObserved v ->
          v.answer() == Answer.ANSWERED ? "answered, perhaps earlier" : "not observed";
    };
  }

  /** Chance of the silence, as it is printed; nothing where there is an answer. */
  static void chance(Table table, Assessment assessment) {
    boolean isSilence =
        assessment.verdict().answer() != Answer.ANSWERED
            && !(assessment.verdict() instanceof Verdict.NotObserved);
    table
        .cell(isSilence ? assessment.chances().map(Chances::silenceShown).orElse(2.0) : "")
        .appendText(isSilence ? ChanceText.of(assessment) : "");
  }

  /**
   * When it answered first, how late, and with what; of a near miss, too; of a silence, what it
   * published instead.
   *
   * @param evidence on which the verdict rests
   */
  static void answer(Table table, Assessment assessment, Optional<Evidence> evidence) {
    var nearest = assessment.verdict().nearest();
    if (nearest.isEmpty()) {
      table.cell("");
      table.cell("");
      var cell = table.cell();
      if (assessment.verdict() instanceof Verdict.NotObserved v) {
        Html.theirs(cell, v.why());
      } else {
        cell.appendText("none found" + evidence.map(Verdicts::besides).orElse(""));
      }
      return;
    }
    var reaction = nearest.get();
    var institution = assessment.expectation().institution();
    boolean isAnswer = assessment.verdict().answer() == Answer.ANSWERED;
    var when = reaction.published().when().text(institution.zone());
    Html.when(
        table.cell(reaction.published().when().earliest()), isAnswer ? when : "(" + when + ")");
    table
        .cell(reaction.latency().min().toMinutes())
        .appendText(isAnswer ? LatencyText.of(reaction.latency()) : "");
    var cell = table.cell();
    if (!isAnswer) {
      cell.appendText(reaction.place() == Place.NEAR ? "near miss: " : "mentioned: ");
    }
    Html.link(cell, reaction.url(), reaction.title());
    var stance = StanceText.word(assessment.expectation().event(), reaction);
    var more =
        (reaction.actKind() == ActKind.OWN ? "" : ", act " + reaction.actKind().stored())
            + (isAnswer && !stance.isEmpty() ? ", " + stance : "");
    cell.appendText(more);
    if (assessment.verdict() instanceof Verdict.NotObserved v) {
      cell.appendText(" (");
      Html.theirs(cell, v.why());
      cell.appendText(")");
    }
  }

  private static String besides(Evidence evidence) {
    long besides = evidence.output().in(Period.WINDOW);
    return besides > 0
        ? "; it published " + Html.count(besides, "other statement")
        : evidence.output().in(Period.ALIVE) > 0 ? "; it published nothing else either" : "";
  }

  /** How many of each verdict, in the order of the method's table. */
  static Map<String, Long> sums(List<Assessment> assessments) {
    var found =
        assessments.stream()
            .collect(Collectors.groupingBy(each -> each.verdict().stored(), Collectors.counting()));
    var sums = new LinkedHashMap<String, Long>();
    STORED.forEach(word -> sums.put(word, found.getOrDefault(word, 0L)));
    return sums;
  }

  static long answered(List<Assessment> assessments) {
    return assessments.stream().filter(each -> each.verdict().answer() == Answer.ANSWERED).count();
  }

  static String readable(String stored) {
    return TextTable.plain(stored.replace('_', ' '));
  }

  /** Large numbers with their names. */
  static void numbers(Element into, List<Assessment> assessments) {
    var list = into.appendElement("dl").addClass("numbers");
    number(list, "asked", assessments.size(), "");
    number(list, "answered", answered(assessments), "");
    sums(assessments)
        .forEach(
            (word, number) -> {
              if (!word.equals("on_time")) {
                number(list, readable(word), number, word);
              }
            });
  }

  private static void number(Element list, String name, long number, String stored) {
    var pair = list.appendElement("div");
    if (!stored.isEmpty() && number > 0) {
      pair.addClass("n-" + stored);
    }
    Html.add(pair, "dt", name);
    Html.add(pair, "dd", "%,d".formatted(number));
  }
}
