package org.unsaid.watch;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Public holidays of countries and their regions, by Jollyday. */
final class PublicHolidays {

  private static final int FIRST_YEAR = 1990;
  private static final int YEARS_AHEAD = 3;

  /**
   * Countries whose weekend is, or within these years was, other than Saturday and Sunday: it has
   * to be written, since the library does not tell it.
   */
  private static final Set<String> OTHER_WEEKENDS =
      Set.of(
          "ae", "af", "bd", "bh", "bn", "dj", "dz", "eg", "il", "in", "iq", "ir", "jo", "kw", "ly",
          "mr", "mv", "my", "np", "om", "ps", "qa", "sa", "sd", "so", "sy", "ug", "ye");

  private final LocalDate today;

  PublicHolidays(LocalDate today) {
    this.today = today;
  }

  /** First day of which it speaks. */
  LocalDate from() {
    return LocalDate.of(FIRST_YEAR, 1, 1);
  }

  /** Last day of which it speaks: what is enacted later cannot be known. */
  LocalDate to() {
    return MonthDay.of(12, 31).atYear(today.getYear() + YEARS_AHEAD);
  }

  /**
   * @param name of a country by ISO 3166, and perhaps its parts, with hyphens: {@code de-by}
   * @return empty if they are not known
   */
  Optional<Set<LocalDate>> of(String name) {
    var parts = name.split("-", -1);
    if (!countries().contains(parts[0])) {
      return Optional.empty();
    }
    var manager = HolidayManager.getInstance(ManagerParameters.create(parts[0]));
    var regions = Arrays.copyOfRange(parts, 1, parts.length);
    return isKnown(manager.getCalendarHierarchy(), regions)
        ? Optional.of(
            manager.getHolidays(from(), to(), HolidayType.PUBLIC_HOLIDAY, regions).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet()))
        : Optional.empty();
  }

  /** The library takes a region that it does not know for one without holidays of its own. */
  private static boolean isKnown(@Nullable CalendarHierarchy country, String... regions) {
    var at = country;
    for (var region : regions) {
      at = at == null ? null : at.getChildren().get(region);
    }
    return at != null;
  }

  static boolean hasAnotherWeekend(String name) {
    return OTHER_WEEKENDS.contains(name.split("-", -1)[0]);
  }

  static Set<String> countries() {
    return HolidayManager.getSupportedCalendarCodes().stream()
        .filter(code -> code.matches("[A-Z]{2}")) // the others are stock exchanges
        .map(code -> code.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
