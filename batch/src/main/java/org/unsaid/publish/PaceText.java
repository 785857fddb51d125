package org.unsaid.publish;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.unsaid.core.Pace;
import org.unsaid.core.Span;

/** Who publishes less than before, and who does again, in sentences that can be printed. */
public final class PaceText {

  private PaceText() {}

  /** That it is low. */
  public static String low(Pace pace) {
    var topic = pace.topic();
    return topic == null
        ? "%s published %s %s%s, where %s were to be expected. %s"
            .formatted(
                pace.institution().name(),
                count(pace.published(), "statement"),
                days(pace),
                on(pace),
                expected(pace),
                proof(pace))
        : "%s published %s %s%s, and %s of them on \u201c%s\u201d, where %s were to be expected. %s"
            .formatted(
                pace.institution().name(),
                count(pace.all(), "statement"),
                days(pace),
                on(pace),
                pace.published() == 0 ? "none" : String.valueOf(pace.published()),
                topic.name(),
                expected(pace),
                proof(pace));
  }

  /** That it is no longer. */
  public static String usual(Pace pace) {
    var topic = pace.topic();
    return "%s publishes again%s: %s %s, where %s were to be expected."
        .formatted(
            pace.institution().name(),
            topic == null ? "" : " on \u201c" + topic.name() + "\u201d",
            count(pace.published(), "statement"),
            days(pace),
            expected(pace));
  }

  private static String proof(Pace pace) {
    return "By chance that is so in 1 of %s such cases%s; all of its sources that are watched were watched without a gap."
            .formatted(
                String.format(Locale.ROOT, "%,d", Math.round(1 / Math.max(1e-4, pace.chance()))),
                pace.chance() < 1e-4 ? " or fewer" : "")
        + (pace.past().windows() == 0
            ? ""
            : " Of %,d earlier such times of this watch, %,d looked like it."
                .formatted(pace.past().windows(), pace.past().low()));
  }

  private static String on(Pace pace) {
    return pace.unwatched().isEmpty()
        ? ""
        : " where it is watched (%s %s not)"
            .formatted(
                String.join(", ", pace.unwatched()), pace.unwatched().size() == 1 ? "is" : "are");
  }

  private static String expected(Pace pace) {
    return String.format(
        Locale.ROOT,
        "%.1f, by its %d weeks before and by what all others published meanwhile,",
        pace.expected(),
        pace.weeks());
  }

  private static String count(long number, String word) {
    return number == 0 ? "no " + word : "%,d %s%s".formatted(number, word, number == 1 ? "" : "s");
  }

  /** Both days are meant to the end. */
  private static String days(Pace pace) {
    Span window = pace.window();
    ZoneId zone = pace.institution().zone();
    var day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(zone);
    return "from %s to %s"
        .formatted(day.format(window.from()), day.format(window.to().minusNanos(1)));
  }
}
