package org.unsaid.tag;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.unsaid.core.Place;

/**
 * Tells where in each statement of a batch a query matches. The whole text is tried first: what is
 * not in the text of any statement is not in a head either. Only queries that exclude words are
 * tried on the heads in any case.
 */
final class PlaceMatcher extends CandidateMatcher<PlaceMatcher.Placed> {

  /** A match, and where. */
  static final class Placed extends QueryMatch {
    private final Place place;

    Placed(String query, Place place) {
      super(query);
      this.place = place;
    }

    Place place() {
      return place;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Placed match && super.equals(other) && match.place == place;
    }

    @Override
    public int hashCode() {
      return 31 * super.hashCode() + place.hashCode();
    }
  }

  private final Map<String, Query> inHead;
  private final Set<String> excluding;

  PlaceMatcher(IndexSearcher batch, Map<String, Query> inHead, Set<String> excluding) {
    super(batch);
    this.inHead = inHead;
    this.excluding = excluding;
  }

  @Override
  public void matchQuery(String id, Query inText, Map<String, String> metadata) throws IOException {
    boolean found = match(id, inText, Place.TEXT);
    var head = inHead.get(id);
    if (head != null && (found || excluding.contains(id))) {
      match(id, head, Place.HEAD);
    }
  }

  private boolean match(String id, Query query, Place place) throws IOException {
    var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    boolean found = false;
    for (var leaf : searcher.getIndexReader().leaves()) {
      var scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      var hits = scorer.iterator();
      for (int doc = hits.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = hits.nextDoc()) {
        addMatch(new Placed(id, place), leaf.docBase + doc);
        found = true;
      }
    }
    return found;
  }

  @Override
  public Placed resolve(Placed one, Placed other) {
    return one.place == Place.HEAD ? one : other;
  }
}
