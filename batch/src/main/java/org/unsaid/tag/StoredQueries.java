package org.unsaid.tag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryDecomposer;
import org.apache.lucene.search.Query;
import org.unsaid.core.Place;
import org.unsaid.core.Statement;

/**
 * All queries, ready for the statements of one profile of languages. Safe for use by many threads.
 *
 * <p>Statements come in batches, since a query costs as much for a batch as for one statement.
 */
final class StoredQueries implements AutoCloseable {

  private static final FieldType WORDS = new FieldType();

  static {
    WORDS.setTokenized(true);
    WORDS.setOmitNorms(true);
    WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    WORDS.freeze();
  }

  /**
   * A query that is a choice stays one: its parts would each be asked for its place in the head.
   */
  private static final QueryDecomposer WHOLE =
      new QueryDecomposer() {
        @Override
        public Set<Query> decompose(Query query) {
          return Set.of(query);
        }
      };

  private final Monitor monitor;
  private final Map<String, Query> inHead = new HashMap<>();
  private final Set<String> excluding = new HashSet<>();

  /** Fields that some query looks into. */
  private final Set<String> named;

  StoredQueries(String profile, Map<String, String> queries) {
    var fields = new Fields(profile);
    var inText = new ArrayList<MonitorQuery>();
    var all = new ArrayList<Query>();
    queries.forEach(
        (key, query) -> {
          var whole = Queries.read(query, Fields.TEXT, fields);
          var head = Queries.read(query, Fields.HEAD, fields);
          inText.add(new MonitorQuery(key, whole));
          inHead.put(key, head);
          if (Queries.excludes(head)) {
            excluding.add(key);
          }
          all.add(whole);
          all.add(head);
        });
    var asked = new AskedWords(fields, all);
    this.named = new TreeSet<>(asked.fields());
    try {
      this.monitor =
          new Monitor(
              asked,
              new MonitorConfiguration()
                  .setPurgeFrequency(1, TimeUnit.DAYS)
                  .setQueryDecomposer(WHOLE));
      monitor.register(inText);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where, in each of the statements, each query that matches does so; in their order. */
  List<Map<String, Place>> match(List<Statement> statements) {
    try {
      var batch = statements.stream().map(this::document).toArray(Document[]::new);
      var matches = monitor.match(batch, searcher -> new PlaceMatcher(searcher, inHead, excluding));
      if (!matches.getErrors().isEmpty()) {
        throw new IllegalStateException("Queries failed: " + matches.getErrors());
      }
      var places = new ArrayList<Map<String, Place>>();
      for (int i = 0; i < batch.length; i++) {
        var found = new TreeMap<String, Place>();
        matches.getMatches(i).forEach(match -> found.put(match.getQueryId(), match.place()));
        places.add(found);
      }
      return places;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Document document(Statement statement) {
    var document = new Document();
    for (var field : named) {
      if (field.equals(Fields.TITLE)) {
        add(document, field, statement.title());
      } else if (field.startsWith(Fields.HEAD)) {
        add(document, field, statement.title(), statement.lead());
      } else {
        add(document, field, statement.title(), statement.text());
      }
    }
    return document;
  }

  private static void add(Document document, String field, String... values) {
    for (var value : values) {
      document.add(new Field(field, value, WORDS));
    }
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
