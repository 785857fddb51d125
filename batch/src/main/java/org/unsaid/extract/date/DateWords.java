package org.unsaid.extract.date;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The words beside dates that say what they are the dates of; they stand in a resource file. */
final class DateWords {

  /** What a word makes of its date. */
  enum Kind {
    PUBLISHED,
    DATE,
    UPDATED,
    ACT,
    COPYRIGHT,
    OTHER
  }

  /**
   * A word that was found beside a date.
   *
   * @param end one behind its last character
   */
  record Label(Kind kind, String word, int start, int end) {}

  private record Entry(String word, Kind kind) {}

  /** By the first character, the longest first. */
  private static final Map<Character, List<Entry>> ENTRIES = read();

  private DateWords() {}

  private static Map<Character, List<Entry>> read() {
    var entries = new HashMap<Character, List<Entry>>();
    try (var in =
            Objects.requireNonNull(
                DateWords.class.getResourceAsStream("date-words.txt"), "date-words.txt");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(':');
        if (line.startsWith("#") || colon < 0) {
          continue;
        }
        var kind = Kind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
        for (var word : line.substring(colon + 1).split("\\|", -1)) {
          var entry = new Entry(word.strip().replace("\u200c", ""), kind);
          entries.computeIfAbsent(entry.word.charAt(0), _ -> new ArrayList<>()).add(entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var list : entries.values()) {
      list.sort(Comparator.comparingInt((Entry entry) -> entry.word.length()).reversed());
    }
    return entries;
  }

  /**
   * The last label in a stretch of text, where the longest of several that begin at one place
   * counts; a label that says more than "date" goes before one that does not.
   *
   * @param text in small letters
   */
  static @Nullable Label last(String text, int from, int to) {
    Label found = null;
    for (int i = from; i < to; i++) {
      var label = at(text, i, from, to);
      if (label != null) {
        if (found == null || label.kind != Kind.DATE || found.kind == Kind.DATE) {
          found = label;
        }
        i = label.end - 1;
      }
    }
    return found;
  }

  /** The first label in a stretch of text. */
  static @Nullable Label first(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      var label = at(text, i, from, to);
      if (label != null) {
        return label;
      }
    }
    return null;
  }

  private static @Nullable Label at(String text, int i, int from, int to) {
    char c = text.charAt(i);
    if (c <= ' ') {
      return null;
    }
    boolean spaced = spaced(c);
    if (spaced && i > from && Character.isLetterOrDigit(text.charAt(i - 1))) {
      return null;
    }
    var entries = ENTRIES.get(c);
    if (entries == null) {
      return null;
    }
    for (var entry : entries) {
      int end = i + entry.word.length();
      if (end <= to
          && text.startsWith(entry.word, i)
          && (spaced || !inside(text, i, from, entry.kind))
          && (!spaced
              || end == text.length()
              || !Character.isLetter(text.charAt(end))
              || !Character.isLetter(text.charAt(end - 1)))) {
        return new Label(entry.kind, entry.word, i, end);
      }
    }
    return null;
  }

  /** Without spaces, "time" also ends longer words, which tell the times of other things. */
  private static boolean inside(String text, int i, int from, Kind kind) {
    return kind == Kind.DATE && i > from && Character.isLetter(text.charAt(i - 1));
  }

  /** Whether words in this script stand apart by spaces. */
  static boolean spaced(char c) {
    return c < '\u2e80';
  }
}
