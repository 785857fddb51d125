package org.unsaid.tag;

import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.unsaid.core.QuerySyntax;

/**
 * The query language: Lucene's classic syntax, in which words are joined by AND unless they say
 * otherwise, a run of an unspaced script is a phrase, and endings go only where {@code
 * stem.en:word} asks for it.
 */
final class Queries {

  private static final Pattern LEXICAL = Pattern.compile("(?s).*at line (\\d+), column (\\d+).*");
  private static final Pattern LOWER_CASE_OPERATOR =
      Pattern.compile("(?<=[\\s)])(or|and|not)(?=[\\s(])");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  private Queries() {}

  /** A query that has been checked; words without a field are looked for in {@code scope}. */
  static Query read(String query, String scope, Analyzer fields) {
    try {
      return new Parser(scope, fields).parse(query);
    } catch (ParseException | WrongQuery e) {
      throw new IllegalArgumentException("'" + query + "' was not checked: " + e.getMessage(), e);
    }
  }

  /**
   * Whether the query excludes something, so that a longer text may match where a shorter does not.
   */
  static boolean excludes(Query query) {
    return query instanceof BooleanQuery all
        && all.clauses().stream()
            .anyMatch(
                clause ->
                    clause.occur() == BooleanClause.Occur.MUST_NOT || excludes(clause.query()));
  }

  static Optional<QuerySyntax.Fault> check(String query) {
    var words = blankQuoted(query);
    var operator = LOWER_CASE_OPERATOR.matcher(words);
    if (operator.find()) {
      var found = operator.group(1);
      return fault(
          operator.start(1),
          "the word '" + found + "' is searched for, as any other",
          "Write " + found.toUpperCase(Locale.ROOT) + ", or put the words into quotes.");
    }
    try {
      var read = new Parser(Fields.TEXT, new Fields(Analysis.profile("en"))).parse(query);
      if (read instanceof MatchNoDocsQuery || isEmpty(read)) {
        return fault(0, "nothing to search for", "Write at least one word.");
      }
      if (onlyExcludes(read)) {
        return fault(
            0, "a query that only excludes finds nothing", "Add a word that must be there.");
      }
      var mixed = Operators.mixed(words);
      if (mixed.isPresent()) {
        return fault(
            mixed.getAsInt(),
            "AND and OR stand side by side, and neither comes first",
            "Put brackets round what belongs together: a AND (b OR c).");
      }
      return Optional.empty();
    } catch (WrongQuery e) {
      return fault(Math.max(0, query.indexOf(e.where)), e.found, e.advice);
    } catch (ParseException e) {
      return Optional.of(explain(query, e));
    }
  }

  private static boolean isEmpty(Query query) {
    return query instanceof BooleanQuery all && all.clauses().isEmpty();
  }

  private static boolean onlyExcludes(Query query) {
    return query instanceof BooleanQuery all
        && all.clauses().stream()
            .allMatch(clause -> clause.occur() == BooleanClause.Occur.MUST_NOT);
  }

  private static QuerySyntax.Fault explain(String query, ParseException e) {
    if (e.getCause() instanceof IndexSearcher.TooManyClauses) {
      return new QuerySyntax.Fault(
          0,
          "more than " + IndexSearcher.getMaxClauseCount() + " words",
          "Split it into several queries.");
    }
    int offset = offset(query, e);
    if (query.chars().filter(c -> c == '"').count() % 2 == 1) {
      return new QuerySyntax.Fault(
          query.lastIndexOf('"'), "a quotation mark without its pair", "Close the phrase with \".");
    }
    if (offset >= query.length()) {
      return new QuerySyntax.Fault(
          query.length(),
          "the query ends too early",
          "A word, a phrase or a closing bracket is missing at the end.");
    }
    var rest = query.substring(offset).strip();
    var found = rest.isEmpty() ? "a blank" : "'" + rest.split("\\s", 2)[0] + "'";
    return new QuerySyntax.Fault(
        offset,
        found + " cannot stand here",
        "Between words stand AND, OR or NOT in capitals; brackets and quotes come in pairs;"
            + " put a phrase, or a word with one of + - ! ( ) : ^ [ ] \" { } ~ * ? \\ / in it, into"
            + " quotes.");
  }

  private static int offset(String query, ParseException e) {
    if (e.getCause() instanceof ParseException cause && cause.currentToken != null) {
      var next = cause.currentToken.next;
      return next.image.isEmpty() || next.kind == 0 ? query.length() : next.beginColumn;
    }
    var lexical = LEXICAL.matcher(String.valueOf(e.getMessage()));
    if (lexical.matches()) {
      return Math.min(query.length(), Math.max(0, Integer.parseInt(lexical.group(2)) - 1));
    }
    return 0;
  }

  private static Optional<QuerySyntax.Fault> fault(int offset, String found, String advice) {
    return Optional.of(new QuerySyntax.Fault(offset, found, advice));
  }

  private static String blankQuoted(String query) {
    return QUOTED.matcher(query).replaceAll(quoted -> "x".repeat(quoted.group().length()));
  }

  /** Readable for Lucene, but not what its writer can mean. */
  private static final class WrongQuery extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String where;
    private final String found;
    private final String advice;

    WrongQuery(String where, String found, String advice) {
      super(found);
      this.where = where;
      this.found = found;
      this.advice = advice;
    }
  }

  private static final class Parser extends QueryParser {
    private final String scope;

    Parser(String scope, Analyzer fields) {
      super(scope, fields);
      this.scope = scope;
      setDefaultOperator(Operator.AND);
      setSplitOnWhitespace(true);
      // What is written in one piece stands in one piece: U.S., I-35W, and any run of Chinese.
      setAutoGeneratePhraseQueries(true);
    }

    @Override
    protected Query getFieldQuery(String field, String text, boolean quoted) throws ParseException {
      return super.getFieldQuery(known(field), text, quoted);
    }

    @Override
    protected Query getFieldQuery(String field, String text, int slop) throws ParseException {
      return super.getFieldQuery(known(field), text, slop);
    }

    @Override
    protected Query getPrefixQuery(String field, String start) throws ParseException {
      if (UnspacedFilter.isUnspaced(start)) {
        // Characters are words: what begins with these characters contains them as a phrase.
        return super.getFieldQuery(known(field), start, true);
      }
      return super.getPrefixQuery(known(field), start);
    }

    @Override
    protected Query getWildcardQuery(String field, String pattern) throws ParseException {
      if (pattern.startsWith("*") || pattern.startsWith("?")) {
        throw new WrongQuery(
            pattern,
            "a word cannot begin with " + pattern.charAt(0),
            "Write its first letters: " + pattern.replaceAll("^[*?]+", "") + "*");
      }
      return super.getWildcardQuery(known(field), spaced(pattern));
    }

    @Override
    protected Query getFuzzyQuery(String field, String word, float similarity)
        throws ParseException {
      return super.getFuzzyQuery(known(field), spaced(word), similarity);
    }

    @Override
    protected Query getRegexpQuery(String field, String pattern) {
      throw new WrongQuery(
          "/",
          "regular expressions are not searched for",
          "Write the words with OR between them, or a beginning such as resign*");
    }

    @Override
    protected Query getRangeQuery(
        String field, String from, String to, boolean withFrom, boolean withTo) {
      throw new WrongQuery(
          "[", "a range has no meaning in a text", "Write the words with OR between them.");
    }

    private static String spaced(String pattern) {
      if (UnspacedFilter.isUnspaced(pattern)) {
        throw new WrongQuery(
            pattern,
            "'" + pattern + "': this script has no words of several characters",
            "Write the characters without * ? or ~; they are found wherever they stand.");
      }
      return pattern;
    }

    private String known(String field) {
      if (field.equals(Fields.TITLE) || field.equals(Fields.HEAD) || field.equals(Fields.TEXT)) {
        return field;
      }
      if (field.startsWith(Fields.STEM)) {
        var language = field.substring(Fields.STEM.length());
        if (Analysis.stemmed().contains(language)) {
          return Fields.stemmed(scope, language);
        }
        throw new WrongQuery(
            field + ":",
            "the endings of '" + language + "' are not known",
            "Known are " + String.join(", ", new TreeSet<>(Analysis.stemmed())) + ".");
      }
      throw new WrongQuery(
          field + ":",
          "'" + field + "' is not a field",
          "Fields are title, head, text and stem.en (or another language); a word with a colon goes"
              + " into quotes.");
    }
  }
}
