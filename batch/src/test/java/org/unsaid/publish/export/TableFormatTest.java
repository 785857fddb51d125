package org.unsaid.publish.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each format is read back by a program that is not ours. */
class TableFormatTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Dataset STATEMENTS = Codebook.read().dataset("statements");
  private static final Dataset VERDICTS = Codebook.read().dataset("verdicts");
  private static final Dataset FINDINGS = Codebook.read().dataset("findings");

  /** All that is hard to write: quotes, commas, both line ends, other scripts, beyond 16 bits. */
  private static final String HARD =
      "He said \"no\", then\r\nleft;\na tab\t, 反腐, naïve, 🕊, '=1+1'";

  @TempDir Path folder;

  private static ObjectNode document(String json) {
    return (ObjectNode) JSON.readTree(json);
  }

  private static ObjectNode statement() {
    var document =
        document(
            """
            {"institution_id": "mod", "groups": ["gov", "gov/forces, \\"all\\""], "head": ["not", "exported"],
             "published": "2026-05-23T07:30:00Z", "published_latest": "2026-05-23T07:31:00.123456789Z",
             "published_confidence": 0.8500000000000001, "zone_assumed": false, "version": 2,
             "topics": "alone", "reacts_to": [], "bands": ["b1"],
             "stances": [{"event_id": "e", "stance": "support", "words": ["a", "b"]}]}
            """);
    return document.put("title", "=HYPERLINK(1)").put("text", HARD).put("language", "");
  }

  private byte[] written(
      TableFormat format, Dataset dataset, boolean formulaSafe, ObjectNode... documents)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var table = format.open(bytes, dataset, dataset.columns(), formulaSafe)) {
      for (int i = 0; i < documents.length; i++) {
        table.write("id-" + i, documents[i]);
      }
    }
    return bytes.toByteArray();
  }

  private static List<CSVRecord> csv(byte[] bytes) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .setNullString("")
        .setQuoteMode(QuoteMode.ALL_NON_NULL)
        .get()
        .parse(new StringReader(new String(bytes, UTF_8)))
        .getRecords();
  }

  @Test
  void csvIsReadBackByAnotherReader() throws IOException {
    var row = csv(written(TableFormat.CSV, STATEMENTS, false, statement())).getFirst();

    assertThat(row.get("statement_id")).isEqualTo("id-0");
    assertThat(row.get("text")).isEqualTo(HARD);
    assertThat(row.get("title")).isEqualTo("=HYPERLINK(1)");
    assertThat(JSON.readTree(row.get("groups")).valueStream().map(JsonNode::asString))
        .containsExactly("gov", "gov/forces, \"all\"");
    assertThat(row.get("topics")).isEqualTo("[\"alone\"]");
    assertThat(row.get("reacts_to")).isEqualTo("[]");
    assertThat(row.get("version")).isEqualTo("2");
    assertThat(Double.parseDouble(row.get("published_confidence"))).isEqualTo(0.8500000000000001);
    assertThat(row.get("published_latest")).isEqualTo("2026-05-23T07:31:00.123456789Z");
    assertThat(row.get("url")).isNull();
    assertThat(row.get("statement_digest")).isEqualTo(Sha256.of(HARD));
    assertThat(row.getParser().getHeaderNames())
        .isEqualTo(STATEMENTS.columns().stream().map(Column::name).toList())
        .doesNotContain("head", "bands", "matched_words");
  }

  @Test
  void csvHasTheLineEndsOfRfc4180AndTellsAnEmptyTextFromNone() throws IOException {
    var text =
        new String(
            written(TableFormat.CSV, STATEMENTS, false, document("{\"title\": \"\"}")), UTF_8);

    assertThat(text).endsWith("\r\n").doesNotStartWith("\uFEFF");
    assertThat(text.split("\r\n")).hasSize(2);
    assertThat(text.split("\r\n")[1]).startsWith("id-0,,,,\"\",,");
  }

  @Test
  void textsThatASpreadsheetWouldCalculateAreMadeTextsOnRequest() throws IOException {
    var documents =
        new ArrayList<>(
            IntStream.range(0, 7)
                .mapToObj(i -> document("{}").put("title", "=+-@\t\ra".substring(i, i + 1) + "x"))
                .toList());
    var plain =
        csv(written(TableFormat.CSV, STATEMENTS, false, documents.toArray(ObjectNode[]::new)));
    var safe =
        csv(written(TableFormat.CSV, STATEMENTS, true, documents.toArray(ObjectNode[]::new)));

    assertThat(plain.stream().map(row -> row.get("title")))
        .containsExactly("=x", "+x", "-x", "@x", "\tx", "\rx", "ax");
    assertThat(safe.stream().map(row -> row.get("title")))
        .containsExactly("'=x", "'+x", "'-x", "'@x", "'\tx", "'\rx", "ax");
  }

  @Test
  void aNegativeNumberIsNoFormula() throws IOException {
    var row =
        csv(written(TableFormat.CSV, VERDICTS, true, document("{\"latency_min_hours\": -3.5}")))
            .getFirst();

    assertThat(row.get("latency_min_hours")).isEqualTo("-3.5");
  }

  @Test
  void jsonLinesHaveEveryColumnInEachLine() throws IOException {
    var lines =
        new String(
                written(TableFormat.JSONL, STATEMENTS, false, statement(), document("{}")), UTF_8)
            .split("\n");

    assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
    var first = JSON.readTree(lines[0]);
    assertThat(first.path("text").asString()).isEqualTo(HARD);
    assertThat(first.path("topics").path(0).asString()).isEqualTo("alone");
    assertThat(first.path("stances").path(0).path("words").size()).isEqualTo(2);
    for (var line : lines) {
      assertThat(JSON.readTree(line).propertyNames())
          .containsExactlyElementsOf(STATEMENTS.columns().stream().map(Column::name).toList());
    }
    assertThat(JSON.readTree(lines[1]).path("title").isNull()).isTrue();
  }

  @Test
  void jsonLinesWithoutRowsHaveNoLine() throws IOException {
    assertThat(written(TableFormat.JSONL, STATEMENTS, false)).isEmpty();
  }

  private Path parquet(Dataset dataset, ObjectNode... documents) throws IOException {
    return Files.write(
        folder.resolve("table.parquet"), written(TableFormat.PARQUET, dataset, false, documents));
  }

  private interface Query<T> {
    T in(ResultSet row) throws SQLException;
  }

  private static <T> List<T> duckdb(String sql, Path file, Query<T> query) throws SQLException {
    var found = new ArrayList<T>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql.formatted(file))) {
      while (rows.next()) {
        found.add(query.in(rows));
      }
    }
    return found;
  }

  @Test
  void parquetIsReadBackByDuckdb() throws IOException, SQLException {
    var file = parquet(STATEMENTS, statement(), document("{}"));

    var rows =
        duckdb(
            "select * from '%s' order by statement_id",
            file,
            row -> {
              var got = new ArrayList<Object>();
              for (var name :
                  List.of(
                      "statement_id", "text", "version", "zone_assumed", "published_confidence")) {
                got.add(row.getObject(name));
              }
              got.add(row.getObject("published", OffsetDateTime.class));
              got.add(row.getObject("published_latest", OffsetDateTime.class));
              var topics = row.getArray("topics");
              got.add(topics == null ? null : Arrays.asList((Object[]) topics.getArray()));
              var reacts = row.getArray("reacts_to");
              got.add(reacts == null ? null : Arrays.asList((Object[]) reacts.getArray()));
              got.add(row.getString("stances"));
              return got;
            });

    assertThat(rows.get(0))
        .containsExactly(
            "id-0",
            HARD,
            2L,
            false,
            0.8500000000000001,
            OffsetDateTime.parse("2026-05-23T07:30:00Z"),
            OffsetDateTime.parse("2026-05-23T07:31:00.123456Z"),
            List.of("alone"),
            List.of(),
            "[{\"event_id\":\"e\",\"stance\":\"support\",\"words\":[\"a\",\"b\"]}]");
    assertThat(rows.get(1).getFirst()).isEqualTo("id-1");
    assertThat(rows.get(1).subList(1, rows.get(1).size())).containsOnlyNulls();
  }

  @Test
  void parquetHasTheCodebooksTypes() throws IOException, SQLException {
    var file = parquet(VERDICTS, document("{\"generous\": {\"verdict\": \"late\"}}"));

    var types =
        duckdb(
            "describe select * from '%s'",
            file, row -> row.getString("column_name") + " " + row.getString("column_type"));

    assertThat(types)
        .hasSize(VERDICTS.columns().size())
        .contains(
            "event_id VARCHAR",
            "groups VARCHAR[]",
            "as_of TIMESTAMP WITH TIME ZONE",
            "silence_p DOUBLE",
            "checked_on_events BIGINT",
            "generous_verdict VARCHAR",
            "zone_assumed BOOLEAN");
    assertThat(duckdb("select generous_verdict from '%s'", file, row -> row.getString(1)))
        .containsExactly("late");
  }

  @Test
  void parquetOfManyRowsHasAllOfThem() throws IOException, SQLException {
    var file = folder.resolve("many.parquet");
    try (var table =
        TableFormat.PARQUET.open(
            Files.newOutputStream(file), FINDINGS, FINDINGS.columns(), false)) {
      for (int i = 0; i < 50_000; i++) {
        table.write("f" + i, document("{}").put("summary", "number " + i).put("kind", "edit"));
      }
    }

    assertThat(
            duckdb(
                "select count(*), count(distinct finding_id), count(distinct summary) from '%s'",
                file, row -> List.of(row.getLong(1), row.getLong(2), row.getLong(3))))
        .containsExactly(List.of(50_000L, 50_000L, 50_000L));
  }

  @Test
  void parquetWithoutRowsIsATableAllTheSame() throws IOException, SQLException {
    assertThat(duckdb("select count(*) from '%s'", parquet(FINDINGS), row -> row.getLong(1)))
        .containsExactly(0L);
  }
}
