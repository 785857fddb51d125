package org.unsaid.index;

import java.util.Locale;
import java.util.Optional;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Basis;
import org.unsaid.core.Chances;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Expectation;
import org.unsaid.core.Grade;
import org.unsaid.core.Institution;
import org.unsaid.core.Reaction;
import org.unsaid.core.Verdict;
import tools.jackson.databind.node.ObjectNode;

/** A verdict as it is stored. */
final class VerdictDocument {

  private VerdictDocument() {}

  static ObjectNode of(Assessment assessment) {
    var expectation = assessment.expectation();
    var document = Documents.empty();
    Documents.event(document, expectation.event());
    Documents.institution(document, expectation.institution());
    write(document, assessment.verdict());
    assessment.generous().ifPresent(verdict -> write(document.putObject("generous"), verdict));
    assessment.chances().ifPresent(chances -> write(document, chances));
    return document
        .put("coverage_grade", assessment.coverage().stored())
        .put("as_of", assessment.asOf().toString())
        .put("expected_by", expectation.due().toString())
        .put("method", assessment.method());
  }

  /**
   * @throws IndexException if it holds words that this version does not know
   */
  static Assessment read(ObjectNode document, Event event, Institution institution) {
    var expectation =
        new Expectation(event, institution, Documents.instant(document, "expected_by"));
    return new Assessment(
        verdict(document, expectation),
        document.path("generous") instanceof ObjectNode generous
            ? Optional.of(verdict(generous, expectation))
            : Optional.empty(),
        Coverage.Grade.valueOf(upper(document, "coverage_grade")),
        document.has("forecast") ? Optional.of(chances(document)) : Optional.empty(),
        Documents.instant(document, "as_of"),
        document.path("method").asString());
  }

  private static void write(ObjectNode document, Verdict verdict) {
    document.put("answer", verdict.answer().stored()).put("verdict", verdict.stored());
    var expectation = verdict.expectation();
    verdict
        .nearest()
        .ifPresent(
            reaction ->
                Documents.reaction(
                    document, reaction, expectation.event(), expectation.institution()));
    if (verdict.answer() == Answer.ANSWERED) {
      verdict
          .nearest()
          .ifPresent(
              reaction ->
                  document.put(
                      "first_response",
                      reaction
                          .published()
                          .when()
                          .text(verdict.expectation().institution().zone())));
    }
    if (verdict instanceof Verdict.NotObserved unobserved) {
      document.put("why", unobserved.why());
    }
    if (verdict instanceof Verdict.Silent silent) {
      document.put("basis", silent.basis().stored()).put("grade", silent.grade().stored());
    }
  }

  private static Verdict verdict(ObjectNode document, Expectation expectation) {
    var event = expectation.event();
    Optional<Reaction> reaction = Optional.ofNullable(Documents.reaction(document, event));
    var stored = document.path("verdict").asString();
    return switch (stored) {
      case "on_time" -> new Verdict.OnTime(expectation, reaction.orElseThrow());
      case "late" -> new Verdict.Late(expectation, reaction.orElseThrow());
      case "silent" ->
          new Verdict.Silent(
              expectation,
              Basis.valueOf(upper(document, "basis")),
              Grade.valueOf(upper(document, "grade")));
      case "pending" -> new Verdict.Pending(expectation, reaction);
      case "not_observed" ->
          new Verdict.NotObserved(expectation, document.path("why").asString(), reaction);
      case "not_expected" -> new Verdict.NotExpected(expectation, reaction);
      default ->
          throw new IndexException(
              "unsaid-verdicts holds the verdict '%s', which this version does not know. %s"
                  .formatted(stored, "Run `unsaid assess` again, or a newer version."));
    };
  }

  private static void write(ObjectNode document, Chances chances) {
    document
        .put("forecast", chances.forecast())
        .put("expected", chances.expected())
        .put("expected_at_least", chances.expectedAtLeast())
        .put("covered", chances.covered())
        .put("answers_by_now", chances.answers())
        .put("answers_in_window", chances.whole())
        .put("silence_p", chances.silence())
        .put("silence_p_precedents", chances.silenceByPrecedents())
        .put("silence_p_at_most", chances.silenceAtMost());
    chances
        .held()
        .ifPresent(
            held ->
                document
                    .put("silence_p_shown", held.silence())
                    .put("silence_p_shown_at_most", held.silenceAtMost())
                    .put("silence_p_shown_last", held.lastSilence())
                    .put("checked_on_events", held.events()));
  }

  private static Chances chances(ObjectNode document) {
    var chances =
        new Chances(
            document.path("forecast").asDouble(),
            document.path("expected").asDouble(),
            document.path("covered").asDouble(),
            document.path("answers_by_now").asDouble(),
            document.path("answers_in_window").asDouble(),
            document.path("expected_at_least").asDouble());
    return document.has("checked_on_events")
        ? chances.with(
            new Chances.Held(
                document.path("silence_p_shown").asDouble(),
                document.path("silence_p_shown_at_most").asDouble(),
                document.path("silence_p_shown_last").asDouble(),
                document.path("checked_on_events").asInt()))
        : chances;
  }

  private static String upper(ObjectNode document, String field) {
    return document.path(field).asString().toUpperCase(Locale.ROOT);
  }
}
