package org.unsaid.extract.date;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of dates: months, weekdays and what stands between them, from {@code
 * calendar-words.txt}.
 */
final class Lexicon {

  private static final Map<String, Sense> WORDS = load();

  private Lexicon() {}

  static Sense sense(String folded) {
    return folded.isEmpty() ? Sense.NONE : WORDS.getOrDefault(folded, Sense.NONE);
  }

  /** What a word can mean in a date. */
  static final class Sense {

    static final Sense NONE = new Sense();

    private final List<Month> months = new ArrayList<>(1);
    private int weekdays;
    private boolean opens;
    private final EnumSet<Role> roles = EnumSet.noneOf(Role.class);

    List<Month> months() {
      return months;
    }

    /** Whether it names this weekday in some language; 1 is Monday. */
    boolean weekday(int day) {
      return (weekdays & (1 << day)) != 0;
    }

    boolean weekday() {
      return weekdays != 0;
    }

    /** Whether a name of two or three words begins with it. */
    boolean opens() {
      return opens;
    }

    /** Whether the number before it is an hour. */
    boolean hour() {
      return is(Role.HOURS) || is(Role.MORNING) || is(Role.AFTERNOON);
    }

    boolean is(Role role) {
      return roles.contains(role);
    }
  }

  /** What small words do between the parts of a date. */
  enum Role {
    /** Before a month's number: tháng 5. */
    MONTH_WORD,
    /** Before a year: năm 2024, พ.ศ. 2567. */
    YEAR_AFTER,
    /** Between the first and the last day of a range: bis, to. */
    UNTIL,
    /** Before numbers that are no dates: EUR, version, ISBN. */
    OTHER_NUMBER,
    /** Behind a year that is counted by the moon. */
    LUNAR,
    /** Between day, month and year: of, de, den. */
    LINK,
    /** Between date and time: at, um, à, в, klo. */
    CLOCK_LINK,
    /** Beside the clock, so that 10.05 is a time: Uhr, klo, pukul. */
    CLOCK_WORD,
    /** Behind hours: h, Uhr. */
    HOURS,
    MORNING,
    AFTERNOON,
    /** Of an ordinal: 3rd, 1er. */
    ORDINAL,
    /** Says that the number before is a year: г., roku. */
    YEAR_WORD
  }

  /**
   * A month in one language.
   *
   * @param number 1 to 12
   * @param languages parted and enclosed by commas
   * @param little so short that it is another word in other languages
   */
  record Month(Calendar calendar, int number, String languages, boolean little) {

    boolean of(String language) {
      return languages.contains("," + language + ",");
    }
  }

  /** Case, accents, points and spellings that do not matter are taken away. */
  static String fold(String word) {
    boolean plain = true;
    for (int i = 0; i < word.length(); i++) {
      plain &= word.charAt(i) < 0x80;
    }
    var lower = word.toLowerCase(Locale.ROOT);
    if (plain) {
      return lower.indexOf('.') < 0 ? lower : lower.replace(".", "");
    }
    var apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    var folded = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (!passedOver(c)) {
        folded.append(same(c));
      }
    }
    return folded.toString();
  }

  private static boolean passedOver(char c) {
    return c == '.'
        || (c >= 0x0300 && c <= 0x036F)
        || (c >= 0x0591 && c <= 0x05C7)
        || c == 0x0640
        || (c >= 0x064B && c <= 0x0655)
        || c == 0x0670
        || Tokens.unseen(c);
  }

  private static char same(char c) {
    return switch (c) {
      case 'ı' -> 'i';
      case 'ς' -> 'σ';
      case 'ی', 'ى' -> 'ي';
      case 'ک' -> 'ك';
      case 'ة' -> 'ه';
      default -> c;
    };
  }

  private static Map<String, Sense> load() {
    var words = new HashMap<String, Sense>(4096);
    try (InputStream in = Lexicon.class.getResourceAsStream("calendar-words.txt")) {
      if (in == null) {
        throw new IllegalStateException("calendar-words.txt is not beside " + Lexicon.class);
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && line.charAt(0) != '#')
          .forEach(line -> read(line, words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static void read(String line, Map<String, Sense> words) {
    int colon = line.indexOf(':');
    var head = line.substring(0, colon).split(" ", -1);
    if (head[0].equals("word")) {
      for (var form : line.substring(colon + 1).strip().split(" ", -1)) {
        sense(words, fold(form)).roles.add(Role.valueOf(head[1]));
      }
      return;
    }
    var fields = line.substring(colon + 1).split("\\|", -1);
    if (fields.length != (head[0].equals("weekday") ? 7 : 12)) {
      throw new IllegalStateException("calendar-words.txt: '" + line + "' has a field too few");
    }
    for (int i = 0; i < fields.length; i++) {
      for (var form : fields[i].strip().split(" ", -1)) {
        var parts = fold(form.replace('_', ' ')).split(" ", -1);
        for (int part = 1; part < parts.length; part++) {
          sense(words, String.join(" ", List.of(parts).subList(0, part))).opens = true;
        }
        var sense = sense(words, String.join(" ", parts));
        if (head[0].equals("weekday")) {
          sense.weekdays |= 1 << (i + 1);
        } else {
          sense.months.add(month(head[0], i + 1, head[1], parts[0]));
        }
      }
    }
  }

  private static Month month(String kind, int number, String languages, String form) {
    var calendar =
        switch (kind) {
          case "month" -> Calendar.GREGORIAN;
          case "jalali", "afghan" -> Calendar.JALALI;
          case "hijri" -> Calendar.HIJRI;
          default -> throw new IllegalStateException("calendar-words.txt knows no '" + kind + "'");
        };
    boolean little = form.length() <= 3 && !languages.equals("en") && form.charAt(0) < 0x250;
    return new Month(calendar, number, "," + languages + ",", little);
  }

  private static Sense sense(Map<String, Sense> words, String folded) {
    return words.computeIfAbsent(folded, key -> new Sense());
  }
}
