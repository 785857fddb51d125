package org.unsaid.job;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.Extraction;
import org.unsaid.extract.date.ShownTime;
import org.unsaid.extract.listing.Listing;

/**
 * How often something new comes to a list, and by which clock, as far as the dates tell that stand
 * on it: a proposal for a person to correct.
 *
 * @param items on the list
 * @param shown their dates, those of pinned ones left out, as they are shown
 * @param offsets that dates of list and pages state, the commonest first, with how many do
 * @param timed how many of these dates show a time of day
 * @param guessed zone of most publishers of such an address and language; null: unknown
 */
record Pulse(
    int items,
    List<ShownTime> shown,
    Map<ZoneOffset, Long> offsets,
    long timed,
    @Nullable ZoneId guessed) {

  private static final double DAY = Duration.ofDays(1).toMillis();

  /** Dates below which a rate would be made of nothing. */
  private static final int ENOUGH = 5;

  /** How long a visitor may wait between two looks, in minutes, as the watch writes it. */
  private static final Map<String, Integer> EVERY = new LinkedHashMap<>();

  static {
    EVERY.put("3h", 180);
    EVERY.put("1h", 60);
    EVERY.put("30m", 30);
    EVERY.put("15m", 15);
  }

  /** A list should turn over in no fewer looks. */
  private static final int LOOKS = 4;

  private static final Map<String, Integer> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("day", 1);
    UNITS.put("week", 7);
    UNITS.put("month", 30);
  }

  static Pulse of(Listing listing, List<Extraction.Read> pages, @Nullable ZoneId guessed) {
    var zone = guessed == null ? ZoneOffset.UTC : guessed;
    var shown = new ArrayList<ShownTime>();
    for (var item : listing.items()) {
      var date = item.pinned() ? null : listing.shown(item, zone);
      if (date != null) {
        shown.add(date);
      }
    }
    var all = new ArrayList<>(shown);
    pages.stream()
        .map(page -> page.dating().published())
        .forEach(
            published -> {
              if (published != null) {
                all.add(published.time());
              }
            });
    var stated = new LinkedHashMap<ZoneOffset, Long>();
    all.stream()
        .filter(date -> date.offset() != null)
        .collect(Collectors.groupingBy(ShownTime::offset, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<ZoneOffset, Long>comparingByValue().reversed())
        .forEach(each -> stated.put(each.getKey(), each.getValue()));
    return new Pulse(
        listing.items().size(),
        List.copyOf(shown),
        stated,
        all.stream().filter(ShownTime::timed).count(),
        guessed);
  }

  /** How well its items are dated, and how often they come. */
  String words() {
    if (shown.isEmpty()) {
      return "none of its %,d items bears one: those of their pages count".formatted(items);
    }
    var precisions =
        shown.stream()
            .map(ShownTime::precision)
            .collect(Collectors.groupingBy(Precision::stored, Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(each -> "%,d to the %s".formatted(each.getValue(), each.getKey()))
            .collect(Collectors.joining(", "));
    var rate = perDay();
    return "%,d of %,d items bear one, %s; from %s to %s%s"
        .formatted(
            shown.size(),
            items,
            precisions,
            first().start().toLocalDate(),
            last().start().toLocalDate(),
            rate.isEmpty() ? "" : String.format(Locale.ROOT, ", %.2g a day", rate.getAsDouble()));
  }

  /** By whose clock. */
  String zone() {
    var guess =
        guessed == null
            ? "its address and language tell none: write the institution's own"
            : "by its address and language " + guessed;
    if (offsets.isEmpty()) {
      return timed == 0
          ? "dates are days, which begin by the institution's 'zone'; " + guess
          : "no date states one; " + guess;
    }
    var stated =
        offsets.entrySet().stream()
            .map(
                each ->
                    "%s stated by %,d"
                        .formatted(
                            each.getKey().equals(ZoneOffset.UTC) ? "UTC" : each.getKey(),
                            each.getValue()))
            .collect(Collectors.joining(", "));
    return "%s of %,d dates with a time; %s".formatted(stated, timed, guess);
  }

  /** As a watch writes it, with the reason. */
  String every() {
    var rate = perDay();
    if (rate.isEmpty()) {
      return "1h   # too few dates tell how often something new comes";
    }
    double perDay = rate.getAsDouble();
    double turns = items / perDay;
    long most = Math.round(turns * 24 * 60 / LOOKS);
    int usual = perDay >= 8 ? 30 : perDay < 0.2 ? 180 : 60;
    var every =
        EVERY.entrySet().stream()
            .filter(each -> each.getValue() <= usual && each.getValue() <= most)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("15m");
    return String.format(
        Locale.ROOT,
        "%s   # %.2g new items a day: what it shows now is gone from it in about %.2g days",
        every,
        perDay,
        turns);
  }

  /** As a watch writes it: so few that an alarm would mean something, and so many as may come. */
  Optional<String> expect() {
    var rate = perDay();
    if (rate.isEmpty()) {
      return Optional.empty();
    }
    double came = shown.size() - 1.0;
    double days = came / rate.getAsDouble();
    // as an alarm reckons that learns its rate
    double lowest = Math.max(0, came - 2 * Math.sqrt(came)) / days;
    double highest = (came + 2 * Math.sqrt(came)) / days;
    for (var unit : UNITS.entrySet()) {
      long least = (long) Math.floor(lowest * unit.getValue());
      if (least >= 1 || unit.getKey().equals("month")) {
        return Optional.of(
            "{items: %d..%d, per: %s}"
                .formatted(
                    least,
                    Math.max(least + 1, (long) Math.ceil(highest * unit.getValue())),
                    unit.getKey()));
      }
    }
    return Optional.empty();
  }

  /** Empty: too few dates, or all of one day. */
  private OptionalDouble perDay() {
    if (shown.size() < ENOUGH) {
      return OptionalDouble.empty();
    }
    double days = Duration.between(at(first()), at(last())).toMillis() / DAY;
    return days < 1 ? OptionalDouble.empty() : OptionalDouble.of((shown.size() - 1) / days);
  }

  private ShownTime first() {
    return shown.stream().min(Comparator.comparing(Pulse::at)).orElseThrow();
  }

  private ShownTime last() {
    return shown.stream().max(Comparator.comparing(Pulse::at)).orElseThrow();
  }

  private static Instant at(ShownTime time) {
    return time.in(ZoneOffset.UTC).earliest();
  }
}
