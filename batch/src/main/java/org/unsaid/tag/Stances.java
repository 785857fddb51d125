package org.unsaid.tag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.unsaid.core.Stance;
import org.unsaid.core.Statement;

/**
 * What statements say of the events that they answer, for one profile of languages. Safe for use by
 * many threads.
 *
 * <p>Title and lead decide; where no query matches there, the whole text does. Few statements
 * answer an event, so each is looked at alone, and the words that matched are known.
 */
final class Stances {

  /** Enough to see why, and few enough for a line. */
  private static final int WORDS = 5;

  private static final String GAP = "\n";

  private final AskedWords words;
  private final Map<String, List<Asked>> byEvent = new HashMap<>();

  private record Asked(Stance.Kind kind, Query inHead, Query inText) {}

  /**
   * @param queries by event id
   */
  Stances(String profile, Map<String, Map<Stance.Kind, String>> queries) {
    var fields = new Fields(profile);
    var all = new ArrayList<Query>();
    queries.forEach(
        (event, each) -> {
          var asked = new ArrayList<Asked>();
          new TreeMap<>(each)
              .forEach(
                  (kind, query) ->
                      asked.add(
                          new Asked(
                              kind,
                              Queries.read(query, Fields.HEAD, fields),
                              Queries.read(query, Fields.TEXT, fields))));
          byEvent.put(event, asked);
          asked.forEach(
              its -> {
                all.add(its.inHead());
                all.add(its.inText());
              });
        });
    this.words = new AskedWords(fields, all);
  }

  /**
   * What a statement says of an event that it answers.
   *
   * @return empty if none of the event's queries matches
   */
  Optional<Stance> of(String event, Statement statement) {
    var asked = byEvent.getOrDefault(event, List.of());
    var look = new Look(texts(statement));
    return look.of(asked, Asked::inHead).or(() -> look.of(asked, Asked::inText));
  }

  private Map<String, String> texts(Statement statement) {
    var texts = new TreeMap<String, String>();
    for (var field : words.fields()) {
      texts.put(
          field,
          field.equals(Fields.TITLE)
              ? statement.title()
              : statement.title()
                  + GAP
                  + (field.startsWith(Fields.HEAD) ? statement.lead() : statement.text()));
    }
    return texts;
  }

  /** One statement under the queries of one event. */
  private final class Look {

    private final Map<String, String> texts;
    private final IndexSearcher searcher;

    Look(Map<String, String> texts) {
      this.texts = texts;
      var index = new MemoryIndex(true);
      texts.forEach((field, text) -> index.addField(field, text, words));
      this.searcher = index.createSearcher();
    }

    Optional<Stance> of(List<Asked> asked, Function<Asked, Query> where) {
      var kinds = EnumSet.noneOf(Stance.Kind.class);
      var places = new TreeMap<Integer, String>();
      for (var each : asked) {
        if (matches(where.apply(each), places)) {
          kinds.add(each.kind());
        }
      }
      return kind(kinds).map(kind -> new Stance(kind, shown(places)));
    }

    /**
     * @param places where words of the text matched, to which those of the query are added
     */
    private boolean matches(Query query, Map<Integer, String> places) {
      try {
        var weight =
            searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        var matches = weight.matches(searcher.getIndexReader().leaves().getFirst(), 0);
        if (matches == null) {
          return false;
        }
        for (var field : matches) {
          var text = texts.getOrDefault(field, "");
          var found = matches.getMatches(field);
          while (found != null && found.next()) {
            int from = found.startOffset();
            int to = Math.min(found.endOffset(), text.length());
            if (from >= 0 && from < to) {
              places.putIfAbsent(from, text.substring(from, to));
            }
          }
        }
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e); // of an index in memory
      }
    }
  }

  /** Who neither supports nor opposes may be neutral; who does either, is not. */
  private static Optional<Stance.Kind> kind(EnumSet<Stance.Kind> kinds) {
    boolean isFor = kinds.contains(Stance.Kind.SUPPORT);
    boolean isAgainst = kinds.contains(Stance.Kind.OPPOSE);
    return isFor && isAgainst ? Optional.of(Stance.Kind.MIXED) : kinds.stream().findFirst();
  }

  private static List<String> shown(SortedMap<Integer, String> places) {
    var shown = new TreeMap<String, String>();
    var ordered = new ArrayList<String>();
    for (var each : places.values()) {
      var words = each.strip().replaceAll("\\s+", " ");
      if (ordered.size() < WORDS && shown.put(words.toLowerCase(Locale.ROOT), words) == null) {
        ordered.add(words);
      }
    }
    return ordered;
  }
}
