package org.unsaid.publish;

import java.time.Duration;
import java.util.Locale;
import org.unsaid.core.Latency;

/**
 * A latency as a reader takes it in: hours while they are few, then days; a range where it is one.
 */
final class LatencyText {

  private static final Duration MANY_HOURS = Duration.ofDays(4);

  private LatencyText() {}

  static String of(Latency latency) {
    boolean days = latency.max().compareTo(MANY_HOURS) > 0;
    double unit = days ? 86_400 : 3_600;
    double min = latency.min().toSeconds() / unit;
    double max = latency.max().toSeconds() / unit;
    var name = days ? " d" : " h";
    return (max - min) * unit <= 3_600
        ? number(min) + name
        : number(Math.floor(min)) + "–" + number(Math.ceil(max)) + name;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
