package org.unsaid.publish;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Attempt;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Chances;
import org.unsaid.core.Coverage.Grade;
import org.unsaid.core.Finding;
import org.unsaid.core.Period;
import org.unsaid.core.Place;
import org.unsaid.core.Published;
import org.unsaid.core.Review;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;
import org.unsaid.core.When;

/** A dossier for a reader: the verdict first, then all that it rests on. */
final class DossierText {

  private static final int INDENT = 11;

  /** Where a page does not say when it was put up, or changed. */
  private static final String LEDGER = "ledger";

  private final Dossier dossier;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  DossierText(Dossier dossier, int width) {
    this.dossier = dossier;
    this.width = width;
  }

  String text() {
    head();
    said("answers", dossier.answers());
    said("mentions", dossier.mentions());
    undated();
    coverage();
    findings();
    history();
    log();
    return out.toString();
  }

  private void head() {
    var event = dossier.event();
    var institution = dossier.institution();
    var assessment = dossier.assessment();
    out.append(TextTable.wrapped(event.name() + " · " + institution.name(), width))
        .append(event.id())
        .append(" · ")
        .append(institution.id())
        .append("\n\n");
    line("to print", dossier.claim());
    out.append("\n");
    line("verdict", verdict());
    line(
        "",
        "as of %s, by %s, %s"
            .formatted(
                time(assessment.asOf()), assessment.method(), ChanceText.checked(assessment)));
    dossier
        .board()
        .filter(board -> !board.verdict().stored().equals(assessment.verdict().stored()))
        .ifPresent(
            board ->
                line(
                    "",
                    "the last run said %s, as of %s"
                        .formatted(board.verdict().stored(), time(board.asOf()))));
    line(
        "event",
        "%s (to the %s), %s"
            .formatted(
                event.occurred().text(event.zone()),
                event.occurred().precision().stored(),
                event.eventClass()));
    line("query", event.query());
    if (event.nearQuery() != null) {
      line("looser", event.nearQuery());
    }
    line("window", window());
    line("declared", declared());
    line("roster", roster());
    var output = dossier.output();
    line(
        "otherwise",
        "published %s in the window%s on any subject, and %,d in the 60 days before the event"
            .formatted(
                count(output.in(Period.WINDOW), "statement"),
                isOpen() ? " so far" : "",
                output.in(Period.ALIVE)));
    expectation();
  }

  /** What was to be expected, and why. */
  private void expectation() {
    var assessment = dossier.assessment();
    out.append("\n");
    assessment
        .chances()
        .ifPresent(
            chances -> {
              line(
                  "expected",
                  "to answer at all: %s by earlier events alone, %s seen what all others did; nine of ten answers come by %s"
                      .formatted(
                          ChanceText.of100(chances.forecast()),
                          ChanceText.of100(chances.expected()),
                          local(assessment.expectation().due())));
              line(
                  "silence",
                  "an institution that behaves as before would not have answered by now in %s by earlier events alone, in %s seen what all others did, and in %s if all whom nobody watched said nothing; %d %% of all answers would have been seen by now"
                      .formatted(
                          ChanceText.of100(chances.silenceByPrecedents()),
                          ChanceText.of100(chances.silence()),
                          ChanceText.of100(chances.silenceAtMost()),
                          Math.round(100 * chances.covered())));
              chances.held().ifPresent(held -> line("held", held(chances, held)));
            });
    line("error rate", errorRate());
    assessment
        .generous()
        .ifPresent(other -> line("generously", "where others' acts count for it: " + words(other)));
    line("precedents", GroupText.compared(dossier.judgement()));
    for (var earlier : dossier.earlier()) {
      var event = earlier.expectation().event();
      entry(
          "%s, %s: %s"
              .formatted(event.id(), event.occurred().text(event.zone()), earlier(earlier)));
    }
    for (var test : dossier.judgement().groups()) {
      if (dossier.institution().isIn(test.group())) {
        entry(GroupText.line(test));
      }
    }
  }

  private static String held(Chances chances, Chances.Held held) {
    return "where the model said %s, it came in %s at %d earlier events of this watch that were over; that is the chance on the board, and a silence is claimed only if the larger of both is unusual"
        .formatted(
            ChanceText.of100(chances.silence()), ChanceText.of100(held.silence()), held.events());
  }

  /** How often such claims were wrong on the watch's own past. */
  private String errorRate() {
    var review = dossier.review();
    if (!review.isPossible()) {
      return "unknown: %s of this watch is over"
          .formatted(review.events() == 0 ? "no other event" : "one other event alone");
    }
    var words = new ArrayList<String>();
    for (var look : review.looks()) {
      var claims = look.claims();
      // at the close nobody can answer later
      if (look.part() == Review.Part.QUIET && look.day().isPresent() && claims.claimed() > 0) {
        words.add(
            "of %d on day %d, %d answered later (%.1f expected)"
                .formatted(
                    claims.claimed(),
                    look.day().getAsInt(),
                    claims.answeredLater(),
                    claims.expectedLater()));
      }
    }
    return "%s of this watch are over, of which %d had a topic that ran before. %s%s%s"
        .formatted(
            count(review.events(), "other event"),
            review.running(),
            words.isEmpty()
                ? "At the rest no silence of a single institution would have been claimed before the close"
                : "Of silences of single institutions that would have been claimed at the rest: "
                    + String.join("; ", words),
            review
                .close(Review.Part.QUIET)
                .map(Review.Look::unusual)
                .filter(unusual -> unusual.pairs() > 0)
                .map(
                    unusual ->
                        ". Of %d whose silence to the end was given at most %d of 100, %d were silent, and %.1f were expected to be"
                            .formatted(
                                unusual.pairs(),
                                Math.round(100 * unusual.atMost()),
                                unusual.silent(),
                                unusual.expected()))
                .orElse(""),
            review.events() < Review.FEW ? ". That is little to go by" : "");
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
                        LatencyText.after(reaction.latency()),
                        reaction.actKind().stored()))
        .orElseGet(() -> verdict.answer().stored().replace('_', ' '));
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
                  LatencyText.after(v.reaction().latency()));
      case Verdict.Late v ->
          "answered (late): %s, %s, is the first statement whose title or lead matches the query; nine of ten answers come by %s"
              .formatted(
                  v.reaction().published().when().text(dossier.institution().zone()),
                  LatencyText.after(v.reaction().latency()),
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

  private void said(String name, List<Dossier.Said> all) {
    out.append("\n");
    line(name, all.isEmpty() ? "none" : String.valueOf(all.size()));
    for (var each : all) {
      var reaction = each.reaction();
      entry(
          (reaction.title().isEmpty() ? "(no title)" : reaction.title())
              + (reaction.place() == Place.NEAR ? " (only the looser query matches it)" : "")
              + (each.sight().version() > 1
                  ? " (version %d of its text)".formatted(each.sight().version())
                  : ""));
      if (reaction.url() != null) {
        more(reaction.url());
      }
      more(published(reaction.published()));
      more(
          "%s, act %s"
              .formatted(LatencyText.after(reaction.latency()), reaction.actKind().stored()));
      sight(each.sight());
    }
  }

  private String published(Published published) {
    var when = published.when();
    if (published.source().equals(LEDGER)) {
      return "published between %s and %s, by our own looks: %s"
          .formatted(time(when.earliest()), time(when.latest()), published.evidence());
    }
    return "published %s; from %s, confidence %.2f%s"
        .formatted(
            when(when, dossier.institution().zone()),
            published.source(),
            published.confidence(),
            published.evidence().isEmpty() ? "" : ": " + published.evidence());
  }

  private void undated() {
    if (dossier.undated().isEmpty()) {
      return;
    }
    out.append("\n");
    line(
        "undated",
        "%d, which may be answers; a reader must decide".formatted(dossier.undated().size()));
    for (var each : dossier.undated()) {
      entry(each.match().title().isEmpty() ? "(no title)" : each.match().title());
      if (each.match().url() != null) {
        more(each.match().url());
      }
      sight(each.sight());
    }
  }

  private void sight(Dossier.Sight sight) {
    var seen = sight.firstSeen();
    more(
        seen == null
            ? "in " + sight.source()
            : "first seen %s%s, in %s"
                .formatted(
                    time(seen),
                    sight.assumed() ? " (assumed: nobody noted it)" : "",
                    sight.source()));
    var look = sight.look();
    if (look != null && look.capture() != null) {
      more(place(look.capture()));
    }
  }

  private void coverage() {
    out.append("\n");
    var asked = dossier.asked();
    if (asked == null) {
      line("coverage", "the window has not begun");
      return;
    }
    line("coverage", watched(asked));
    for (var row : CoverageRow.of(dossier)) {
      entry(
          "%s: %s to %s, %s"
              .formatted(
                  row.source().isEmpty() ? "(no source)" : row.source(),
                  time(row.span().from()),
                  time(row.span().to()),
                  switch (row.state()) {
                    case "gap" -> "GAP: " + row.words();
                    case "unwatched" -> "not watched, as the watch declares: " + row.words();
                    default -> row.grade().stored() + " by " + row.words();
                  }));
    }
  }

  private String watched(Span asked) {
    var watched = CoverageRow.watched(dossier);
    if (watched.equals(List.of(asked))) {
      return "all of the window%s was watched".formatted(isOpen() ? " up to now" : "");
    }
    return watched.isEmpty()
        ? "nothing of the window was watched without a gap"
        : "watched without a gap "
            + watched.stream()
                .map(span -> "from %s to %s".formatted(time(span.from()), time(span.to())))
                .collect(Collectors.joining(", "))
            + ", and not in the rest of the window";
  }

  private boolean isOpen() {
    return dossier.event().closes().isAfter(dossier.assessment().asOf());
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
    return "as it is now since %s, %s".formatted(time(seen), order);
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
        + "; %d were asked".formatted(dossier.event().asked().size());
  }

  private void history() {
    if (dossier.history().isEmpty()) {
      return;
    }
    out.append("\n");
    line("history", "what was said of it, as it changed");
    for (var change : dossier.history()) {
      var now = change.now();
      var basis = now.basis();
      var why = now.why();
      entry(
          "as of %s: %s%s%s%s"
              .formatted(
                  time(change.asOf()),
                  now.verdict().replace('_', ' '),
                  basis == null ? "" : " (basis: " + basis.stored() + ")",
                  now.statement() == null ? "" : ", by " + now.statement(),
                  why == null ? "" : ": " + why));
    }
  }

  private void findings() {
    if (dossier.findings().isEmpty()) {
      return;
    }
    out.append("\n");
    line("findings", "what happened to its pages and sources meanwhile");
    for (var finding : dossier.findings()) {
      entry(finding.kind().stored() + ": " + finding.summary());
      if (finding.detail() != null) {
        finding.detail().lines().forEach(this::more);
      }
      for (Finding.Proof proof : finding.proofs()) {
        more("%s, %s: %s".formatted(proof.what(), time(proof.captured()), place(proof.place())));
      }
    }
  }

  private void log() {
    var log = dossier.log();
    if (log == null) {
      return;
    }
    out.append("\n");
    line("log", count(log.size(), "look") + " at its sources in the window");
    var table = new TextTable(List.of("began", "source", "what", "outcome", "new", "address"), 5);
    for (Attempt look : log) {
      var failure = look.failure();
      table.add(
          time(look.began()),
          look.source(),
          look.target().stored(),
          failure == null ? look.outcome().stored() : "failed: " + failure.stored(),
          look.fresh() == 0 ? "" : String.valueOf(look.fresh()),
          look.url() + (look.detail().isEmpty() ? "" : " · " + look.detail()));
    }
    out.append(table.text(width));
  }

  private static String place(CapturePlace place) {
    return "%s, offset %d, %s".formatted(place.file(), place.offset(), place.digest());
  }

  /** As precise as it is known. */
  private static String when(When when, ZoneId zone) {
    return "%s (to the %s, zone %s)"
        .formatted(
            when.text(zone), when.precision().stored(), when.zoneAssumed() ? "assumed" : "stated");
  }

  private String local(Instant instant) {
    return instant
        .atZone(dossier.event().zone())
        .toOffsetDateTime()
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String count(long number, String one) {
    return "%,d %s%s".formatted(number, one, number == 1 ? "" : "s");
  }

  private void line(String name, String value) {
    out.append(TextTable.wrapped(name.isEmpty() ? " " : name, value, INDENT, width));
  }

  private void entry(String text) {
    out.append(TextTable.wrapped("  •", text, 4, width));
  }

  private void more(String text) {
    out.append(TextTable.wrapped(" ", text, 4, width));
  }
}
