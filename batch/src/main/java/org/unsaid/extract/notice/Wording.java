package org.unsaid.extract.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of notices, by {@code notices.txt}. A line is one if all of it is: one that holds such
 * words and goes on is something that people may have said.
 */
final class Wording {

  /** Longer ones are no notices, in characters. */
  private static final int LONGEST = 200;

  private static final Map<String, Notice.Kind> SECTIONS =
      Map.of(
          "[gone]", Notice.Kind.GONE,
          "[failing]", Notice.Kind.FAILING,
          "[barred]", Notice.Kind.BARRED);

  private static final Set<Integer> STATUSES =
      Set.of(
          400, 401, 403, 404, 405, 406, 408, 410, 429, 451, 500, 501, 502, 503, 504, 520, 521, 522,
          523, 524, 525, 526, 530);

  private static final Map<String, Notice.Kind> PHRASES = new HashMap<>();
  private static final Set<String> AROUND = new HashSet<>();

  /** In words. */
  private static int longestAround = 1;

  static {
    load();
  }

  private Wording() {}

  /** What a line says if it is a notice from its first word to its last; null: it is none. */
  static Notice.@Nullable Kind kind(String line) {
    if (line.length() > LONGEST) {
      return null;
    }
    var words = words(line);
    var begins = cuts(words, false);
    var ends = cuts(words, true);
    var status = begins.getLast() == words.size() ? ofStatus(words) : null;
    if (status != null) {
      return status;
    }
    for (int begin : begins) {
      for (int end : ends) {
        var kind = begin < end ? PHRASES.get(String.join("", words.subList(begin, end))) : null;
        if (kind != null) {
          return kind;
        }
      }
    }
    return null;
  }

  /** Of a status code that stands alone, or among words that add nothing; null: there is none. */
  private static Notice.@Nullable Kind ofStatus(List<String> words) {
    return words.stream().filter(Wording::isStatus).findFirst().map(Wording::ofStatus).orElse(null);
  }

  private static Notice.Kind ofStatus(String word) {
    return ofStatus(Integer.parseInt(word));
  }

  static Notice.Kind ofStatus(int status) {
    return switch (status) {
      case 404, 410 -> Notice.Kind.GONE;
      case 401, 403, 406, 407, 429, 451 -> Notice.Kind.BARRED;
      default -> Notice.Kind.FAILING;
    };
  }

  /** Where a notice may begin, or end, if what stands before, or behind, adds nothing. */
  private static List<Integer> cuts(List<String> words, boolean fromEnd) {
    var cuts = new ArrayList<Integer>();
    int at = fromEnd ? words.size() : 0;
    int step;
    do {
      cuts.add(at);
      step = fromEnd ? around(words, 0, at, true) : around(words, at, words.size(), false);
      at += fromEnd ? -step : step;
    } while (step > 0);
    return cuts;
  }

  /** How many words at one end add nothing; 0: none. */
  private static int around(List<String> words, int from, int to, boolean atEnd) {
    for (int n = Math.min(longestAround, to - from); n > 0; n--) {
      var some = atEnd ? words.subList(to - n, to) : words.subList(from, from + n);
      if ((n == 1 && isStatus(some.getFirst())) || AROUND.contains(String.join("", some))) {
        return n;
      }
    }
    return 0;
  }

  private static boolean isStatus(String word) {
    return word.length() == 3
        && word.chars().allMatch(c -> c >= '0' && c <= '9')
        && STATUSES.contains(Integer.parseInt(word));
  }

  /** Letters and digits alone, small and without marks: what two spellings share. */
  static String bare(String line) {
    return String.join("", words(line));
  }

  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean digits = false;
    var letters = Normalizer.normalize(line, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    for (int at = 0; at < letters.length(); ) {
      int c = letters.codePointAt(at);
      at += Character.charCount(c);
      if (isMark(c)) {
        continue;
      }
      boolean digit = c >= '0' && c <= '9';
      if (!Character.isLetterOrDigit(c) || (digit != digits && !word.isEmpty())) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      }
      if (Character.isLetterOrDigit(c)) {
        word.appendCodePoint(alike(c));
        digits = digit;
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  /** Accents, vowel signs, apostrophes and marks of direction: some write them, some do not. */
  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> c == '\'' || c == '\u2019' || c == '\u02BC' || c == '\u0640';
    };
  }

  /** Letters that keyboards of neighbours exchange. */
  private static int alike(int c) {
    return switch (c) {
      case '\u0649', '\u06CC' -> '\u064A'; // yeh
      case '\u06A9' -> '\u0643'; // kaf
      case '\u06C1', '\u06BE' -> '\u0647'; // heh
      case '\u0131' -> 'i';
      default -> c;
    };
  }

  private static void load() {
    try (var in =
            Objects.requireNonNull(
                Wording.class.getResourceAsStream("notices.txt"), "notices.txt");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      var section = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          section = line.strip();
        } else if (!line.isBlank() && !line.startsWith("#")) {
          add(section, words(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String section, List<String> words) {
    var phrase = String.join("", words);
    if (section.equals("[around]")) {
      AROUND.add(phrase);
      longestAround = Math.max(longestAround, words.size());
    } else {
      // what several kinds of pages say belongs to the kind that comes first
      PHRASES.putIfAbsent(phrase, Objects.requireNonNull(SECTIONS.get(section), section));
    }
  }
}
