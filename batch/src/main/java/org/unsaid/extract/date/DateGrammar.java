package org.unsaid.extract.date;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateText.Found;
import org.unsaid.extract.date.DateText.Habits;
import org.unsaid.extract.date.DateText.Shape;
import org.unsaid.extract.date.Lexicon.Role;

/** Goes over the numbers of a stretch of text, and reads the dates that they belong to. */
final class DateGrammar {

  private final Tokens tokens;
  private final String language;
  private final List<Found> found;
  private final NamedDates named;
  private final NumericDates numeric;
  private final EastAsianDates eastAsian;
  private boolean lunar;

  DateGrammar(Tokens tokens, Habits habits, String language, List<Found> found) {
    this.tokens = tokens;
    this.found = found;
    this.language = language;
    this.named = new NamedDates(tokens, habits, language);
    this.numeric = new NumericDates(tokens, habits, language);
    this.eastAsian = new EastAsianDates(tokens, habits, language);
  }

  /**
   * A date's day, before its time of day is looked for.
   *
   * @param from first token
   * @param to one behind the last token
   * @param swapped the day with day and month exchanged; null: not possible
   * @param lunar whether it is counted by the moon, and so a day more or less
   * @param clock inside of the date, as in Fri May 3 10:00:00 2024; else null
   */
  record Match(
      int from,
      int to,
      LocalDate date,
      Precision precision,
      @Nullable LocalDate swapped,
      boolean yearAssumed,
      boolean twoDigitYear,
      Shape shape,
      boolean lunar,
      @Nullable Clock clock) {

    static Match day(int from, int to, LocalDate date, Shape shape) {
      return new Match(from, to, date, Precision.DAY, null, false, false, shape, false, null);
    }
  }

  void read() {
    int floor = 0;
    Clock before = null;
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.isNumber(i)) {
        continue;
      }
      var match = match(i, floor);
      if (match != null) {
        floor = emit(match, before);
        before = null;
        i = Math.max(i, floor - 1);
        continue;
      }
      var clock = lone(i, floor);
      if (clock != null) {
        before = clock;
        i = Math.max(i, clock.to() - 1);
      }
    }
  }

  private @Nullable Match match(int at, int floor) {
    var match = eastAsian.read(at, floor);
    if (match == null && tokens.digits(at) > 0) {
      match = named.read(at, floor);
      if (match == null) {
        match = numeric.read(at);
      }
    }
    return match;
  }

  /** A time that a date may follow. */
  private @Nullable Clock lone(int at, int floor) {
    int digits = tokens.digits(at);
    boolean clock = digits <= 2 && (tokens.is(at + 1, ":：∶.时時点點시") || tokens.sense(at + 1).hour());
    if (!clock) {
      return null;
    }
    boolean worded = tokens.sense(at - 1).is(Role.CLOCK_WORD);
    if (tokens.is(at - 1, ".:/-") && tokens.attached(at) && tokens.isNumber(at - 2)) {
      return null;
    }
    int from = at;
    if (at - 2 >= floor && Clock.half(tokens, at - 2, language) == at) {
      from = at - 2;
    } else if (at - 1 >= floor && Clock.half(tokens, at - 1, language) == at) {
      from = at - 1;
    }
    return Clock.read(tokens, from, worded, language);
  }

  private int emit(Match match, @Nullable Clock before) {
    var clock = match.clock();
    int from = match.from();
    int to = match.to();
    if (clock == null && match.precision() == Precision.DAY) {
      clock = after(match.to());
      if (before != null
          && joined(before.to(), match.from())
          && (clock == null || nextDate(clock.to()))) {
        clock = before;
        from = before.from();
      } else {
        to = clock == null ? to : clock.to();
      }
    }
    var stated =
        clock == null || clock.zone() != null
            ? null
            : Zones.read(tokens, from - 4, false, language);
    if (clock != null && stated != null && stated.to() == from) {
      clock = new Clock(clock.from(), clock.to(), clock.time(), clock.seconds(), stated.id());
    }
    var date = match.date();
    var swapped = match.swapped();
    int day = swapped != null || match.yearAssumed() ? weekdayBeside(match) : 0;
    if (match.yearAssumed() && day != 0) {
      date = onWeekday(date, day);
      if (date == null) {
        return to;
      }
    }
    if (swapped != null && day != 0) {
      if (day == swapped.getDayOfWeek().getValue() && day != date.getDayOfWeek().getValue()) {
        date = swapped;
        swapped = null;
      } else if (day == date.getDayOfWeek().getValue()) {
        swapped = null;
      }
    }
    settle(match, date);
    // the point behind a short month may as well end the sentence
    boolean point =
        to > from + 1 && to == match.to() && tokens.is(to - 1, ".") && match.shape() == Shape.NAMED;
    found.add(
        new Found(
            tokens.start(from),
            tokens.end(point ? to - 2 : to - 1),
            shown(date, match.precision(), clock),
            swapped == null ? null : shown(swapped, match.precision(), clock),
            match.yearAssumed(),
            match.twoDigitYear(),
            match.shape()));
    return to;
  }

  /**
   * A lunar date beside one of our calendar is the same day, but for the sighting of the moon: ours
   * counts.
   */
  private void settle(Match match, LocalDate date) {
    if (lunar
        && !found.isEmpty()
        && Math.abs(ChronoUnit.DAYS.between(found.getLast().time().start().toLocalDate(), date))
            <= 2) {
      found.removeLast();
    }
    lunar = match.lunar();
  }

  private static ShownTime shown(LocalDate date, Precision precision, @Nullable Clock clock) {
    if (clock == null || clock.filler()) {
      return new ShownTime(date.atStartOfDay(), precision, null);
    }
    var wall = date.atTime(clock.time());
    var zone = clock.zone();
    return new ShownTime(
        wall,
        clock.seconds() ? Precision.SECOND : Precision.MINUTE,
        zone == null ? null : zone.getRules().getOffset(wall));
  }

  /** The youngest such day that falls on a weekday; null: in none of the last years. */
  private static @Nullable LocalDate onWeekday(LocalDate youngest, int weekday) {
    for (int years = 0; years < 6; years++) {
      var date = youngest.minusYears(years);
      if (date.getDayOfWeek().getValue() == weekday
          && date.getDayOfMonth() == youngest.getDayOfMonth()) {
        return date;
      }
    }
    return null;
  }

  /** Whether another date begins here, to which the time before would belong as well. */
  private boolean nextDate(int at) {
    for (int i = at; i < at + 4; i++) {
      if (tokens.isNumber(i) || !tokens.sense(i).months().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether only words and marks that join a time to its date stand between two tokens. */
  private boolean joined(int from, int to) {
    if (to < from || to - from > 5) {
      return false;
    }
    for (int i = from; i < to; i++) {
      boolean join =
          tokens.is(i, ",،|-–—·•/、，(（)）'’")
              || tokens.sense(i).is(Role.LINK)
              || tokens.sense(i).is(Role.CLOCK_LINK)
              || tokens.sense(i).weekday()
              || (tokens.is(i, ".") && tokens.sense(i - 1).weekday());
      if (!join) {
        return false;
      }
    }
    return true;
  }

  /** The time of day behind a date; null: none belongs to it. */
  private @Nullable Clock after(int to) {
    boolean dotted = writesDots();
    int at = to;
    int marks = 0;
    boolean isoFollows = false;
    Zones.Zone zone = null;
    for (int steps = 0; steps < 9; steps++) {
      if (at == to && tokens.is(at, "Tt") && tokens.attached(at)) {
        isoFollows = true;
        at++;
        continue;
      }
      var clock = startsClock(at) ? Clock.read(tokens, at, dotted, language) : null;
      if (clock != null) {
        if (clock.zone() == null && isoFollows) {
          // behind a T, -04:00 is no end of a range
          var offset = Zones.read(tokens, clock.to(), true, language);
          return offset == null ? clock : clock.in(offset);
        }
        return clock.zone() == null && zone != null ? clock.in(zone) : clock;
      }
      if (tokens.isNumber(at)) {
        return null;
      }
      int weekday = weekday(at);
      if (weekday > at) {
        at = weekday;
        continue;
      }
      if (tokens.is(at, "时時") || tokens.isWord(at)) {
        var stated = Zones.read(tokens, at, false, language);
        if (stated != null && zone == null) {
          zone = stated;
          at = stated.to();
          continue;
        }
      }
      var sense = tokens.sense(at);
      if (sense.is(Role.CLOCK_WORD)) {
        dotted = true;
      } else if (tokens.is(at, ",،|-–—·•/、，;；:：(（[]）)") || tokens.is(at, ".")) {
        if (++marks > 3) {
          return null;
        }
      } else if (!sense.is(Role.CLOCK_LINK) && !sense.is(Role.YEAR_WORD) && !sense.is(Role.LINK)) {
        return null;
      }
      at++;
    }
    return null;
  }

  private boolean startsClock(int at) {
    return tokens.isNumber(at) || Clock.half(tokens, at, language) > at;
  }

  private boolean writesDots() {
    return switch (language) {
      case "fi", "da", "no", "id", "ms", "it", "et" -> true;
      default -> false;
    };
  }

  /** One behind a weekday that begins at a token; the same token: none. */
  private int weekday(int at) {
    boolean open = tokens.is(at, "(（[");
    int i = open ? at + 1 : at;
    if (tokens.is(i, "星礼禮") && tokens.is(i + 1, "期拜")) {
      i += 3;
    } else if (tokens.is(i, "周週")) {
      i += 2;
    } else if (tokens.is(i, "月火水木金土日") && tokens.is(i + 1, "曜")) {
      i += 3;
    } else if (open && tokens.is(i, "月火水木金土日월화수목금토일一二三四五六")) {
      i++;
    } else if (open
        && Tokens.han(tokens.written(i).isEmpty() ? ' ' : tokens.written(i).charAt(0)) > 0) {
      i++;
    } else if (tokens.sense(i).weekday()) {
      i++;
      if (!open && tokens.is(i, ".")) {
        i++;
      }
    } else {
      return at;
    }
    if (open) {
      return tokens.is(i, ")）]") ? i + 1 : at;
    }
    return i;
  }

  /** The weekday that is written before or behind a date, 1 is Monday; 0: none. */
  private int weekdayBeside(Match match) {
    int before = match.from() - 1;
    while (before >= 0
        && before > match.from() - 4
        && (tokens.is(before, ",.،")
            || (tokens.sense(before).is(Role.LINK) && !tokens.sense(before).weekday()))) {
      before--;
    }
    int day = only(tokens.sense(before));
    int after = tokens.is(match.to(), ",(") ? match.to() + 1 : match.to();
    return day != 0 ? day : only(tokens.sense(after));
  }

  private static int only(Lexicon.Sense sense) {
    int found = 0;
    for (int day = 1; day <= 7; day++) {
      if (sense.weekday(day)) {
        if (found != 0) {
          return 0;
        }
        found = day;
      }
    }
    return found;
  }
}
