package org.unsaid.extract.date;

import java.time.LocalDate;
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
  private final Habits habits;
  private final String language;
  private final List<Found> found;
  private final NamedDates named;
  private final NumericDates numeric;
  private final EastAsianDates eastAsian;

  DateGrammar(Tokens tokens, Habits habits, List<Found> found) {
    this.tokens = tokens;
    this.habits = habits;
    this.found = found;
    this.language = habits.tongue();
    this.named = new NamedDates(tokens, habits);
    this.numeric = new NumericDates(tokens, habits);
    this.eastAsian = new EastAsianDates(tokens, habits);
  }

  /**
   * A date's day, before its time of day is looked for.
   *
   * @param from first token
   * @param to one behind the last token
   * @param swapped the day with day and month exchanged; null: not possible
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
      @Nullable Clock clock) {

    static Match day(int from, int to, LocalDate date, Shape shape) {
      return new Match(from, to, date, Precision.DAY, null, false, false, shape, null);
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
    boolean worded = tokens.sense(at - 1).is(Role.CLOCK_WORD);
    if (tokens.is(at - 1, ".:/-") && tokens.attached(at) && tokens.isNumber(at - 2)) {
      return null;
    }
    int from = at;
    if (at - 2 >= floor && Clock.half(tokens, at - 2) == at) {
      from = at - 2;
    } else if (at - 1 >= floor && Clock.half(tokens, at - 1) == at) {
      from = at - 1;
    }
    return Clock.read(tokens, from, worded, language);
  }

  private int emit(Match match, @Nullable Clock before) {
    var clock = match.clock();
    int from = match.from();
    int to = match.to();
    if (clock == null && match.precision() == Precision.DAY) {
      if (before != null && joined(before.to(), match.from())) {
        clock = before;
        from = before.from();
      } else {
        clock = after(match.to());
        to = clock == null ? to : clock.to();
      }
    }
    var date = match.date();
    var swapped = match.swapped();
    if (swapped != null) {
      int day = weekdayBeside(match);
      if (day == swapped.getDayOfWeek().getValue() && day != date.getDayOfWeek().getValue()) {
        date = swapped;
        swapped = null;
      } else if (day == date.getDayOfWeek().getValue()) {
        swapped = null;
      }
    }
    found.add(
        new Found(
            tokens.start(from),
            tokens.end(to - 1),
            shown(date, match.precision(), clock),
            swapped == null ? null : shown(swapped, match.precision(), clock),
            match.yearAssumed(),
            match.twoDigitYear(),
            match.shape()));
    return to;
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

  /** Whether only words and marks that join a time to its date stand between two tokens. */
  private boolean joined(int from, int to) {
    if (to < from || to - from > 5) {
      return false;
    }
    for (int i = from; i < to; i++) {
      boolean join =
          tokens.is(i, ",|-–—·•/、，(（)）")
              || tokens.sense(i).is(Role.LINK)
              || tokens.sense(i).is(Role.CLOCK_LINK)
              || tokens.sense(i).weekday()
              || tokens.is(i, ".") && tokens.sense(i - 1).weekday();
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
    Zones.Zone zone = null;
    for (int steps = 0; steps < 9; steps++) {
      if (at == to && tokens.folded(at).equals("t") && tokens.attached(at)) {
        at++;
        continue;
      }
      var clock = startsClock(at) ? Clock.read(tokens, at, dotted, language) : null;
      if (clock != null) {
        return clock.zone() == null && zone != null
            ? new Clock(clock.from(), clock.to(), clock.time(), clock.seconds(), zone.id())
            : clock;
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
      } else if (tokens.is(at, ",|-–—·•/、，;；:：(（[]）)") || tokens.is(at, ".")) {
        if (++marks > 3) {
          return null;
        }
      } else if (!sense.is(Role.CLOCK_LINK) && !sense.is(Role.YEAR_WORD)
          && !sense.is(Role.LINK)) {
        return null;
      }
      at++;
    }
    return null;
  }

  private boolean startsClock(int at) {
    return tokens.isNumber(at) || Clock.half(tokens, at) > at;
  }

  private boolean writesDots() {
    return switch (language) {
      case "fi", "da", "no", "id", "ms", "it" -> true;
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
    } else if (open && Tokens.han(tokens.written(i).isEmpty() ? ' ' : tokens.written(i).charAt(0)) > 0) {
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
    while (before >= 0 && before > match.from() - 4
        && (tokens.is(before, ",.،") || tokens.sense(before).is(Role.LINK) && !tokens.sense(before).weekday())) {
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
