package org.unsaid.publish.report;

import java.util.Comparator;
import java.util.Optional;
import org.unsaid.core.Assessment;
import org.unsaid.core.Chances;
import org.unsaid.publish.ErrorRateText;

/** What the words mean, and what they do not; how far chances can be trusted. */
final class MethodPage {

  private final Report report;
  private final Page page;

  MethodPage(Report report) {
    this.report = report;
    this.page = new Page(report, "Method and words", "", Places.METHOD);
  }

  Page page() {
    verdicts();
    method();
    errors();
    words();
    watch();
    return page;
  }

  private void verdicts() {
    var section = page.section("verdicts", "What a verdict means, and what it does not");
    Html.add(
        section,
        "p",
        "A verdict speaks of what was found on sources that were watched, and never of what an"
            + " institution thinks. A silence means neither approval nor protest. A gap in our own"
            + " watching is never called a silence.");
    var table = new Table(section, "Verdicts", "verdict", "means", "does not mean");
    verdict(
        table,
        "silent",
        "No statement was found whose title or lead matches the event's query, everything was"
            + " watched since an answer counted, and an institution that behaves as before would be"
            + " silent in at most one of five cases, by both readings of those whom nobody watched."
            + " By group: so few of its group have answered that it cannot be chance.",
        "That it said nothing anywhere: only what the sources show is known. That it objects.");
    verdict(
        table,
        "late",
        "It answered after the time in which nine of ten answers come, and nothing earlier may have"
            + " been missed.",
        "That it hesitated: only the date of publication is known.");
    verdict(
        table,
        "on_time",
        "It answered within that time.",
        "That it agrees: what an answer says is its stance, if the event asks for that.");
    verdict(
        table,
        "pending",
        "It may still answer, and it is no wonder that it has not.",
        "That it will.");
    verdict(
        table,
        "not_expected",
        "No answer was found, and even complete silence would be no wonder.",
        "That it ignored the event.");
    verdict(
        table,
        "not_observed",
        "It was not watched, or not well enough to tell; the reason stands beside it.",
        "Anything about the institution: it is a gap of ours.");
  }

  private static void verdict(Table table, String stored, String means, String not) {
    table.row();
    Verdicts.badge(table.head(), stored, Verdicts.readable(stored));
    table.cell().appendText(means);
    table.cell().appendText(not);
  }

  private void method() {
    var section = page.section("method", "How it is judged");
    var method = report.assessments().stream().map(Assessment::method).distinct().sorted().toList();
    Html.add(
        section,
        "p",
        "Method: %s. What is usual is learnt from earlier events, of the same class and of all, and from what all others do at this one; an institution's own answer never enters what is expected of it. Two chances stand with each silence: seen what others did, and by earlier events alone. Chances below 0.05 are printed without digits, since these are not verified."
            .formatted(method.isEmpty() ? "none yet" : String.join(", ", method)));
    Html.add(
        section,
        "p",
        "Only own acts count (own, leader). Where a repeated text, a collective report or a"
            + " superior's word would change a verdict, that one is shown beside it (“generously”)."
            + " Where more than a tenth of those who answered spoke of the same thing in the two"
            + " weeks before, the topic ran, and no single institution is called silent.");
    Html.add(
        section,
        "p",
        "A date is as precise as its source: a day is a day, and two of them are not ordered. So a"
            + " latency may be a range.");
  }

  private void errors() {
    var section = page.section("errors", "How often it is wrong");
    var checked =
        report.assessments().stream()
            .map(each -> each.chances().flatMap(Chances::held).map(Chances.Held::events))
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder());
    Html.add(
        section,
        "p",
        checked
            .map(
                events ->
                    "The chances that are printed were checked on up to %d earlier events of this watch."
                        .formatted(events))
            .orElse(
                "The chances that are printed are not yet checked on this watch: fewer than thirty"
                    + " of its events are over."));
    Html.theirs(
        section.appendElement("p"),
        "Measured on this watch: " + ErrorRateText.of(report.review()) + ".");
  }

  private void words() {
    var section = page.section("words", "Words that are stored");
    Html.add(
        section,
        "p",
        "The same words stand in the indices, in files that are exported, and on these pages.");
    var table = new Table(section, "Fields and their values", "field", "value", "means");
    var words =
        """
        answer|answered|a statement whose title or lead matches the event's query, while an answer counts
        answer|mentioned|only the rest of a text matches it, or only the looser query
        answer|none_found|neither was found
        answer|not_observed|nobody watched well enough to tell
        state|open|an answer still counts
        state|complete|the window has closed
        state|running|the topic ran before the event
        basis|pair|the silence rests on what this institution is used to do
        basis|group|it rests on how many of its group have answered
        grade|unusual|a chance of at most 0.20
        grade|very_unusual|of at most 0.10
        grade|exceptional|of at most 0.05
        act_kind|own|its own statement
        act_kind|leader|a text that its leader signed
        act_kind|repost|somebody else's text, repeated
        act_kind|collective|reported of it together with others
        act_kind|superior|its superior spoke for it
        act_kind|searched_none|a coder searched named channels and found none
        coverage_grade|proved|by our own looks, each of which overlaps the one before
        coverage_grade|declared|by an archive that says what it covers
        coverage_grade|searched|by a coder who searched
        coverage_grade|none|by nobody
        precision|year, month, day, minute, second|how exactly a time is known; its zone is stated or assumed
        stance|support, oppose, neutral, mixed|what an answer says of the event, by queries of the event or as it was coded
        finding|silence, silence_ended, late, group_silence|a verdict that changed
        finding|gone_dark, topic_avoidance|far less than before is published, or far less of one topic
        finding|edit, deletion|a text was changed, or taken away
        finding|stance_change|an answer without the support that all earlier ones declared
        finding|lead|something of which many speak, and which no event declares
        finding|source_alarm|a source may be dead while it looks quiet
        """;
    words
        .lines()
        .forEach(
            line -> {
              var parts = line.split("\\|");
              table.row();
              table.head().appendText(parts[0]);
              table.cell().appendElement("code").appendText(parts[1]);
              table.cell().appendText(parts[2]);
            });
  }

  private void watch() {
    var section = page.section("watch", "Of which watch");
    var list = section.appendElement("dl").addClass("facts");
    EventPage.fact(list, "watch", report.watch().name());
    EventPage.fact(list, "version (SHA-256)", "")
        .appendElement("code")
        .appendText(report.watch().digest());
    EventPage.fact(list, "as of", Html.time(report.asOf()));
  }
}
