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
import org.unsaid.core.ActKind;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Event;
import org.unsaid.core.Verdict;

/** Who answered which event, when, and who did not. */
public final class Board {

  /** More institutions than that are a list of names, unless every row is wanted. */
  private static final int FEW = 25;

  /** Column of the titles. */
  private static final int TITLE = 4;

  private final List<Assessment> assessments;

  /**
   * @param assessments in the order in which they are shown; those of one event together
   */
  public Board(List<Assessment> assessments) {
    this.assessments = List.copyOf(assessments);
  }

  /**
   * A table for each event, and a line with the sums.
   *
   * @param width columns of the terminal; titles are cut to fit, addresses are not
   * @param full one row for each institution, also of those that said nothing
   */
  public String text(int width, boolean full) {
    var out = new StringBuilder();
    var byEvent = new LinkedHashMap<Event, List<Assessment>>();
    assessments.forEach(a -> byEvent.computeIfAbsent(event(a), _ -> new ArrayList<>()).add(a));
    byEvent.forEach(
        (event, rows) -> {
          out.append(event.name())
              .append("\n")
              .append(event.id())
              .append(" · ")
              .append(event.occurred().text(event.zone()))
              .append(" · answers count until ")
              .append(lastDay(event))
              .append(" · ")
              .append(sums(rows))
              .append("\n\n")
              .append(table(rows, width, full || rows.size() <= FEW))
              .append("\n");
        });
    return out.append(legend()).toString();
  }

  /** The sums over all events. */
  public String summary() {
    return sums(assessments);
  }

  /** One row for each event and institution, RFC 4180; the first names the columns. */
  public void csv(Writer out) {
    BoardFiles.csv(assessments, out);
  }

  /** One JSON object a line for each event and institution. */
  public void json(Writer out) {
    BoardFiles.json(assessments, out);
  }

  private static Event event(Assessment assessment) {
    return assessment.verdict().expectation().event();
  }

  private static String lastDay(Event event) {
    return event.closes().minusMillis(1).atZone(event.zone()).toLocalDate().toString();
  }

  private static String sums(List<Assessment> rows) {
    var answers = new EnumMap<Answer, Integer>(Answer.class);
    int silent = 0;
    int pending = 0;
    int unobserved = 0;
    for (var row : rows) {
      answers.merge(row.verdict().answer(), 1, Integer::sum);
      switch (row.verdict()) {
        case Verdict.OnTime _ -> {}
        case Verdict.Silent _ -> silent++;
        case Verdict.Pending _ -> pending++;
        case Verdict.NotObserved v -> unobserved += v.mention().isPresent() ? 0 : 1;
      }
    }
    var text =
        "asked %,d · answered %,d · silent %,d · not observed %,d"
            .formatted(rows.size(), answers.getOrDefault(Answer.ANSWERED, 0), silent, unobserved);
    int mentioned = answers.getOrDefault(Answer.MENTIONED, 0);
    return text
        + (mentioned > 0 ? " · mentioned %,d".formatted(mentioned) : "")
        + (pending > 0 ? " · pending %,d".formatted(pending) : "");
  }

  private static String table(List<Assessment> rows, int width, boolean all) {
    var table =
        new TextTable(
            List.of("institution", "verdict", "first answer", "latency", "title", "link"), TITLE);
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
            answered ? words(verdict) : "(mentioned)",
            (answered ? "" : "(")
                + reaction.published().when().text(institution.zone())
                + (answered ? "" : ")"),
            answered ? LatencyText.of(reaction.latency()) : "",
            reaction.title().isEmpty() ? "(no title)" : reaction.title(),
            reaction.url() == null ? "" : reaction.url());
      } else if (all) {
        table.add(
            institution.name(),
            words(verdict),
            "",
            "",
            verdict instanceof Verdict.NotObserved v ? "(" + v.why() + ")" : "",
            "");
      } else {
        names
            .computeIfAbsent(
                words(verdict)
                    + (verdict instanceof Verdict.NotObserved v ? " (" + v.why() + ")" : ""),
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

  /** Those who answered by time; then those with a near miss; then the rest as they were asked. */
  private static List<Assessment> sorted(List<Assessment> rows) {
    var sorted = new ArrayList<>(rows);
    sorted.sort(
        Comparator.comparing((Assessment row) -> row.verdict().answer())
            .thenComparing(
                row ->
                    row.verdict()
                        .nearest()
                        .map(reaction -> reaction.published().when().earliest())
                        .orElse(Instant.MAX)));
    return sorted;
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.OnTime v ->
          v.reaction().actKind() == ActKind.OWN
              ? "answered"
              : "answered (" + v.reaction().actKind().stored() + ")";
      case Verdict.Silent _ -> "silent";
      case Verdict.Pending _ -> "pending";
      case Verdict.NotObserved _ -> "not observed";
    };
  }

  private String legend() {
    if (assessments.isEmpty()) {
      return "No event of the watch has been assessed.\n";
    }
    return """
        As of %s, by %s: a plain rule, no statistics.
        "answered" is a statement whose title or lead matches the event's query while an answer counts;
        "silent" is no such statement found on the sources that cover the whole window: most silences
        are normal, and none means approval or protest. "not observed" is a gap of the watch. Two dates
        that are known to the day are not ordered.
        """
        .formatted(
            assessments.getFirst().asOf().truncatedTo(ChronoUnit.SECONDS),
            assessments.getFirst().method());
  }
}
