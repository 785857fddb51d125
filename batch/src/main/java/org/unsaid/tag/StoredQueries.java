package org.unsaid.tag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.unsaid.core.Place;
import org.unsaid.core.Statement;

/**
 * All queries, ready for the statements of one profile of languages. Safe for use by many threads.
 *
 * <p>The whole text is tried first: what is not in the text is not in its head either. Only queries
 * that exclude words are tried on the head in any case.
 */
final class StoredQueries implements AutoCloseable {

  private static final FieldType WORDS = new FieldType();

  static {
    WORDS.setTokenized(true);
    WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    WORDS.freeze();
  }

  private final Fields fields;
  private final Monitor monitor;
  private final Map<String, Query> inHead = new HashMap<>();
  private final Set<String> excluding = new HashSet<>();

  /** Fields, besides the text, that some query names. */
  private final Set<String> named = new HashSet<>();

  StoredQueries(String profile, Map<String, String> queries) {
    this.fields = new Fields(profile);
    try {
      this.monitor =
          new Monitor(fields, new MonitorConfiguration().setPurgeFrequency(1, TimeUnit.DAYS));
      var inText = new ArrayList<MonitorQuery>();
      queries.forEach(
          (key, query) -> {
            var whole = Queries.read(query, Fields.TEXT, fields);
            inText.add(new MonitorQuery(key, whole));
            collectFields(whole);
            var head = Queries.read(query, Fields.HEAD, fields);
            inHead.put(key, head);
            collectFields(head);
            if (Queries.excludes(head)) {
              excluding.add(key);
            }
          });
      monitor.register(inText);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where each query that matches does so. */
  Map<String, Place> match(Statement statement) {
    try {
      var places = new TreeMap<String, Place>();
      for (var match : monitor.match(whole(statement), QueryMatch.SIMPLE_MATCHER).getMatches()) {
        places.put(match.getQueryId(), Place.TEXT);
      }
      if (!places.isEmpty() || !excluding.isEmpty()) {
        var head = head(statement);
        places.replaceAll((key, place) -> head.search(inHead.get(key)) > 0 ? Place.HEAD : place);
        for (var key : excluding) {
          if (head.search(inHead.get(key)) > 0) {
            places.put(key, Place.HEAD);
          }
        }
      }
      return places;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Document whole(Statement statement) {
    var document = new Document();
    add(document, Fields.TEXT, statement.title(), statement.text());
    for (var field : named) {
      if (field.equals(Fields.TITLE)) {
        add(document, field, statement.title());
      } else if (field.startsWith(Fields.HEAD)) {
        add(document, field, statement.title(), statement.lead());
      } else if (!field.equals(Fields.TEXT)) {
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

  private MemoryIndex head(Statement statement) {
    var index = new MemoryIndex();
    index.addField(Fields.HEAD, statement.title(), fields);
    index.addField(Fields.HEAD, statement.lead(), fields);
    for (var field : named) {
      if (field.equals(Fields.TITLE)) {
        index.addField(field, statement.title(), fields);
      } else if (field.startsWith(Fields.HEAD + ".")) {
        index.addField(field, statement.title(), fields);
        index.addField(field, statement.lead(), fields);
      } else if (field.startsWith(Fields.TEXT)) {
        // A query that names the text itself is content with a match anywhere.
        index.addField(field, statement.title(), fields);
        index.addField(field, statement.text(), fields);
      }
    }
    return index;
  }

  private void collectFields(Query query) {
    query.visit(
        new QueryVisitor() {
          @Override
          public boolean acceptField(String field) {
            named.add(field);
            return true;
          }
        });
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
