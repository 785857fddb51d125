package org.unsaid.assess;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unsaid.assess.chorus.Calibration;
import org.unsaid.core.Chances;
import org.unsaid.core.Review;

/**
 * How chances of silence held on the watch's own past: what was given at the close of events that
 * are over, each by the events before it alone, and what came. Nothing is learnt from events whose
 * topic ran, since nobody's silence is claimed there. Safe for several threads.
 */
final class Track {

  /** Fewer events that are over say nothing of how well chances hold. */
  static final int FEWEST = 30;

  /** Nor do fewer of those whose topic did not run. */
  private static final int FEWEST_QUIET = Review.FEW;

  private final List<Past> pasts;
  private final Map<List<String>, Check> checks = new HashMap<>();

  /**
   * An event that is over.
   *
   * @param claims of those of whom it is known whether they answered
   */
  record Past(String event, Instant closes, boolean isRunning, List<Calibration.Claim> claims) {
    Past {
      claims = List.copyOf(claims);
    }
  }

  /**
   * What events taught.
   *
   * @param events how many
   */
  record Check(Calibration calibration, int events) {

    /** The same chances, with what such ones came to. */
    Chances of(Chances chances) {
      return chances.with(
          new Chances.Held(
              calibration.held(chances.silence()),
              calibration.held(chances.silenceAtMost()),
              calibration.held(chances.lastSilence()),
              events));
    }
  }

  Track(List<Past> pasts) {
    // by name, so that the order of files changes no sum
    this.pasts =
        pasts.stream()
            .filter(past -> !past.claims().isEmpty())
            .sorted(Comparator.comparing(Past::event))
            .toList();
  }

  /**
   * What had been learnt by a time: from events that were over then, so that a verdict stays what
   * it was when later events close.
   *
   * @param event that is judged; its own answers never enter its own chances
   * @return empty if too few were over
   */
  synchronized Optional<Check> by(Instant time, String event) {
    var over =
        pasts.stream()
            .filter(past -> !past.closes().isAfter(time) && !past.event().equals(event))
            .toList();
    var quiet = over.stream().filter(past -> !past.isRunning()).toList();
    return over.size() < FEWEST || quiet.size() < FEWEST_QUIET
        ? Optional.empty()
        : Optional.of(
            checks.computeIfAbsent(
                quiet.stream().map(Past::event).collect(Collectors.toList()),
                _ ->
                    new Check(
                        Calibration.of(
                            quiet.stream().flatMap(past -> past.claims().stream()).toList()),
                        quiet.size())));
  }
}
