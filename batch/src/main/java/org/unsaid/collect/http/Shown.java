package org.unsaid.collect.http;

import org.jspecify.annotations.Nullable;

/** Makes foreign text fit for a message: one line, of limited length, and in the order it reads. */
final class Shown {

  private static final int LONGEST = 300;

  private Shown() {}

  /** Control, bidirectional, invisible and broken characters are written as their numbers. */
  static String text(@Nullable String foreign) {
    if (foreign == null) {
      return "";
    }
    var shown = new StringBuilder();
    foreign
        .codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              if (visible(c)) {
                shown.appendCodePoint(c);
              } else {
                shown.append("\\u{%x}".formatted(c));
              }
            });
    return foreign.codePointCount(0, foreign.length()) > LONGEST ? shown + "…" : shown.toString();
  }

  private static boolean visible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
