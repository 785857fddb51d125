package org.unsaid.watch;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unsaid.core.Precision;
import org.unsaid.core.When;

/** The forms that a text of a watch may have. */
final class Texts {

  private static final String ID_PATTERN = "[a-z0-9][a-z0-9._-]{0,99}";
  private static final String GROUP_PATTERN = ID_PATTERN + "(/" + ID_PATTERN + ")*";
  private static final String HOST_PATTERN =
      "([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
          + "|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?";
  private static final String DAY_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String TIME_PATTERN =
      "[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?"
          + "(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?)?)?";

  static final Text<String> ANY =
      new Text<>("a text", null, List.of(), _ -> "Write a text.", Optional::of);

  static final Text<String> ID =
      new Text<>(
          "an id",
          ID_PATTERN,
          List.of(),
          text ->
              "Write lower-case letters, digits, '.', '-' and '_', such as " + idLike(text) + ".",
          text -> matching(ID_PATTERN, text));

  static final Text<String> GROUP =
      Text.of(
          "the name of a group",
          GROUP_PATTERN,
          "Write lower-case letters, digits, '.', '-' and '_', with '/' before a smaller group, such"
              + " as pla/theatre-commands.",
          text -> matching(GROUP_PATTERN, text));

  /** An institution or a group of them. */
  static final Text<String> MEMBERS =
      Text.of(
          "an id of an institution or the name of a group",
          GROUP_PATTERN,
          "Write it as it stands behind 'id' or 'groups' of an institution.",
          text -> matching(GROUP_PATTERN, text));

  static final Text<ZoneId> ZONE =
      new Text<>(
          "a time zone",
          "UTC|[A-Z][A-Za-z]+/[A-Za-z0-9_+/-]+",
          List.of(),
          text ->
              "Write a region and a city, such as "
                  + Wording.nearest(text, ZoneId.getAvailableZoneIds()).orElse("Europe/Berlin")
                  + "; without it a day has no start, and no delay can be measured.",
          text ->
              ZoneId.getAvailableZoneIds().contains(text)
                  ? Optional.of(ZoneId.of(text))
                  : Optional.empty());

  static final Text<LocalDate> DAY =
      Text.of(
          "a day",
          DAY_PATTERN,
          "Write year, month and day of the calendar, such as 2016-02-01.",
          text -> matching(DAY_PATTERN, text).flatMap(day -> dated(day, LocalDate::parse)));

  /** A date or a time, still as text: it can be placed only once the zone is known. */
  static final Text<String> TIME =
      Text.of(
          "a date or a time",
          TIME_PATTERN,
          "Write it as exactly as it is known and no more: 2016, 2016-02, 2016-02-01,"
              + " 2016-02-01T14:05 or 2016-02-01T14:05:09+08:00.",
          text ->
              matching(TIME_PATTERN, text)
                  .flatMap(time -> dated(time, t -> When.parse(t, ZoneOffset.UTC)))
                  .map(_ -> text));

  /** As {@link #TIME}, or a time between two. */
  static final Text<String> SOME_TIME =
      Text.of(
          "a date or a time",
          TIME_PATTERN + "(/" + TIME_PATTERN + ")?",
          "Write it as exactly as it is known and no more: 2016, 2016-02, 2016-02-01,"
              + " 2016-02-01T14:05 or 2016-02-01T14:05:09+08:00; or between two, the last included:"
              + " 2016-02-01/2016-02-03.",
          text ->
              matching(TIME_PATTERN + "(/" + TIME_PATTERN + ")?", text)
                  .flatMap(time -> dated(time, t -> When.parse(t, ZoneOffset.UTC)))
                  .map(_ -> text));

  static final Text<TemporalAmount> LENGTH =
      Text.of(
          "a length of time",
          "[0-9]{1,4}[dhm]",
          "Write a number and d, h or m for days, hours or minutes, such as 14d, 36h or 30m.",
          text -> Length.parse(text).map(Length::onCalendar));

  static final Text<TemporalAmount> POSITIVE_LENGTH =
      Text.of(
          "a length of time longer than nothing",
          "(?=.*[1-9])[0-9]{1,4}[dhm]",
          "Write a number and d, h or m for days, hours or minutes, such as 14d, 36h or 30m.",
          text -> Length.parse(text).filter(Length::isPositive).map(Length::onCalendar));

  static final Text<Duration> RHYTHM =
      Text.of(
          POSITIVE_LENGTH.what(),
          "(?=.*[1-9])[0-9]{1,4}[dhm]",
          "Write a number and d, h or m for days, hours or minutes, such as 30m, 6h or 1d.",
          text -> Length.parse(text).filter(Length::isPositive).map(Length::elapsed));

  static final Text<Range> RANGE =
      Text.of(
          "a range of numbers",
          "[0-9]{1,6}\\.\\.[0-9]{1,6}",
          "Write the least and the most that is usual, such as 1..20.",
          Range::parse);

  static final Text<URI> URL =
      Text.of(
          "a web address",
          "https?://[^@\\s]+",
          "Write one that begins with http:// or https://, without a user name, such as"
              + " https://example.org/news.",
          Texts::url);

  /** A mail address, or a page that tells how to reach somebody. */
  static final Text<String> CONTACT =
      Text.of(
          "a mail or web address",
          "[^@\\s()<>]+@[^@\\s()<>]+\\.[^@\\s()<>]+|https?://[^@\\s()<>]+",
          "Write one that somebody reads, such as watch@example.org or https://example.org/watch.",
          text ->
              matching("[^@\\s()<>]+@[^@\\s()<>]+\\.[^@\\s()<>]+|https?://[^@\\s()<>]+", text)
                  .filter(contact -> contact.chars().allMatch(c -> c > ' ' && c < 127)));

  /** A host, perhaps with a port. */
  static final Text<String> HOST =
      Text.of(
          "a host",
          HOST_PATTERN,
          "Write its name or address and, for one port alone, the port: intranet.example or"
              + " 127.0.0.1:8000.",
          text -> matching(HOST_PATTERN, text).map(host -> host.toLowerCase(Locale.ROOT)));

  static final Text<Duration> PAUSE =
      Text.of(
          "a pause",
          "[0-9]{1,4}s",
          "Write a number of seconds, such as 5s.",
          text ->
              matching("[0-9]{1,4}s", text)
                  .map(s -> Duration.ofSeconds(Integer.parseInt(s.substring(0, s.length() - 1)))));

  static final Text<Precision> PRECISION =
      Text.oneOf(
          "a precision",
          Stream.of(Precision.values()).map(Precision::stored).toList(),
          word -> Precision.valueOf(word.toUpperCase(Locale.ROOT)));

  private Texts() {}

  /**
   * A number of days, hours or minutes.
   *
   * @param unit {@code d}, {@code h} or {@code m}
   */
  private record Length(int number, char unit) {

    static Optional<Length> parse(String text) {
      return matching("[0-9]{1,4}[dhm]", text)
          .map(
              length ->
                  new Length(
                      Integer.parseInt(length.substring(0, length.length() - 1)),
                      length.charAt(length.length() - 1)));
    }

    boolean isPositive() {
      return number > 0;
    }

    /** Days as days of the calendar, of which some have 23 hours. */
    TemporalAmount onCalendar() {
      return unit == 'd' ? Period.ofDays(number) : elapsed();
    }

    Duration elapsed() {
      return switch (unit) {
        case 'd' -> Duration.ofDays(number);
        case 'h' -> Duration.ofHours(number);
        default -> Duration.ofMinutes(number);
      };
    }
  }

  /**
   * A number of items.
   *
   * @param min not above {@code max}
   * @param max above 0
   */
  record Range(int min, int max) {

    static Optional<Range> parse(String text) {
      if (!text.matches("[0-9]{1,6}\\.\\.[0-9]{1,6}")) {
        return Optional.empty();
      }
      int dots = text.indexOf("..");
      var range =
          new Range(
              Integer.parseInt(text.substring(0, dots)),
              Integer.parseInt(text.substring(dots + 2)));
      return range.max > 0 && range.min <= range.max ? Optional.of(range) : Optional.empty();
    }
  }

  private static Optional<String> matching(String pattern, String text) {
    return text.matches(pattern) ? Optional.of(text) : Optional.empty();
  }

  private static <T> Optional<T> dated(String text, Function<String, T> parse) {
    try {
      return Optional.of(parse.apply(text));
    } catch (DateTimeException _) { // such as the 30th of February
      return Optional.empty();
    }
  }

  private static String idLike(String text) {
    var id = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    return id.matches(ID_PATTERN) ? id : "eastern-theatre";
  }

  private static Optional<URI> url(String text) {
    try {
      var url = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      return web && url.getHost() != null && url.getUserInfo() == null
          ? Optional.of(url)
          : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
