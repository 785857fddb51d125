package org.unsaid.tag;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Finds AND beside OR on one level of brackets. Lucene reads {@code a OR b AND c} as "b and c,
 * perhaps a", which is what nobody means.
 */
final class Operators {

  private static final Pattern PART = Pattern.compile("\\(|\\)|[^\\s()]+");

  private Operators() {}

  /**
   * @param query in which quoted phrases are blanked out, so that no operator is inside one
   * @return offset of the operator, or of the word without one, that differs from the one before
   */
  static OptionalInt mixed(String query) {
    Deque<Level> levels = new ArrayDeque<>();
    var level = new Level();
    var parts = PART.matcher(query);
    while (parts.find()) {
      boolean first = false;
      switch (parts.group()) {
        case "(" -> {
          first = level.operand();
          levels.push(level);
          level = new Level();
        }
        case ")" -> level = levels.isEmpty() ? new Level() : levels.pop();
        case "AND", "&&" -> first = level.joined('A');
        case "OR", "||" -> first = level.joined('O');
        case "NOT", "!" -> first = level.operand();
        default -> {
          first = level.operand();
          // a field's name, or NOT, belongs to what follows
          level.open = parts.group().endsWith(":");
        }
      }
      if (first) {
        return OptionalInt.of(parts.start());
      }
      if (parts.group().equals("NOT") || parts.group().equals("!")) {
        level.open = true;
      }
    }
    return OptionalInt.empty();
  }

  private static final class Level {
    private char operator;
    private boolean begun;

    /** Whether the next word needs no operator before it. */
    private boolean open;

    /** Whether the operator is not the one that this level has. */
    boolean joined(char next) {
      boolean differs = operator != 0 && operator != next;
      operator = next;
      open = true;
      return differs;
    }

    /** Words side by side are joined by AND. */
    boolean operand() {
      boolean differs = begun && !open && joined('A');
      begun = true;
      open = false;
      return differs;
    }
  }
}
