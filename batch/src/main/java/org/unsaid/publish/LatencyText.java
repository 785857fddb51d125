package org.unsaid.publish;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.unsaid.core.Latency;

/**
 * A latency as a reader takes it in: hours while they are few, then days; a range where it is one.
 */
public final class LatencyText {

  private static final Duration MANY_HOURS = Duration.ofDays(4);

  /** Two times that are known to the minute, and lie in the same one, are so far apart at most. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final String SAME_MINUTE = "same minute";

  private LatencyText() {}

  public static String of(Latency latency) {
    if (!latency.min().isPositive()
        && latency.max().isPositive()
        && latency.max().compareTo(MINUTE) <= 0) {
      return SAME_MINUTE;
    }
    boolean days = latency.max().compareTo(MANY_HOURS) > 0;
    double unit = days ? 86_400 : 3_600;
    double min = latency.min().toSeconds() / unit;
    double max = latency.max().toSeconds() / unit;
    var name = days ? " d" : " h";
    return (max - min) * unit <= 3_600
        ? number(min) + name
        : number(Math.floor(min)) + "–" + number(Math.ceil(max)) + name;
  }

  /** As part of a sentence. */
  public static String after(Latency latency) {
    var text = of(latency);
    return text.equals(SAME_MINUTE) ? "in the minute of the event" : text + " after the event";
  }

  /** The same, and how much of it was worked, if that is known. */
  static String after(Latency latency, Optional<Latency> working) {
    return after(latency)
        + working.map(its -> " (%s on working days)".formatted(of(its))).orElse("");
  }

  private static String number(double value) {
    // to a tenth first: what rounds to nothing bears no sign
    double tenths = Math.round(value * 10) / 10.0;
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", tenths);
  }
}
