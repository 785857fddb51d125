package org.unsaid.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unsaid.assess.PaceRule;
import org.unsaid.core.Coverage;
import org.unsaid.core.Institution;
import org.unsaid.core.Source;
import org.unsaid.core.Span;
import org.unsaid.core.Watch;
import org.unsaid.core.Weeks;
import org.unsaid.index.OutputIndex;

/** Reads how much institutions published in the weeks that are over, as of one time. */
final class WeeksRead {

  /** How long ago the newest week may have ended: looks may be a day apart. */
  private static final int STALE_DAYS = 3;

  private static final int DAYS = 7;

  private static final OutputIndex.Series NONE =
      new OutputIndex.Series(Collections.nCopies(PaceRule.WEEKS, 0L), Map.of());

  private final Watch watch;
  private final OutputIndex output;
  private final Instant asOf;

  /**
   * @param asOf nothing first seen later is counted
   */
  WeeksRead(Watch watch, OutputIndex output, Instant asOf) {
    this.watch = watch;
    this.output = output;
    this.asOf = asOf;
  }

  /** The time whose watching must be known. */
  static Span span(Instant asOf) {
    return new Span(asOf.minus(Duration.ofDays((PaceRule.WEEKS + 1L) * DAYS)), asOf);
  }

  /** When weeks end, for those who share them. */
  private record Grid(ZoneId zone, LocalDate end) {

    List<Span> weeks() {
      var spans = new ArrayList<Span>();
      for (int week = PaceRule.WEEKS; week > 0; week--) {
        spans.add(
            new Span(
                end.minusDays((long) week * DAYS).atStartOfDay(zone).toInstant(),
                end.minusDays((week - 1L) * DAYS).atStartOfDay(zone).toInstant()));
      }
      return spans;
    }
  }

  /**
   * One of each institution that is watched, in the order of the watch.
   *
   * @param fetched what the ledger proves of {@link #span}
   */
  List<Weeks> read(Fetched fetched) {
    var coverage = new LinkedHashMap<Institution, Coverage>();
    var grids = new HashMap<Grid, List<Institution>>();
    var gridOf = new HashMap<Institution, Grid>();
    for (var institution : watch.institutions().values()) {
      var its = fetched.with(watch.coverage(institution));
      if (its.isWatched()) {
        coverage.put(institution, its);
        var grid = new Grid(institution.zone(), end(institution.zone(), its));
        grids.computeIfAbsent(grid, _ -> new ArrayList<>()).add(institution);
        gridOf.put(institution, grid);
      }
    }
    var series = new HashMap<String, OutputIndex.Series>();
    grids.forEach(
        (grid, members) ->
            series.putAll(output.series(members, watch.topics().size(), grid.weeks(), asOf)));
    var weeks = new ArrayList<Weeks>();
    coverage.forEach(
        (institution, its) -> {
          var grid = gridOf.get(institution);
          if (grid != null) {
            weeks.add(
                weeks(institution, its, grid.weeks(), series.getOrDefault(institution.id(), NONE)));
          }
        });
    return weeks;
  }

  /** The last midnight until which it was watched, as far as that is not long ago. */
  private LocalDate end(ZoneId zone, Coverage coverage) {
    var today = asOf.atZone(zone).toLocalDate();
    var watched = coverage.watched();
    for (int back = 0; back < STALE_DAYS; back++) {
      var midnight = today.minusDays(back).atStartOfDay(zone).toInstant();
      if (watched.stream()
          .anyMatch(span -> span.from().isBefore(midnight) && !span.to().isBefore(midnight))) {
        return today.minusDays(back);
      }
    }
    return today;
  }

  private static Weeks weeks(
      Institution institution, Coverage coverage, List<Span> spans, OutputIndex.Series series) {
    var watched = coverage.watched();
    return new Weeks(
        institution,
        spans,
        spans.stream()
            .map(
                week ->
                    institution.existsAt(week.from())
                        && institution.existsAt(week.to().minusNanos(1))
                        && watched.stream()
                            .anyMatch(
                                span ->
                                    !span.from().isAfter(week.from())
                                        && !span.to().isBefore(week.to())))
            .toList(),
        series.all(),
        series.onTopic(),
        coverage.unwatched().stream().map(Source.Unwatched::id).toList());
  }
}
