package org.unsaid.publish.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unsaid.core.Topic;

/** Who publishes how much on one topic. */
final class TopicPage {

  private final Report report;
  private final Topic topic;
  private final Page page;

  TopicPage(Report report, Topic topic) {
    this.report = report;
    this.topic = topic;
    this.page = new Page(report, topic.name(), "../", Places.topic(topic));
  }

  Page page() {
    var list = page.main().appendElement("dl").addClass("facts");
    EventPage.fact(list, "topic", topic.id());
    Html.theirs(EventPage.fact(list, "query", ""), topic.query());
    months();
    institutions();
    InstitutionPage.findings(
        page,
        report.findings().stream().filter(finding -> topic.id().equals(finding.topic())).toList());
    return page;
  }

  private Map<String, List<Long>> onTopic() {
    return report.published().onTopic().getOrDefault(topic.id(), Map.of());
  }

  private void months() {
    var months = report.published().months();
    if (months.isEmpty()) {
      return;
    }
    var section = page.section("months", "By month");
    var table =
        new Table(
            section,
            "Statements on the topic in months of thirty days",
            "from",
            "statements",
            "institutions that spoke of it");
    for (int i = months.size() - 1; i >= 0; i--) {
      int month = i;
      table.row();
      table.head().appendText(Html.minute(months.get(i).from()).substring(0, 10));
      BoardPage.number(
          table, onTopic().values().stream().mapToLong(counts -> counts.get(month)).sum());
      BoardPage.number(
          table, onTopic().values().stream().filter(counts -> counts.get(month) > 0).count());
    }
  }

  private void institutions() {
    var section = page.section("institutions", "By institution");
    var months = report.published().months();
    if (months.isEmpty()) {
      Html.add(section, "p", "Nothing was published yet.");
      return;
    }
    var table =
        new Table(
                section,
                "Statements from %s to %s"
                    .formatted(
                        Html.minute(months.getFirst().from()), Html.minute(months.getLast().to())),
                "institution",
                "on the topic",
                "in the last month",
                "on any subject",
                "share")
            .filtered();
    for (var institution : report.watch().institutions().values()) {
      var on = onTopic().getOrDefault(institution.id(), List.of());
      var all = report.published().all().getOrDefault(institution.id(), List.of());
      long sum = on.stream().mapToLong(Long::longValue).sum();
      long whole = all.stream().mapToLong(Long::longValue).sum();
      table.row();
      Html.theirs(
          Html.to(table.head(), page.root(), Places.institution(institution)), institution.name());
      InstitutionPage.counts(table, on);
      BoardPage.number(table, whole);
      double share = whole == 0 ? 0 : 100.0 * sum / whole;
      table
          .cell(share)
          .addClass("number")
          .appendText(whole == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", share));
    }
  }
}
