package org.unsaid.extract.date;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/** Chooses the time of the chosen day: no finer, and no surer of its zone, than the page is. */
final class ClockChoice {

  private final HomeClock home;

  ClockChoice(HomeClock home) {
    this.home = home;
  }

  /**
   * A time of the day.
   *
   * @param why in words; empty: nothing to be said
   */
  record Chosen(ShownTime time, String why) {}

  /** The best time of day that the day's sources give. */
  Chosen of(DayScore score) {
    var lead = score.lead().time();
    if (lead.precision() == Precision.MONTH) {
      return new Chosen(lead, "no more than the month is known");
    }
    Clue shown = null;
    Clue stated = null;
    Clue naive = null;
    for (var clue : score.clues()) {
      if (!tells(clue, score)) {
        continue;
      }
      boolean seen = seen(clue);
      if (seen && better(clue, shown)) {
        shown = clue;
      } else if (!seen && clue.time().offset() != null && better(clue, stated)) {
        stated = clue;
      } else if (!seen && clue.time().offset() == null && better(clue, naive)) {
        naive = clue;
      }
    }
    if (shown != null && shown.time().offset() != null) {
      return new Chosen(finer(shown.time(), stated), "the time of day is shown with its zone");
    }
    var counted = counted(score, stated, naive);
    if (counted != null) {
      return counted;
    }
    if (stated != null) {
      return settled(stated, shown, score.day);
    }
    if (naive != null && (shown == null || sameMinute(naive.time(), shown.time()))) {
      return new Chosen(naive.time(), "the zone of its clock is not stated");
    }
    if (shown != null) {
      return new Chosen(shown.time(), "the zone of its clock is not stated");
    }
    return new Chosen(new ShownTime(score.day.atStartOfDay(), Precision.DAY, null), "");
  }

  /** The time that is shown, to the second where it is stated so. */
  private static ShownTime finer(ShownTime shown, @Nullable Clue stated) {
    var offset = shown.offset();
    var other = stated == null ? null : stated.time().offset();
    if (stated == null
        || offset == null
        || other == null
        || shown.precision() == Precision.SECOND) {
      return shown;
    }
    var there =
        stated.time().start().atOffset(other).withOffsetSameInstant(offset).toLocalDateTime();
    return there.withSecond(0).equals(shown.start().withSecond(0))
        ? new ShownTime(there, stated.time().precision(), offset)
        : shown;
  }

  /**
   * Where seconds of the epoch contradict what is marked as UTC, and the same clock stands without
   * a mark elsewhere: seconds have no zone to be wrong of.
   */
  private @Nullable Chosen counted(DayScore score, @Nullable Clue stated, @Nullable Clue naive) {
    if (stated == null
        || naive == null
        || !ZoneOffset.UTC.equals(stated.time().offset())
        || !sameMinute(stated.time(), naive.time())) {
      return null;
    }
    for (var clue : score.clues()) {
      if (tells(clue, score) && epoch(clue)) {
        var wall = stated.time().start();
        long minutes = Duration.between(clue.time().start(), wall).toMinutes();
        if (minutes != 0 && zone(minutes)) {
          var offset = ZoneOffset.ofTotalSeconds((int) minutes * 60);
          return new Chosen(
              new ShownTime(wall, stated.time().precision(), offset),
              "seconds of the epoch tell the zone of its clock, which is not UTC");
        }
      }
    }
    return null;
  }

  private static boolean epoch(Clue clue) {
    return clue.quote().length() >= 9
        && clue.quote().chars().allMatch(c -> c >= '0' && c <= '9')
        && ZoneOffset.UTC.equals(clue.time().offset());
  }

  /** Whether clocks are so many minutes before or behind UTC somewhere. */
  private static boolean zone(long minutes) {
    return minutes % 15 == 0 && Math.abs(minutes) <= 14 * 60;
  }

  private boolean tells(Clue clue, DayScore score) {
    return clue.time().timed()
        && !filler(clue.time())
        && !hiddenHour(clue, score)
        && (clue.role() == Role.PUBLISHED || clue.weight() >= 1);
  }

  /** Whether readers see it: what attributes hold is for programs. */
  private static boolean seen(Clue clue) {
    return Kind.of(clue.source()) == Kind.SHOWN && !clue.place().startsWith("<");
  }

  /**
   * Whether a full hour stands in the attribute of a time element that shows readers the day alone,
   * and nothing else on the page knows that hour: systems fill in such hours where only a day was
   * entered.
   */
  private static boolean hiddenHour(Clue clue, DayScore score) {
    var start = clue.time().start();
    if (!ofTimeElement(clue) || start.getMinute() != 0 || start.getSecond() != 0) {
      return false;
    }
    boolean dayShown = false;
    for (var other : score.clues()) {
      boolean shown = Kind.of(other.source()) == Kind.SHOWN && !ofTimeElement(other);
      dayShown |= shown && !other.time().timed() && other.weight() >= 1;
      if (!ofTimeElement(other)
          && other.weight() >= 1
          && other.time().timed()
          && (shown || other.time().start().getMinute() == 0)) {
        return false;
      }
    }
    return dayShown;
  }

  private static boolean ofTimeElement(Clue clue) {
    return clue.source() == Source.TIME_ELEMENT || clue.place().startsWith("<time");
  }

  /** The stated instant, in the zone that the shown clock tells, if it tells one. */
  private Chosen settled(Clue stated, @Nullable Clue shown, LocalDate day) {
    var time = stated.time();
    var offset = time.offset();
    if (shown == null || offset == null) {
      return new Chosen(atHome(time, day), "");
    }
    var wall = shown.time().start();
    var utc = time.start().minusSeconds(offset.getTotalSeconds());
    long minutes = Duration.between(utc.withSecond(0), wall.withSecond(0)).toMinutes();
    if (minutes == 0 && offset.getTotalSeconds() == 0 && !home.nearUtc()) {
      return new Chosen(
          new ShownTime(time.start(), time.precision(), null),
          "the clock that is shown equals the one that is marked as UTC, so that the mark is not to"
              + " be trusted");
    }
    if (minutes != offset.getTotalSeconds() / 60 && zone(minutes)) {
      var local = ZoneOffset.ofTotalSeconds((int) minutes * 60);
      return new Chosen(
          new ShownTime(
              time.start().plusMinutes(minutes - offset.getTotalSeconds() / 60),
              time.precision(),
              local),
          "the clock that is shown and the instant that is stated give the zone");
    }
    return new Chosen(atHome(time, day), "");
  }

  /**
   * The same instant by the publisher's clocks, where those show the chosen day and it does not.
   */
  private ShownTime atHome(ShownTime time, LocalDate day) {
    if (time.start().toLocalDate().equals(day)) {
      return time;
    }
    var there = home.shown(time);
    return there.start().toLocalDate().equals(day) ? there : time;
  }

  private static boolean better(Clue clue, @Nullable Clue than) {
    if (than == null) {
      return true;
    }
    var offset = clue.time().offset();
    var other = than.time().offset();
    if (offset != null
        && other != null
        && !offset.equals(other)
        && sameMinute(clue.time(), than.time())
        && (offset.getTotalSeconds() == 0 || other.getTotalSeconds() == 0)) {
      // one of them took the local clock for UTC
      return other.getTotalSeconds() == 0;
    }
    int rank = rank(clue.source()) - rank(than.source());
    return rank != 0 ? rank > 0 : clue.weight() > than.weight();
  }

  /** Whose word for the time of day goes first. */
  private static int rank(Source source) {
    return switch (source) {
      case SELECTOR -> 6;
      case FEED -> 5;
      case SITEMAP -> 4;
      case JSON_LD -> 3;
      case META -> 2;
      case LABEL -> 2;
      default -> 1;
    };
  }

  private static boolean sameMinute(ShownTime a, ShownTime b) {
    return a.start().withSecond(0).equals(b.start().withSecond(0));
  }

  /** Midnight to the second is what systems write that know the day only. */
  private boolean filler(ShownTime time) {
    var zone = home.zone();
    return midnight(time.start())
        || noon(time)
        || (zone != null && midnight(home.shown(time).start()));
  }

  /** Content systems that store a day without a clock keep it as noon of Greenwich. */
  private static boolean noon(ShownTime time) {
    var start = time.start();
    return time.precision() == Precision.SECOND
        && time.offset() != null
        && time.offset().getTotalSeconds() == 0
        && start.getHour() == 12
        && start.getMinute() == 0
        && start.getSecond() == 0;
  }

  private static boolean midnight(LocalDateTime time) {
    return time.getHour() == 0 && time.getMinute() == 0 && time.getSecond() == 0;
  }
}
