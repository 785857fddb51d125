package org.unsaid.extract;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A word of a text, a sign of its punctuation, or, of a script that puts no blanks between words, a
 * character. Two are equal by their characters, whatever stands between them and others.
 */
final class TextWord {

  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);

  private final String characters;
  private final boolean spaced;
  private final boolean begins;

  /**
   * @param spaced a blank stands before it
   * @param begins it begins a line
   */
  private TextWord(String characters, boolean spaced, boolean begins) {
    this.characters = characters;
    this.spaced = spaced;
    this.begins = begins;
  }

  /** All of a text. */
  static List<TextWord> all(String text) {
    var words = new ArrayList<TextWord>();
    boolean spaced = false;
    boolean begins = true;
    for (int at = 0; at < text.length(); ) {
      int end = end(text, at);
      if (end == at) {
        int point = text.codePointAt(at);
        spaced = true;
        begins |= point == '\n';
        at += Character.charCount(point);
      } else {
        words.add(new TextWord(text.substring(at, end), spaced, begins));
        spaced = false;
        begins = false;
        at = end;
      }
    }
    return words;
  }

  /** Where the word that begins there ends; there itself: none begins. */
  private static int end(String text, int from) {
    int first = text.codePointAt(from);
    if (isBlank(first)) {
      return from;
    }
    int at = from + Character.charCount(first);
    boolean run = Character.isLetterOrDigit(first) && !isUnspaced(first);
    while (at < text.length()) {
      int point = text.codePointAt(at);
      boolean goesOn =
          isMark(point) || (run && Character.isLetterOrDigit(point) && !isUnspaced(point));
      if (!goesOn) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static boolean isBlank(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.getType(point) == Character.FORMAT
        || Character.isISOControl(point);
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isUnspaced(int point) {
    return UNSPACED.contains(UnicodeScript.of(point));
  }

  /** As it stood, but on one line. */
  static String text(List<TextWord> words) {
    var out = new StringBuilder();
    for (var word : words) {
      out.append(word.spaced && !out.isEmpty() ? " " : "").append(word.characters);
    }
    return out.toString();
  }

  /** A part of a text in its lines. */
  static List<List<String>> lines(List<TextWord> words, int from, int to) {
    var lines = new ArrayList<List<TextWord>>();
    for (var word : words.subList(from, to)) {
      if (word.begins || lines.isEmpty()) {
        lines.add(new ArrayList<>());
      }
      lines.getLast().add(word);
    }
    return lines.stream()
        .map(line -> line.stream().map(word -> word.characters).collect(Collectors.toList()))
        .toList();
  }

  /** The word with which a line begins, if the first line begins with {@code from}. */
  static int start(List<List<String>> lines, int from, int line) {
    return from + lines.subList(0, line).stream().mapToInt(List::size).sum();
  }

  /** Whether a blank stands before it. */
  boolean isSpaced() {
    return spaced;
  }

  /** Whether it says something. */
  boolean isWord() {
    return Character.isLetterOrDigit(characters.codePointAt(0));
  }

  /** Whether it is of a script that puts no blanks between words. */
  boolean isCharacter() {
    return isUnspaced(characters.codePointAt(0));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextWord word && word.characters.equals(characters);
  }

  @Override
  public int hashCode() {
    return characters.hashCode();
  }

  @Override
  public String toString() {
    return characters;
  }
}
