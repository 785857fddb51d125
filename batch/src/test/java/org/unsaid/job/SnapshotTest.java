package org.unsaid.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots by the rules of others, checked without our own reader; and what becomes of them when
 * somebody changes one.
 */
class SnapshotTest {

  private static final byte[] NOTHING = {};
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private Path zip = Path.of("");

  @BeforeEach
  void write() throws IOException {
    zip = Files.write(folder.resolve("floods.zip"), SnapshotFixture.floods());
  }

  private String text(String path) throws IOException {
    return SnapshotFixture.text(zip, path);
  }

  // BagIt 1.0, RFC 8493

  /** Section 4.1: one folder, of the name of the file. */
  @Test
  void isABagInOneFolderThatIsNamedAsTheFile() throws IOException {
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        assertThat(entry.getName()).startsWith("floods/").doesNotContain("..", "\\", "//");
      }
    }
  }

  /** Section 2.1.1: exactly these two lines. */
  @Test
  void saysThatItIsABag() throws IOException {
    assertThat(text("bagit.txt"))
        .isEqualTo("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  }

  /** Section 2.1.3: every payload file is in the manifest, and no other; each digest is right. */
  @Test
  void itsManifestNamesAllOfThePayloadAndNothingElse() throws IOException {
    var files = SnapshotFixture.files(zip);
    var named = manifest(text("manifest-sha256.txt"));

    assertThat(named.keySet())
        .containsExactlyInAnyOrderElementsOf(
            files.keySet().stream().filter(path -> path.startsWith("data/")).toList());
    named.forEach(
        (path, digest) ->
            assertThat(SnapshotFixture.sha256(files.getOrDefault(path, NOTHING)))
                .as(path)
                .isEqualTo(digest));
  }

  /** Section 2.2.1: the tag manifest names each tag file but itself, and none of the payload. */
  @Test
  void itsTagManifestNamesAllElseButItself() throws IOException {
    var files = SnapshotFixture.files(zip);
    var named = manifest(text("tagmanifest-sha256.txt"));

    assertThat(named.keySet())
        .containsExactlyInAnyOrderElementsOf(
            files.keySet().stream()
                .filter(path -> !path.startsWith("data/") && !path.startsWith("tagmanifest-"))
                .toList());
    named.forEach(
        (path, digest) ->
            assertThat(SnapshotFixture.sha256(files.getOrDefault(path, NOTHING)))
                .as(path)
                .isEqualTo(digest));
  }

  /** Section 2.2.2: Label: value; Payload-Oxum is bytes, a dot, and the number of files. */
  @Test
  void saysHowMuchItHolds() throws IOException {
    var payload =
        SnapshotFixture.files(zip).entrySet().stream()
            .filter(each -> each.getKey().startsWith("data/"))
            .toList();
    long bytes = payload.stream().mapToLong(each -> each.getValue().length).sum();

    assertThat(text("bag-info.txt").split("\n"))
        .allMatch(line -> line.matches("[A-Za-z-]+: \\S.*"))
        .contains("Payload-Oxum: " + bytes + "." + payload.size());
  }

  private static Map<String, String> manifest(String text) {
    var named = new LinkedHashMap<String, String>();
    for (var line : text.split("\n")) {
      assertThat(line).matches("[0-9a-f]{64} [ *]?\\S.*");
      named.put(line.substring(64).strip(), line.substring(0, 64));
    }
    return named;
  }

  // Data Package and Table Schema 2.0

  private JsonNode descriptor() throws IOException {
    return JSON.readTree(text("data/datapackage.json"));
  }

  /** A package has resources; each has a name of its own, and a relative path inside. */
  @Test
  void isADataPackage() throws IOException {
    var node = descriptor();
    var names = new ArrayList<String>();
    var files = SnapshotFixture.files(zip);

    assertThat(node.path("$schema").asString())
        .isEqualTo("https://datapackage.org/profiles/2.0/datapackage.json");
    assertThat(node.path("resources").size()).isPositive();
    for (var resource : node.path("resources")) {
      var path = resource.path("path").asString();
      var bytes = files.getOrDefault("data/" + path, NOTHING);
      names.add(resource.path("name").asString());
      assertThat(path).doesNotStartWith("/").doesNotContain("..", ":");
      assertThat(bytes).as(path).isNotEmpty();
      assertThat(resource.path("bytes").asInt()).isEqualTo(bytes.length);
      assertThat(resource.path("hash").asString())
          .isEqualTo("sha256:" + SnapshotFixture.sha256(bytes));
      assertThat(resource.path("encoding").asString()).isEqualTo("utf-8");
    }
    assertThat(names).doesNotHaveDuplicates().contains("verdicts", "reactions", "statements");
    assertThat(node.path("name").asString()).matches("[a-z0-9._-]+");
    assertThat(node.path("created").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  /** Each table is read by another reader, and each cell by the type that the schema gives. */
  @Test
  void itsTablesAreAsTheirSchemasSay() throws IOException {
    int tables = 0;
    for (var resource : descriptor().path("resources")) {
      if (!resource.has("schema")) {
        continue;
      }
      tables++;
      assertThat(resource.path("type").asString()).isEqualTo("table");
      var fields = resource.at("/schema/fields");
      var keys = new HashSet<List<String>>();
      try (var csv =
          CSVFormat.RFC4180
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .get()
              .parse(new StringReader(text("data/" + resource.path("path").asString())))) {
        assertThat(csv.getHeaderNames())
            .isEqualTo(fields.valueStream().map(field -> field.path("name").asString()).toList());
        long rows = 0;
        for (var row : csv) {
          rows++;
          for (var field : fields) {
            assertCell(field, row.get(field.path("name").asString()));
          }
          assertThat(
                  keys.add(
                      resource
                          .at("/schema/primaryKey")
                          .valueStream()
                          .map(name -> row.get(name.asString()))
                          .toList()))
              .isTrue();
        }
        assertThat(rows).isEqualTo(resource.path("rows").asLong());
      }
    }
    assertThat(tables).isEqualTo(4);
  }

  private static void assertCell(JsonNode field, String cell) {
    var constraints = field.path("constraints");
    if (cell.isEmpty()) {
      assertThat(constraints.path("required").asBoolean(false)).as(field.toString()).isFalse();
      return;
    }
    if (constraints.has("enum")) {
      assertThat(constraints.path("enum").valueStream().map(JsonNode::asString)).contains(cell);
    }
    switch (field.path("type").asString()) {
      case "string" -> {}
      // as XML Schema's dateTime
      case "datetime" ->
          assertThat(cell).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
      case "integer" -> assertThat(cell).matches("[+-]?\\d+");
      case "number" -> assertThat(cell).matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
      case "boolean" -> assertThat(cell).isIn("true", "false");
      case "array" -> assertThat(JSON.readTree(cell).isArray()).isTrue();
      default -> throw new AssertionError("Table Schema has no type " + field.path("type"));
    }
  }

  // Citation File Format 1.2.0

  @Test
  void tellsHowToCiteIt() throws IOException {
    Map<String, Object> citation = new Yaml().load(text("data/CITATION.cff"));

    assertThat(citation)
        .containsEntry("cff-version", "1.2.0")
        .containsEntry("type", "dataset")
        .containsKeys("message", "title", "authors", "identifiers")
        .containsEntry("version", "2022-03-10T00:00:00Z");
    assertThat(text("data/CITATION.cff")).contains("date-released: 2022-03-10");
    assertThat(text("bag-info.txt"))
        .contains(
            "External-Identifier: "
                + text("data/CITATION.cff").replaceAll("(?s).*(sha256:[0-9a-f]{64}).*", "$1"));
  }

  // what it promises itself

  @Test
  void theSameContentsGiveTheSameBytes() throws IOException {
    assertThat(SnapshotFixture.bytes("floods")).isEqualTo(Files.readAllBytes(zip));
  }

  @Test
  void textsOfOthersAreNotInItAndTheirDigestsAre() throws IOException {
    for (var file : SnapshotFixture.files(zip).entrySet()) {
      assertThat(new String(file.getValue(), UTF_8))
          .as(file.getKey())
          .doesNotContain("flood of\nwords");
    }
    assertThat(text("data/tables/statements.csv"))
        .contains(SnapshotFixture.sha256("flood of\nwords".getBytes(UTF_8)))
        .doesNotContain(",text,");
  }

  private Ran verified(Path file) {
    return Ran.command("verify-snapshot", file);
  }

  @Test
  void isFoundWhole() {
    var ran = verified(zip);

    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("watch floods", "2022-03-10", "no fault found");
  }

  @Test
  void isReplayed() {
    var ran = Ran.command("replay", zip);

    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("170 verdicts judged again: all are the same, bit for bit");
  }

  @ParameterizedTest
  @CsvSource({
    "data/tables/verdicts.csv, was changed",
    "data/evidence/pairs.jsonl, was changed",
    "data/watch/institutions.yml, was changed",
    "data/watch/more.yml, was added",
    "more.txt, was added",
    "bag-info.txt, was changed"
  })
  void namesAFileThatWasChangedOrAdded(String path, String fault) throws IOException {
    var other =
        SnapshotFixture.changed(zip, folder.resolve("b.zip"), path, before -> before + "X\n");

    var ran = verified(other);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains(path + " " + fault);
    assertThat(Ran.command("replay", other).code()).isEqualTo(3);
  }

  @Test
  void namesAFileThatIsMissing() throws IOException {
    var files = SnapshotFixture.files(zip);
    files.remove("data/codebook.md");

    var ran =
        verified(SnapshotFixture.pack(folder.resolve("b.zip"), SnapshotFixture.inFolder(files)));

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("data/codebook.md is missing");
  }

  @Test
  void namesARowThatTheSchemaDoesNotAllowAlsoUnderANewManifest() throws IOException {
    var forged =
        SnapshotFixture.forged(
            zip,
            folder.resolve("b.zip"),
            "data/tables/verdicts.csv",
            text ->
                text.replaceFirst(",on_time,", ",in_time,")
                    + text.lines().skip(1).findFirst().orElseThrow()
                    + "\r\n");

    var ran = verified(forged);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .contains("'in_time' is none of its words")
        .contains("its key is another row's, too")
        .contains("tables/verdicts.csv has 171 rows, and datapackage.json says 170");
  }

  @Test
  void aReactionThatWasTakenAwayIsNoticedAndWhatFollowsFromIt() throws IOException {
    var forged =
        forgedPair(
            line ->
                line.replaceFirst(
                    "(\"event\":\"flood\",\"institution\":\"ministry-5\",\"reactions\":)\\[.*?\\],\"undated\"",
                    "$1[],\"undated\""));

    assertThat(verified(forged).code()).as("the manifest is right").isZero();
    var ran = Ran.command("replay", forged);
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .startsWith("flood ministry-5: what it rests on is not what was judged; ")
        .contains("verdict.verdict was \"late\" and is \"silent\"")
        .contains("reactions, row flood ministry-5 s-2022-03-01T12:00: the table has it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // of a later answer, on which no verdict rests
        "\"statement\":\"s-2022-03-02T12:00\",\"title\":\"On the flood\"",
        // of the answer itself
        "\"statement\":\"s-2022-03-01T12:00\",\"title\":\"On the flood\""
      })
  void aReactionThatWasChangedIsNoticedAlsoIfNoVerdictChangesByIt(String part) throws IOException {
    var forged = forgedPair(line -> line.replace(part, part.replace("flood", "food")));

    var ran = Ran.command("replay", forged);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .contains("flood ministry-5: what it rests on is not what was judged")
        .contains("title is 'On the flood', and 'On the food' by the evidence")
        .doesNotContain("ministry-6");
  }

  @Test
  void aVerdictThatWasChangedIsNoticedInEitherPlace() throws IOException {
    var exact =
        SnapshotFixture.forged(
            zip,
            folder.resolve("b.zip"),
            "data/evidence/verdicts.jsonl",
            text -> text.replaceFirst("\"verdict\":\"silent\"", "\"verdict\":\"pending\""));
    var printed =
        SnapshotFixture.forged(
            zip,
            folder.resolve("c.zip"),
            "data/tables/verdicts.csv",
            text -> text.replaceFirst(",silent,", ",pending,"));

    assertThat(Ran.command("replay", exact).out())
        .contains("flood ministry-0: verdict.verdict was \"pending\" and is \"silent\"");
    assertThat(Ran.command("replay", printed).out())
        .contains("verdicts, row flood ministry-0: ")
        .contains("verdict is 'pending', and 'silent' by the evidence");
  }

  @Test
  void namesTheLineThatCannotBeRead() throws IOException {
    var forged =
        SnapshotFixture.forged(
            zip,
            folder.resolve("b.zip"),
            "data/evidence/pairs.jsonl",
            text -> text.replaceFirst("\"undated\":\\[\\],", ""));

    var ran = Ran.command("replay", forged);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("evidence/pairs.jsonl, line 1 cannot be read", "undated");
  }

  private Path forgedPair(UnaryOperator<String> change) throws IOException {
    return SnapshotFixture.forged(
        zip,
        folder.resolve("b.zip"),
        "data/evidence/pairs.jsonl",
        text -> {
          var changed =
              text.lines()
                  .map(
                      line ->
                          line.startsWith("{\"event\":\"flood\",\"institution\":\"ministry-5\"")
                              ? change.apply(line)
                              : line)
                  .toList();
          var all = String.join("\n", changed) + "\n";
          assertThat(all).isNotEqualTo(text);
          return all;
        });
  }

  // what is no snapshot

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "/etc/evil",
        "bag/../../evil",
        "bag/a\\..\\evil",
        "C:/evil",
        "bag//evil",
        "bag/./evil"
      })
  void refusesNamesThatMayLieOutside(String name) throws IOException {
    var files = new LinkedHashMap<>(SnapshotFixture.inFolder(SnapshotFixture.files(zip)));
    files.put(name, new byte[] {1});

    var ran = verified(SnapshotFixture.pack(folder.resolve("b.zip"), files));

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("may lie outside");
  }

  @Test
  void refusesTwoFolders() throws IOException {
    var files = new LinkedHashMap<>(SnapshotFixture.inFolder(SnapshotFixture.files(zip)));
    files.put("other/bagit.txt", new byte[] {1});

    assertThat(verified(SnapshotFixture.pack(folder.resolve("b.zip"), files)).out())
        .contains("not all of it is in one folder");
  }

  @Test
  void refusesWhatIsNoZipAndWhatIsNotThere() throws IOException {
    var text = Files.writeString(folder.resolve("b.zip"), "no zip");

    assertThat(verified(text).out()).contains("is no ZIP file");
    assertThat(verified(text).code()).isEqualTo(3);
    assertThat(verified(folder.resolve("none.zip")).code()).isEqualTo(2);
  }

  @Test
  void readsNoMoreOfABombThanItMust() throws IOException {
    var bomb = folder.resolve("bomb.zip");
    var zeros = new byte[1 << 20];
    try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("bag/bagit.txt"));
      for (int i = 0; i < 70; i++) {
        out.write(zeros);
      }
      out.closeEntry();
    }

    var ran = verified(bomb);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("bagit.txt unpacks to more than can be read");
  }
}
