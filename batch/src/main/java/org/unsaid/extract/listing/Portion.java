package org.unsaid.extract.listing;

import org.jspecify.annotations.Nullable;

/**
 * As much of a document as is read. What is made of a tag, or of a value of JSON, takes a hundred
 * times its bytes, so a document of nothing else could take all memory.
 *
 * @param text from its start
 * @param fault what was left out, in words; null: nothing
 */
record Portion(String text, @Nullable String fault) {

  /** Twice what a full sitemap has, by the book: 50,000 entries of ten tags. */
  private static final int MOST = 1_000_000;

  static Portion of(String text) {
    return of(text, MOST);
  }

  /**
   * @param most tags, or brackets and commas of JSON
   */
  static Portion of(String text, int most) {
    // JSON has few tags, and an XML document that begins with a bracket has none
    boolean json = text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (json ? c == ',' || c == '{' || c == '[' : c == '<') {
        marks++;
        if (marks > most) {
          return new Portion(
              text.substring(0, i),
              "only the first %,d of %,d characters were read: nobody lists so much at once"
                  .formatted(i, text.length()));
        }
      }
    }
    return new Portion(text, null);
  }
}
