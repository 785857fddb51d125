package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ResourceLock(Alone.COMMANDS)
class VerdictHistoryIT {

  private static final List<String> TIMES =
      List.of("2026-02-05", "2026-02-12", "2026-03-10", "2026-05-24", "2026-07-31");

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void beginWithNothing() {
    Outside.cluster().clear();
    home = folder.resolve("home");
  }

  @Test
  void aReplayIsWhatTheHistorySays() {
    for (var time : TIMES) {
      run("run", time);
    }
    var history = Outside.cluster().changes();
    assertThat(history).anyMatch(change -> change.has("verdict_before"));

    for (var time : TIMES.reversed()) {
      run("assess", time);

      var verdicts = Outside.cluster().contents().verdicts().values();
      var asOf = verdicts.iterator().next().path("as_of").asString();
      var replayed = new TreeMap<String, String>();
      verdicts.forEach(verdict -> replayed.put(pair(verdict), said(verdict)));
      assertThat(replayed).as(time).isEqualTo(saidBy(history, asOf));
    }
    assertThat(Outside.cluster().changes()).isEqualTo(history);
  }

  @Test
  void eachSilenceThatBeginsOrEndsIsFoundOnce() {
    run("run", "2026-07-31");
    var silences =
        Outside.cluster().changes().stream()
            .filter(change -> change.path("verdict").asString().equals("silent"))
            .map(VerdictHistoryIT::pair)
            .toList();
    assertThat(silences).isNotEmpty();

    run("run", "2026-07-31");

    assertThat(Outside.cluster().findings().values())
        .filteredOn(finding -> finding.path("kind").asString().endsWith("silence"))
        .extracting(VerdictHistoryIT::pair)
        .containsExactlyInAnyOrderElementsOf(silences);
    assertThat(Outside.cluster().findings().values())
        .filteredOn(finding -> finding.path("kind").asString().equals("silence"))
        .allSatisfy(
            finding ->
                assertThat(finding.path("summary").asString())
                    .startsWith("No statement by ")
                    .contains(" was found on "));
  }

  @Test
  void theDossierTellsWhatWasSaidBefore() {
    run("run", "2026-02-12");
    run("run", "2026-07-31");
    var changed =
        Outside.cluster().changes().stream()
            .filter(change -> change.has("verdict_before"))
            .findFirst()
            .orElseThrow();

    var explained =
        Outside.cluster()
            .command(
                "explain",
                Ran.DEMO,
                changed.path("event_id").asString(),
                changed.path("institution_id").asString(),
                "--home",
                home,
                "--json");

    assertThat(explained.code()).as(explained.err()).isZero();
    var dossier = new JsonMapper().readTree(explained.out());
    assertThat(dossier.path("history").values())
        .extracting(each -> each.path("verdict").asString())
        .endsWith(changed.path("verdict_before").asString(), changed.path("verdict").asString());
    assertThat(dossier.path("event").path("declared").asString()).startsWith("2026-08-01T12:00");
  }

  private void run(String command, String asOf) {
    var ran = Outside.cluster().command(command, Ran.DEMO, "--home", home, "--as-of", asOf);
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  /** What had been said last of each, as of a time. */
  private static Map<String, String> saidBy(List<JsonNode> history, String asOf) {
    var said = new TreeMap<String, String>();
    history.stream()
        .filter(change -> change.path("as_of").asString().compareTo(asOf) <= 0)
        .forEach(change -> said.put(pair(change), said(change)));
    return said;
  }

  private static String pair(JsonNode document) {
    return document.path("event_id").asString() + "/" + document.path("institution_id").asString();
  }

  private static String said(JsonNode document) {
    return String.join(
        " ",
        document.path("answer").asString(),
        document.path("verdict").asString(),
        document.path("basis").asString(""),
        document.path("grade").asString(""),
        document.path("statement_id").asString(""));
  }
}
