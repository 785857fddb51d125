package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads documents for a taker that takes its time: the server looks for the next pages while one is
 * taken. They come as they stood when it began, and in the order in which they lie there.
 *
 * <p>A slice of a point in time is a run of neighbours, so that several can be asked for at once,
 * where a page can be asked for only when the one before it is known.
 */
final class ReadAhead {

  private static final Time KEPT = Time.of(t -> t.time("2m"));

  /** The server's own limit. */
  private static final int MOST_SLICES = 1024;

  /** So few that most slices are one page, also where documents between were deleted. */
  private static final int SLICE = 400;

  private static final int PAGE = 500;

  /** Until we know how long documents are. */
  private static final int FIRST_PAGE = 50;

  /** Of a page, as far as the pages before can tell: long texts shall not fill the memory. */
  private static final long PAGE_BYTES = 4_000_000;

  /** Slices whose first page is asked for before it is wanted. */
  private static final int AHEAD = 2;

  private final ElasticsearchClient client;
  private final String alias;
  private final Query query;
  private final Set<String> fields;
  private volatile String pit = "";
  private volatile int size = FIRST_PAGE;

  /**
   * @param fields of the documents that are wanted, by their first parts; the server sends all, for
   *     to pick them costs it more
   */
  ReadAhead(ElasticsearchClient client, String alias, Query query, Set<String> fields) {
    this.client = client;
    this.alias = alias;
    this.query = query;
    this.fields = fields;
  }

  private record Page(int slice, int asked, List<Hit<ObjectNode>> hits) {
    boolean isFull() {
      return hits.size() == asked;
    }

    List<FieldValue> end() {
      return hits.getLast().sort();
    }
  }

  void each(Consumer<Hit<ObjectNode>> document) throws IOException {
    pit = client.openPointInTime(request -> request.index(alias).keepAlive(KEPT)).id();
    try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        each(asking, slices(), document);
      } finally {
        asking.shutdownNow();
      }
    } finally {
      client.closePointInTime(request -> request.id(pit));
    }
  }

  private int slices() throws IOException {
    long found = client.count(request -> request.index(alias).query(query)).count();
    return Math.clamp(Math.ceilDiv(found, SLICE), 1, MOST_SLICES);
  }

  private void each(ExecutorService asking, int slices, Consumer<Hit<ObjectNode>> document)
      throws IOException {
    var asked = new ArrayDeque<Future<Page>>();
    int next = 0;
    for (int slice = 0; slice < slices; slice++) {
      next = ask(asking, asked, next, slices);
      var page = told(asked.remove());
      next = ask(asking, asked, next, slices);
      while (page.isFull()) {
        var full = page;
        var more = asking.submit(() -> page(full.slice(), slices, full.end()));
        full.hits().forEach(document);
        page = told(more);
      }
      page.hits().forEach(document);
    }
  }

  /** Asks until enough is asked; returns the slice that was not. */
  private int ask(ExecutorService asking, Queue<Future<Page>> asked, int from, int slices) {
    int next = from;
    while (asked.size() < AHEAD && next < slices) {
      int slice = next;
      asked.add(asking.submit(() -> page(slice, slices, List.of())));
      next++;
    }
    return next;
  }

  private Page page(int slice, int slices, List<FieldValue> after) throws IOException {
    int wanted = size;
    var request =
        SearchRequest.of(
            r -> {
              r.pit(p -> p.id(pit).keepAlive(KEPT))
                  .query(query)
                  .size(wanted)
                  .trackTotalHits(t -> t.enabled(false))
                  .sort(s -> s.field(f -> f.field("_shard_doc").order(SortOrder.Asc)));
              if (slices > 1) {
                r.slice(s -> s.id(String.valueOf(slice)).max(slices));
              }
              return after.isEmpty() ? r : r.searchAfter(after);
            });
    var source = new PickedFields(fields);
    var answer =
        client
            ._transport()
            .performRequest(
                request, SearchRequest.createSearchEndpoint(source), client._transportOptions());
    var hits = answer.hits().hits();
    if (answer.pitId() != null) {
      pit = answer.pitId();
    }
    if (source.bytes() > 0) {
      size = Math.clamp(PAGE_BYTES * hits.size() / source.bytes(), 1, PAGE);
    }
    return new Page(slice, wanted, hits);
  }

  /** What became of a question that another thread asked. */
  private static <T> T told(Future<T> asked) throws IOException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the index was read");
    }
  }
}
