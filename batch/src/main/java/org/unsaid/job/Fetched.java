package org.unsaid.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.Watched;
import org.unsaid.core.Coverage;
import org.unsaid.core.Coverage.Grade;
import org.unsaid.core.Event;
import org.unsaid.core.Source;
import org.unsaid.core.Span;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Watch;

/**
 * What the ledger proves of all sources, for all that the events of a watch may need.
 *
 * @param bySource id of each source that is fetched
 * @param arrivals of what was read of it
 */
record Fetched(Map<String, Watched> bySource, Arrivals arrivals) {

  /** When texts were not there yet. */
  interface Arrivals {
    /** Empty: nobody knows. */
    Optional<Instant> notBefore(UndatedMatch match);
  }

  /** Without events, what is shown of our own watching. */
  private static final Duration SHOWN = Duration.ofDays(90);

  Fetched {
    bySource = Map.copyOf(bySource);
  }

  static Fetched nothing() {
    return new Fetched(Map.of(), _ -> Optional.empty());
  }

  /**
   * @param asOf nothing that was recorded later counts
   */
  static Fetched of(Ledger ledger, Watch watch, Instant asOf) {
    return of(ledger, watch.polled(), span(watch, asOf), asOf);
  }

  /** All that the events may need. */
  static Span span(Watch watch, Instant asOf) {
    var from =
        watch.events().stream()
            .map(Event::opens)
            .filter(asOf::isAfter)
            .min(Comparator.naturalOrder())
            .orElse(asOf.minus(SHOWN));
    return new Span(from, asOf);
  }

  /**
   * @param asOf nothing that was recorded later counts
   */
  static Fetched of(Ledger ledger, List<Source.Polled> sources, Span span, Instant asOf) {
    var bySource = new HashMap<String, Watched>();
    sources.forEach(source -> bySource.put(source.id(), ledger.watched(source.id(), span, asOf)));
    return new Fetched(
        bySource,
        match ->
            ledger.notBefore(
                match.source(), match.firstSeen(), match.url() == null ? "" : match.url(), asOf));
  }

  /** Whether nobody knows when what matches came. */
  boolean isDoubtful(UndatedMatch match) {
    return match.isDoubtful(match.stated() == null ? null : arrivals.notBefore(match).orElse(null));
  }

  /** What is known of an institution already, and what was fetched of its sources. */
  Coverage with(Coverage coverage) {
    var all = coverage;
    for (var source : coverage.required()) {
      var watched = bySource.get(source);
      if (watched != null) {
        all =
            all.with(
                watched.parts().stream()
                    .map(part -> new Coverage.Part(part.span(), Grade.PROVED, source, part.words()))
                    .toList(),
                watched.gaps());
      }
    }
    return all;
  }
}
