package org.unsaid.core;

import java.time.Instant;
import java.util.Optional;

/**
 * A verdict, dated: what could be said at a time, by a method.
 *
 * @param verdict by the institution's own acts alone
 * @param generous the verdict where others' acts count for it; empty: it is the same
 * @param coverage how good the proof is that nothing was missed, of all of the window until now
 * @param chances how surprising a silence is, or would be; empty: the event has not begun
 * @param asOf nothing that was seen later is in the verdict
 * @param method its name, such as {@code chorus-1}
 */
public record Assessment(
    Verdict verdict,
    Optional<Verdict> generous,
    Coverage.Grade coverage,
    Optional<Chances> chances,
    Instant asOf,
    String method) {

  public Expectation expectation() {
    return verdict.expectation();
  }
}
