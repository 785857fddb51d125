package org.unsaid.index;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Latency;
import org.unsaid.core.Reaction;
import org.unsaid.core.Verdict;
import tools.jackson.databind.node.ObjectNode;

/**
 * What dashboards show and cannot work out: they join nothing and run no scripts, so it stands in
 * each document. Nothing here is read back.
 */
final class PanelFields {

  private static final double SECONDS_AN_HOUR = 3600;

  /** Responses that a verdict's picture shows; all are in {@code unsaid-reactions}. */
  private static final int RESPONSES = 20;

  /** What a dossier shows before and after the window, so that nothing lies on its edge. */
  private static final Duration MARGIN = Duration.ofDays(1);

  /** What a profile shows before the event from which it was opened. */
  private static final Duration YEAR = Duration.ofDays(365);

  private PanelFields() {}

  /** What all documents on an event share. */
  static void event(ObjectNode document, Event event, Collection<String> topics) {
    Documents.list(document, "topics", topics);
    document
        .put("choice", event.isChoice())
        .put(
            "dossier",
            link(
                "unsaid-event-dossier",
                event.opens().minus(MARGIN),
                event.closes().plus(MARGIN),
                "event_id",
                event.id()));
  }

  static void profile(ObjectNode document, Institution institution, Event event) {
    document.put(
        "profile",
        link(
            "unsaid-institution-profile",
            event.opens().minus(YEAR),
            event.closes().plus(MARGIN),
            "institution_id",
            institution.id()));
  }

  static void latency(ObjectNode document, Latency latency) {
    document.put("latency_hours", middle(latency));
  }

  /**
   * @param said by the institution on the event, in any order
   * @param earlier what is said of it and the events that this one is compared with
   * @param compared how many events this one is compared with
   */
  static void verdict(
      ObjectNode document,
      Assessment assessment,
      List<Reaction> said,
      List<Assessment> earlier,
      int compared) {
    var expectation = assessment.expectation();
    var event = expectation.event();
    var verdict = assessment.verdict();
    var began = event.occurred().earliest();
    var until = min(assessment.asOf(), event.closes());
    document
        .put("window_hours", hours(began, event.closes()))
        .put("expected_by_hours", hours(began, expectation.due()))
        .put("waited_hours", Math.max(0, hours(began, until)))
        .put("compared_with", compared);
    if (verdict.answer() == Answer.ANSWERED) {
      verdict.nearest().ifPresent(answer -> latency(document, answer.latency()));
    }
    shares(document, verdict);
    habit(document, earlier);
    responses(document, said);
  }

  /** 1 or 0, whose average is a share; of what is open, or was not watched, neither. */
  private static void shares(ObjectNode document, Verdict verdict) {
    boolean answered = verdict.answer() == Answer.ANSWERED;
    boolean open = verdict instanceof Verdict.Pending || verdict instanceof Verdict.NotObserved;
    if (answered || !open) {
      document.put("share_answered", answered ? 1.0 : 0.0);
      document.put("share_silent", verdict instanceof Verdict.Silent ? 1.0 : 0.0);
    }
    if (answered && !open) {
      document.put("share_late", verdict instanceof Verdict.Late ? 1.0 : 0.0);
    }
  }

  /**
   * The median delay of earlier events, those without an answer counted as longer than any: if they
   * are the half or more, the median is unknown. One event is no habit.
   */
  private static void habit(ObjectNode document, List<Assessment> earlier) {
    var delays =
        earlier.stream()
            .map(Assessment::verdict)
            .filter(PanelFields::isKnown)
            .map(
                verdict ->
                    verdict.answer() == Answer.ANSWERED
                        ? verdict
                            .nearest()
                            .map(answer -> middle(answer.latency()))
                            .orElse(Double.POSITIVE_INFINITY)
                        : Double.POSITIVE_INFINITY)
            .sorted()
            .toList();
    if (delays.size() > 1) {
      double median = delays.get((delays.size() - 1) / 2);
      if (Double.isFinite(median)) {
        document.put("baseline_median_hours", median);
      }
    }
  }

  private static boolean isKnown(Verdict verdict) {
    return verdict.answer() == Answer.ANSWERED
        || !(verdict instanceof Verdict.NotObserved || verdict instanceof Verdict.Pending);
  }

  private static void responses(ObjectNode document, List<Reaction> said) {
    var responses = document.putArray("responses");
    said.stream()
        .sorted(
            Comparator.comparing((Reaction each) -> each.latency().min())
                .thenComparing(Reaction::statement))
        .limit(RESPONSES)
        .forEach(
            each -> {
              var response =
                  responses
                      .addObject()
                      .put("title", each.title())
                      .put("place", each.place().stored())
                      .put("act_kind", each.actKind().stored())
                      .put("hours", middle(each.latency()))
                      .put("min_hours", hours(each.latency().min()))
                      .put("max_hours", hours(each.latency().max()));
              var stance = each.stance();
              if (stance != null) {
                response.put("stance", stance.kind().stored());
              }
            });
  }

  /**
   * A dashboard from a time to a time, asked for one thing; what follows {@code
   * app/dashboards#/view/} in Kibana's address.
   */
  private static String link(
      String dashboard, Instant from, Instant to, String field, String value) {
    var query = field + ":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return "%s?_g=(time:(from:'%s',to:'%s'))&_a=(query:(language:kuery,query:'%s'))"
        .formatted(
            dashboard,
            from.truncatedTo(ChronoUnit.SECONDS),
            to.truncatedTo(ChronoUnit.SECONDS),
            encoded(query.replace("!", "!!").replace("'", "!'")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** One number for charts; an interval of a day is shown as one in the pictures. */
  private static double middle(Latency latency) {
    return (hours(latency.min()) + hours(latency.max())) / 2;
  }

  private static double hours(Instant from, Instant to) {
    return hours(Duration.between(from, to));
  }

  private static double hours(Duration duration) {
    return duration.toSeconds() / SECONDS_AN_HOUR;
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
