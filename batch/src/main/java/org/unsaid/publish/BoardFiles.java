package org.unsaid.publish;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Chances;
import org.unsaid.core.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** The board for other programs: the same rows, nothing cut. */
final class BoardFiles {

  private static final JsonMapper JSON = new JsonMapper();

  private BoardFiles() {}

  static void csv(List<Assessment> assessments, Writer out) {
    try {
      var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
      csv.writeRecord(
          "event",
          "institution",
          "answer",
          "verdict",
          "first_response",
          "latency_min_hours",
          "latency_max_hours",
          "statement",
          "title",
          "url",
          "stance",
          "why",
          "basis",
          "grade",
          "coverage_grade",
          "silence_p",
          "silence_p_precedents",
          "silence_p_shown",
          "verdict_generous",
          "act_kind_generous",
          "method",
          "as_of");
      for (var assessment : assessments) {
        var row = Row.of(assessment);
        csv.writeRecord(
            row.event,
            row.institution,
            row.answer,
            row.verdict,
            row.firstResponse,
            row.min == null ? "" : String.valueOf(hours(row.min)),
            row.max == null ? "" : String.valueOf(hours(row.max)),
            row.statement,
            row.title,
            row.url,
            row.stance,
            row.why,
            row.basis,
            row.grade,
            assessment.coverage().stored(),
            row.silence == null ? "" : digits(row.silence),
            row.silenceByPrecedents == null ? "" : digits(row.silenceByPrecedents),
            row.silenceShown == null ? "" : digits(row.silenceShown),
            row.generous,
            row.generousAct,
            assessment.method(),
            assessment.asOf().toString());
      }
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void json(List<Assessment> assessments, Writer out) {
    try {
      for (var assessment : assessments) {
        var row = Row.of(assessment);
        var line = JSON.createObjectNode();
        line.put("event", row.event)
            .put("institution", row.institution)
            .put("answer", row.answer)
            .put("verdict", row.verdict)
            .put("first_response", row.firstResponse);
        if (row.min != null && row.max != null) {
          line.putObject("latency_hours").put("min", hours(row.min)).put("max", hours(row.max));
        } else {
          line.putNull("latency_hours");
        }
        line.put("statement", row.statement)
            .put("title", row.title)
            .put("url", row.url)
            .put("stance", row.stance)
            .put("why", row.why)
            .put("basis", row.basis)
            .put("grade", row.grade)
            .put("coverage_grade", assessment.coverage().stored())
            .put("silence_p", row.silence)
            .put("silence_p_precedents", row.silenceByPrecedents)
            .put("silence_p_shown", row.silenceShown)
            .put("verdict_generous", row.generous)
            .put("act_kind_generous", row.generousAct)
            .put("method", assessment.method())
            .put("as_of", assessment.asOf().toString());
        out.write(JSON.writeValueAsString(line));
        out.write('\n');
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digits(double probability) {
    return String.format(Locale.ROOT, "%.4f", probability);
  }

  private static double hours(Duration duration) {
    return duration.toSeconds() / 3600.0;
  }

  private record Row(
      String event,
      String institution,
      String answer,
      String verdict,
      @Nullable String firstResponse,
      @Nullable Duration min,
      @Nullable Duration max,
      @Nullable String statement,
      @Nullable String title,
      @Nullable String url,
      @Nullable String stance,
      @Nullable String why,
      @Nullable String basis,
      @Nullable String grade,
      @Nullable Double silence,
      @Nullable Double silenceByPrecedents,
      @Nullable Double silenceShown,
      @Nullable String generous,
      @Nullable String generousAct) {

    /** A mention is named as the nearest miss, but it is no response and has no latency. */
    static Row of(Assessment assessment) {
      var verdict = assessment.verdict();
      var expectation = verdict.expectation();
      var nearest = verdict.nearest().orElse(null);
      var stance = nearest == null ? null : nearest.stance();
      boolean answered = verdict.answer() == Answer.ANSWERED;
      return new Row(
          expectation.event().id(),
          expectation.institution().id(),
          verdict.answer().stored(),
          verdict.stored(),
          nearest == null || !answered
              ? null
              : nearest.published().when().text(expectation.institution().zone()),
          nearest == null || !answered ? null : nearest.latency().min(),
          nearest == null || !answered ? null : nearest.latency().max(),
          nearest == null ? null : nearest.statement(),
          nearest == null ? null : nearest.title(),
          nearest == null ? null : nearest.url(),
          stance == null ? null : stance.kind().stored(),
          verdict instanceof Verdict.NotObserved v ? v.why() : null,
          verdict instanceof Verdict.Silent v ? v.basis().stored() : null,
          verdict instanceof Verdict.Silent v ? v.grade().stored() : null,
          assessment.chances().map(Chances::silence).orElse(null),
          assessment.chances().map(Chances::silenceByPrecedents).orElse(null),
          assessment.chances().flatMap(Chances::held).map(Chances.Held::silence).orElse(null),
          assessment.generous().map(Verdict::stored).orElse(null),
          assessment
              .generous()
              .flatMap(Verdict::nearest)
              .map(reaction -> reaction.actKind().stored())
              .orElse(null));
    }
  }
}
