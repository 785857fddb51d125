package org.unsaid.tag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.unsaid.core.Head;
import org.unsaid.core.Institution;

/**
 * The words of a head that may tell what it is about: without numbers, days and months, and without
 * those of the institution's own names, which it repeats in all that it says.
 */
final class HeadWords {

  private static final int SHORTEST = 3;

  private final Map<String, Analyzer> analyzers = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> days = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> names = new HashMap<>();

  HeadWords(Collection<Institution> institutions) {
    for (var institution : institutions) {
      var own = new HashSet<String>();
      words(List.of(institution.name()), "").forEach(word -> own.add(word.text()));
      words(institution.names(), "").forEach(word -> own.add(word.text()));
      names.put(institution.id(), own);
    }
  }

  /**
   * A word of a text.
   *
   * @param follows whether nothing was left out between the one before and it
   */
  record Word(String text, boolean follows) {

    /** Whether it is one character of a script without spaces, which alone says nothing. */
    boolean isUnspaced() {
      return text.codePointCount(0, text.length()) == 1
          && Character.isIdeographic(text.codePointAt(0));
    }

    /** Both as they are written. */
    String with(Word next) {
      return isUnspaced() && next.isUnspaced() ? text + next.text : text + " " + next.text;
    }
  }

  /** In the order of the text. */
  List<Word> of(Head head) {
    var language = head.language() == null ? "" : head.language();
    var own = names.getOrDefault(head.institution(), Set.of());
    var dates = days.computeIfAbsent(Analysis.primary(language), HeadWords::daysAndMonths);
    var kept = new ArrayList<Word>();
    boolean follows = false;
    for (var word : words(head.parts(), language)) {
      boolean tells = tells(word) && !own.contains(word.text()) && !dates.contains(word.text());
      if (tells) {
        kept.add(new Word(word.text(), follows && word.follows()));
      }
      follows = tells;
    }
    return kept;
  }

  private static boolean tells(Word word) {
    return word.isUnspaced()
        || (word.text().length() >= SHORTEST && word.text().chars().anyMatch(Character::isLetter));
  }

  private List<Word> words(List<String> parts, String language) {
    var analyzer = analyzers.computeIfAbsent(Analysis.profile(language), Analysis::words);
    var words = new ArrayList<Word>();
    for (var part : parts) {
      try (var tokens = analyzer.tokenStream("head", part)) {
        var text = tokens.addAttribute(CharTermAttribute.class);
        var step = tokens.addAttribute(PositionIncrementAttribute.class);
        tokens.reset();
        boolean first = true;
        while (tokens.incrementToken()) {
          words.add(new Word(text.toString(), !first && step.getPositionIncrement() == 1));
          first = false;
        }
        tokens.end();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return words;
  }

  private static Set<String> daysAndMonths(String language) {
    var found = new HashSet<String>();
    for (var locale : List.of(Locale.ENGLISH, Locale.forLanguageTag(language))) {
      for (var style :
          List.of(
              TextStyle.FULL,
              TextStyle.FULL_STANDALONE,
              TextStyle.SHORT,
              TextStyle.SHORT_STANDALONE)) {
        for (var month : Month.values()) {
          found.add(month.getDisplayName(style, locale).toLowerCase(locale));
        }
        for (var day : DayOfWeek.values()) {
          found.add(day.getDisplayName(style, locale).toLowerCase(locale));
        }
      }
    }
    return found;
  }
}
