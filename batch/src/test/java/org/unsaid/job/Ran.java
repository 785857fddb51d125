package org.unsaid.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.unsaid.collect.http.Pauses;

/** A command that ran in this JVM, and what it said. */
record Ran(int code, String out, String err) {

  /** After everything that the demo and the invented watch tell of. */
  private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

  private static final AtomicLong CALLS = new AtomicLong();

  /** The folder that holds this module, where {@code unsaid demo} finds its watch. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  static final Path DEMO = ROOT.resolve("batch/examples/demo");

  /** No test asks for a name outside this machine; sites have addresses. */
  static final Surroundings.Network NO_NAMES =
      new Surroundings.Network(
          host -> {
            throw new UnknownHostException(host);
          },
          Pauses.real());

  /** The clock goes on by a millisecond at each look, so that no two runs begin at one time. */
  static Ran command(Object... args) {
    return commandAt(NOW, args);
  }

  /** As if it were then. */
  static Ran commandAt(Instant now, Object... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var surroundings =
        new Surroundings(
            () -> now.plusMillis(CALLS.incrementAndGet()),
            NO_NAMES,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            160);
    int code = Unsaid.run(surroundings, words(args));
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  static String[] words(Object... args) {
    var words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    return words;
  }
}
