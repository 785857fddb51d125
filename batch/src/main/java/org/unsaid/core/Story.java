package org.unsaid.core;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something of which many institutions spoke in the same week and hardly any before, found without
 * being told.
 *
 * @param words that tell it, the most telling first
 * @param usual institutions that would speak of its first word in an average week
 * @param speakers statements of each institution that spoke of it, by id
 * @param published statements of each institution on whatever subject, by id; none is missing
 * @param statement id of one that tells most of it
 * @param url of that statement
 */
public record Story(
    List<String> words,
    Span week,
    double usual,
    Map<String, Long> speakers,
    Map<String, Long> published,
    String statement,
    @Nullable String url) {

  public Story {
    words = List.copyOf(words);
    speakers = Map.copyOf(speakers);
    published = Map.copyOf(published);
  }

  /**
   * The chance that an institution does not speak of it, by how much it published and by how much
   * of what all others published is on it.
   */
  public double chanceOfNone(String institution) {
    long its = published.getOrDefault(institution, 0L);
    long others = published.values().stream().mapToLong(count -> count).sum() - its;
    long onIt =
        speakers.values().stream().mapToLong(count -> count).sum()
            - speakers.getOrDefault(institution, 0L);
    return others == 0 ? 1 : StrictMath.pow(1 - (double) onIt / others, (double) its);
  }
}
