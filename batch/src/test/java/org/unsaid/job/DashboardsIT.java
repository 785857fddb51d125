package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unsaid.publish.dashboard.Breakage;
import org.unsaid.publish.dashboard.Fields;
import org.unsaid.publish.dashboard.Proof;
import org.unsaid.publish.dashboard.SavedObjects;
import org.unsaid.server.ElasticsearchServer;
import org.unsaid.server.HomeLock;
import org.unsaid.testing.Alone;
import org.unsaid.testing.Rest;
import org.unsaid.testing.TestServer;
import tools.jackson.databind.json.JsonMapper;

/** What Kibana would ask for each panel, asked of the server that the demo filled. */
@ResourceLock(Alone.COMMANDS)
class DashboardsIT {

  private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  /** Where {@code .ci/vega-pictures} finds what it draws. */
  private static final Path PICTURES = Path.of("target", "vega");

  private static final List<String> SEEDED = new ArrayList<>();
  private static final SavedObjects OURS = SavedObjects.ours();

  private static HomeLock lock;
  private static ElasticsearchServer server;
  private static Rest rest;
  private static Proof.Result shown;
  private static Fields seeded;

  @BeforeAll
  static void askWhatTheDemoShows() throws IOException {
    var home = PlayedDemo.once().home();
    lock = HomeLock.acquire(home);
    server =
        ElasticsearchServer.start(
            new ElasticsearchServer.Settings(TestServer.distribution(), home, 512, Map.of()));
    rest = Rest.of(server, null);
    shown = Proof.of(OURS, new Fields(rest), NOW);
    seed();
    seeded = new Fields(rest);
  }

  private static void seed() throws IOException {
    try (var in =
        Objects.requireNonNull(
            Proof.class.getResourceAsStream("/org/unsaid/publish/dashboard/seeds.json"))) {
      var seeds = JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      for (var index : seeds.properties()) {
        for (var document : index.getValue()) {
          var path = "/" + index.getKey() + "/_doc/seeded-" + SEEDED.size() + "?refresh=true";
          var answer = rest.send("PUT", path, document.toString());
          assertThat(answer.status()).as(answer.body()).isEqualTo(201);
          SEEDED.add(path);
        }
      }
    }
  }

  @AfterAll
  static void leaveTheDemoAsItWas() throws IOException {
    try (var _ = lock) {
      for (var path : SEEDED) {
        assertThat(rest.send("DELETE", path, "").status()).isEqualTo(200);
      }
      server.close();
    }
  }

  @Test
  void showsSomethingOfTheDemoInEveryPanel() throws IOException {
    assertThat(shown.faults()).isEmpty();
    assertThat(shown.asked()).isGreaterThan(60);
    assertThat(shown.empty().keySet())
        .as("%s", shown.empty())
        .isEqualTo(Proof.mayBeEmpty().keySet());
    Files.createDirectories(PICTURES);
    for (var picture : shown.pictures().entrySet()) {
      Files.writeString(
          PICTURES.resolve(picture.getKey().replace('/', '.') + ".json"),
          picture.getValue().toString());
    }
    assertThat(shown.pictures()).hasSize(2);
  }

  /** The seeds have names that would do harm where they are taken for more than text. */
  @Test
  void showsSomethingInThePanelsThatMayBeEmptyOnceItIsThere() {
    var found = Proof.of(OURS, seeded, NOW);

    assertThat(found.faults()).isEmpty();
    assertThat(found.empty()).isEmpty();
  }

  static List<Breakage> breakages() {
    return Breakage.all();
  }

  @ParameterizedTest
  @MethodSource("breakages")
  void noticesABrokenBundle(Breakage breakage) {
    var found = Proof.of(breakage.of(OURS), seeded, NOW);

    var all = new ArrayList<>(found.faults());
    found.empty().forEach((where, what) -> all.add(where + ": " + what));
    assertThat(all).anyMatch(each -> each.contains(breakage.caught()));
  }
}
