package org.unsaid.watch;

import org.unsaid.core.QuerySyntax;

/** Has queries checked, and shows where one cannot be read. */
record Queries(QuerySyntax syntax, Faults faults) {

  /** Characters shown on either side of the place. */
  private static final int AROUND = 40;

  /** Checks the query behind a key, if there is one. */
  void check(Entry entry, Key<String> key) {
    var query = entry.get(key);
    if (query != null) {
      syntax
          .check(query)
          .ifPresent(
              fault ->
                  faults.add(
                      entry.line(key),
                      "'" + key.name() + "' cannot be read: " + fault.found(),
                      fault.advice() + "\n" + marked(query, fault.offset())));
    }
  }

  /** The query, or the part of it around the offset, and a caret below. */
  static String marked(String query, int offset) {
    int at = Math.clamp(offset, 0, query.length());
    int start = edge(query, Math.max(0, at - AROUND));
    int end = edge(query, Math.min(query.length(), at + AROUND));
    var shown = query.substring(start, end).replaceAll("\\p{Cntrl}", " ");
    var before =
        query
            .substring(start, at)
            .codePoints()
            .mapToObj(letter -> isWide(letter) ? "\u3000" : " ")
            .reduce("", String::concat);
    return "    "
        + (start > 0 ? "…" : "")
        + shown
        + (end < query.length() ? "…" : "")
        + "\n    "
        + (start > 0 ? " " : "")
        + before
        + "^";
  }

  private static int edge(String text, int at) {
    boolean inPair =
        at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1));
    return inPair ? at - 1 : at;
  }

  /**
   * Whether a letter takes two columns, as Chinese does; the caret would else stand too far left.
   */
  private static boolean isWide(int letter) {
    return Character.isIdeographic(letter)
        || switch (Character.UnicodeScript.of(letter)) {
          case HANGUL, HIRAGANA, KATAKANA -> true;
          default ->
              (letter >= 0x3000 && letter < 0x3040) || (letter >= 0xFF01 && letter <= 0xFF60);
        };
  }
}
