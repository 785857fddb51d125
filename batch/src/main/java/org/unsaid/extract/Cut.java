package org.unsaid.extract;

import org.jspecify.annotations.Nullable;

/**
 * As much of a page as is read. A tree of elements takes some hundred times the bytes of its tags,
 * so a page made of tags alone could take all memory.
 *
 * @param html from the page's start
 * @param note what was left out, in words; null: nothing
 */
record Cut(String html, @Nullable String note) {

  /** Ten times what the largest pages of ministries have. */
  private static final int MOST_TAGS = 500_000;

  private static final int MOST_CHARACTERS = 32 << 20;

  static Cut of(String html) {
    return of(html, MOST_TAGS, MOST_CHARACTERS);
  }

  static Cut of(String html, int mostTags, int mostCharacters) {
    int end = Math.min(html.length(), mostCharacters);
    int tags = 0;
    int at = html.indexOf('<');
    while (at >= 0 && at < end) {
      if (tags == mostTags) {
        end = at;
      }
      tags++;
      at = html.indexOf('<', at + 1);
    }
    return end == html.length()
        ? new Cut(html, null)
        : new Cut(
            html.substring(0, end),
            "only the first %,d of %,d characters were read: nobody's page is so long"
                .formatted(end, html.length()));
  }
}
