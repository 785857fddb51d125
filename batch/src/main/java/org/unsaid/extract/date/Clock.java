package org.unsaid.extract.date;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.unsaid.extract.date.Lexicon.Role;

/**
 * A time of day in a text.
 *
 * @param from first token
 * @param to one behind the last token, zone included
 * @param seconds whether they are written
 * @param zone stated; null: none
 */
record Clock(int from, int to, LocalTime time, boolean seconds, @Nullable ZoneId zone) {

  /** The same time, with the zone that is stated beside it. */
  Clock in(Zones.Zone stated) {
    return new Clock(from, Math.max(to, stated.to()), time, seconds, stated.id());
  }

  /** Whether it is what systems write for a time that they do not know. */
  boolean filler() {
    return time.equals(LocalTime.MIDNIGHT);
  }

  /**
   * The time that begins at a token; null: none does.
   *
   * @param dotted whether 10.05 is a time: after a word for it, or where it is written so
   * @param language BCP 47 without its region; empty: unknown
   */
  static @Nullable Clock read(Tokens tokens, int from, boolean dotted, String language) {
    return new Reader(tokens, from, language).read(dotted);
  }

  /** 100509; null: no time. */
  static @Nullable Clock compact(int from, int to, long digits) {
    int hour = (int) (digits / 10_000);
    int minute = (int) (digits / 100 % 100);
    int second = (int) (digits % 100);
    return digits < 0 || hour > 23 || minute > 59 || second > 59
        ? null
        : new Clock(from, to, LocalTime.of(hour, minute, second), true, null);
  }

  /** One behind a word for the half of the day that begins at a token; the same token: none. */
  static int half(Tokens tokens, int at, String language) {
    if (!tokens.isWord(at)) {
      return at;
    }
    boolean single = tokens.sign(at) != 0;
    var sense = tokens.sense(at);
    if (!single && !sense.is(Role.MORNING) && !sense.is(Role.AFTERNOON)) {
      return at;
    }
    var reader = new Reader(tokens, at, language);
    reader.halfOfDay();
    return reader.at;
  }

  /** Goes forward over the tokens of one time. */
  private static final class Reader {

    private final Tokens tokens;
    private final int from;
    private final String language;
    private int at;
    private int half;
    private int hour;
    private int minute;
    private int second;
    private boolean seconds;

    Reader(Tokens tokens, int from, String language) {
      this.tokens = tokens;
      this.from = from;
      this.language = language;
      this.at = from;
    }

    @Nullable Clock read(boolean dotted) {
      half = halfOfDay();
      if (!tokens.isNumber(at) || tokens.digits(at) > 2 || tokens.value(at) > 24) {
        return null;
      }
      hour = (int) tokens.value(at);
      boolean han = tokens.digits(at) == 0;
      at++;
      if (tokens.is(at, "时時点點시")) {
        if (!units()) {
          return null;
        }
      } else if (han || !digits(dotted || half != 0)) {
        return null;
      }
      if (half == 0) {
        half = halfOfDay();
      }
      if (half > 0 && hour < 12) {
        hour += 12;
      } else if (half < 0 && hour == 12) {
        hour = 0;
      }
      if (hour == 24 && minute == 0 && second == 0) {
        hour = 0;
      }
      if (hour > 23) {
        return null;
      }
      var zone = Zones.read(tokens, at, seconds, language);
      return new Clock(
          from,
          zone == null ? at : zone.to(),
          LocalTime.of(hour, minute, second),
          seconds,
          zone == null ? null : zone.id());
    }

    /** 3時5分9秒, 15点, 3時半 */
    private boolean units() {
      at++;
      if (tokens.is(at, "间間")) {
        return false;
      }
      if (tokens.is(at, "半")) {
        minute = 30;
        at++;
        return true;
      }
      if (!below60(at) || !tokens.is(at + 1, "分분")) {
        return true;
      }
      minute = (int) tokens.value(at);
      at += 2;
      if (below60(at) && tokens.is(at + 1, "秒초")) {
        second = (int) tokens.value(at);
        seconds = true;
        at += 2;
      }
      return true;
    }

    /** 10:05:09, 14h30, 14.30 Uhr, 3 pm */
    private boolean digits(boolean dotted) {
      if (tokens.is(at, ":：∶")) {
        if (!twoDigits(at + 1)) {
          return false;
        }
        minute = (int) tokens.value(at + 1);
        at += 2;
        if (tokens.is(at, ":：∶") && tokens.attached(at) && below60(at + 1)) {
          second = (int) tokens.value(at + 1);
          seconds = true;
          at += 2;
          if (tokens.is(at, ".,")
              && tokens.attached(at)
              && tokens.attached(at + 1)
              && tokens.digits(at + 1) > 0) {
            at += 2;
          }
        }
        if (tokens.is(at, ":：∶") && tokens.attached(at) && tokens.digits(at + 1) > 0) {
          return false;
        }
        hoursWord();
        return true;
      }
      if (tokens.is(at, ".")
          && tokens.attached(at)
          && tokens.attached(at + 1)
          && twoDigits(at + 1)) {
        boolean chain =
            tokens.is(at + 2, "./-")
                && tokens.attached(at + 2)
                && tokens.digits(at + 3) > 0
                && tokens.attached(at + 3);
        minute = (int) tokens.value(at + 1);
        at += 2;
        boolean worded = hoursWord() || peekHalf();
        return (dotted || worded) && !chain;
      }
      if (tokens.sense(at).is(Role.HOURS)) {
        at++;
        if (twoDigits(at) && !tokens.is(at + 1, ".:/")) {
          minute = (int) tokens.value(at);
          at++;
          if (tokens.folded(at).equals("min") || tokens.folded(at).equals("m")) {
            at++;
          }
        }
        return true;
      }
      return half != 0 || peekHalf();
    }

    private boolean hoursWord() {
      if (tokens.sense(at).is(Role.HOURS)) {
        at++;
        return true;
      }
      if (tokens.folded(at).equals("น")) {
        at += tokens.is(at + 1, ".") ? 2 : 1;
        return true;
      }
      return false;
    }

    private boolean peekHalf() {
      int before = at;
      boolean found = halfOfDay() != 0;
      at = before;
      return found;
    }

    /** Passes over a word for the half of the day: -1 before noon, 1 after it, 0 none. */
    private int halfOfDay() {
      char first = tokens.sign(at);
      char second = tokens.sign(at + 1);
      int found = 0;
      int length = 2;
      switch (first) {
        case '上' -> found = second == '午' ? -1 : 0;
        case '下' -> found = second == '午' ? 1 : 0;
        case '午' -> found = second == '前' ? -1 : second == '後' || second == '后' ? 1 : 0;
        case '凌', '清', '早' -> found = second == '晨' || second == '上' ? -1 : 0;
        case '晚' -> {
          found = 1;
          length = second == '上' || second == '间' || second == '間' ? 2 : 1;
        }
        case '傍' -> found = second == '晚' ? 1 : 0;
        case 'a', 'A', 'p', 'P', 'π', 'μ', 'Π', 'Μ', 'ق', 'ب' -> {
          // a.m., p. m., π.μ., μ.μ., ب.ظ
          if (tokens.is(at + 1, ".") && tokens.is(at + 2, "mMμΜظ")) {
            found = "pPμΜب".indexOf(first) >= 0 ? 1 : -1;
            length = tokens.is(at + 3, ".") ? 4 : 3;
          }
        }
        default -> {
          found = word();
          length = 1;
        }
      }
      at += found == 0 ? 0 : length;
      return found;
    }

    private int word() {
      var sense = tokens.sense(at);
      int half = sense.is(Role.MORNING) ? -1 : sense.is(Role.AFTERNOON) ? 1 : 0;
      if (half == 0) {
        return 0;
      }
      return switch (tokens.folded(at)) {
        // German: on the (3rd of May)
        case "am" -> language.equals("de") ? 0 : half;
        case "sa", "ch" -> language.equals("vi") ? half : 0;
        case "oo", "os" -> language.equals("tr") ? half : 0;
        default -> half;
      };
    }

    private boolean twoDigits(int token) {
      return tokens.digits(token) == 2 && below60(token);
    }

    private boolean below60(int token) {
      return tokens.isNumber(token) && tokens.digits(token) <= 2 && tokens.value(token) < 60;
    }
  }
}
