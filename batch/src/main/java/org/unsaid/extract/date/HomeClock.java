package org.unsaid.extract.date;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clock on the publisher's wall, as far as it is known: an instant's day depends on it. */
final class HomeClock {

  /** Where days end last, in hours west of Greenwich. */
  private static final int FARTHEST_WEST = 12;

  private final Locality locality;

  /** Instants that the page states by a local clock; elsewhere it may state them by UTC's. */
  private final Map<Instant, ZoneOffset> stated = new HashMap<>();

  HomeClock(Locality locality, List<Clue> clues) {
    this.locality = locality;
    for (var clue : clues) {
      var offset = clue.time().offset();
      if (offset != null && offset.getTotalSeconds() != 0 && clue.weight() >= Weights.META_DATE) {
        stated.put(clue.time().start().atOffset(offset).toInstant(), offset);
      }
    }
  }

  /** The publisher's zone; null: unknown. */
  @Nullable ZoneId zone() {
    return locality.zone();
  }

  /** Whether the zone is told by the publisher's settings, not guessed from its address. */
  boolean sure() {
    return locality.zone() != null && !locality.zoneGuessed();
  }

  /** The time as the publisher's clock shows it; as it is, where that clock is not known. */
  ShownTime shown(ShownTime time) {
    var zone = time.offset() == null ? null : zone(instant(time, time.offset()));
    return zone == null ? time : at(zone, time);
  }

  /** The zone whose clock showed an instant to the publisher; null: unknown. */
  private @Nullable ZoneId zone(Instant instant) {
    if (locality.zone() != null) {
      return locality.zone();
    }
    var offset = stated.get(instant);
    if (offset != null) {
      return offset;
    }
    var country = locality.country();
    if (country == null) {
      return null;
    }
    // where all of the country has the same day, it does not matter for it who is meant
    var day = LocalDate.ofInstant(instant, country.most());
    boolean everywhere =
        day.equals(LocalDate.ofInstant(instant, country.east()))
            && day.equals(LocalDate.ofInstant(instant, country.west()));
    return everywhere ? country.most() : null;
  }

  private static Instant instant(ShownTime time, ZoneOffset offset) {
    return time.start().toInstant(offset);
  }

  private static ShownTime at(ZoneId zone, ShownTime time) {
    var offset = time.offset();
    if (offset == null) {
      return time;
    }
    var there = time.start().atOffset(offset).atZoneSameInstant(zone);
    return new ShownTime(there.toLocalDateTime(), time.precision(), there.getOffset());
  }

  /** The day in the publisher's zone, where that is known; else as it is written. */
  LocalDate day(Clue clue) {
    return shown(clue.time()).start().toLocalDate();
  }

  /** Whether the instant falls on the day somewhere where people live and publish. */
  boolean possible(Clue clue, LocalDate day) {
    var offset = clue.time().offset();
    if (sure() || offset == null) {
      return false;
    }
    var utc = clue.time().start().minusSeconds(offset.getTotalSeconds());
    return utc.minusHours(10).toLocalDate().equals(day)
        || utc.plusHours(12).toLocalDate().equals(day);
  }

  /** Whether it is later than a day wherever on earth the day was: zones cannot explain it. */
  boolean after(Clue clue, LocalDate day) {
    var offset = clue.time().offset();
    return offset == null
        ? day(clue).isAfter(day.plusDays(1))
        : clue.time()
            .start()
            .minusSeconds(offset.getTotalSeconds())
            .minusHours(FARTHEST_WEST)
            .toLocalDate()
            .isAfter(day);
  }

  /** Whether it may show UTC: then a Z beside it is no contradiction. */
  boolean nearUtc() {
    var zone = zone();
    if (zone == null || !sure()) {
      return true;
    }
    var standard = zone.getRules().getStandardOffset(Instant.EPOCH.plus(Duration.ofDays(18000)));
    return standard.getTotalSeconds() == 0;
  }
}
