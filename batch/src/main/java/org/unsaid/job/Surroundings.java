package org.unsaid.job;

import java.io.PrintStream;
import java.time.InstantSource;

/**
 * What a command takes from outside, so that a test can give it.
 *
 * @param out for results
 * @param err for progress and faults
 * @param terminal whether somebody is watching
 * @param width of what is printed, in cells
 */
record Surroundings(
    InstantSource clock, PrintStream out, PrintStream err, boolean terminal, int width) {

  Progress progress() {
    return new Progress(err, terminal, clock);
  }
}
