package org.unsaid.tag;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * How a text of a language becomes words. Each language gets what is needed for equal words to look
 * equal (letter case, elision, forms of letters and digits) and no more: words keep their endings,
 * and none is left out. Endings go only where a query asks for it ({@link #stemmer}).
 *
 * <p>English words are those of Elasticsearch's {@code standard} analyzer, apart from apostrophes,
 * which are all alike here, and from sentences without a space between them, which are two; so a
 * query finds the same here and there, or a little more here.
 */
final class Analysis {

  /** Profile of every language that needs nothing special. */
  private static final String PLAIN = "plain";

  private static final CharArraySet ITALIAN_ARTICLES =
      new CharArraySet(
          List.of(
              "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl",
              "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d"),
          true);
  private static final CharArraySet CATALAN_ARTICLES =
      new CharArraySet(List.of("d", "l", "m", "n", "s", "t"), true);

  /** Languages that share letters with others but not their rules. */
  private static final Map<String, UnaryOperator<TokenStream>> RULES =
      Map.ofEntries(
          Map.entry("tr", TurkishLowerCaseFilter::new),
          Map.entry("az", TurkishLowerCaseFilter::new),
          Map.entry("el", GreekLowerCaseFilter::new),
          Map.entry(
              "fr", words -> new LowerCaseFilter(elided(words, FrenchAnalyzer.DEFAULT_ARTICLES))),
          Map.entry("it", words -> new LowerCaseFilter(elided(words, ITALIAN_ARTICLES))),
          Map.entry("ca", words -> new LowerCaseFilter(elided(words, CATALAN_ARTICLES))),
          Map.entry("ar", words -> new ArabicNormalizationFilter(digits(words))),
          Map.entry(
              "fa",
              words ->
                  new PersianNormalizationFilter(new ArabicNormalizationFilter(digits(words)))),
          Map.entry("ur", words -> new ArabicNormalizationFilter(digits(words))),
          Map.entry(
              "hi",
              words -> new HindiNormalizationFilter(new IndicNormalizationFilter(digits(words)))),
          Map.entry("zh", Analysis::wide),
          Map.entry("ja", Analysis::wide),
          Map.entry("ko", Analysis::wide));

  /** Snowball's name of each language whose endings it knows. */
  private static final Map<String, String> SNOWBALL =
      Map.ofEntries(
          Map.entry("da", "Danish"),
          Map.entry("de", "German"),
          Map.entry("el", "Greek"),
          Map.entry("en", "English"),
          Map.entry("es", "Spanish"),
          Map.entry("fi", "Finnish"),
          Map.entry("fr", "French"),
          Map.entry("hu", "Hungarian"),
          Map.entry("hy", "Armenian"),
          Map.entry("id", "Indonesian"),
          Map.entry("it", "Italian"),
          Map.entry("lt", "Lithuanian"),
          Map.entry("nl", "Dutch"),
          Map.entry("no", "Norwegian"),
          Map.entry("pt", "Portuguese"),
          Map.entry("ro", "Romanian"),
          Map.entry("ru", "Russian"),
          Map.entry("sr", "Serbian"),
          Map.entry("sv", "Swedish"),
          Map.entry("tr", "Turkish"));

  private static final Map<String, UnaryOperator<TokenStream>> OTHER_STEMMERS =
      Map.of("ar", ArabicStemFilter::new, "fa", PersianStemFilter::new, "hi", HindiStemFilter::new);

  private Analysis() {}

  /** Name of the rules for a language; languages with equal rules share one. */
  static String profile(String language) {
    var primary = primary(language);
    return RULES.containsKey(primary) ? primary : PLAIN;
  }

  /** The words of a text, by the rules of a profile. */
  static Analyzer words(String profile) {
    return new Words(RULES.getOrDefault(profile, LowerCaseFilter::new), words -> words);
  }

  /** As {@link #words}, without endings; empty if nobody knows the endings of that language. */
  static Optional<Analyzer> stemmer(String language) {
    var rules = RULES.getOrDefault(language, LowerCaseFilter::new);
    var snowball = SNOWBALL.get(language);
    if (language.equals("en")) {
      // before the letters' case: the filter itself knows 's and ’s
      return Optional.of(
          new Words(
              words -> new LowerCaseFilter(new EnglishPossessiveFilter(words)),
              words -> new SnowballFilter(words, snowball)));
    }
    if (snowball != null) {
      return Optional.of(new Words(rules, words -> new SnowballFilter(words, snowball)));
    }
    return Optional.ofNullable(OTHER_STEMMERS.get(language)).map(stem -> new Words(rules, stem));
  }

  /** The languages that {@link #stemmer} knows. */
  static Set<String> stemmed() {
    var languages = new TreeSet<>(SNOWBALL.keySet());
    languages.addAll(OTHER_STEMMERS.keySet());
    return languages;
  }

  /** {@code zh} of {@code zh-Hant-TW}. */
  static String primary(String language) {
    int end = language.indexOf('-');
    return (end < 0 ? language : language.substring(0, end)).toLowerCase(Locale.ROOT);
  }

  private static TokenStream wide(TokenStream words) {
    return new LowerCaseFilter(new CJKWidthFilter(words));
  }

  private static TokenStream digits(TokenStream words) {
    return new DecimalDigitFilter(new LowerCaseFilter(words));
  }

  private static TokenStream elided(TokenStream words, CharArraySet articles) {
    return new ElisionFilter(words, articles);
  }

  private static final class Words extends Analyzer {
    private final UnaryOperator<TokenStream> rules;
    private final UnaryOperator<TokenStream> endings;

    Words(UnaryOperator<TokenStream> rules, UnaryOperator<TokenStream> endings) {
      this.rules = rules;
      this.endings = endings;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var tokenizer = new StandardTokenizer();
      return new TokenStreamComponents(
          tokenizer,
          endings.apply(
              new UnspacedFilter(
                  rules.apply(new GluedSentenceFilter(new ApostropheFilter(tokenizer))))));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
      return rules.apply(new ApostropheFilter(in));
    }

    @Override
    public int getPositionIncrementGap(String field) {
      // A phrase does not begin in the title and end in the text.
      return 100;
    }
  }
}
