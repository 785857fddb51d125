package org.unsaid.extract.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Lines that stand among a text but belong to the page, by the words in {@code phrases.txt}. */
final class Phrases {

  private static final Set<String> WHOLE = new HashSet<>();
  private static final List<String> BEGIN = new ArrayList<>();
  private static final List<String> PROMOTION = new ArrayList<>();

  /** Longest line, in widths, that can be one that only points elsewhere. */
  private static final int LONGEST = 260;

  static {
    load();
  }

  private Phrases() {}

  /** A label, such as over an advertisement or a list of other stories. */
  static boolean isLabel(String line) {
    return line.length() < 60 && WHOLE.contains(bare(line));
  }

  /** Points to another story. */
  static boolean isPointer(String line, int width) {
    if (width > LONGEST) {
      return false;
    }
    var small = line.toLowerCase(Locale.ROOT);
    return BEGIN.stream().anyMatch(small::startsWith);
  }

  /** Asks the reader to follow, to subscribe, to install. */
  static boolean isPromotion(String line, int width) {
    if (width > LONGEST) {
      return false;
    }
    var small = line.toLowerCase(Locale.ROOT);
    return PROMOTION.stream().anyMatch(small::contains);
  }

  private static String bare(String line) {
    var small = line.toLowerCase(Locale.ROOT).strip();
    int end = small.length();
    while (end > 0 && ":：…>»".indexOf(small.charAt(end - 1)) >= 0) {
      end--;
    }
    return small.substring(0, end).strip();
  }

  private static void load() {
    try (var in =
            Objects.requireNonNull(
                Phrases.class.getResourceAsStream("phrases.txt"), "phrases.txt");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      var section = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var phrase = line.strip();
        if (phrase.startsWith("[")) {
          section = phrase;
        } else if (!phrase.isEmpty() && !phrase.startsWith("#")) {
          switch (section) {
            case "[whole]" -> WHOLE.add(phrase);
            case "[begin]" -> BEGIN.add(phrase);
            case "[promotion]" -> PROMOTION.add(phrase);
            default -> throw new IllegalStateException("phrases.txt: no section before " + phrase);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
