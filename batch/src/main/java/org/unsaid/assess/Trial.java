package org.unsaid.assess;

import java.util.OptionalInt;
import org.unsaid.core.Chances;

/**
 * What would have been said of one institution at one event that is over, at one time, and what
 * came.
 *
 * @param isRunning whether the event's topic ran before it
 * @param day after the event; empty: the window closed
 * @param answered by then
 * @param answeredLater after it, within the window
 * @param claimed whether a silence of it alone would have been claimed
 */
record Trial(
    String event,
    boolean isRunning,
    OptionalInt day,
    Chances chances,
    boolean answered,
    boolean answeredLater,
    boolean claimed) {

  double answer() {
    return 1 - chances.silence();
  }
}
