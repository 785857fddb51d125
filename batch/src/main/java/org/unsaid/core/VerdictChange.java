package org.unsaid.core;

import java.time.Instant;
import java.util.Optional;

/**
 * That something else was said of an institution and an event than before. Written down once.
 *
 * @param event id
 * @param institution id
 * @param asOf what was seen later is not in it
 * @param recorded when we wrote it down, by our clock
 * @param before what was said last; empty: nothing
 */
public record VerdictChange(
    String event,
    String institution,
    Instant asOf,
    Instant recorded,
    Optional<Before> before,
    Ruling now) {

  /** What was said last. */
  public record Before(Answer answer, String verdict) {}

  /** Whether a silence was claimed that is claimed no longer. */
  public boolean endsSilence() {
    return before.filter(its -> isSilent(its.verdict())).isPresent() && !isSilent(now.verdict());
  }

  /** Whether a silence is claimed that was not claimed before. */
  public boolean beginsSilence() {
    return isSilent(now.verdict()) && before.filter(its -> isSilent(its.verdict())).isEmpty();
  }

  /** Whether an answer is called late that was not before. */
  public boolean isLate() {
    return now.verdict().equals("late")
        && before.filter(its -> its.verdict().equals("late")).isEmpty();
  }

  private static boolean isSilent(String verdict) {
    return verdict.equals("silent");
  }
}
