package org.unsaid.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says first.
 *
 * @param statement id
 * @param institution id
 * @param published first instant at which it may have been
 * @param parts its title, and the beginning of its text
 * @param language as it was told or recognised; null: nobody knows
 * @param answers ids of the events of the watch that it answers
 */
public record Head(
    String statement,
    String institution,
    Instant published,
    List<String> parts,
    @Nullable String language,
    @Nullable String url,
    List<String> answers) {

  public Head {
    parts = List.copyOf(parts);
    answers = List.copyOf(answers);
  }
}
