package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {

  private static final int USAGE = 2;

  @TempDir Path folder;

  @Test
  void checksAWatchWithoutAHome() {
    var check = Ran.command("check", Ran.DEMO);

    assertThat(check.code()).isZero();
    assertThat(check.out())
        .isEqualTo("demo: 20 institutions, 5 topics, 14 events, 12 sources: no fault found\n");
    assertThat(check.err()).isEmpty();
    assertThat(Path.of("unsaid-data")).doesNotExist();
  }

  @Test
  void printsTheSchemaAsJson() {
    var schema = Ran.command("schema");

    assertThat(schema.code()).isZero();
    assertThat(new JsonMapper().readTree(schema.out()).path("$schema").asString())
        .startsWith("https://json-schema.org/");
    assertThat(Path.of("unsaid-data")).doesNotExist();
  }

  @Test
  void namesFileAndLineOfEveryFaultInAWatch() throws IOException {
    var watch = Invented.watch(folder.resolve("watch"), new Invented.Archive("archive", 0, 1));
    Files.writeString(
        watch.resolve("topics.yml"),
        """
        topics:
          - {id: first, name: First, query: '('}
          - {id: second, name: Second, qery: flood}
        """);

    for (var command : new String[] {"check", "run"}) {
      var ran = Ran.command(command, watch);

      assertThat(ran.code()).isEqualTo(USAGE);
      assertThat(ran.err()).contains("watch/topics.yml, line 2: ", "watch/topics.yml, line 3: ");
    }
    assertThat(Path.of("unsaid-data")).doesNotExist();
  }

  @Test
  void evaluatesEitherAWatchOrAMatrix() {
    var neither = Ran.command("evaluate");
    var both = Ran.command("evaluate", Ran.DEMO, "--out", folder.resolve("out.jsonl"));
    var mixed =
        Ran.command("evaluate", "--matrix", "e", "a", "p", "--json", folder.resolve("r.json"));
    var nothing = Ran.command("evaluate", Ran.DEMO, "--home", folder.resolve("home"));
    var time = Ran.command("evaluate", Ran.DEMO, "--home", folder, "--as-of", "lately");

    assertThat(neither.code()).isEqualTo(USAGE);
    assertThat(neither.err()).contains("Name a WATCH");
    assertThat(both.code()).isEqualTo(USAGE);
    assertThat(both.err()).contains("--matrix and --out are not for a watch");
    assertThat(mixed.code()).isEqualTo(USAGE);
    assertThat(mixed.err()).contains("are for a watch");
    assertThat(nothing.code()).isEqualTo(USAGE);
    assertThat(nothing.err()).contains("Nothing was collected in");
    assertThat(time.code()).isEqualTo(USAGE);
    assertThat(time.err()).contains("--as-of 'lately' is no time");
  }

  @Test
  void refusesAnOptionThatItDoesNotKnow() {
    var ran = Ran.command("run", Ran.DEMO, "--thread", "3");

    assertThat(ran.code()).isEqualTo(USAGE);
    assertThat(ran.err()).contains("--thread");
  }

  @Test
  void refusesATimeThatIsNone() {
    var home = folder.resolve("home");

    var ran = Ran.command("run", Ran.DEMO, "--home", home, "--as-of", "rubbish");

    assertThat(ran.code()).isEqualTo(USAGE);
    assertThat(ran.err()).contains("--as-of 'rubbish' is no time: write 2026-03-03");
    assertThat(home).doesNotExist();
  }

  @Test
  void refusesAnEventThatTheWatchDoesNotHave() {
    var home = folder.resolve("home");

    var ran = Ran.command("board", Ran.DEMO, "--home", home, "--event", "halden");

    assertThat(ran.code()).isEqualTo(USAGE);
    assertThat(ran.err()).contains("--event halden", "halden-2026");
    assertThat(home).doesNotExist();
  }

  @Test
  void asksForAnApiKeyWhereTheClusterIsSomeoneElses() {
    var ran =
        Ran.command(
            "board",
            Ran.DEMO,
            "--home",
            folder.resolve("home"),
            "--elasticsearch",
            "https://search.example");

    assertThat(ran.code()).isEqualTo(USAGE);
    assertThat(ran.err()).contains("needs --api-key-file");
  }

  @Test
  void showsItsCommandsToWhoGivesNone() {
    var ran = Ran.command();

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("demo", "run", "check", "assess", "board", "schema");
  }
}
