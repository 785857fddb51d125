package org.unsaid.watch;

import static org.unsaid.watch.Key.optional;
import static org.unsaid.watch.Key.required;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.WorkCalendar;

/**
 * Reads {@code calendars:}, and finds the calendar that an institution names: one of the watch, or
 * else the public holidays of a country.
 */
final class Calendars {

  private static final Key<LocalDate> FROM =
      required("from", Texts.DAY, "First day of which the calendar speaks.");
  private static final Key<LocalDate> TO =
      required("to", Texts.DAY, "Last day of which the calendar speaks.");

  private static final Key<String> ID = required("id", Texts.ID, "By which institutions name it.");
  private static final Key<String> HOLIDAYS =
      optional(
          "holidays",
          Texts.ID,
          "Country whose public holidays are free, and perhaps its region, such as de or de-by.");
  private static final Key<List<Written<DayOfWeek>>> WEEKEND =
      optional(
          "weekend",
          ListOf.any(
              Text.oneOf(
                  "a day of the week",
                  Stream.of(DayOfWeek.values()).map(Calendars::word).toList(),
                  word -> DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT))),
              "a list of days of the week"),
          "Days of the week that are free; saturday and sunday if it is left out.");
  private static final Key<List<Written<Days>>> OFF =
      optional(
          "off",
          ListOf.any(Days.TEXT, "a list of days"),
          "Further days that are free, such as 2026-02-15/2026-02-23.");
  private static final Key<List<Written<Days>>> WORKED =
      optional(
          "worked",
          ListOf.any(Days.TEXT, "a list of days"),
          "Days that are worked though they would be free.");
  private static final Key<Entry> COVERS =
      optional(
          "covers",
          Section.of("a time that is covered", FROM, TO),
          "Of which days it speaks; needed where no holidays of a country are taken.");

  static final Section SECTION =
      Section.of("a calendar", ID, HOLIDAYS, WEEKEND, OFF, WORKED, COVERS);

  private static final Set<DayOfWeek> SATURDAY_AND_SUNDAY =
      EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final Map<String, WorkCalendar> own = new HashMap<>();
  private final Map<String, Optional<WorkCalendar>> ofCountries = new HashMap<>();

  /** Calendars of the watch that have a fault: to name one is no further fault. */
  private final Set<String> faulty = new LinkedHashSet<>();

  private final PublicHolidays holidays;
  private final boolean whole;
  private final Faults faults;

  /**
   * @param whole whether every file could be read; if not, an unknown calendar may stand in one of
   *     those that could not
   * @param now public holidays are known until some years after it
   */
  Calendars(List<Written<Entry>> entries, boolean whole, Faults faults, Instant now) {
    this.holidays = new PublicHolidays(now.atZone(ZoneOffset.UTC).toLocalDate());
    this.whole = whole;
    this.faults = faults;
    Once.byId("calendar", ID, entries)
        .forEach(
            (id, entry) ->
                calendar(id, entry)
                    .ifPresentOrElse(read -> own.put(id, read), () -> faulty.add(id)));
  }

  /** The calendar with that name; if there is none, that is a fault. */
  @Nullable WorkCalendar find(@Nullable String name, Line line) {
    if (name == null) {
      return null;
    }
    var written = own.get(name);
    if (written != null || faulty.contains(name)) {
      return written;
    }
    var found = ofCountries.computeIfAbsent(name, this::ofCountry);
    if (found.isPresent()) {
      if (PublicHolidays.hasAnotherWeekend(name)) {
        faults.add(
            line,
            "the weekend of '" + name + "' is not everywhere saturday and sunday",
            "Write a calendar under 'calendars:' with 'holidays: %s' and its 'weekend:'."
                .formatted(name));
      }
      return found.get();
    }
    if (whole) {
      var known = new TreeSet<>(own.keySet());
      known.addAll(PublicHolidays.countries());
      faults.add(
          line,
          Wording.quoted(name) + " is neither a calendar of this watch nor a country with holidays",
          Wording.didYouMean(name, known)
              + "Write the 'id' of a calendar, or a country such as us, or add the calendar under"
              + " 'calendars:' with the days that are 'off'.");
    }
    return null;
  }

  private Optional<WorkCalendar> ofCountry(String name) {
    return holidays
        .of(name)
        .map(
            days ->
                new WorkCalendar(
                    name, SATURDAY_AND_SUNDAY, days, Set.of(), holidays.from(), holidays.to()));
  }

  private Optional<WorkCalendar> calendar(String id, Entry entry) {
    var country = entry.get(HOLIDAYS);
    var ofCountry = country == null ? Optional.of(Set.<LocalDate>of()) : holidays.of(country);
    if (ofCountry.isEmpty()) {
      entry.fault(
          HOLIDAYS,
          Wording.quoted(String.valueOf(country)) + " is not a country whose holidays are known",
          Wording.didYouMean(String.valueOf(country), PublicHolidays.countries())
              + "Write a country and perhaps its region, such as de or de-by; or leave it out, and"
              + " write the days under 'off'.");
      return Optional.empty();
    }
    if (country != null && !entry.states(WEEKEND) && PublicHolidays.hasAnotherWeekend(country)) {
      entry.fault(
          HOLIDAYS,
          "the weekend of '" + country + "' is not everywhere saturday and sunday",
          "Write it, such as 'weekend: [friday, saturday]'.");
      return Optional.empty();
    }
    var bounds = bounds(entry, country != null);
    var weekend = entry.states(WEEKEND) ? Set.copyOf(entry.values(WEEKEND)) : SATURDAY_AND_SUNDAY;
    if (weekend.size() == DayOfWeek.values().length) {
      entry.fault(WEEKEND, "a week without a working day", "Leave one out.");
      return Optional.empty();
    }
    if (bounds.isEmpty() || !areSound(entry, bounds.get())) {
      return Optional.empty();
    }
    var off = new LinkedHashSet<>(ofCountry.get());
    entry.values(OFF).forEach(days -> days.each().forEach(off::add));
    var worked = new LinkedHashSet<LocalDate>();
    entry.values(WORKED).forEach(days -> days.each().forEach(worked::add));
    return Optional.of(
        new WorkCalendar(id, weekend, off, worked, bounds.get().first(), bounds.get().last()));
  }

  private Optional<Days> bounds(Entry entry, boolean hasCountry) {
    var covers = entry.get(COVERS);
    if (covers == null) {
      if (!hasCountry) {
        entry.fault(
            ID,
            "nobody knows of which years the calendar speaks",
            "Add 'covers: {from: …, to: …}' with the days whose holidays are written down, or"
                + " 'holidays:' with a country.");
        return Optional.empty();
      }
      return Optional.of(new Days(holidays.from(), holidays.to()));
    }
    var from = covers.get(FROM);
    var to = covers.get(TO);
    if (from == null || to == null) {
      return Optional.empty(); // a fault already
    }
    if (from.isAfter(to)) {
      covers.fault(
          TO, "it ends before it begins", "Write in 'to' the last day, not before 'from'.");
      return Optional.empty();
    }
    return Optional.of(new Days(from, to));
  }

  /** Whether every day that is named lies within what is covered, and is not free and worked. */
  private static boolean areSound(Entry entry, Days bounds) {
    boolean sound = true;
    for (var key : List.of(OFF, WORKED)) {
      for (var days : entry.list(key)) {
        if (days.value().first().isBefore(bounds.first())
            || days.value().last().isAfter(bounds.last())) {
          sound = false;
          entry
              .page()
              .faults()
              .add(
                  days.line(),
                  "%s is not within %s, of which the calendar speaks"
                      .formatted(days.value(), bounds),
                  "Write longer bounds in 'covers', or mend the day.");
        }
      }
    }
    for (var worked : entry.list(WORKED)) {
      if (entry.values(OFF).stream().anyMatch(off -> off.meets(worked.value()))) {
        sound = false;
        entry
            .page()
            .faults()
            .add(
                worked.line(),
                worked.value() + " is 'worked' and 'off'",
                "Write it in one of them.");
      }
    }
    return sound;
  }

  private static String word(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }
}
