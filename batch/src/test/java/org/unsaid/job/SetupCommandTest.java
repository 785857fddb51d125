package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.publish.dashboard.Dashboards;
import org.unsaid.publish.dashboard.FakeKibana;

class SetupCommandTest {

  @TempDir Path folder;
  private Path key;
  private Path password;

  @BeforeEach
  void write() throws IOException {
    key = Files.writeString(folder.resolve("key"), "a2V5\n");
    password = Files.writeString(folder.resolve("password"), "secret\n");
  }

  private Ran setup(FakeKibana kibana, Object... more) {
    return setup(kibana.address().toString(), more);
  }

  private Ran setup(String address, Object... more) {
    var words = new ArrayList<Object>(List.of("setup", "--kibana", address));
    if (!Arrays.asList(more).contains("--kibana-user")) {
      words.addAll(List.of("--kibana-api-key-file", key));
    }
    words.addAll(Arrays.asList(more));
    return Ran.command(words.toArray());
  }

  @ParameterizedTest
  @CsvSource({"9.2.0", "9.5.1"})
  void importsAllObjectsAndReadsThemBack(String version) {
    try (var kibana = FakeKibana.open(version)) {
      var first = setup(kibana);
      var again = setup(kibana);

      assertThat(first.code()).as(first.err()).isZero();
      int panels = Dashboards.built().panels().values().stream().mapToInt(each -> each).sum();
      assertThat(first.out())
          .contains("Kibana " + version + " at " + kibana.address() + ", space default: done")
          .contains("new: tag unsaid, index-pattern unsaid-coverage")
          .contains("read back: 5 dashboards, " + panels + " panels")
          .contains("index templates: not looked at, since no --elasticsearch is named")
          .doesNotContain("replaced");
      assertThat(kibana.objects("default")).hasSize(18);
      assertThat(again.code()).isZero();
      assertThat(again.out()).contains("replaced: tag unsaid").doesNotContain("new:");
      assertThat(kibana.asked().stream().filter(each -> each.endsWith("/_import"))).hasSize(2);
    }
  }

  @Test
  void goesIntoTheSpaceThatIsNamedWithAUserAndAPassword() {
    try (var kibana = FakeKibana.open("9.2.0")) {
      var ran =
          setup(
              kibana,
              "--space",
              "research",
              "--kibana-user",
              "unsaid",
              "--kibana-password-file",
              password);

      assertThat(ran.code()).as(ran.err()).isZero();
      assertThat(kibana.objects("research")).hasSize(18);
      assertThat(kibana.objects("default")).isEmpty();
    }
  }

  @Test
  void changesNothingInADryRunAndSaysWhatItWould() {
    try (var kibana = FakeKibana.open("9.4.0")) {
      var ran = setup(kibana, "--dry-run");

      assertThat(ran.code()).as(ran.err()).isZero();
      assertThat(ran.out()).contains("would be new: tag unsaid").contains("would change");
      assertThat(kibana.objects("default")).isEmpty();
      assertThat(kibana.asked()).noneMatch(each -> each.endsWith("/_import"));
    }
  }

  @Test
  void namesThePanelThatKibanaLeftOut() {
    try (var kibana = FakeKibana.open("9.4.0")) {
      kibana.dropped.add("v-timeline");

      var ran = setup(kibana);

      int panels = Dashboards.built().panels().getOrDefault("unsaid-event-dossier", 0);
      assertThat(ran.code()).isEqualTo(3);
      assertThat(ran.err())
          .contains(
              "dashboard unsaid-event-dossier shows %d of %d panels: Kibana says Panel v-timeline"
                  .formatted(panels - 1, panels));
    }
  }

  @Test
  void namesTheObjectThatWasNotImported() {
    try (var kibana = FakeKibana.open("9.2.0")) {
      kibana.failing = "unsaid-silence-board";

      var ran = setup(kibana);

      assertThat(ran.code()).isEqualTo(3);
      assertThat(ran.err())
          .contains("dashboard unsaid-silence-board was not imported: another object stands in")
          .contains("dashboard unsaid-silence-board shows 0 of ");
    }
  }

  @Test
  void saysThatAnotherSpaceHasTheIds() {
    try (var kibana = FakeKibana.open("9.2.0")) {
      setup(kibana);

      var ran = setup(kibana, "--space", "research");

      assertThat(ran.code()).isEqualTo(3);
      assertThat(ran.err())
          .contains(
              "dashboard unsaid-silence-board got another id, made-anew-unsaid-silence-board");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, Check the API key",
    "403, 'needs the Kibana privileges'",
    "409, try again",
    "413, maxImportPayloadBytes",
    "422, newer version than it knows",
    "503, is not ready"
  })
  void saysWhatToDoWhenKibanaRefuses(int status, String remedy) {
    try (var kibana = FakeKibana.open("9.2.0")) {
      kibana.refusal = status;

      var ran = setup(kibana);

      assertThat(ran.code()).isEqualTo(4);
      assertThat(ran.err()).contains("(" + status + ")").contains(remedy).hasLineCount(1);
    }
  }

  @Test
  void saysThatAKeyIsWrongWithoutShowingIt() throws IOException {
    Files.writeString(key, "c2VjcmV0LW9mLW91cnM=");
    try (var kibana = FakeKibana.open("9.2.0")) {
      var ran = setup(kibana);

      assertThat(ran.code()).isEqualTo(4);
      assertThat(ran.err())
          .contains("refused to tell its version (401): Check the API key")
          .doesNotContain("c2VjcmV0");
    }
  }

  @Test
  void saysThatAKibanaIsTooOld() {
    try (var kibana = FakeKibana.open("8.19.2")) {
      var ran = setup(kibana);

      assertThat(ran.code()).isEqualTo(4);
      assertThat(ran.err()).contains("Kibana 8.19.2").contains("too old").contains("9.2 or newer");
      assertThat(kibana.objects("default")).isEmpty();
    }
  }

  @Test
  void saysThatASpaceIsNotThere() {
    try (var kibana = FakeKibana.open("9.2.0")) {
      var ran = setup(kibana, "--space", "nowhere");

      assertThat(ran.code()).isEqualTo(4);
      assertThat(ran.err()).contains("has no space 'nowhere': make it first");
    }
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    var ran = setup("http://127.0.0.1:" + free);

    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.err()).contains("does not answer").contains("Check the address");
  }

  @ParameterizedTest
  @CsvSource({
    "kibana.example.org, default, is no address",
    "http://127.0.0.1:1, Research!, is no id of a space"
  })
  void refusesWhatCannotBeMeant(String address, String space, String fault) {
    var ran = setup(address, "--space", space);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains(fault);
  }

  @Test
  void asksForAKeyOrAUser() {
    var ran = Ran.command("setup", "--kibana", "http://127.0.0.1:1");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("needs --kibana-api-key-file, or --kibana-user");
  }
}
