package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Statement;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of any of our indices, as they stand there, in the order in which they lie there.
 */
public final class TableIndex {

  private static final int REFUSED = 400;

  private final Cluster cluster;
  private final ElasticsearchClient client;

  TableIndex(Cluster cluster, ElasticsearchClient client) {
    this.cluster = cluster;
    this.client = client;
  }

  /** Takes one document. */
  @FunctionalInterface
  public interface Taker {
    void take(String id, ObjectNode document) throws IOException;
  }

  /**
   * How many documents there are.
   *
   * @param filter null: all
   * @throws UnreadableFilterException if the server cannot read it
   */
  public long count(String index, @Nullable Filter filter) {
    return cluster.ask(
        "count " + index,
        () -> {
          client.indices().refresh(r -> r.index(index));
          try {
            return client.count(r -> r.index(index).query(query(filter))).count();
          } catch (ElasticsearchException e) {
            if (filter != null && e.status() == REFUSED) {
              throw new UnreadableFilterException(reason(e), e);
            }
            throw e;
          }
        });
  }

  /**
   * Gives all documents, as they stood when it began; few are in memory at once.
   *
   * @param fields that are wanted
   */
  public void each(String index, @Nullable Filter filter, List<String> fields, Taker taker)
      throws IOException {
    try {
      cluster.ask(
          "read " + index,
          () -> {
            new ReadAhead(client, index, query(filter), roots(fields))
                .each(
                    hit -> {
                      var document = hit.source();
                      var id = hit.id();
                      if (document != null && id != null) {
                        take(taker, id, document);
                      }
                    });
            return true;
          });
    } catch (UncheckedIOException e) {
      // of who takes them, and not of the server
      throw e.getCause();
    }
  }

  private static Set<String> roots(List<String> paths) {
    return paths.stream().map(path -> path.split("\\.", 2)[0]).collect(Collectors.toSet());
  }

  /** The statement that a document of the statements holds. */
  public static Statement statement(String id, ObjectNode document) {
    return Documents.statement(id, document);
  }

  private static void take(Taker taker, String id, ObjectNode document) {
    try {
      taker.take(id, document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Which documents are wanted.
   *
   * @param query in Lucene's classic syntax, words joined by AND
   * @param fields in which a word is looked for that names none
   */
  public record Filter(String query, List<String> fields) {}

  private static Query query(@Nullable Filter filter) {
    return filter == null
        ? Query.of(q -> q.matchAll(m -> m))
        : Query.of(
            q ->
                q.queryString(
                    s ->
                        s.query(filter.query())
                            .fields(filter.fields())
                            .lenient(false)
                            .defaultOperator(Operator.And)
                            .timeZone("UTC")));
  }

  private static String reason(ElasticsearchException e) {
    var cause = e.error();
    while (cause.causedBy() != null) {
      cause = cause.causedBy();
    }
    var roots = cause.rootCause();
    var told = roots.isEmpty() ? cause.reason() : roots.getFirst().reason();
    return told == null ? String.valueOf(e.getMessage()) : told;
  }

  /** A filter is none. */
  public static final class UnreadableFilterException extends RuntimeException {
    UnreadableFilterException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
