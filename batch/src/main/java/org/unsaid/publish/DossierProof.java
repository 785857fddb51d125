package org.unsaid.publish;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.unsaid.core.Attempt;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Copy;
import org.unsaid.core.Finding;
import org.unsaid.core.Place;
import org.unsaid.core.Published;
import org.unsaid.core.Span;
import org.unsaid.core.When;

/** What a verdict rests on, so that somebody else can check it: texts, coverage, what happened. */
final class DossierProof {

  /** Where a page does not say when it was put up, or changed. */
  private static final String LEDGER = "ledger";

  private final Dossier dossier;
  private final DossierLines lines;

  DossierProof(Dossier dossier, DossierLines lines) {
    this.dossier = dossier;
    this.lines = lines;
  }

  void write() {
    said("answers", dossier.answers());
    said("mentions", dossier.mentions());
    undated();
    coverage();
    findings();
    history();
    log();
  }

  private void said(String name, List<Dossier.Said> all) {
    lines.blank();
    lines.line(name, all.isEmpty() ? "none" : String.valueOf(all.size()));
    for (var each : all) {
      var reaction = each.reaction();
      lines.entry(
          (reaction.title().isEmpty() ? "(no title)" : reaction.title())
              + (reaction.place() == Place.NEAR ? " (only the looser query matches it)" : "")
              + (each.sight().version() > 1
                  ? " (version %d of its text)".formatted(each.sight().version())
                  : ""));
      if (reaction.url() != null) {
        lines.more(reaction.url());
      }
      lines.more(published(reaction.published()));
      lines.more(
          "%s, act %s"
              .formatted(
                  LatencyText.after(
                      reaction.latency(),
                      dossier
                          .event()
                          .workingLatencyOf(reaction.published().when(), dossier.institution())),
                  reaction.actKind().stored()));
      if (reaction.place() == Place.HEAD) {
        var stance = StanceText.line(dossier.event(), reaction);
        if (!stance.isEmpty()) {
          lines.more(stance);
        }
      }
      sight(each.sight());
    }
  }

  private String published(Published published) {
    var when = published.when();
    if (published.source().equals(LEDGER)) {
      return "published between %s and %s, by our own looks: %s"
          .formatted(
              DossierLines.time(when.earliest()),
              DossierLines.time(when.latest()),
              published.evidence());
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
    lines.blank();
    lines.line(
        "undated",
        "%d, which may be answers; a reader must decide".formatted(dossier.undated().size()));
    for (var each : dossier.undated()) {
      lines.entry(each.match().title().isEmpty() ? "(no title)" : each.match().title());
      if (each.match().url() != null) {
        lines.more(each.match().url());
      }
      var stated = each.match().stated();
      if (stated != null) {
        lines.more(
            "it bears the date %s, and its source was watched after that and did not have it"
                .formatted(stated.text(dossier.institution().zone())));
      }
      sight(each.sight());
    }
  }

  private void sight(Dossier.Sight sight) {
    var seen = sight.firstSeen();
    lines.more(
        seen == null
            ? "in " + sight.source()
            : "first seen %s%s, in %s"
                .formatted(
                    DossierLines.time(seen),
                    sight.assumed() ? " (assumed: nobody noted it)" : "",
                    sight.source()));
    var look = sight.look();
    if (look != null && look.capture() != null) {
      lines.more(place(look.capture()));
    }
    var repeats = sight.repeats();
    if (repeats != null) {
      lines.more(repeated(repeats));
    }
  }

  private static String repeated(Copy copy) {
    return "%s statement %s of %s (similarity %.2f)"
        .formatted(
            switch (copy.kind()) {
              case WHOLE -> "nearly the text of";
              case QUOTED -> "holds the text of";
              case EXCERPT -> "a part of";
            },
            copy.of(),
            copy.institution(),
            copy.similarity());
  }

  private void coverage() {
    lines.blank();
    var asked = dossier.asked();
    if (asked == null) {
      lines.line("coverage", "the window has not begun");
      return;
    }
    lines.line("coverage", watched(asked));
    for (var row : CoverageRow.of(dossier)) {
      lines.entry(
          "%s: %s to %s, %s"
              .formatted(
                  row.source().isEmpty() ? "(no source)" : row.source(),
                  DossierLines.time(row.span().from()),
                  DossierLines.time(row.span().to()),
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
      return "all of the window%s was watched".formatted(dossier.isOpen() ? " up to now" : "");
    }
    return watched.isEmpty()
        ? "nothing of the window was watched without a gap"
        : "watched without a gap "
            + watched.stream()
                .map(
                    span ->
                        "from %s to %s"
                            .formatted(
                                DossierLines.time(span.from()), DossierLines.time(span.to())))
                .collect(Collectors.joining(", "))
            + ", and not in the rest of the window";
  }

  private void history() {
    if (dossier.history().isEmpty()) {
      return;
    }
    lines.blank();
    lines.line("history", "what was said of it, as it changed");
    for (var change : dossier.history()) {
      var now = change.now();
      var basis = now.basis();
      var why = now.why();
      lines.entry(
          "as of %s: %s%s%s%s"
              .formatted(
                  DossierLines.time(change.asOf()),
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
    lines.blank();
    lines.line("findings", "what happened to its pages and sources meanwhile");
    for (var finding : dossier.findings()) {
      lines.entry(finding.kind().stored() + ": " + finding.summary());
      if (finding.detail() != null) {
        finding.detail().lines().forEach(lines::more);
      }
      for (Finding.Proof proof : finding.proofs()) {
        lines.more(
            "%s, %s: %s"
                .formatted(
                    proof.what(), DossierLines.time(proof.captured()), place(proof.place())));
      }
    }
  }

  private void log() {
    var log = dossier.log();
    if (log == null) {
      return;
    }
    lines.blank();
    lines.line("log", DossierLines.count(log.size(), "look") + " at its sources in the window");
    var table = new TextTable(List.of("began", "source", "what", "outcome", "new", "address"), 5);
    for (Attempt look : log) {
      var failure = look.failure();
      table.add(
          DossierLines.time(look.began()),
          look.source(),
          look.target().stored(),
          failure == null ? look.outcome().stored() : "failed: " + failure.stored(),
          look.fresh() == 0 ? "" : String.valueOf(look.fresh()),
          look.url() + (look.detail().isEmpty() ? "" : " · " + look.detail()));
    }
    lines.table(table);
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
}
