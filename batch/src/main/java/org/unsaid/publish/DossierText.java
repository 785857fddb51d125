package org.unsaid.publish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Coverage.Grade;
import org.unsaid.core.Event;
import org.unsaid.core.Period;
import org.unsaid.core.Reaction;
import org.unsaid.core.Verdict;

/** A dossier for a reader: the verdict first, then all that it rests on. */
final class DossierText {

  private final Dossier dossier;
  private final DossierLines lines;

  DossierText(Dossier dossier, DossierLines lines) {
    this.dossier = dossier;
    this.lines = lines;
  }

  String text() {
    head();
    new DossierProof(dossier, lines).write();
    return lines.text();
  }

  private void head() {
    var event = dossier.event();
    var institution = dossier.institution();
    var assessment = dossier.assessment();
    lines.title(event.name() + " · " + institution.name());
    lines.title(event.id() + " · " + institution.id());
    lines.blank();
    lines.line("to print", dossier.claim());
    lines.blank();
    lines.line("verdict", verdict());
    lines.line(
        "",
        "as of %s, by %s, %s"
            .formatted(
                DossierLines.time(assessment.asOf()),
                assessment.method(),
                ChanceText.checked(assessment)));
    dossier
        .board()
        .filter(board -> !board.verdict().stored().equals(assessment.verdict().stored()))
        .ifPresent(
            board ->
                lines.line(
                    "",
                    "the last run said %s, as of %s"
                        .formatted(board.verdict().stored(), DossierLines.time(board.asOf()))));
    lines.line(
        "event",
        "%s (to the %s), %s"
            .formatted(
                event.occurred().text(event.zone()),
                event.occurred().precision().stored(),
                event.eventClass()));
    lines.line("query", event.query());
    if (event.nearQuery() != null) {
      lines.line("looser", event.nearQuery());
    }
    lines.line("window", window());
    lines.line("calendar", CalendarText.of(dossier.event(), dossier.institution()));
    lines.line("declared", declared());
    lines.line("roster", roster());
    var output = dossier.output();
    lines.line(
        "otherwise",
        "published %s in the window%s on any subject, and %,d in the 60 days before the event"
            .formatted(
                DossierLines.count(output.in(Period.WINDOW), "statement"),
                dossier.isOpen() ? " so far" : "",
                output.in(Period.ALIVE)));
    expectation();
  }

  /** What was to be expected, and why. */
  private void expectation() {
    var assessment = dossier.assessment();
    lines.blank();
    assessment
        .chances()
        .ifPresent(
            chances -> {
              lines.line(
                  "expected",
                  "to answer at all: %s by earlier events alone, %s seen what all others did; %s %s"
                      .formatted(
                          ChanceText.of100(chances.forecast()),
                          ChanceText.of100(chances.expected()),
                          dossier.knowsPace()
                              ? "nine of ten answers come by"
                              : "no earlier answer tells how fast, so one counts as on time until",
                          local(assessment.expectation().due())));
              lines.line(
                  "silence",
                  "an institution that behaves as before would not have answered by now in %s by earlier events alone, in %s seen what all others did, and in %s if all whom nobody watched said nothing; %d %% of all answers would have been seen by now"
                      .formatted(
                          ChanceText.of100(chances.silenceByPrecedents()),
                          ChanceText.of100(chances.silence()),
                          ChanceText.of100(chances.silenceAtMost()),
                          Math.round(100 * chances.covered())));
              chances
                  .held()
                  .ifPresent(held -> lines.line("held", ErrorRateText.held(chances, held)));
            });
    lines.line("error rate", ErrorRateText.of(dossier.review()));
    assessment
        .generous()
        .ifPresent(
            other -> lines.line("generously", "where others' acts count for it: " + words(other)));
    lines.line("precedents", GroupText.compared(dossier.judgement()));
    for (var earlier : dossier.earlier()) {
      var event = earlier.expectation().event();
      lines.entry(
          "%s, %s: %s"
              .formatted(event.id(), event.occurred().text(event.zone()), earlier(earlier)));
    }
    for (var test : dossier.judgement().groups()) {
      if (dossier.institution().isIn(test.group())) {
        lines.entry(GroupText.line(test));
      }
    }
    dossier.claims().forEach(lines::entry);
  }

  private String earlier(Assessment assessment) {
    var verdict = assessment.generous().orElse(assessment.verdict());
    return verdict
        .nearest()
        .filter(_ -> verdict.answer() == Answer.ANSWERED)
        .map(
            reaction ->
                "answered %s, %s, act %s"
                    .formatted(
                        reaction.published().when().text(dossier.institution().zone()),
                        after(assessment.expectation().event(), reaction),
                        reaction.actKind().stored()))
        .orElseGet(() -> verdict.answer().stored().replace('_', ' '));
  }

  private String after(Event event, Reaction reaction) {
    return LatencyText.after(
        reaction.latency(),
        event.workingLatencyOf(reaction.published().when(), dossier.institution()));
  }

  private String verdict() {
    return words(dossier.assessment().verdict());
  }

  private String words(Verdict said) {
    return switch (said) {
      case Verdict.OnTime v ->
          "answered (on_time): %s, %s, is the first statement whose title or lead matches the query"
              .formatted(
                  v.reaction().published().when().text(dossier.institution().zone()),
                  after(dossier.event(), v.reaction()));
      case Verdict.Late v ->
          "answered (late): %s, %s, is the first statement whose title or lead matches the query; nine of ten answers come by %s"
              .formatted(
                  v.reaction().published().when().text(dossier.institution().zone()),
                  after(dossier.event(), v.reaction()),
                  local(v.expectation().due()));
      case Verdict.Silent v ->
          "silent (%s, basis: %s): no statement was found whose title or lead matches the query, on %s, from %s to %s. It means neither approval nor protest"
              .formatted(
                  v.grade().stored().replace('_', ' '),
                  v.basis().stored(),
                  sources(),
                  local(dossier.event().opens()),
                  local(until()));
      case Verdict.Pending _ ->
          "pending: none was found so far, and it may still answer until "
              + local(dossier.event().closes());
      case Verdict.NotObserved v -> "not observed: " + v.why();
      case Verdict.NotExpected _ ->
          "not expected: no answer was found, and even complete silence would be no wonder";
    };
  }

  private Instant until() {
    var asOf = dossier.assessment().asOf();
    return asOf.isBefore(dossier.event().closes()) ? asOf : dossier.event().closes();
  }

  /** Those that vouch for the window. */
  private String sources() {
    return CoverageRow.of(dossier).stream()
        .filter(row -> row.grade() != Grade.NONE)
        .map(CoverageRow::source)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private String window() {
    var event = dossier.event();
    return "%s to %s, zone %s, %s"
        .formatted(
            local(event.opens()),
            local(event.closes()),
            event.zone().getId(),
            dossier.judgement().state().stored());
  }

  /** Whoever knows how it ended may choose what to compare it with. */
  private String declared() {
    var seen = dossier.declared();
    if (seen == null) {
      return "no run has seen the event as it is declared now";
    }
    var event = dossier.event();
    var order =
        !seen.isAfter(event.occurred().earliest())
            ? "before the event"
            : seen.isBefore(event.closes())
                ? "while the window was open"
                : "after the window had closed: query, roster and precedents may have been chosen by who knew the outcome";
    return "as it is now since %s, %s".formatted(DossierLines.time(seen), order);
  }

  private String roster() {
    var institution = dossier.institution();
    var from = institution.validFrom();
    var to = institution.validTo();
    var groups = institution.groups();
    return (from == null && to == null
            ? "it always existed"
            : "it exists%s%s"
                .formatted(from == null ? "" : " from " + from, to == null ? "" : " until " + to))
        + (groups.isEmpty() ? "" : "; of " + String.join(", ", groups))
        + (institution.superior() == null ? "" : "; its superior is " + institution.superior())
        + "; %d were asked".formatted(dossier.event().asked().size())
        + (dossier.event().concerned().contains(institution.id())
            ? "; the event concerns it directly, as the watch says, so that more is expected of it"
            : "");
  }

  private String local(Instant instant) {
    return instant
        .atZone(dossier.event().zone())
        .toOffsetDateTime()
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }
}
