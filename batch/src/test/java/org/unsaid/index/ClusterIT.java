package org.unsaid.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unsaid.index.LiveIndices.access;
import static org.unsaid.index.LiveIndices.get;
import static org.unsaid.index.LiveIndices.names;
import static org.unsaid.index.LiveIndices.send;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.testing.Alone;
import org.unsaid.testing.Cases;
import org.unsaid.testing.Statements;
import tools.jackson.databind.node.ObjectNode;

@ResourceLock(Alone.SERVER)
class ClusterIT {

  @BeforeEach
  void startEmpty() throws IOException {
    LiveIndices.deleteAll();
  }

  @Test
  void makesEveryIndexBehindItsAlias() throws IOException {
    try (var cluster = Cluster.open(access())) {
      assertThat(names())
          .containsExactlyElementsOf(
              Templates.ALIASES.stream().map(ClusterIT::versioned).sorted().toList());
      for (var alias : Templates.ALIASES) {
        assertThat(get("/_alias/" + alias).propertyNames())
            .singleElement()
            .asString()
            .matches(alias + "-v\\d+");
      }
      assertThat(cluster.generation()).hasSize(Templates.ALIASES.size()).doesNotHaveDuplicates();
    }
  }

  @Test
  void changesNothingWhenOpenedAgain() throws IOException {
    List<String> before;
    try (var cluster = Cluster.open(access())) {
      before = cluster.generation();
    }
    putStatement();

    try (var cluster = Cluster.open(access())) {
      assertThat(cluster.generation()).isEqualTo(before);
      assertThat(count(versioned("unsaid-statements"))).isEqualTo(1);
    }
  }

  @Test
  void showsInItsGenerationThatAnIndexWasLostAndMadeAnew() throws IOException {
    List<String> before;
    try (var cluster = Cluster.open(access())) {
      before = cluster.generation();
    }
    send("DELETE", "/" + versioned("unsaid-events"), "");

    try (var cluster = Cluster.open(access())) {
      var after = cluster.generation();
      var kept = before.stream().filter(name -> !name.startsWith("unsaid-events-")).toList();
      assertThat(after).hasSameSizeAs(before).containsAll(kept).isNotEqualTo(before);
    }
  }

  @Test
  void refusesAnIndexWhoseFieldHasAnotherType() throws IOException {
    var mappings = (ObjectNode) LiveIndices.template("unsaid-verdicts").at("/template/mappings");
    mappings.withObject("/properties/published").put("type", "keyword");
    replace("unsaid-verdicts", mappings);

    assertThatThrownBy(() -> Cluster.open(access()))
        .isInstanceOf(IndexException.class)
        .hasMessage(
            "The index "
                + versioned("unsaid-verdicts")
                + " differs from mappings/unsaid-verdicts.json:"
                + " properties.published.type is keyword, not date. Raise the template's"
                + " \"version\" to have a new index filled, or delete the index.");
  }

  @Test
  void refusesAnIndexThatLacksAField() throws IOException {
    var mappings = (ObjectNode) LiveIndices.template("unsaid-coverage").at("/template/mappings");
    mappings.withObject("/properties").remove("grade");
    replace("unsaid-coverage", mappings);

    assertThatThrownBy(() -> Cluster.open(access()))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining(
            "The index "
                + versioned("unsaid-coverage")
                + " differs from mappings/unsaid-coverage.json:"
                + " properties.grade.type is missing, not keyword. Raise");
  }

  @Test
  void refusesAnIndexWithAFieldThatNobodyAskedFor() throws IOException {
    Cluster.open(access()).close();
    send(
        "PUT",
        "/" + versioned("unsaid-statements") + "/_mapping",
        "{\"properties\": {\"mood\": {\"type\": \"float\"}}}");

    assertThatThrownBy(() -> Cluster.open(access()))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining(
            "The index "
                + versioned("unsaid-statements")
                + " differs from mappings/unsaid-statements.json:"
                + " properties.mood.type is float, and was not asked for. Raise");
  }

  @Test
  void refusesAnIndexThatTakesAnyField() throws IOException {
    Cluster.open(access()).close();
    send("PUT", "/" + versioned("unsaid-events") + "/_mapping", "{\"dynamic\": \"true\"}");

    assertThatThrownBy(() -> Cluster.open(access()))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("The index " + versioned("unsaid-events") + " differs")
        .hasMessageContaining("dynamic is true, not strict");
  }

  @Test
  void beginsANewIndexForANewVersionAndLeavesTheOldOne() throws IOException {
    Cluster.open(access()).close();
    send("DELETE", "/" + versioned("unsaid-statements"), "");
    send("PUT", "/unsaid-statements-v0", "{\"aliases\": {\"unsaid-statements\": {}}}");
    putStatement();

    Cluster.open(access()).close();

    assertThat(get("/_alias/unsaid-statements").propertyNames())
        .containsExactly(versioned("unsaid-statements"));
    assertThat(count("unsaid-statements")).isZero();
    assertThat(count("unsaid-statements-v0")).isEqualTo(1);
  }

  @Test
  void takesAnAliasBackThatSomebodyElseAlsoHolds() throws IOException {
    Cluster.open(access()).close();
    send("PUT", "/unsaid-statements-v0", "{\"aliases\": {\"unsaid-statements\": {}}}");

    Cluster.open(access()).close();

    assertThat(get("/_alias/unsaid-statements").propertyNames())
        .containsExactly(versioned("unsaid-statements"));
  }

  @ParameterizedTest
  @CsvSource({
    "unsaid-statements, surprise",
    "unsaid-events, surprise",
    "unsaid-reactions, surprise",
    "unsaid-verdicts, surprise",
    "unsaid-verdict-changes, surprise",
    "unsaid-findings, surprise",
    "unsaid-coverage, surprise"
  })
  void namesTheDocumentWithAFieldThatNoMappingHas(String alias, String field) throws IOException {
    try (var cluster = Cluster.open(access());
        var client = LiveIndices.client()) {
      var bulk = new Bulk(cluster, client, alias);
      bulk.index("good", Documents.bytes(Documents.empty()));
      bulk.index("doc-7", Documents.bytes(Documents.empty().put(field, 1)));

      assertThatThrownBy(bulk::send)
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("refused a document of " + alias + ": doc-7: ")
          .hasMessageContaining("[" + field + "]")
          .hasMessageNotContaining("good");
    }
  }

  @Test
  void makesNoIndexOfItsOwnInPlaceOfOneThatWasDeletedMeanwhile() throws IOException {
    var ministry = Cases.institution("mfa");
    try (var cluster = Cluster.open(access())) {
      var statements = cluster.statements(LiveIndices.watch(List.of(ministry), List.of()));
      send("DELETE", "/" + versioned("unsaid-statements"), "");

      assertThatThrownBy(
              () ->
                  statements.put(
                      List.of(LiveIndices.plain(Statements.statement("Title", "Text", null)))))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("unsaid-statements");
      assertThat(names()).noneMatch(name -> name.startsWith("unsaid-statements"));
    }
  }

  @Test
  void saysThatAPasswordIsWrong() {
    var right = access();
    var wrong =
        new Access(right.address(), new Access.Password("elastic", "guess"), Optional.empty());

    assertThatThrownBy(() -> Cluster.open(wrong))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("Elasticsearch at " + right.address() + " refused to")
        .hasMessageContaining("Check the user and the password")
        .hasMessageNotContaining("guess");
  }

  @Test
  void saysThatAnApiKeyIsWrong() {
    var right = access();
    var wrong = new Access(right.address(), new Access.ApiKey("bm86bm8="), Optional.empty());

    assertThatThrownBy(() -> Cluster.open(wrong))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("Check the API key: it may be wrong or expired.")
        .hasMessageNotContaining("bm86bm8=");
  }

  @Test
  void namesAnAddressThatDoesNotAnswer() throws IOException {
    var nobody = new Access(closed(), new Access.Password("elastic", "any"), Optional.empty());

    assertThatThrownBy(() -> Cluster.open(nobody))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("Elasticsearch at " + nobody.address() + " does not answer")
        .hasMessageContaining("Check the address");
  }

  @Test
  void namesACertificateFileThatIsNone(@TempDir Path folder) throws IOException {
    var file = folder.resolve("ca.pem");
    Files.writeString(file, "not a certificate", StandardCharsets.UTF_8);
    var right = access();

    assertThatThrownBy(
            () -> Cluster.open(new Access(right.address(), right.credentials(), Optional.of(file))))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("--ca-file " + file + ": not a certificate in PEM form");
  }

  private static URI closed() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  /** Makes all indices, but that one with other mappings. */
  private static void replace(String alias, ObjectNode mappings) throws IOException {
    Cluster.open(access()).close();
    var index = get("/_alias/" + alias).propertyNames().iterator().next();
    send("DELETE", "/" + index, "");
    send("DELETE", "/_index_template/" + alias, "");
    send(
        "PUT",
        "/" + index,
        LiveIndices.JSON.createObjectNode().set("mappings", mappings).toString());
  }

  /** The name that an index has by the version of its template. */
  private static String versioned(String alias) {
    try {
      return alias + "-v" + LiveIndices.template(alias).path("version").asInt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void putStatement() throws IOException {
    send("PUT", "/unsaid-statements/_doc/s?refresh=true", "{\"institution_id\": \"mfa\"}");
  }

  private static long count(String index) throws IOException {
    return get("/" + index + "/_count").path("count").asLong();
  }
}
