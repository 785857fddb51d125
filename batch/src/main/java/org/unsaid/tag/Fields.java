package org.unsaid.tag;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;

/**
 * The fields that a query may name, and the analysis of each for one profile.
 *
 * <p>{@code title}; {@code head}, title and lead; {@code text}, title and whole text; {@code
 * stem.LANGUAGE}, head or text, whichever is asked of, without endings.
 */
final class Fields extends DelegatingAnalyzerWrapper {

  static final String TITLE = "title";
  static final String HEAD = "head";
  static final String TEXT = "text";
  static final String STEM = "stem.";

  private final Analyzer words;
  private final Map<String, Analyzer> stemmers = new HashMap<>();

  Fields(String profile) {
    super(PER_FIELD_REUSE_STRATEGY);
    this.words = Analysis.words(profile);
    for (var language : Analysis.stemmed()) {
      Analysis.stemmer(language).ifPresent(stemmer -> stemmers.put(language, stemmer));
    }
  }

  /** Name of the field that holds {@code scope} without the endings of a language. */
  static String stemmed(String scope, String language) {
    return scope + "." + STEM + language;
  }

  @Override
  protected Analyzer getWrappedAnalyzer(String field) {
    int stem = field.indexOf("." + STEM);
    if (stem < 0) {
      return words;
    }
    return stemmers.getOrDefault(field.substring(stem + 1 + STEM.length()), words);
  }
}
