package org.unsaid.publish.report;

import java.util.Comparator;
import java.util.List;
import org.unsaid.core.Assessment;
import org.unsaid.core.Chances;
import org.unsaid.core.Verdict;

/** The first page: who is silent, late, still awaited, or cannot be judged; and the way to all. */
final class BoardPage {

  private final Report report;
  private final Page page;

  BoardPage(Report report) {
    this.report = report;
    this.page = new Page(report, "Silence board: " + report.watch().name(), "", "index.html");
  }

  Page page() {
    var main = page.main();
    main.appendElement("p")
        .addClass("lead")
        .appendText(
            "Who was asked to speak of an event and was not found to, who was late, and where"
                + " nobody can tell. A silence is no statement found on sources that were watched"
                + " without a gap, where one was to be expected. It means neither approval nor"
                + " protest.");
    Verdicts.numbers(main, report.assessments());
    board();
    events();
    institutions();
    topics();
    return page;
  }

  private void board() {
    var section = page.section("board", "Silent, late, awaited, not observed");
    var rows =
        report.assessments().stream()
            .filter(each -> rank(each) < 4)
            .sorted(
                Comparator.comparingInt(BoardPage::rank)
                    .thenComparing(
                        each -> each.expectation().event().occurred().earliest(),
                        Comparator.reverseOrder())
                    .thenComparingDouble(
                        each -> each.chances().map(Chances::silenceByPrecedents).orElse(1.0)))
            .toList();
    if (rows.isEmpty()) {
      Html.add(
          section,
          "p",
          "There is none: all that were asked answered in time, or nothing was to be expected of"
              + " them.");
      return;
    }
    section
        .appendElement("p")
        .appendText(
            "Those who answered in time, and those of whom no answer was to be expected, stand on"
                + " the pages of the events. The chance is that of such a silence if the"
                + " institution behaves as before: seen what others did, and before that, by"
                + " earlier events alone.");
    var table =
        new Table(
                section,
                Html.count(rows.size(), "verdict") + ", the newest events first",
                "verdict*",
                "institution",
                "event*",
                "occurred",
                "chance",
                "first answer",
                "latency",
                "statement, or why not")
            .filtered();
    for (var row : rows) {
      table.row();
      Verdicts.verdict(table.cell(rank(row)), row);
      var institution = row.expectation().institution();
      var event = row.expectation().event();
      Html.theirs(
          Html.to(table.head(), page.root(), Places.institution(institution)), institution.name());
      Html.theirs(
          Html.to(table.cell(), page.root(), Places.event(event) + "#" + anchor(row)),
          event.name());
      Html.when(table.cell(event.occurred().earliest()), event.occurred().text(event.zone()));
      Verdicts.chance(table, row);
      Verdicts.answer(table, row, report.evidence(event, institution));
    }
  }

  static String anchor(Assessment row) {
    return "i-" + Places.safe(row.expectation().institution().id());
  }

  private static int rank(Assessment assessment) {
    return switch (assessment.verdict()) {
      case Verdict.Silent _ -> 0;
      case Verdict.Late _ -> 1;
      case Verdict.Pending _ -> 2;
      case Verdict.NotObserved _ -> 3;
      case Verdict.OnTime _, Verdict.NotExpected _ -> 4;
    };
  }

  private void events() {
    var section = page.section("events", "Events");
    var table =
        new Table(
                section,
                Html.count(report.judgements().size(), "event") + " that were judged",
                "event",
                "occurred",
                "class*",
                "state*",
                "asked",
                "answered",
                "late",
                "silent",
                "not observed")
            .filtered();
    var newest =
        report.judgements().stream()
            .sorted(
                Comparator.comparing(
                    judgement -> judgement.event().occurred().earliest(),
                    Comparator.reverseOrder()))
            .toList();
    for (var judgement : newest) {
      var event = judgement.event();
      var sums = Verdicts.sums(judgement.assessments());
      table.row();
      Html.theirs(Html.to(table.head(), page.root(), Places.event(event)), event.name());
      Html.when(table.cell(event.occurred().earliest()), event.occurred().text(event.zone()));
      table.cell().appendText(event.eventClass());
      table.cell().appendText(judgement.state().stored());
      number(table, judgement.assessments().size());
      number(table, Verdicts.answered(judgement.assessments()));
      number(table, sums.getOrDefault("late", 0L));
      number(table, sums.getOrDefault("silent", 0L));
      number(table, sums.getOrDefault("not_observed", 0L));
    }
  }

  static void number(Table table, long number) {
    table.cell(number).addClass("number").appendText("%,d".formatted(number));
  }

  private void institutions() {
    var section = page.section("institutions", "Institutions");
    var table =
        new Table(
                section,
                Html.count(report.watch().institutions().size(), "institution"),
                "institution",
                "groups*",
                "asked",
                "answered",
                "late",
                "silent",
                "not observed")
            .filtered();
    for (var institution : report.watch().institutions().values()) {
      var its = of(report, institution.id());
      var sums = Verdicts.sums(its);
      table.row();
      Html.theirs(
          Html.to(table.head(), page.root(), Places.institution(institution)), institution.name());
      table.cell().appendText(String.join(", ", institution.groups()));
      number(table, its.size());
      number(table, Verdicts.answered(its));
      number(table, sums.getOrDefault("late", 0L));
      number(table, sums.getOrDefault("silent", 0L));
      number(table, sums.getOrDefault("not_observed", 0L));
    }
  }

  static List<Assessment> of(Report report, String institution) {
    return report.judgements().stream()
        .flatMap(judgement -> judgement.assessments().stream())
        .filter(each -> each.expectation().institution().id().equals(institution))
        .toList();
  }

  private void topics() {
    var section = page.section("topics", "Topics");
    if (report.watch().topics().isEmpty()) {
      Html.add(section, "p", "The watch has none.");
      return;
    }
    var list = section.appendElement("ul");
    for (var topic : report.watch().topics()) {
      Html.theirs(
          Html.to(list.appendElement("li"), page.root(), Places.topic(topic)), topic.name());
    }
  }
}
