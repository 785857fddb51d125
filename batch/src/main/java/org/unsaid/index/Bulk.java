package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.bulk.UpdateOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Writes many documents at a time, with ids of ours, so that writing twice changes nothing. */
final class Bulk {

  /** Bytes after which a request is sent; the server's default limit is ten times that. */
  private static final long FULL = 10_000_000;

  private static final int TRIES = 6;

  private final Cluster cluster;
  private final ElasticsearchClient client;
  private final String alias;
  private List<BulkOperation> operations = new ArrayList<>();
  private long bytes;

  Bulk(Cluster cluster, ElasticsearchClient client, String alias) {
    this.cluster = cluster;
    this.client = client;
    this.alias = alias;
  }

  void index(String id, byte[] document) {
    var source = BinaryData.of(document, ContentType.APPLICATION_JSON);
    add(BulkOperation.of(o -> o.index(i -> i.id(id).document(source))), document.length);
  }

  /** Changes some fields of a document that is there. */
  void update(String id, ObjectNode fields) {
    add(
        BulkOperation.of(
            o ->
                o.update(
                    (UpdateOperation.Builder<ObjectNode, ObjectNode> u) ->
                        u.id(id).action(a -> a.doc(fields)))),
        Documents.bytes(fields).length);
  }

  void delete(Collection<String> ids) {
    ids.forEach(id -> add(BulkOperation.of(o -> o.delete(d -> d.id(id))), id.length()));
  }

  private void add(BulkOperation operation, int length) {
    operations.add(operation);
    bytes += length;
    if (bytes >= FULL) {
      send();
    }
  }

  /**
   * Sends what is left. All of it is in the index afterwards.
   *
   * @throws IndexException if one document is refused: it names that document and why
   */
  void send() {
    var left = operations;
    operations = new ArrayList<>();
    bytes = 0;
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      var sent = left;
      left = cluster.ask("write to " + alias, () -> refusedForNow(sent));
      if (!left.isEmpty()) {
        if (attempt == TRIES) {
          throw new IndexException(
              "Elasticsearch has too much to do: "
                  + left.size()
                  + " documents were refused "
                  + TRIES
                  + " times. Start again later; nothing is written twice.");
        }
        pause(attempt);
      }
    }
  }

  private List<BulkOperation> refusedForNow(List<BulkOperation> sent) throws IOException {
    // without its alias, the server would make an index of that name that takes any field
    var response =
        client.bulk(BulkRequest.of(r -> r.index(alias).requireAlias(true).operations(sent)));
    if (!response.errors()) {
      return List.of();
    }
    var items = response.items();
    var refused =
        items.stream()
            .filter(item -> item.error() != null && item.status() != 429)
            .limit(3)
            .map(Bulk::explain)
            .collect(Collectors.joining("; "));
    if (!refused.isEmpty()) {
      throw new IndexException("Elasticsearch refused a document of " + alias + ": " + refused);
    }
    return IntStream.range(0, items.size())
        .filter(i -> items.get(i).error() != null)
        .mapToObj(sent::get)
        .toList();
  }

  private static String explain(BulkResponseItem item) {
    var error = item.error();
    if (error == null) {
      return "";
    }
    var cause = error.causedBy();
    return item.id() + ": " + error.reason() + (cause == null ? "" : " (" + cause.reason() + ")");
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(250L << attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IndexException("Interrupted while waiting for Elasticsearch", e);
    }
  }
}
