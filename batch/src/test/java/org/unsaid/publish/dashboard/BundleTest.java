package org.unsaid.publish.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

  @Test
  void hasFiveDashboardsAndAllThatTheyNeedWithoutAFault() {
    var ours = new Dashboards(Bundle.ndjson(Bundle.of(SavedObjects.SOURCES)));

    assertThat(SavedObjects.ours().faults()).isEmpty();
    assertThat(ours.types())
        .isEqualTo(Map.of("tag", 1, "index-pattern", 7, "search", 5, "dashboard", 5));
    assertThat(ours.panels())
        .containsOnlyKeys(
            "unsaid-silence-board",
            "unsaid-event-dossier",
            "unsaid-institution-profile",
            "unsaid-topic-explorer",
            "unsaid-collection-health");
  }

  @Test
  void isInTheProgramAsTheSourcesGiveIt() {
    assertThat(Dashboards.built().ndjson())
        .isEqualTo(Bundle.ndjson(Bundle.of(SavedObjects.SOURCES)));
  }

  @Test
  void keepsJsonInStringsAsKibanaStoresIt() {
    var lines = Bundle.of(SavedObjects.SOURCES);

    assertThat(lines)
        .filteredOn(each -> each.path("type").asString().equals("dashboard"))
        .allSatisfy(
            dashboard -> {
              assertThat(dashboard.at("/attributes/panelsJSON").isString()).isTrue();
              assertThat(dashboard.at("/attributes/controlGroupInput/panelsJSON").isString())
                  .isTrue();
            });
  }

  @Test
  void explainsOnEveryDashboardWhatAVerdictMeansAndLeadsToTheOthers() {
    for (var dashboard : SavedObjects.ours().ofType("dashboard")) {
      var text =
          dashboard
              .at("/attributes/panelsJSON/0/embeddableConfig/savedVis/params/markdown")
              .asString();

      assertThat(text).contains("A verdict is no motive").contains("a gap of our watching");
      SavedObjects.ours()
          .ofType("dashboard")
          .forEach(other -> assertThat(text).contains("#/view/" + other.path("id").asString()));
    }
  }

  /** Nothing that others wrote is in the bundle, so no title of theirs can do harm there. */
  @Test
  void letsNoWordOfOthersRunOrLeadAnywhereBeyondTheirPage() {
    for (var view : SavedObjects.ours().ofType("index-pattern")) {
      for (var format : view.at("/attributes/fieldFormatMap")) {
        if (format.path("id").asString().equals("url")) {
          // the value is either all of the link, whose scheme Kibana checks, or a part behind ours
          assertThat(format.at("/params/urlTemplate").asString())
              .isIn("{{rawValue}}", "../app/dashboards#/view/{{rawValue}}");
          // what is shown is our word and not theirs
          assertThat(format.at("/params/labelTemplate").asString()).doesNotContain("{{");
        }
      }
    }
    assertThat(Dashboards.built().ndjson()).doesNotContain("href").doesNotContain("javascript:");
  }

  @Test
  void namesASourceThatIsNoJson(@TempDir Path folder) throws IOException {
    copy(folder);
    Files.writeString(folder.resolve("silence-board/m-late.lens.json"), "{\"layers\": ");

    assertThatThrownBy(() -> Bundle.of(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("m-late.lens.json: not JSON");
  }

  @Test
  void namesAPanelThatNoDashboardShows(@TempDir Path folder) throws IOException {
    copy(folder);
    Files.writeString(folder.resolve("silence-board/forgotten.md"), "x");

    assertThatThrownBy(() -> Bundle.of(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no panel shows [forgotten.md]");
  }

  private static void copy(Path folder) throws IOException {
    try (var files = Files.walk(SavedObjects.SOURCES)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = folder.resolve(SavedObjects.SOURCES.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
