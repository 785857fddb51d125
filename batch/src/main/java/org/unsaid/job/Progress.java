package org.unsaid.job;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever waits how far a command is: a bar with rate and time left in a terminal, and one
 * line at the end of each step everywhere. All of it goes beside the results, to standard error.
 */
final class Progress {

  private final PrintStream out;
  private final boolean bars;
  private final boolean dated;
  private final InstantSource clock;

  Progress(PrintStream out, boolean bars, InstantSource clock) {
    this(out, bars, false, clock);
  }

  private Progress(PrintStream out, boolean bars, boolean dated, InstantSource clock) {
    this.out = out;
    this.bars = bars;
    this.dated = dated;
    this.clock = clock;
  }

  /** The same as a log, which is read later: each line with its time, and no bars. */
  Progress dated() {
    return new Progress(out, false, true, clock);
  }

  /**
   * A step that begins now.
   *
   * @param unit of what is counted, in the plural; empty if nothing is, so that there is no bar
   * @param total -1 if unknown
   */
  Step begin(String name, String unit, long total) {
    return new Step(name, unit, total);
  }

  /** A line that is no step. */
  void say(String name, String line) {
    var time = dated ? clock.instant().truncatedTo(ChronoUnit.SECONDS) + "  " : "";
    out.printf(Locale.ROOT, "%s%-11s %s%n", time, name, line);
  }

  final class Step implements AutoCloseable {
    private final String name;
    private final Instant began = clock.instant();
    private final AtomicReference<@Nullable ProgressBar> bar = new AtomicReference<>();

    Step(String name, String unit, long total) {
      this.name = name;
      if (bars && unit.isEmpty()) {
        say(name, "…");
      } else if (bars) {
        bar.set(
            new ProgressBarBuilder()
                .setTaskName(String.format(Locale.ROOT, "%-11s", name))
                .setUnit(" " + unit, 1)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .clearDisplayOnFinish()
                .build());
      }
    }

    void stepBy(long done) {
      var shown = bar.get();
      if (shown != null) {
        shown.stepBy(done);
      }
    }

    void stepTo(long done) {
      var shown = bar.get();
      if (shown != null) {
        shown.stepTo(done);
      }
    }

    Duration elapsed() {
      return Duration.between(began, clock.instant());
    }

    /** Ends the step with its line; the time is added. */
    void done(String line) {
      close();
      say(name, line + " · " + seconds(elapsed()));
    }

    /** Takes the bar away; nothing else if the step is done already. */
    @Override
    public void close() {
      var shown = bar.getAndSet(null);
      if (shown != null) {
        shown.close();
      }
    }
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
