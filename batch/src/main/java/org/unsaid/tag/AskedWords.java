package org.unsaid.tag;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;

/**
 * Passes on the words that some query asks for and leaves out all others, whose places stay empty.
 * A word that nobody asks for need not be indexed, and that is most words.
 */
final class AskedWords extends AnalyzerWrapper {

  private static final int EFFORT = 100_000;

  private final Fields fields;
  private final Map<String, Words> asked = new HashMap<>();

  AskedWords(Fields fields, Collection<Query> queries) {
    super(PER_FIELD_REUSE_STRATEGY);
    this.fields = fields;
    var found = new Collector();
    queries.forEach(query -> query.visit(found));
    found.fields.forEach(field -> asked.put(field, found.words(field)));
  }

  /** The fields that some query looks into, also to exclude. */
  Set<String> fields() {
    return asked.keySet();
  }

  @Override
  protected Analyzer getWrappedAnalyzer(String field) {
    return fields;
  }

  @Override
  protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
    var words = asked.get(field);
    return words == null || words.all
        ? components
        : new TokenStreamComponents(
            components.getSource(), new Asked(components.getTokenStream(), words));
  }

  /**
   * @param exact words as they stand
   * @param patterns beginnings and wildcards, all in one; null if there are none
   * @param all if what is asked for cannot be told beforehand
   */
  private record Words(CharArraySet exact, @Nullable CharacterRunAutomaton patterns, boolean all) {}

  private static final class Asked extends FilteringTokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Words words;

    Asked(TokenStream input, Words words) {
      super(input);
      this.words = words;
    }

    @Override
    protected boolean accept() throws IOException {
      return words.exact.contains(term.buffer(), 0, term.length())
          || (words.patterns != null && words.patterns.run(term.buffer(), 0, term.length()));
    }
  }

  private static final class Collector extends QueryVisitor {
    private final Set<String> fields = new HashSet<>();
    private final Map<String, Set<String>> exact = new HashMap<>();
    private final Map<String, List<Automaton>> patterns = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private boolean everything;

    @Override
    public void consumeTerms(Query query, Term... terms) {
      for (var term : terms) {
        fields.add(term.field());
        exact.computeIfAbsent(term.field(), _ -> new HashSet<>()).add(term.text());
      }
    }

    @Override
    public void consumeTermsMatching(
        Query query, String field, Supplier<ByteRunAutomaton> automaton) {
      fields.add(field);
      if (query instanceof PrefixQuery prefix) {
        patterns
            .computeIfAbsent(field, _ -> new ArrayList<>())
            .add(beginning(prefix.getPrefix().text()));
      } else if (query instanceof AutomatonQuery pattern && !pattern.isAutomatonBinary()) {
        patterns.computeIfAbsent(field, _ -> new ArrayList<>()).add(pattern.getAutomaton());
      } else {
        unknown.add(field);
      }
    }

    @Override
    public void visitLeaf(Query query) {
      // what kind of query this is, nobody knows yet: leave nothing out
      everything = true;
    }

    /** Also what is excluded must be seen. */
    @Override
    public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
      return this;
    }

    Words words(String field) {
      var all = new CharArraySet(exact.getOrDefault(field, Set.of()), false);
      var found = patterns.getOrDefault(field, List.of());
      if (everything || unknown.contains(field)) {
        return new Words(all, null, true);
      }
      if (found.isEmpty()) {
        return new Words(all, null, false);
      }
      try {
        var one = Operations.determinize(Operations.union(found), EFFORT);
        return new Words(all, new CharacterRunAutomaton(one), false);
      } catch (TooComplexToDeterminizeException e) {
        return new Words(all, null, true);
      }
    }

    private static Automaton beginning(String prefix) {
      return Operations.concatenate(List.of(Automata.makeString(prefix), Automata.makeAnyString()));
    }
  }
}
