package org.unsaid.publish.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.unsaid.core.Finding;
import org.unsaid.core.Gap;
import org.unsaid.core.Institution;
import org.unsaid.core.Source;

/** What is known of one institution: at all events, and how it is watched. */
final class InstitutionPage {

  private final Report report;
  private final Institution institution;
  private final Page page;

  InstitutionPage(Report report, Institution institution) {
    this.report = report;
    this.institution = institution;
    this.page = new Page(report, institution.name(), "../", Places.institution(institution));
  }

  Page page() {
    Verdicts.numbers(page.main(), BoardPage.of(report, institution.id()));
    facts();
    events();
    topics();
    sources();
    findings();
    return page;
  }

  private void facts() {
    var list = page.main().appendElement("dl").addClass("facts");
    EventPage.fact(list, "institution", institution.id());
    if (!institution.names().isEmpty()) {
      Html.theirs(EventPage.fact(list, "also named", ""), String.join(" · ", institution.names()));
    }
    EventPage.fact(
        list,
        "groups",
        institution.groups().isEmpty() ? "none" : String.join(", ", institution.groups()));
    var from = institution.validFrom();
    var to = institution.validTo();
    EventPage.fact(
        list,
        "exists",
        from == null && to == null
            ? "always"
            : (from == null ? "" : "from " + from + " ") + (to == null ? "" : "until " + to));
    EventPage.fact(list, "zone", institution.zone().getId());
    var superior = institution.superior();
    if (superior != null) {
      EventPage.fact(list, "superior", superior);
    }
  }

  private void events() {
    var section = page.section("events", "Events");
    var its =
        BoardPage.of(report, institution.id()).stream()
            .sorted(
                Comparator.comparing(
                    each -> each.expectation().event().occurred().earliest(),
                    Comparator.reverseOrder()))
            .toList();
    if (its.isEmpty()) {
      Html.add(section, "p", "It was asked about none that was judged.");
      return;
    }
    var table =
        new Table(
                section,
                Html.count(its.size(), "event") + ", the newest first",
                "event",
                "occurred",
                "verdict*",
                "chance",
                "first answer",
                "latency",
                "statement, or why not",
                "coverage*")
            .filtered();
    for (var row : its) {
      var event = row.expectation().event();
      table.row();
      Html.theirs(
          Html.to(table.head(), page.root(), Places.event(event) + "#" + BoardPage.anchor(row)),
          event.name());
      Html.when(table.cell(event.occurred().earliest()), event.occurred().text(event.zone()));
      Verdicts.verdict(table.cell(Verdicts.STORED.indexOf(row.verdict().stored())), row);
      Verdicts.chance(table, row);
      Verdicts.answer(table, row, report.evidence(event, institution));
      table.cell().appendText(row.coverage().stored());
    }
  }

  private void topics() {
    var published = report.published();
    if (published.months().isEmpty()) {
      return;
    }
    var section = page.section("topics", "What it publishes");
    var table =
        new Table(
            section,
            "Statements in the %d months of thirty days until %s, on any subject and by topic"
                .formatted(
                    published.months().size(), Html.minute(published.months().getLast().to())),
            "topic",
            "statements",
            "in the last month");
    table.row();
    table.head().appendText("any subject");
    counts(table, published.all().getOrDefault(institution.id(), List.of()));
    for (var topic : report.watch().topics()) {
      table.row();
      Html.theirs(Html.to(table.head(), page.root(), Places.topic(topic)), topic.name());
      counts(
          table,
          published
              .onTopic()
              .getOrDefault(topic.id(), Map.of())
              .getOrDefault(institution.id(), List.of()));
    }
  }

  static void counts(Table table, List<Long> months) {
    BoardPage.number(table, months.stream().mapToLong(Long::longValue).sum());
    BoardPage.number(table, months.isEmpty() ? 0 : months.getLast());
  }

  private void sources() {
    var section = page.section("sources", "Where it publishes, and what is watched of it");
    var list = section.appendElement("ul");
    for (var source : report.watch().sources()) {
      switch (source) {
        case Source.Polled polled when polled.institution().equals(institution.id()) -> {
          var item = list.appendElement("li").appendText(polled.id() + ", fetched: ");
          Html.link(item, polled.url().toString(), polled.url().toString());
        }
        case Source.Unwatched unwatched when unwatched.institution().equals(institution.id()) -> {
          var item = list.appendElement("li").appendText(unwatched.id() + ", not watched: ");
          Html.theirs(item, unwatched.why());
        }
        case Source.Archive archive when isIn(archive) -> archive(list, archive);
        case Source.Polled _, Source.Unwatched _, Source.Archive _ -> {}
      }
    }
    if (list.childrenSize() == 0) {
      list.remove();
      Html.add(section, "p", "No source of the watch is its own.");
    }
    var coverage = report.coverage().get(institution.id());
    var asked = report.watch().asked(institution, report.asOf());
    if (coverage == null || asked.isEmpty()) {
      return;
    }
    var gaps = coverage.isWatched() ? coverage.unproved(asked) : List.<Gap>of();
    if (gaps.isEmpty()) {
      Html.theirs(
          section.appendElement("p"),
          coverage.isWatched()
              ? "While an answer of it counted, it was watched without a gap."
              : "It is not watched at all: " + coverage.uncovered() + ".");
      return;
    }
    var table =
        new Table(section, "Gaps while an answer of it counted", "source", "from", "until", "why");
    for (var gap : gaps) {
      table.row();
      EventPage.gap(table, gap);
    }
  }

  private boolean isIn(Source.Archive archive) {
    var covers = archive.covers();
    return institution.id().equals(archive.institution())
        || (covers != null && archive.institutions().contains(institution.id()));
  }

  private static void archive(Element list, Source.Archive archive) {
    var item = list.appendElement("li").appendText(archive.id() + ", an archive");
    var covers = archive.covers();
    if (covers != null) {
      item.appendText(
          " that covers %s to %s, as is said by ".formatted(covers.from(), covers.to()));
      Html.theirs(item, covers.by());
    }
  }

  private void findings() {
    var its =
        report.findings().stream()
            .filter(finding -> institution.id().equals(finding.institution()))
            .toList();
    findings(page, its);
  }

  /** What was found, newest first. */
  static void findings(Page page, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    var section = page.section("findings", "Findings");
    var table =
        new Table(
                section,
                Html.count(findings.size(), "finding") + ", the newest first",
                "found",
                "kind*",
                "what",
                "proof")
            .filtered();
    for (var finding : findings.reversed()) {
      table.row();
      Html.when(table.cell(finding.found()), Html.minute(finding.found()));
      table.cell().appendText(Verdicts.readable(finding.kind().stored()));
      var what = table.cell();
      Html.theirs(what, finding.summary());
      var detail = finding.detail();
      if (detail != null) {
        Html.theirs(what.appendElement("div").addClass("detail"), detail);
      }
      var proof = table.cell();
      var url = finding.url();
      if (url != null) {
        Html.link(proof.appendElement("div"), url, url);
      }
      for (var each : finding.proofs()) {
        proof
            .appendElement("div")
            .appendElement("code")
            .appendText(
                "%s: %s, offset %d, %s"
                    .formatted(
                        each.what(),
                        each.place().file(),
                        each.place().offset(),
                        each.place().digest()));
      }
    }
  }
}
