package org.unsaid.publish.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.unsaid.core.Assessment;
import org.unsaid.core.Chances;
import org.unsaid.publish.ErrorRateText;
import org.unsaid.publish.export.Codebook;
import org.unsaid.publish.export.Column;

/**
 * What the words mean, and what they do not; how far chances can be trusted. What a word means is
 * the codebook's to say: this page takes it from there.
 */
final class MethodPage {

  private final Report report;
  private final Page page;
  private final Codebook codebook = Codebook.read();

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
    var means = meanings("changes", "generous");
    var table = new Table(section, "Verdicts", "verdict", "means", "does not mean");
    Verdicts.STORED.forEach(
        stored -> {
          table.row();
          Verdicts.badge(table.head(), stored, Verdicts.readable(stored));
          table.cell().appendText(sentence(Objects.requireNonNull(means.get(stored), stored)));
          table.cell().appendText(notMeant(stored));
        });
    Html.add(
        section,
        "p",
        "An answer is a statement whose title or lead matches the event's query. A silence is"
            + " unusual if an institution that behaves as before would be silent in at most one of"
            + " five cases, by both readings of those whom nobody watched; a silence by group, if so"
            + " few of its group have answered that it cannot be chance.");
  }

  private static String notMeant(String stored) {
    return switch (stored) {
      case "silent" ->
          "That it said nothing anywhere: only what the sources show is known. That it objects.";
      case "late" -> "That it hesitated: only the date of publication is known.";
      case "on_time" ->
          "That it agrees: what an answer says is its stance, if the event asks for that.";
      case "pending" -> "That it will.";
      case "not_expected" -> "That it ignored the event.";
      case "not_observed" -> "Anything about the institution: it is a gap of ours.";
      default -> throw new IllegalArgumentException("There is no verdict " + stored);
    };
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  private Map<String, String> meanings(String dataset, String field) {
    return codebook.dataset(dataset).fields().stream()
        .filter(each -> each.path().equals(field))
        .map(Column::words)
        .findFirst()
        .orElseThrow();
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
        "The same words stand in the indices, in files that are exported, and on these pages. This is a"
            + " part of the codebook, which unsaid codebook prints as a whole.");
    known()
        .forEach(
            (said, datasets) -> {
              section.appendElement("h3").appendElement("code").appendText(said.field);
              Html.add(section, "p", said.means + " (" + String.join(", ", datasets) + ")");
              var list = section.appendElement("dl").addClass("facts");
              said.words.forEach(
                  (word, means) -> {
                    list.appendElement("dt").appendElement("code").appendText(word);
                    Html.add(list, "dd", means);
                  });
            });
  }

  /** What the codebook says of a field, and of each of its words. */
  private record Said(String field, String means, Map<String, String> words) {}

  /** With the datasets of which it says it: one field has other words in another. */
  private Map<Said, List<String>> known() {
    var known = new LinkedHashMap<Said, List<String>>();
    for (var dataset : codebook.datasets()) {
      for (var column : dataset.fields()) {
        if (!column.words().isEmpty() && column.name().equals(column.path())) {
          known
              .computeIfAbsent(
                  new Said(column.name(), column.means(), column.words()), _ -> new ArrayList<>())
              .add(dataset.name());
        }
      }
    }
    return known;
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
