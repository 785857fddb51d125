package org.unsaid.job;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import tools.jackson.databind.json.JsonMapper;

/** The demo as a newcomer runs it: with a server of its own, in an empty home. */
@ResourceLock(Alone.COMMANDS)
class DemoIT {

  private static final String ROOT = "unsaid.root";
  private static final JsonMapper JSON = new JsonMapper();

  private static Path folder;
  private static Path home;
  private static Path json;
  private static Path csv;
  private static Ran demo;

  @BeforeAll
  static void run() {
    System.setProperty(ROOT, Ran.ROOT.toString());
    var played = PlayedDemo.once();
    folder = played.folder();
    home = played.home();
    json = played.json();
    csv = played.csv();
    demo = played.ran();
  }

  @AfterAll
  static void forgetTheRoot() {
    System.clearProperty(ROOT);
  }

  @Test
  void findsWhatWasKnownBeforehand() throws IOException {
    var expected = new LinkedHashMap<List<String>, List<String>>();
    try (InputStream in =
        Objects.requireNonNull(DemoIT.class.getResourceAsStream("/demo-expected.tsv"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(cell -> expected.put(pair(cell), judgement(cell[2], cell[3], cell[4])));
    }

    assertThat(expected).hasSize(97);
    assertThat(jsonRows()).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(csvRows()).isEqualTo(jsonRows());
  }

  @Test
  void isPackedWithItsEvidenceAndJudgedAgainWithoutAServer() throws IOException {
    var file = folder.resolve("demo.zip");

    var packed = Ran.command("snapshot", Ran.DEMO, file, "--with-texts", "--home", home);

    assertThat(packed.code()).as(packed.err()).isZero();
    assertThat(Ran.command("verify-snapshot", file).code()).isZero();
    assertThat(Ran.command("replay", file).out())
        .contains("97 verdicts judged again: all are the same, bit for bit");
    assertThat(SnapshotFixture.files(file).keySet())
        .anyMatch(path -> path.matches("data/archive/unsaid-.*\\.warc\\.gz"));
    assertThat(SnapshotFixture.text(file, "data/watch/live.yml"))
        .contains("president-list")
        .doesNotContain("contact:");
    assertThat(SnapshotFixture.text(file, "data/tables/statements.csv"))
        .contains("[\"\"Rurik Halden\"\"]", "[\"\"苏拉号\"\"]");
  }

  @Test
  void namesTheFourBrokenLinesAndWhy() throws IOException {
    var rejects = home.resolve("rejects");
    try (var files = Files.list(rejects)) {
      var lines = files.flatMap(file -> read(file).stream()).map(JSON::readTree).toList();

      assertThat(lines)
          .hasSize(4)
          .allSatisfy(
              line -> {
                assertThat(line.path("file").asString()).isNotBlank();
                assertThat(line.path("line").asInt()).isPositive();
                assertThat(line.path("why").asString()).isNotBlank();
              });
    }
    assertThat(demo.err()).contains("4 rejected");
  }

  @Test
  void tellsWhatHappenedOnTheSitesWhileItLooked() {
    assertThat(demo.err())
        .contains("in simulated time")
        .contains("invented republic")
        .containsPattern("civil-protection-list: back again, but with a gap: none of the 5 newest")
        .containsPattern("interior-feed: back again, and its list still reaches back")
        .contains("finance-list: unreadable: nothing matches the item selector")
        .contains("http://transport.halvara.example/tirrick.html was edited")
        .contains(
            "http://foreign.halvara.example/kestrel.html is gone: its site has said so for 14"
                + " days");
  }

  @Test
  void namesTheGapThatKeepsItFromCallingAnybodySilent() {
    assertThat(why("tirrick-2026", "civil-protection"))
        .startsWith("civil-protection-list was not watched from 7 July 2026, ")
        .contains("may have been pushed off");
    assertThat(why("hjelm-surge-2026", "finance"))
        .matches("(?s)finance-list was not watched from 1\\d July 2026, .*")
        .contains("unreadable");
  }

  @Test
  void keepsSimulatedTimeInItsArchive() throws IOException {
    var days = new TreeSet<String>();
    try (var files = Files.list(home.resolve("archive"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".gz")).toList()) {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
          new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
              .lines()
              .filter(line -> line.startsWith("WARC-Date: "))
              .forEach(line -> days.add(line.substring(11, 21)));
        }
      }
    }
    assertThat(days).hasSize(31).allMatch(day -> day.startsWith("2026-07-"));
  }

  @Test
  void keepsWhatWasEditedAndDeletedAndWhichSourcesFailedAsFindings() throws SQLException {
    var found = new ArrayList<String>();
    var diff = "";
    try (var database =
            DriverManager.getConnection(
                "jdbc:h2:file:" + home.resolve("database/unsaid"), "unsaid", "");
        var rows =
            database
                .createStatement()
                .executeQuery("select * from history_finding order by place")) {
      while (rows.next()) {
        found.add(
            "%s %s %s"
                .formatted(
                    rows.getString("kind"),
                    rows.getString("source") == null
                        ? rows.getString("event") + "/" + rows.getString("institution")
                        : rows.getString("source"),
                    rows.getString("ends") == null ? "" : "ended"));
        diff += Objects.requireNonNullElse(rows.getString("detail"), "");
      }
    }
    assertThat(found)
        .contains("edit transport-feed ", "deletion foreign-map ", "source_alarm finance-list ")
        .contains("source_alarm civil-protection-list ", "source_alarm civil-protection-list ended")
        .contains("group_silence halden-2026/north-command ")
        .contains("stance_change veland-2026/general-staff ")
        .doesNotHaveDuplicates();
    assertThat(diff).contains("{+");
  }

  private static String why(String event, String institution) {
    return read(json).stream()
        .map(JSON::readTree)
        .filter(row -> row.path("event").asString().equals(event))
        .filter(row -> row.path("institution").asString().equals(institution))
        .map(row -> row.path("why").asString(""))
        .findFirst()
        .orElse("");
  }

  @Test
  void explainsAVerdictByWhatCanBeShown() {
    var words =
        Ran.command("explain", Ran.DEMO, "tirrick-2026", "transport", "--home", home, "--log");
    var json =
        Ran.command(
            "explain", Ran.DEMO, "tirrick-2026", "civil-protection", "--home", home, "--json");
    var unknown = Ran.command("explain", Ran.DEMO, "tirick", "transport", "--home", home);
    var both = Ran.command("explain", Ran.DEMO, "tirrick-2026", "transport", "--json", "--html");

    assertThat(words.code()).as(words.err()).isZero();
    assertThat(words.out())
        .contains("answered (on_time)")
        .contains("transport-feed: ")
        .containsPattern("unsaid-\\S+\\.warc\\.gz, offset \\d+, sha256:")
        .contains("edit: http://transport.halvara.example/tirrick.html was edited")
        .containsPattern("transport-feed +list +n");
    assertThat(json.code()).as(json.err()).isZero();
    var found = JSON.readTree(json.out());
    assertThat(found.at("/verdict/verdict").asString()).isEqualTo("not_observed");
    assertThat(found.path("verdict")).isEqualTo(found.path("board"));
    assertThat(found.path("coverage").valueStream().map(each -> each.path("state").asString()))
        .contains("gap", "watched");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("one of --json and --html");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("no event 'tirick'. Did you mean tirrick-2026, ");
  }

  @Test
  void showsWhatItsReadersWouldBeTold() {
    var told = Ran.command("digest", Ran.DEMO, "--home", home, "--no-picture");

    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.out())
        .contains("desk: unsaid demo: 3 notes on sources, 9 new silences, 1 late answer")
        .contains("forces: unsaid demo: 6 new silences");
    assertThat(home.resolve("preview/desk.txt"))
        .content()
        .contains("One source is in trouble: finance-list.")
        .contains("5 institutions · Chief of the General Staff Halden dismissed [silent,");
    assertThat(home.resolve("preview/desk.eml")).isNotEmptyFile();
    assertThat(home.resolve("preview/forces.html")).as("who wants text alone").doesNotExist();
  }

  @Test
  void writesWhatItJudgedAsPagesForABrowser() throws IOException {
    var out = folder.resolve("report");

    var ran = Ran.command("report", Ran.DEMO, out, "--home", home);
    var elsewhere = Ran.command("report", Ran.DEMO, home, "--home", home);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).isEqualTo(out.resolve("index.html") + "\n");
    assertThat(ran.err()).containsPattern("report +\\d+ pages, \\d+\\.\\d MB in ");
    assertThat(out.resolve("index.html"))
        .content()
        .contains(">silent (group)<", "events/halden-2026.html#i-north-command");
    assertThat(out.resolve("events/tirrick-2026.html"))
        .content()
        .containsPattern("unsaid-\\S+\\.warc\\.gz, offset \\d+, sha256:")
        .contains("Who answered when");
    assertThat(out.resolve("health.html")).content().contains("finance-list", "alarm: ");
    assertThat(out.resolve("institutions/transport.html"))
        .content()
        .contains("http://transport.halvara.example/tirrick.html was edited");
    // nobody's files are taken for an earlier report
    assertThat(elsewhere.code()).isEqualTo(2);
    assertThat(elsewhere.err()).contains("Name an empty folder");
  }

  @Test
  void tellsHowWellItsPastWasForetold() throws IOException {
    var numbers = folder.resolve("review.json");
    var picture = folder.resolve("review.svg");
    var july = "2026-07-31";

    var all =
        Ran.command(
            "evaluate",
            Ran.DEMO,
            "--home",
            home,
            "--as-of",
            july,
            "--json",
            numbers,
            "--picture",
            picture);
    var none = Ran.command("evaluate", Ran.DEMO, "--home", home, "--as-of", "1990-01-01");

    assertThat(all.code()).as(all.err()).isZero();
    var found = JSON.readTree(Files.readString(numbers));
    int events = found.path("events").asInt();
    assertThat(events).isGreaterThanOrEqualTo(2);
    assertThat(all.out()).contains(events + " completed events").contains("answered later");
    assertThat(all.out().contains("tells little")).isEqualTo(events < 10);
    assertThat(all.out()).contains("No chance could be recalibrated");
    assertThat(found.path("looks").valueStream().map(each -> each.path("events").asString()))
        .contains("all");
    assertThat(Files.readString(picture)).startsWith("<svg").contains("<desc").endsWith("</svg>\n");
    assertThat(none.code()).as(none.err()).isZero();
    assertThat(none.out()).contains("cannot be evaluated: 0 completed events");
  }

  @Test
  void keepsItsBoardInTheHome() throws IOException {
    var again = folder.resolve("again.jsonl");

    var board = Ran.command("board", Ran.DEMO, "--home", home, "--json", again);

    assertThat(board.code()).as(board.err()).isZero();
    assertThat(Files.readString(again)).isEqualTo(Files.readString(json));
    assertThat(board.out()).isEqualTo(demo.out());
  }

  private static Map<List<String>, List<String>> jsonRows() {
    return read(json).stream()
        .map(JSON::readTree)
        .collect(
            toMap(
                row -> List.of(row.path("event").asString(), row.path("institution").asString()),
                row ->
                    judgement(
                        row.path("answer").asString(),
                        row.path("verdict").asString(),
                        row.path("first_response").asString(""))));
  }

  private static Map<List<String>, List<String>> csvRows() throws IOException {
    try (var rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      return rows.stream()
          .collect(
              toMap(
                  row -> List.of(row.getField("event"), row.getField("institution")),
                  row ->
                      judgement(
                          row.getField("answer"),
                          row.getField("verdict"),
                          row.getField("first_response"))));
    }
  }

  private static List<String> pair(String[] cells) {
    return List.of(cells[0], cells[1]);
  }

  /** With the first response as an instant, or as the day that it is. */
  private static List<String> judgement(String answer, String verdict, String response) {
    return List.of(
        answer,
        verdict,
        response.contains("T") ? OffsetDateTime.parse(response).toInstant().toString() : response);
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
