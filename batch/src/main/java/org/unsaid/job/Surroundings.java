package org.unsaid.job;

import java.io.PrintStream;
import java.time.InstantSource;
import org.unsaid.collect.http.Pauses;
import org.unsaid.collect.http.Resolver;

/**
 * What a command takes from outside, so that a test can give it.
 *
 * @param network where hosts are, and how long one waits between two questions
 * @param out for results
 * @param err for progress and faults
 * @param terminal whether somebody is watching
 * @param width of what is printed, in cells
 */
record Surroundings(
    InstantSource clock,
    Network network,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    int width) {

  /**
   * The way to other machines.
   *
   * @param resolver finds the addresses of hosts
   * @param pauses that politeness asks for
   */
  record Network(Resolver resolver, Pauses pauses) {
    static final Network REAL = new Network(Resolver.system(), Pauses.real());
  }

  /** This machine's clock and network. */
  static Surroundings real(PrintStream out, PrintStream err, boolean terminal, int width) {
    return new Surroundings(InstantSource.system(), Network.REAL, out, err, terminal, width);
  }

  /** The same at another time, in another world. */
  Surroundings in(InstantSource time, Network world) {
    return new Surroundings(time, world, out, err, terminal, width);
  }

  Progress progress() {
    return new Progress(err, terminal, clock);
  }
}
