package org.unsaid.publish.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Coverage;
import org.unsaid.core.Finding;
import org.unsaid.core.Gap;
import org.unsaid.core.Institution;
import org.unsaid.core.Source;
import org.unsaid.core.Span;
import org.unsaid.publish.picture.CoverageStrip;

/** How well was watched: a dead scraper looks like a quiet ministry. */
final class HealthPage {

  private static final Duration LATELY = Duration.ofDays(31);

  private final Report report;
  private final Page page;

  HealthPage(Report report) {
    this.report = report;
    this.page = new Page(report, "Collection health", "", Places.HEALTH);
  }

  Page page() {
    fetched();
    strip();
    gaps();
    archives();
    unwatched();
    InstitutionPage.findings(
        page,
        report.findings().stream()
            .filter(finding -> finding.kind() == Finding.Kind.SOURCE_ALARM)
            .toList());
    return page;
  }

  private void fetched() {
    var section = page.section("sources", "Sources that are fetched");
    var polled = report.watch().polled();
    if (polled.isEmpty()) {
      Html.add(section, "p", "The watch has none: all that it reads are archives of others.");
      return;
    }
    var states =
        report.sources().stream()
            .collect(
                Collectors.toMap(Report.SourceState::source, Function.identity(), (one, _) -> one));
    var table =
        new Table(
                section,
                Html.count(polled.size(), "source"),
                "source",
                "institution",
                "kind*",
                "last good look",
                "last new item",
                "failures in a row",
                "unread",
                "remarks")
            .filtered();
    for (var source : polled) {
      var state = states.get(source.id());
      table.row();
      Html.link(table.head(), source.url().toString(), source.id());
      var institution = report.watch().institution(source.institution());
      Html.theirs(
          Html.to(table.cell(), page.root(), Places.institution(institution)), institution.name());
      table.cell().appendText(Verdicts.readable(source.kind().name().toLowerCase(Locale.ROOT)));
      time(table, state == null ? null : state.lastGood());
      time(table, state == null ? null : state.lastNew());
      BoardPage.number(table, state == null ? 0 : state.failures());
      BoardPage.number(table, state == null ? 0 : state.unread());
      var remarks = table.cell();
      if (state != null) {
        state
            .alarms()
            .forEach(
                alarm -> {
                  var line = remarks.appendElement("div");
                  Html.add(line, "strong", "alarm: ");
                  Html.theirs(line, alarm);
                });
        if (state.failures() > 0 && state.lastFailure() != null) {
          remarks.appendElement("div").appendText("last failure: " + state.lastFailure());
        }
      }
    }
  }

  private static void time(Table table, @Nullable Instant instant) {
    Html.when(
        table.cell(instant == null ? "" : instant),
        instant == null ? "never" : Html.minute(instant));
  }

  /** The last month, source by source. */
  private void strip() {
    var window = new Span(report.asOf().minus(LATELY), report.asOf());
    var rows = new ArrayList<CoverageStrip.Row>();
    for (var source : report.watch().polled()) {
      var coverage = report.coverage().get(source.institution());
      if (coverage != null) {
        rows.add(row(source.id(), coverage));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    var section = page.section("strip", "The last month");
    var strip = new CoverageStrip("When each source was watched", window, ZoneOffset.UTC, rows);
    Html.figure(
        section,
        "health",
        "By the ledger alone: the time between two looks counts if the later list still shows what"
            + " the earlier one did.",
        strip.draw(EventPage.WIDE),
        strip.draw(EventPage.NARROW));
  }

  private static CoverageStrip.Row row(String source, Coverage coverage) {
    return new CoverageStrip.Row(
        source,
        coverage.parts().stream()
            .filter(part -> part.source().equals(source))
            .map(Coverage.Part::span)
            .toList(),
        coverage.gaps().stream().filter(gap -> gap.source().equals(source)).toList());
  }

  private void gaps() {
    var section = page.section("gaps", "Gaps while an answer counted");
    var found = new ArrayList<Missed>();
    for (var institution : report.watch().institutions().values()) {
      var coverage = report.coverage().get(institution.id());
      if (coverage != null && coverage.isWatched()) {
        coverage
            .unproved(report.watch().asked(institution, report.asOf()))
            .forEach(gap -> found.add(new Missed(institution, gap)));
      }
    }
    if (found.isEmpty()) {
      Html.add(section, "p", "There is none.");
      return;
    }
    var table =
        new Table(
                section,
                "What was not watched while an answer to some event counted",
                "institution",
                "source",
                "from",
                "until",
                "why")
            .filtered();
    for (var missed : found) {
      table.row();
      Html.theirs(
          Html.to(table.head(), page.root(), Places.institution(missed.institution)),
          missed.institution.name());
      EventPage.gap(table, missed.gap);
    }
  }

  private record Missed(Institution institution, Gap gap) {}

  private void archives() {
    if (report.watch().archives().isEmpty()) {
      return;
    }
    var section = page.section("archives", "Archives of others");
    var table =
        new Table(section, "What they say of their own completeness", "archive", "covers", "by");
    for (var archive : report.watch().archives()) {
      var covers = archive.covers();
      table.row();
      table.head().appendText(archive.id());
      table
          .cell()
          .appendText(
              covers == null
                  ? "nothing: an absence from it proves nothing"
                  : "%s to %s, of %s"
                      .formatted(
                          covers.from(),
                          covers.to(),
                          Html.count(archive.institutions().size(), "institution")));
      if (covers == null) {
        table.cell();
      } else {
        Html.theirs(table.cell(), covers.by());
      }
    }
  }

  private void unwatched() {
    var channels =
        report.watch().sources().stream()
            .filter(Source.Unwatched.class::isInstance)
            .map(Source.Unwatched.class::cast)
            .toList();
    if (channels.isEmpty()) {
      return;
    }
    var section = page.section("unwatched", "Channels that nobody watches");
    var table =
        new Table(
            section,
            "As the watch declares; they are never read as silence",
            "channel",
            "institution",
            "why");
    for (var channel : channels) {
      table.row();
      table.head().appendText(channel.id());
      var institution = report.watch().institution(channel.institution());
      Html.theirs(
          Html.to(table.cell(), page.root(), Places.institution(institution)), institution.name());
      Html.theirs(table.cell(), channel.why());
    }
  }
}
