package org.unsaid.extract.date;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers, words and marks of one stretch of text; white space only parts them, and characters
 * that nobody sees (soft hyphens, marks of direction) are passed over.
 *
 * <p>Chinese characters and kana are a word each. A Korean word after a number begins with one
 * character of its own, since 2024년 and 5월에 carry the unit there.
 */
final class Tokens {

  private static final byte NUMBER = 1;
  private static final byte WORD = 2;
  private static final byte MARK = 3;

  /** Longer numbers are no parts of dates; their value is not kept. */
  private static final int LONGEST = 18;

  private static final String HAN_DIGITS = "〇一二三四五六七八九";

  private final String text;
  private byte[] kinds = new byte[32];
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private long[] values = new long[32];
  private int[] digits = new int[32];
  private Lexicon.@Nullable Sense[] senses = new Lexicon.Sense[32];
  private int size;

  /** Reads from one character to another; a number that stands across the end is read whole. */
  Tokens(String text, int from, int to) {
    this.text = text;
    int at = from;
    // the end of a longer number must not look like a number of its own
    while (at > 0 && at < to && digit(text.charAt(at)) >= 0 && digit(text.charAt(at - 1)) >= 0) {
      at++;
    }
    while (at < to) {
      at = next(at);
    }
  }

  private int next(int at) {
    char c = text.charAt(at);
    if (c <= ' ' || Character.isSpaceChar(c) || unseen(c)) {
      return at + 1;
    }
    if (digit(c) >= 0) {
      return number(at);
    }
    if (han(c) >= 0) {
      return hanNumber(at);
    }
    if (c == '元' && at + 1 < text.length() && text.charAt(at + 1) == '年') {
      // the first year of an era
      add(NUMBER, at, at + 1, 1, 0);
      return at + 1;
    }
    if (!letter(c)) {
      add(MARK, at, at + 1, 0, 0);
      return at + 1;
    }
    if (alone(c)) {
      add(WORD, at, at + 1, 0, 0);
      return at + 1;
    }
    boolean korean = hangul(c);
    if (korean && size > 0 && kinds[size - 1] == NUMBER && "년월일시분초".indexOf(c) >= 0) {
      add(WORD, at, at + 1, 0, 0);
      return at + 1;
    }
    boolean thai = c >= 0x0E00 && c <= 0x0E7F;
    int end = at + 1;
    while (end < text.length()) {
      char d = text.charAt(end);
      boolean dotted = thai && d == '.' && end + 1 < text.length() && thaiLetter(end + 1);
      if (!dotted && !unseen(d) && (!letter(d) || alone(d) || hangul(d) != korean)) {
        break;
      }
      end++;
    }
    int shown = end;
    while (unseen(text.charAt(shown - 1))) {
      shown--;
    }
    add(WORD, at, shown, 0, 0);
    return end;
  }

  private int number(int at) {
    long value = 0;
    int count = 0;
    int end = at;
    int shown = at;
    while (end < text.length()) {
      char c = text.charAt(end);
      int digit = digit(c);
      if (digit >= 0) {
        value = count < LONGEST ? value * 10 + digit : -1;
        count++;
        shown = end + 1;
      } else if (!unseen(c)) {
        break;
      }
      end++;
    }
    add(NUMBER, at, shown, count > LONGEST ? -1 : value, count);
    return end;
  }

  /** 二〇二四 digit by digit, 二十三 in words, 二0二四 with a zero of the other kind. */
  private int hanNumber(int at) {
    long placed = 0;
    int sum = 0;
    int pending = -1;
    boolean inWords = false;
    int end = at;
    while (end < text.length() && end - at < 8) {
      char c = text.charAt(end);
      int value = end > at && (c == '0' || c == 'O' || c == 'Ｏ') ? 0 : han(c);
      if (value < 0) {
        break;
      }
      if (value >= 10) {
        inWords = true;
        boolean whole = value == 20 || value == 30;
        sum += whole ? value : value * (pending < 0 ? 1 : pending);
        pending = -1;
      } else {
        placed = placed * 10 + value;
        pending = value;
      }
      end++;
    }
    // no digits: a Chinese number is a date's only beside 年, 月 or 日
    add(NUMBER, at, end, inWords ? sum + Math.max(pending, 0) : placed, 0);
    return end;
  }

  private void add(byte kind, int start, int end, long value, int count) {
    if (size == kinds.length) {
      int room = size * 2;
      kinds = Arrays.copyOf(kinds, room);
      starts = Arrays.copyOf(starts, room);
      ends = Arrays.copyOf(ends, room);
      values = Arrays.copyOf(values, room);
      digits = Arrays.copyOf(digits, room);
      senses = Arrays.copyOf(senses, room);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    values[size] = value;
    digits[size] = count;
    size++;
  }

  int size() {
    return size;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  boolean isNumber(int token) {
    return in(token) && kinds[token] == NUMBER;
  }

  /** How many digits; 0: not a number, or one in Chinese. */
  int digits(int token) {
    return in(token) ? digits[token] : 0;
  }

  /** The number; -1: none, or a longer one than any part of a date. */
  long value(int token) {
    return isNumber(token) ? values[token] : -1;
  }

  boolean isWord(int token) {
    return in(token) && kinds[token] == WORD;
  }

  /** Its character, if it is a mark or a word of one character; else 0. */
  char sign(int token) {
    return in(token) && kinds[token] != NUMBER && ends[token] - starts[token] == 1
        ? text.charAt(starts[token])
        : 0;
  }

  boolean is(int token, String anyOf) {
    char sign = sign(token);
    return sign != 0 && anyOf.indexOf(sign) >= 0;
  }

  /** Whether nothing, not even a space, stands between this token and the one before. */
  boolean attached(int token) {
    if (token <= 0 || token >= size) {
      return false;
    }
    for (int at = ends[token - 1]; at < starts[token]; at++) {
      if (!unseen(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /** What a word means for dates; {@link Lexicon.Sense#NONE} for marks and numbers too. */
  Lexicon.Sense sense(int token) {
    if (!isWord(token)) {
      return Lexicon.Sense.NONE;
    }
    var sense = senses[token];
    if (sense == null) {
      sense = Lexicon.sense(folded(token));
      senses[token] = sense;
    }
    return sense;
  }

  /** Whether a name of several words may begin here: in Arabic and Vietnamese they do. */
  boolean mayOpen(int token) {
    char first = text.charAt(starts[token]);
    return first == 't' || first == 'T' || first > 0x05FF;
  }

  /** A word as {@link Lexicon#fold} leaves it; empty for marks and numbers. */
  String folded(int token) {
    // no word of a date is longer
    return isWord(token) && ends[token] - starts[token] <= 40
        ? Lexicon.fold(text.substring(starts[token], ends[token]))
        : "";
  }

  /** As written. */
  String written(int token) {
    return in(token) ? text.substring(starts[token], ends[token]) : "";
  }

  /** Whether a word begins with a capital, or is of a script without them. */
  boolean capital(int token) {
    return isWord(token) && !Character.isLowerCase(text.charAt(starts[token]));
  }

  private boolean in(int token) {
    return token >= 0 && token < size;
  }

  private boolean thaiLetter(int at) {
    char c = text.charAt(at);
    return c >= 0x0E00 && c <= 0x0E7F;
  }

  /** The value of a decimal digit of any script; else -1. */
  static int digit(char c) {
    if (c < 0x80) {
      return c >= '0' && c <= '9' ? c - '0' : -1;
    }
    return c < 0x0660 ? -1 : Character.digit(c, 10);
  }

  /** The value of a Chinese numeral, 10 and more for tens; else -1. */
  static int han(char c) {
    if (c < 0x25CB) {
      return -1;
    }
    return switch (c) {
      case '○', '零', '〇' -> 0;
      case '十' -> 10;
      case '廿' -> 20;
      case '卅' -> 30;
      case '百' -> 100;
      default -> c < 0x4E00 || c > 0x9FFF ? -1 : HAN_DIGITS.indexOf(c);
    };
  }

  static boolean unseen(char c) {
    return c == 0x00AD
        || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x2069)
        || c == 0xFEFF
        || c == 0x061C;
  }

  private static boolean letter(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return Character.isLetter(c)
        || (c >= 0x0300
            && (Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK));
  }

  private static boolean hangul(char c) {
    return c >= 0xAC00 && c <= 0xD7A3;
  }

  /** Chinese characters and kana, which are written without spaces. */
  private static boolean alone(char c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
  }
}
