package org.unsaid.publish.picture;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Judgement;
import org.unsaid.core.Reaction;
import org.unsaid.core.Verdict;

/**
 * Who said what when after one event: a row for each institution that was asked, the time since the
 * event from left to right. A band is the time in which an answer is expected, a tick its end; a
 * dot is a statement of which the minute is known, a bar one of which the day is; red is a silence
 * that is claimed, dashed what nobody watched. Each row says its verdict in words, too.
 */
public final class ResponseTimeline {

  private static final int NAMED = 12;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

  private final Judgement judgement;
  private final List<Row> rows;
  private final int more;

  private ResponseTimeline(Judgement judgement, List<Row> rows, int more) {
    this.judgement = judgement;
    this.rows = rows;
    this.more = more;
  }

  /**
   * @param said what institutions said of the event; of whom there is nothing, that is shown on
   *     which the verdict rests
   * @param coverage by id of the institution; of whom there is none, a verdict {@code not_observed}
   *     without proof of any grade shows that nobody watched
   */
  public static ResponseTimeline of(
      Judgement judgement, Collection<Reaction> said, Map<String, Coverage> coverage) {
    var event = judgement.event();
    var whose =
        said.stream()
            .filter(reaction -> event.isNamed(reaction.event()))
            .collect(Collectors.groupingBy(Reaction::institution));
    var rows =
        judgement.assessments().stream()
            .map(
                assessment -> {
                  var id = assessment.expectation().institution().id();
                  return new Row(assessment, whose.getOrDefault(id, List.of()), coverage.get(id));
                })
            .sorted(Row.ORDER)
            .toList();
    return new ResponseTimeline(judgement, rows, 0);
  }

  /** Of what a verdict says alone. */
  public static ResponseTimeline of(Judgement judgement) {
    return of(judgement, List.of(), Map.of());
  }

  /**
   * The same with so many rows at most, the least usual silences first; what is left out is told in
   * its last line.
   */
  public ResponseTimeline atMost(int most) {
    return rows.size() <= most
        ? this
        : new ResponseTimeline(judgement, rows.subList(0, most), more + rows.size() - most);
  }

  /**
   * @param width in pixels: below 600, names stand above their rows; 300 is the least
   */
  public Drawing draw(int width) {
    return new TimelineDrawing(this, width).drawing();
  }

  Event event() {
    return judgement.event();
  }

  List<Row> rows() {
    return rows;
  }

  /** How many institutions were asked that have no row. */
  int more() {
    return more;
  }

  String title() {
    return "Answers to: " + event().name();
  }

  /** When it was, and as of when it is judged. */
  List<String> subtitle() {
    var when = "%s (%s)".formatted(event().occurred().text(event().zone()), event().zone().getId());
    return rows.isEmpty() ? List.of(when) : List.of(when, "as of " + MINUTE.format(asOf()));
  }

  Instant asOf() {
    return rows.isEmpty() ? event().closes() : rows.getFirst().assessment().asOf();
  }

  /** What can be seen, for who does not see it; the rest stands in the table beside it. */
  String description() {
    var sums = new LinkedHashMap<String, Long>();
    judgement
        .assessments()
        .forEach(each -> sums.merge(each.verdict().stored().replace('_', ' '), 1L, Long::sum));
    var silent =
        rows.stream()
            .filter(row -> row.assessment().verdict() instanceof Verdict.Silent)
            .map(row -> row.institution().name())
            .toList();
    return "Rows are the %d institutions that were asked, the time since the event runs from left to right. Verdicts: %s.%s"
        .formatted(
            judgement.assessments().size(),
            sums.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", ")),
            silent.isEmpty()
                ? ""
                : " Silent: "
                    + silent.stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (silent.size() > NAMED
                        ? " and %d more.".formatted(silent.size() - NAMED)
                        : "."));
  }
}
