package org.unsaid.job;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unsaid.collect.ledger.Alarm;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.PageGone;
import org.unsaid.collect.ledger.TextEdited;
import org.unsaid.core.Finding;
import org.unsaid.core.Source;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.history.Mark;

/**
 * Writes down as findings what the ledger knows and nobody has found yet: pages that were edited or
 * deleted, and alarms of sources. A run that was killed in between leaves nothing out and finds
 * nothing twice.
 */
final class Finder {

  private static final String FOUND = "pages-found";

  /** Looks whose pages are compared before it is noted how far we are. */
  private static final long STRIDE = 20_000;

  private final Watch watch;
  private final Ledger ledger;
  private final History history;
  private final PageFindings pages;
  private final InstantSource clock;

  Finder(Watch watch, Ledger ledger, History history, PageFindings pages, InstantSource clock) {
    this.watch = watch;
    this.ledger = ledger;
    this.history = history;
    this.pages = pages;
    this.clock = clock;
  }

  /** What is new since the last time, in the order in which it was found. */
  List<Finding> find() {
    var found = new ArrayList<Finding>();
    // a source that joins the watch brings what was collected of it before
    var content = Fingerprint.of(watch.polled().stream().map(Source.Polled::id).sorted().toList());
    long to = ledger.lastLook();
    for (long from = history.mark(FOUND, content); from < to; ) {
      long end = Math.min(to, from + STRIDE);
      found.addAll(history.add(pages(from, end), new Mark(FOUND, content, end)));
      from = end;
    }
    found.addAll(history.add(alarms()));
    return found;
  }

  private List<Finding> pages(long after, long to) {
    var edited =
        ledger.edited(after, to).stream().filter(e -> pages.isWatched(e.source())).toList();
    var gone = ledger.gone(after, to).stream().filter(e -> pages.isWatched(e.source())).toList();
    var ids = new HashSet<String>();
    edited.forEach(each -> ids.add(PageFindings.id(each)));
    gone.forEach(each -> ids.add(PageFindings.id(each)));
    var known = history.known(ids);
    var findings = new ArrayList<Finding>();
    for (TextEdited each : edited) {
      if (!known.contains(PageFindings.id(each))) {
        pages.of(each).ifPresent(findings::add);
      }
    }
    for (PageGone each : gone) {
      if (!known.contains(PageFindings.id(each))) {
        findings.add(pages.of(each));
      }
    }
    return findings;
  }

  /**
   * Alarms that are raised now, and ends of those that were. One of a source that left the watch
   * stays as it is: another watch on the same database may have it.
   */
  private List<Finding> alarms() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var sources = new HashMap<String, Source.Polled>();
    watch.polled().forEach(source -> sources.put(source.id(), source));
    Map<String, Alarm> raised = new HashMap<>();
    for (var alarm : ledger.alarms(watch.polled(), now)) {
      raised.put(alarm.source() + "/" + alarm.kind().stored(), alarm);
    }
    Set<String> open = new HashSet<>();
    var findings = new ArrayList<Finding>();
    for (var before : history.open(Set.of(Finding.Kind.SOURCE_ALARM))) {
      var key = before.source() + "/" + before.alarm();
      open.add(key);
      if (!raised.containsKey(key)
          && before.source() != null
          && sources.containsKey(before.source())) {
        findings.add(ended(before, now));
      }
    }
    raised.forEach(
        (key, alarm) -> {
          var source = sources.get(alarm.source());
          if (source != null && !open.contains(key)) {
            findings.add(raised(alarm, source, now));
          }
        });
    return findings;
  }

  private static Finding raised(Alarm alarm, Source.Polled source, Instant now) {
    var since = alarm.since().isAfter(now) ? now : alarm.since();
    return new Finding(
        Finding.id(Finding.Kind.SOURCE_ALARM, alarm.source(), alarm.kind().stored(), now),
        Finding.Kind.SOURCE_ALARM,
        source.institution(),
        alarm.source(),
        null,
        null,
        null,
        source.url().toString(),
        alarm.kind().stored(),
        null,
        now,
        since,
        null,
        alarm.source() + ": " + alarm.words(),
        null,
        List.of());
  }

  private static Finding ended(Finding alarm, Instant now) {
    return new Finding(
        Finding.id(Finding.Kind.SOURCE_ALARM, alarm.id(), "ended"),
        Finding.Kind.SOURCE_ALARM,
        alarm.institution(),
        alarm.source(),
        null,
        null,
        null,
        alarm.url(),
        alarm.alarm(),
        alarm.id(),
        now,
        alarm.from(),
        alarm.from() != null && now.isBefore(alarm.from()) ? alarm.from() : now,
        "%s: the alarm '%s' of %s is over"
            .formatted(
                alarm.source(), alarm.alarm(), alarm.found().truncatedTo(ChronoUnit.SECONDS)),
        null,
        List.of());
  }
}
