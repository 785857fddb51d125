package org.unsaid.publish;

import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unsaid.core.ActKind;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Basis;
import org.unsaid.core.Chances;
import org.unsaid.core.Event;
import org.unsaid.core.Judgement;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;
import org.unsaid.core.Verdict;

/** Who answered which event, when, and who did not. */
public final class Board {

  /** More institutions than that are a list of names, unless every row is wanted. */
  private static final int FEW = 25;

  /** Column of the titles. */
  private static final int TITLE = 5;

  private final List<Judgement> judgements;

  /**
   * @param judgements in the order in which they are shown
   */
  public Board(List<Judgement> judgements) {
    this.judgements = List.copyOf(judgements);
  }

  /**
   * A table for each event, and a line with the sums.
   *
   * @param width columns of the terminal; titles are cut to fit, addresses are not
   * @param full one row for each institution, also of those of which nothing is to be said
   */
  public String text(int width, boolean full) {
    var out = new StringBuilder();
    for (var judgement : judgements) {
      var event = judgement.event();
      var rows = judgement.assessments();
      out.append(event.name())
          .append("\n")
          .append(event.id())
          .append(" · ")
          .append(event.occurred().text(event.zone()))
          .append(" · answers count until ")
          .append(lastDay(event))
          .append(" · ")
          .append(sums(rows))
          .append("\n")
          .append(TextTable.wrapped(GroupText.compared(judgement), width));
      GroupText.lines(judgement).forEach(line -> out.append(TextTable.wrapped(line, width)));
      for (var group : event.claims()) {
        var claim = new GroupClaim(group, judgement, judgements);
        out.append(TextTable.wrapped(claim.text(), width));
      }
      out.append("\n").append(table(rows, width, full || rows.size() <= FEW)).append("\n");
    }
    return out.append(legend()).toString();
  }

  /** The sums over all events. */
  public String summary() {
    return sums(all());
  }

  /** One row for each event and institution, RFC 4180; the first names the columns. */
  public void csv(Writer out) {
    BoardFiles.csv(all(), out);
  }

  /** One JSON object a line for each event and institution. */
  public void json(Writer out) {
    BoardFiles.json(all(), out);
  }

  private List<Assessment> all() {
    return judgements.stream().flatMap(judgement -> judgement.assessments().stream()).toList();
  }

  private static String lastDay(Event event) {
    return event.closes().minusMillis(1).atZone(event.zone()).toLocalDate().toString();
  }

  private static String sums(List<Assessment> rows) {
    var answers = new EnumMap<Answer, Integer>(Answer.class);
    int late = 0;
    int silent = 0;
    int pending = 0;
    int unobserved = 0;
    for (var row : rows) {
      answers.merge(row.verdict().answer(), 1, Integer::sum);
      switch (row.verdict()) {
        case Verdict.OnTime _, Verdict.NotExpected _ -> {}
        case Verdict.Late _ -> late++;
        case Verdict.Silent _ -> silent++;
        case Verdict.Pending _ -> pending++;
        case Verdict.NotObserved v -> unobserved += v.nearest().isPresent() ? 0 : 1;
      }
    }
    var text =
        "asked %,d · answered %,d%s · silent %,d · not observed %,d"
            .formatted(
                rows.size(),
                answers.getOrDefault(Answer.ANSWERED, 0),
                late > 0 ? " (%,d late)".formatted(late) : "",
                silent,
                unobserved);
    int mentioned = answers.getOrDefault(Answer.MENTIONED, 0);
    return text
        + (mentioned > 0 ? " · mentioned %,d".formatted(mentioned) : "")
        + (pending > 0 ? " · pending %,d".formatted(pending) : "");
  }

  private static String table(List<Assessment> rows, int width, boolean all) {
    var table =
        new TextTable(
            List.of("institution", "verdict", "chance", "first answer", "latency", "title", "link"),
            TITLE);
    var names = new LinkedHashMap<String, List<String>>();
    for (var row : sorted(rows)) {
      var verdict = row.verdict();
      var institution = verdict.expectation().institution();
      var nearest = verdict.nearest();
      if (nearest.isPresent()) {
        var reaction = nearest.get();
        boolean answered = verdict.answer() == Answer.ANSWERED;
        table.add(
            institution.name(),
            answered ? words(row) : reaction.place() == Place.NEAR ? "(near miss)" : "(mentioned)",
            "",
            (answered ? "" : "(")
                + reaction.published().when().text(institution.zone())
                + (answered ? "" : ")"),
            answered ? LatencyText.of(reaction.latency()) : "",
            reaction.title().isEmpty() ? "(no title)" : reaction.title(),
            reaction.url() == null ? "" : reaction.url());
      } else if (all || verdict instanceof Verdict.Silent || row.generous().isPresent()) {
        table.add(
            institution.name(),
            words(row),
            verdict instanceof Verdict.NotObserved ? "" : ChanceText.of(row),
            "",
            "",
            verdict instanceof Verdict.NotObserved v ? "(" + v.why() + ")" : "",
            "");
      } else {
        names
            .computeIfAbsent(
                words(row) + (verdict instanceof Verdict.NotObserved v ? " (" + v.why() + ")" : ""),
                _ -> new ArrayList<>())
            .add(institution.name());
      }
    }
    var out = new StringBuilder(table.text(width));
    for (Map.Entry<String, List<String>> list : names.entrySet()) {
      out.append("\n")
          .append(
              TextTable.wrapped(
                  "%s, %d: %s"
                      .formatted(
                          list.getKey(),
                          list.getValue().size(),
                          String.join(", ", list.getValue())),
                  width));
    }
    return out.toString();
  }

  /**
   * Those who answered by time; then those with a near miss; then the rest, the least usual
   * silences first: by earlier events, since what others do today says little of who is the
   * likelier.
   */
  private static List<Assessment> sorted(List<Assessment> rows) {
    var sorted = new ArrayList<>(rows);
    sorted.sort(
        Comparator.comparing((Assessment row) -> row.verdict().answer())
            .thenComparing(
                row ->
                    row.verdict()
                        .nearest()
                        .map(reaction -> reaction.published().when().earliest())
                        .orElse(Instant.MAX))
            .thenComparing(row -> !(row.verdict() instanceof Verdict.Silent))
            .thenComparingDouble(
                row -> row.chances().map(Chances::silenceByPrecedents).orElse(1.0)));
    return sorted;
  }

  private static String words(Assessment row) {
    return words(row.verdict())
        + row.generous().map(other -> "; generously " + words(other)).orElse("");
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.OnTime v -> answered("answered", verdict, v.reaction());
      case Verdict.Late v -> answered("answered late", verdict, v.reaction());
      case Verdict.Silent v -> v.basis() == Basis.GROUP ? "silent (group)" : "silent";
      case Verdict.Pending _ -> "pending";
      case Verdict.NotObserved v ->
          v.answer() == Answer.ANSWERED ? "answered, perhaps earlier" : "not observed";
      case Verdict.NotExpected _ -> "not expected";
    };
  }

  private static String answered(String word, Verdict verdict, Reaction reaction) {
    var stance = StanceText.word(verdict.expectation().event(), reaction);
    return (reaction.actKind() == ActKind.OWN
            ? word
            : word + " (" + reaction.actKind().stored() + ")")
        + (stance.isEmpty() ? "" : ", " + stance);
  }

  private String legend() {
    var all = all();
    if (all.isEmpty()) {
      return "No event of the watch has been assessed.\n";
    }
    return """
        As of %s, by %s, %s.
        "answered" is a statement whose title or lead matches the event's query while an answer counts; of one
        that is "mentioned" only the rest of the text does, of a "near miss" only the looser query matches.
        "silent" is no such statement found on sources that were watched without a gap, where an
        institution that behaves as before would be silent in at most one of five cases; "chance" says in
        how many of 100, seen what all others did, and by earlier events alone. "not expected": none was
        found, and it would be no wonder. "not observed" is a gap of the watch. None of these means
        approval or protest. Two dates that are known to the day are not ordered.
        """
        .formatted(
            all.getFirst().asOf().truncatedTo(ChronoUnit.SECONDS),
            all.getFirst().method(),
            checked(all));
  }

  /** Of the first events of a watch, no chance can have been checked. */
  private static String checked(List<Assessment> all) {
    var checked =
        all.stream().map(row -> row.chances().flatMap(Chances::held)).flatMap(Optional::stream);
    var most = checked.map(Chances.Held::events).max(Comparator.naturalOrder());
    long without =
        all.stream().filter(row -> row.chances().flatMap(Chances::held).isEmpty()).count();
    return most.isPresent() && without > 0
        ? "checked on up to %d earlier events of this watch, %,d of %,d pairs not yet"
            .formatted(most.get(), without, all.size())
        : ChanceText.checked(most);
  }
}
