package org.unsaid.core;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as they stand in a sentence: 3 March 2026, 14:05 (UTC+8). */
public final class PrintedTime {

  private static final DateTimeFormatter DAY = formatter("d MMMM yyyy");
  private static final DateTimeFormatter MONTH = formatter("MMMM yyyy");
  private static final DateTimeFormatter YEAR = formatter("yyyy");
  private static final DateTimeFormatter MINUTE = formatter("HH:mm");
  private static final DateTimeFormatter SECOND = formatter("HH:mm:ss");

  private PrintedTime() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** Of something that begins then. */
  public static String from(Instant instant, ZoneId zone) {
    var local = instant.atZone(zone);
    return isMidnight(local) ? "the beginning of " + DAY.format(local) : minute(local);
  }

  /** Of something that is over then. */
  public static String until(Instant instant, ZoneId zone) {
    var local = instant.atZone(zone);
    return isMidnight(local) ? "the end of " + DAY.format(local.minusDays(1)) : minute(local);
  }

  /** With no more digits than are known. */
  public static String of(When when, ZoneId zone) {
    var first = when.earliest().atZone(zone);
    var last = when.latest().minusNanos(1).atZone(zone);
    return switch (when.precision()) {
      case YEAR -> YEAR.format(first);
      case MONTH -> MONTH.format(first);
      case DAY -> DAY.format(first) + (isOfSeveral(when) ? " to " + DAY.format(last) : "");
      case MINUTE -> minute(first);
      // most clocks that tell seconds were set to the minute
      case SECOND -> first.getSecond() == 0 ? minute(first) : second(first);
    };
  }

  /** A day of another zone lies on two of ours, and the longest has 25 hours. */
  private static boolean isOfSeveral(When when) {
    return Duration.between(when.earliest(), when.latest()).toHours() > 26;
  }

  private static String minute(ZonedDateTime local) {
    return DAY.format(local) + ", " + MINUTE.format(local) + zone(local);
  }

  private static String second(ZonedDateTime local) {
    return DAY.format(local) + ", " + SECOND.format(local) + zone(local);
  }

  /** By its distance from UTC alone, which every reader knows. */
  private static String zone(ZonedDateTime local) {
    var offset = local.getOffset();
    if (offset.equals(ZoneOffset.UTC)) {
      return " UTC";
    }
    var id = offset.getId();
    return " (UTC" + id.charAt(0) + id.substring(1).replaceFirst("^0", "").replace(":00", "") + ")";
  }

  private static boolean isMidnight(ZonedDateTime local) {
    return local.toLocalTime().equals(LocalTime.MIDNIGHT);
  }
}
