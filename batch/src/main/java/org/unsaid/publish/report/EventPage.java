package org.unsaid.publish.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.unsaid.core.Assessment;
import org.unsaid.core.Chances;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Gap;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;
import org.unsaid.publish.ChanceText;
import org.unsaid.publish.Claim;
import org.unsaid.publish.GroupClaim;
import org.unsaid.publish.GroupText;
import org.unsaid.publish.LatencyText;
import org.unsaid.publish.picture.CoverageStrip;
import org.unsaid.publish.picture.ResponseTimeline;
import org.unsaid.publish.picture.SurvivalCurves;

/** All that is known of one event. */
final class EventPage {

  static final int WIDE = 1000;
  static final int NARROW = 340;
  private static final int[] DAYS = {1, 3, 7, 14, 30};

  private final Report report;
  private final Judgement judgement;
  private final Event event;
  private final List<Evidence> evidence;
  private final Page page;

  EventPage(Report report, Judgement judgement) {
    this.report = report;
    this.judgement = judgement;
    this.event = judgement.event();
    this.evidence = report.evidence().getOrDefault(event.id(), List.of());
    this.page = new Page(report, event.name(), "../", Places.event(event));
  }

  Page page() {
    Verdicts.numbers(page.main(), judgement.assessments());
    facts();
    timeline();
    table();
    sentences();
    groups();
    survival();
    coverage();
    evidence();
    return page;
  }

  private void facts() {
    var list = page.main().appendElement("dl").addClass("facts");
    fact(list, "event", event.id() + ", of the class " + event.eventClass());
    fact(
        list,
        "occurred",
        "%s (to the %s), zone %s"
            .formatted(
                event.occurred().text(event.zone()),
                event.occurred().precision().stored(),
                event.zone().getId()));
    fact(
        list,
        "answers count",
        "from %s until %s, %s"
            .formatted(
                Html.minute(event.opens()),
                Html.minute(event.closes()),
                judgement.state().stored()));
    Html.theirs(fact(list, "query", ""), event.query());
    var looser = event.nearQuery();
    if (looser != null) {
      Html.theirs(fact(list, "looser query", ""), looser);
    }
    fact(list, "compared", GroupText.compared(judgement));
  }

  static Element fact(Element list, String name, String value) {
    Html.add(list, "dt", name);
    return Html.add(list, "dd", value);
  }

  private void timeline() {
    var section = page.section("timeline", "Who answered when");
    var drawing =
        ResponseTimeline.of(
            judgement,
            evidence.stream().flatMap(each -> each.reactions().stream()).toList(),
            evidence.stream()
                .collect(
                    Collectors.toMap(
                        each -> each.institution().id(), Evidence::coverage, (one, _) -> one)));
    Html.figure(
        section,
        "timeline",
        "The table below holds the same, with links. Distances grow with the square root of the"
            + " time since the event.",
        drawing.draw(WIDE),
        drawing.draw(NARROW));
  }

  private void sentences() {
    var silent =
        judgement.assessments().stream()
            .filter(each -> each.verdict() instanceof Verdict.Silent)
            .toList();
    if (silent.isEmpty() && event.claims().isEmpty()) {
      return;
    }
    var section = page.section("claims", "Sentences to print");
    for (var group : event.claims()) {
      Html.theirs(
          section.appendElement("p"), new GroupClaim(group, judgement, report.judgements()).text());
    }
    for (var each : silent) {
      report
          .evidence(event, each.expectation().institution())
          .ifPresent(
              its ->
                  Html.theirs(
                      section.appendElement("p"),
                      Claim.of(judgement, each, its.coverage(), its.output())));
    }
  }

  private void table() {
    var section = page.section("verdicts", "All institutions that were asked");
    var table =
        new Table(
                section,
                "%s, the silent first"
                    .formatted(Html.count(judgement.assessments().size(), "institution")),
                "institution",
                "verdict*",
                "chance",
                "first answer",
                "latency",
                "statement, or why not",
                "expected by",
                "coverage*",
                "statements")
            .filtered();
    for (var row : sorted()) {
      var institution = row.expectation().institution();
      table.row();
      Html.theirs(
          Html.to(
              table.head().id(BoardPage.anchor(row)), page.root(), Places.institution(institution)),
          institution.name());
      Verdicts.verdict(table.cell(Verdicts.STORED.indexOf(row.verdict().stored())), row);
      Verdicts.chance(table, row);
      Verdicts.answer(table, row, report.evidence(event, institution));
      Html.when(table.cell(row.expectation().due()), Html.minute(row.expectation().due()));
      table.cell().appendText(row.coverage().stored());
      long statements =
          report
              .evidence(event, institution)
              .map(its -> its.reactions().size() + its.undated().size())
              .orElse(0);
      var cell = table.cell(statements);
      if (statements > 0) {
        cell.appendElement("a")
            .addClass("t")
            .attr("href", "#" + proof(institution))
            .appendText(statements + " shown");
      }
    }
  }

  private static String proof(Institution institution) {
    return "e-" + Places.safe(institution.id());
  }

  private List<Assessment> sorted() {
    return judgement.assessments().stream()
        .sorted(
            Comparator.comparingInt(
                    (Assessment each) -> Verdicts.STORED.indexOf(each.verdict().stored()))
                .thenComparing(
                    each ->
                        each.verdict()
                            .nearest()
                            .map(found -> found.published().when().earliest())
                            .orElse(Instant.MAX))
                .thenComparingDouble(
                    each -> each.chances().map(Chances::silenceByPrecedents).orElse(1.0)))
        .toList();
  }

  private void groups() {
    if (judgement.groups().isEmpty()) {
      return;
    }
    var section = page.section("groups", "Groups");
    Html.add(
        section,
        "p",
        "Whether so few of a group answered that it cannot be chance. Below 0.05 no digits are"
            + " printed: they are not verified.");
    var table =
        new Table(
            section,
            Html.count(judgement.groups().size(), "test"),
            "group",
            "credit",
            "asked",
            "observed",
            "answered",
            "expected",
            "chance, by earlier events",
            "chance, seen what others did",
            "without a model",
            "remark");
    for (var test : judgement.groups()) {
      table.row();
      table.head().appendText(test.group());
      table.cell().appendText(test.credit().stored());
      BoardPage.number(table, test.members());
      BoardPage.number(table, test.observed());
      BoardPage.number(table, test.answered());
      var result = test.result();
      if (result.isEmpty()) {
        for (int i = 0; i < 4; i++) {
          table.cell("");
        }
        table
            .cell()
            .appendText(
                test.isObserved()
                    ? "cannot be tested: no earlier event tells how many of it answer"
                    : "cannot be tested: too few were observed");
        continue;
      }
      var its = result.get();
      table.cell(its.expected()).appendText(String.format(Locale.ROOT, "%.1f", its.expected()));
      table.cell(its.byPrecedents()).appendText(ChanceText.p(its.byPrecedents()));
      table.cell(its.amongOthers()).appendText(ChanceText.p(its.amongOthers()));
      table.cell(its.floor()).appendText(String.format(Locale.ROOT, "%.2f", its.floor()));
      table
          .cell()
          .appendText(
              its.isInDoubt()
                  ? "not claimed: some of it were not watched without a gap"
                  : its.isRemarkable()
                      ? its.isFinding()
                          ? "remarkable, also among all groups that were tested"
                          : "remarkable; among all groups that were tested it may be chance"
                      : "");
    }
  }

  private void survival() {
    var section = page.section("speed", "How fast, beside earlier events");
    var curves = SurvivalCurves.of(judgement, report.precedents(judgement));
    Html.figure(
        section,
        "speed",
        "Kaplan and Meier's estimate, by own acts. Who was not observed is left out, who has not"
            + " answered counts as long as was watched.",
        curves.draw(WIDE),
        curves.draw(NARROW));
    var window = Duration.between(event.occurred().earliest(), event.closes());
    var table =
        new Table(
            section,
            "Share that had not answered, by the time since the event",
            "after",
            "this event",
            "earlier events");
    for (int days : DAYS) {
      var time = Duration.ofDays(days);
      if (time.compareTo(window) > 0) {
        break;
      }
      boolean isKnown = !event.occurred().earliest().plus(time).isAfter(report.asOf());
      table.row();
      table.head().appendText(Html.count(days, "day"));
      table.cell().appendText(isKnown ? share(curves.now(), time) : "not yet");
      table.cell().appendText(share(curves.before(), time));
    }
  }

  private static String share(SurvivalCurves.Curve curve, Duration time) {
    return curve.observed() == 0
        ? "nobody was observed"
        : String.format(
            Locale.ROOT, "%.0f %% of %,d", 100 * curve.silentAfter(time), curve.observed());
  }

  private void coverage() {
    var section = page.section("coverage", "When they were watched");
    var asked = report.asked(event);
    if (asked.isEmpty()) {
      Html.add(section, "p", "The window has not begun.");
      return;
    }
    var rows =
        evidence.stream()
            .map(each -> strip(each.institution(), each.coverage(), asked.get()))
            .filter(row -> !row.gaps().isEmpty())
            .toList();
    int whole = evidence.size() - rows.size();
    Html.add(
        section,
        "p",
        rows.isEmpty()
            ? "All %d were watched without a gap, from the first moment at which an answer counts until its last, or now."
                .formatted(whole)
            : "%d of %d were watched without a gap; of the others it is shown when they were not."
                .formatted(whole, evidence.size()));
    if (rows.isEmpty()) {
      return;
    }
    var strip =
        new CoverageStrip("When who was watched: " + event.name(), asked.get(), event.zone(), rows);
    Html.figure(
        section,
        "strip",
        "Each gap stands in the table below.",
        strip.draw(WIDE),
        strip.draw(NARROW));
    var table = new Table(section, "Gaps", "institution", "source", "from", "until", "why");
    for (var row : rows) {
      for (var gap : row.gaps()) {
        table.row();
        Html.theirs(table.head(), row.name());
        gap(table, gap);
      }
    }
  }

  static void gap(Table table, Gap gap) {
    table.cell().appendText(gap.source().isEmpty() ? "(no source)" : gap.source());
    Html.when(table.cell(gap.span().from()), Html.minute(gap.span().from()));
    Html.when(table.cell(gap.span().to()), Html.minute(gap.span().to()));
    Html.theirs(table.cell(), gap.why());
  }

  private static CoverageStrip.Row strip(Institution institution, Coverage coverage, Span asked) {
    return new CoverageStrip.Row(
        institution.name(),
        coverage.watched(),
        coverage.isWatched()
            ? coverage.unproved(List.of(asked))
            : List.of(new Gap("", asked, coverage.uncovered())));
  }

  private void evidence() {
    var section = page.section("evidence", "Statements");
    var spoke =
        evidence.stream()
            .filter(each -> !each.reactions().isEmpty() || !each.undated().isEmpty())
            .toList();
    if (spoke.isEmpty()) {
      Html.add(section, "p", "None was found whose text matches a query of the event.");
      return;
    }
    Html.add(
        section,
        "p",
        "Everything that matches while an answer counts. A mention matches deeper in the text only,"
            + " a near miss only the looser query. Where it was fetched by us, the archive's file,"
            + " the offset of the record and the digest stand beside it.");
    for (var each : spoke) {
      var part = section.appendElement("section").id(proof(each.institution()));
      Html.theirs(part.appendElement("h3"), each.institution().name());
      var list = part.appendElement("ul");
      each.reactions().stream()
          .sorted(
              Comparator.comparing((Reaction reaction) -> reaction.published().when().earliest())
                  .thenComparing(Reaction::statement))
          .forEach(reaction -> statement(list.appendElement("li"), each.institution(), reaction));
      each.undated()
          .forEach(
              match -> {
                var item = list.appendElement("li");
                Html.link(item, match.url(), match.title());
                var stated = match.stated();
                item.appendText(
                    " %s, which may be an answer: a reader must decide. "
                        .formatted(
                            stated == null
                                ? "without a date"
                                : "with the date %s, and not there until after the event"
                                    .formatted(stated.text(each.institution().zone()))));
                sight(item, match.statement());
              });
    }
  }

  private void statement(Element item, Institution institution, Reaction reaction) {
    Html.link(item, reaction.url(), reaction.title());
    var when = reaction.published().when();
    item.appendText(
        " %s: published %s (to the %s, zone %s), %s%s. "
            .formatted(
                switch (reaction.place()) {
                  case HEAD -> "answer, act " + reaction.actKind().stored();
                  case TEXT -> "mention";
                  case NEAR -> "near miss";
                },
                when.text(institution.zone()),
                when.precision().stored(),
                when.zoneAssumed() ? "assumed" : "stated",
                LatencyText.after(reaction.latency()),
                reaction.published().confidence() < 1
                    ? String.format(
                        Locale.ROOT,
                        ", confidence %.2f by %s",
                        reaction.published().confidence(),
                        reaction.published().source())
                    : ""));
    sight(item, reaction.statement());
  }

  private void sight(Element item, String statement) {
    var sight = report.sights().get(statement);
    if (sight == null) {
      item.appendText("Coded by hand: " + statement + ".");
      return;
    }
    var seen = sight.firstSeen();
    item.appendText(
        "%s in %s%s."
            .formatted(
                seen == null
                    ? "Seen"
                    : "First seen %s%s"
                        .formatted(Html.minute(seen), sight.assumed() ? " (assumed)" : ""),
                sight.source(),
                sight.version() > 1 ? ", version " + sight.version() : ""));
    var look = sight.look();
    var capture = look == null ? null : look.capture();
    if (capture != null) {
      item.appendText(" Archived in ");
      item.appendElement("code")
          .appendText(
              "%s, offset %d, %s".formatted(capture.file(), capture.offset(), capture.digest()));
    }
    var repeats = sight.repeats();
    if (repeats != null) {
      item.appendText(" It repeats a text of " + repeats.institution() + ".");
    }
  }
}
