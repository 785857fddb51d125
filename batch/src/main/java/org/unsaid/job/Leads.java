package org.unsaid.job;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.unsaid.core.Finding;
import org.unsaid.core.Institution;
import org.unsaid.core.Span;
import org.unsaid.core.Story;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.history.Mark;
import org.unsaid.index.StatementIndex;
import org.unsaid.publish.LeadText;
import org.unsaid.tag.Stories;

/** Writes down once a week of what many speak without an event, and who is missing from it. */
final class Leads {

  /** Until then, what was published in a week is there. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private static final String CONTENT = "week";

  private final Watch watch;
  private final StatementIndex statements;
  private final History history;
  private final InstantSource clock;
  private final Instant asOf;

  /**
   * @param asOf nothing first seen later is read
   */
  Leads(
      Watch watch, StatementIndex statements, History history, InstantSource clock, Instant asOf) {
    this.watch = watch;
    this.statements = statements;
    this.history = history;
    this.clock = clock;
    this.asOf = asOf;
  }

  /**
   * Looks at the last week that is over, from Monday to Sunday in UTC; nothing is done if that was
   * looked at before.
   *
   * @param name of the watch in the history
   * @param fetched what the ledger proves of that week
   */
  void add(String name, Fetched fetched) {
    var monday =
        asOf.minus(PATIENCE)
            .atZone(ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .truncatedTo(ChronoUnit.DAYS);
    var week = new Span(monday.minusWeeks(1).toInstant(), monday.toInstant());
    long end = week.to().toEpochMilli();
    if (history.mark(name, CONTENT) >= end) {
      return;
    }
    var institutions = List.copyOf(watch.institutions().values());
    var stories =
        Stories.of((span, head) -> statements.heads(span, asOf, head), institutions, week);
    var findings = new ArrayList<Finding>();
    for (var story : stories) {
      findings.add(finding(story, missing(story, fetched)));
    }
    history.add(findings, new Mark(name, CONTENT, end));
  }

  /** Of who published nothing it is no wonder, and of who was not watched nobody can say. */
  private List<Institution> missing(Story story, Fetched fetched) {
    return watch.institutions().values().stream()
        .filter(each -> story.published().getOrDefault(each.id(), 0L) > 0)
        .filter(each -> !story.speakers().containsKey(each.id()))
        .filter(
            each ->
                fetched.with(watch.coverage(each)).reaches(story.week().from(), story.week().to()))
        .sorted(
            Comparator.comparingDouble((Institution each) -> story.chanceOfNone(each.id()))
                .thenComparing(Institution::id))
        .toList();
  }

  private Finding finding(Story story, List<Institution> missing) {
    var text = new LeadText(story, watch.institutions(), missing);
    return new Finding(
        Finding.id(Finding.Kind.LEAD, story.week().from(), story.words().getFirst()),
        Finding.Kind.LEAD,
        null,
        null,
        null,
        null,
        story.statement(),
        story.url(),
        null,
        null,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        story.week().from(),
        story.week().to(),
        text.summary(),
        text.detail(),
        List.of());
  }
}
