package org.unsaid.index;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unsaid.testing.Cases.institution;
import static org.unsaid.testing.Statements.statement;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import tools.jackson.databind.node.ObjectNode;

@ResourceLock(Alone.SERVER)
class ReadAheadIT {

  /** More than a page of a slice, and more than a page. */
  private static final int STATEMENTS = 1_300;

  private static final String INDEX = "unsaid-statements";

  private static Cluster cluster;
  private static TableIndex tables;

  @BeforeAll
  static void fill() throws IOException {
    LiveIndices.deleteAll();
    cluster = Cluster.open(LiveIndices.access());
    tables = cluster.tables();
    var statements = cluster.statements(LiveIndices.watch(List.of(institution("mfa")), List.of()));
    statements.put(
        IntStream.range(0, STATEMENTS)
            .mapToObj(i -> statement("s" + i, "mfa", "2026-03-03", "Title " + i, text(i), "en"))
            .map(LiveIndices::plain)
            .toList());
    statements.refresh();
    // what was written anew left a hole where it was
    statements.put(
        IntStream.range(0, 200)
            .mapToObj(i -> statement("s" + i, "mfa", "2026-03-03", "Anew " + i, text(i), "en"))
            .map(LiveIndices::plain)
            .toList());
    statements.refresh();
  }

  /** Now and then so long that few make a page. */
  private static String text(int i) {
    return "Said of " + i + ": " + "water ".repeat(i % 400 == 7 ? 200_000 : 30);
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Test
  void givesEachDocumentOnceAndInTheOrderInWhichTheyLie() throws IOException {
    var inOrder = new ArrayList<Long>();
    var documents = new HashMap<String, ObjectNode>();

    try (var client = LiveIndices.client()) {
      new ReadAhead(client, INDEX, Query.of(q -> q.matchAll(m -> m)), Set.of("title"))
          .each(
              hit -> {
                inOrder.add(hit.sort().getFirst().longValue());
                assertThat(documents.put(hit.id(), hit.source())).isNull();
              });
    }

    assertThat(inOrder).hasSize(STATEMENTS).isSorted();
    assertThat(requireNonNull(documents.get("s3")).path("title").asString()).isEqualTo("Anew 3");
    assertThat(requireNonNull(documents.get("s700")).path("title").asString())
        .isEqualTo("Title 700");
  }

  @Test
  void givesTheFieldsThatAreWantedAlone() throws IOException {
    var found = read(null, "published", "text", "unknown.part");

    assertThat(found).hasSize(STATEMENTS);
    assertThat(requireNonNull(found.get("s7")).propertyNames())
        .containsExactlyInAnyOrder("published", "text");
    assertThat(requireNonNull(found.get("s7")).path("text").asString()).isEqualTo(text(7));
  }

  @Test
  void givesWhatAFilterFindsWhereverItLies() throws IOException {
    var few = read(new TableIndex.Filter("title:(3 OR 700 OR 1299)", List.of("title")), "title");
    var none = read(new TableIndex.Filter("title:nowhere", List.of("title")), "title");

    assertThat(few).containsOnlyKeys("s3", "s700", "s1299");
    assertThat(none).isEmpty();
  }

  @Test
  void endsWhenItsTakerFails() {
    assertThatThrownBy(
            () ->
                tables.each(
                    INDEX,
                    null,
                    List.of("title"),
                    (_, _) -> {
                      throw new IOException("no room");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no room");
  }

  private static Map<String, ObjectNode> read(TableIndex.@Nullable Filter filter, String... fields)
      throws IOException {
    var found = new HashMap<String, ObjectNode>();
    tables.each(INDEX, filter, List.of(fields), found::put);
    return found;
  }
}
