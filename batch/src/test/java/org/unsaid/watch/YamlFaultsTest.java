package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFaultsTest {

  @TempDir Path parent;

  @Test
  void namesTheLineWhereYamlEndsAndChecksTheOtherFiles() {
    var folder =
        WatchFolder.good(parent)
            .with("topics.yml", "topics:\n  - {id: a\n")
            .with("more.yml", "topics:\n  - {id: B}\n");

    assertThat(folder.faults())
        .anyMatch(it -> it.startsWith("demo/topics.yml, line 3: this is not YAML: "));
    assertThat(folder.faults())
        .anyMatch(it -> it.startsWith("demo/more.yml, line 2: 'B' is not an id"));
  }

  @Test
  void callsNothingUnknownThatMayStandInAFileThatCannotBeRead() {
    var folder = WatchFolder.good(parent).with("institutions.yml", "institutions: [");

    assertThat(folder.faults())
        .singleElement()
        .asString()
        .startsWith("demo/institutions.yml, line 1: this is not YAML");
  }

  @Test
  void advisesSpacesForTabs() {
    assertThat(faults("topics:\n\t- {id: a}\n"))
        .containsExactly(
            "demo/a.yml, line 2: this is not YAML: a tab stands where only spaces may. Indent with"
                + " spaces.");
  }

  @Test
  void namesTheLineThatIsNotUtf8() {
    var bytes = "topics:\n  # M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(WatchFolder.empty(parent).with("a.yml", bytes).faults())
        .containsExactly(
            "demo/a.yml, line 2: this is not UTF-8. Save the file in the encoding UTF-8.");
  }

  @Test
  void namesACharacterThatCannotBeSeen() {
    assertThat(faults("topics:\n  # \u0007\n"))
        .containsExactly(
            "demo/a.yml, line 2: the character U+0007 cannot be in a YAML file. Remove it; it may"
                + " not be visible in an editor.");
  }

  @Test
  void suggestsTheKeyThatWasMeant() {
    assertThat(faults("institutions:\n  - id: a\n    name: A\n    zone: UTC\n    superiour: b\n"))
        .containsExactly(
            "demo/a.yml, line 5: 'superiour' is not a key of an institution. Did you mean"
                + " 'superior'? Write id, name, names, groups, superior, zone, calendar or valid.");
  }

  @Test
  void knowsNoKeyThatTheTableDoesNotName() {
    assertThat(faults("institutions:\n  - {id: a, name: A, zone: UTC, succeeds: [b]}\n"))
        .singleElement()
        .asString()
        .contains("'succeeds' is not a key of an institution. Write id,");
    assertThat(faults("instituions: []\n"))
        .singleElement()
        .asString()
        .contains("Did you mean 'institutions'?");
  }

  @Test
  void namesEachMissingKey() {
    assertThat(faults("topics:\n  - id: a\n"))
        .containsExactly(
            "demo/a.yml, line 2: a topic without 'name'. Add 'name:'. As it is printed.",
            "demo/a.yml, line 2: a topic without 'query'. Add 'query:'. What a statement on the"
                + " topic says, in query syntax.");
  }

  @Test
  void namesARequiredKeyWithNothingBehindIt() {
    assertThat(faults("topics:\n  - id: a\n    name:\n    query: ' '\n"))
        .containsExactly(
            "demo/a.yml, line 3: 'name' is empty. Write a text.",
            "demo/a.yml, line 4: 'query' is empty. Write a text.");
  }

  @Test
  void namesAKeyThatStandsTwice() {
    assertThat(faults("topics:\n  - id: a\n    name: A\n    query: a\n    name: B\n"))
        .containsExactly(
            "demo/a.yml, line 5: 'name' stands twice in a topic. Keep one; the first is in"
                + " demo/a.yml, line 3.");
  }

  @Test
  void namesAListWhereATextIsExpectedAndTheOtherWayRound() {
    assertThat(faults("topics:\n  - {id: [a], name: {b: c}, query: q}\n"))
        .containsExactly(
            "demo/a.yml, line 2: 'id' is a list, where an id is expected. Write an id.",
            "demo/a.yml, line 2: 'name' is a block of keys, where a text is expected. Write a"
                + " text.");
    assertThat(faults("topics: all\ninstitutions:\n  - names\n"))
        .containsExactly(
            "demo/a.yml, line 1: 'topics' is a text, where a list of topics is expected. Write a"
                + " list of topics.",
            "demo/a.yml, line 3: 'institutions' is a text, where an institution as a block of keys"
                + " is expected. Write an institution as a block of keys.");
    assertThat(faults("- a\n")).singleElement().asString().contains("line 1: 'the file' is a list");
    assertThat(faults("? [a]\n: b\n")).singleElement().asString().contains("a list, where a key");
  }

  @Test
  void refusesAnIdThatCouldNotBeAFileName() {
    for (var id : List.of("Ministry", "a/b", "a b", "-a", "ä")) {
      assertThat(faults("topics:\n  - {id: '" + id + "', name: A, query: a}\n"))
          .singleElement()
          .asString()
          .startsWith("demo/a.yml, line 2: '" + id + "' is not an id. Write lower-case letters,");
    }
  }

  @Test
  void namesWhereTheFirstOfTwoIdsStands() {
    var folder =
        WatchFolder.empty(parent)
            .with("a.yml", "topics:\n  - {id: a, name: A, query: a}\n")
            .with("b.yml", "topics:\n  - name: A\n    id: a\n    query: a\n");

    assertThat(folder.faults())
        .containsExactly(
            "demo/b.yml, line 3: the topic 'a' is already in demo/a.yml, line 2. Give each its own"
                + " id, or remove one.");
  }

  @Test
  void isNotFelledByAliasesThatMultiply() {
    var bomb = new StringBuilder("a: &a [x, x]\n");
    for (char name = 'b'; name <= 'z'; name++) {
      bomb.append("%c: &%c [*%c, *%c, *%c]%n".formatted(name, name, name - 1, name - 1, name - 1));
    }

    assertThat(faults(bomb.toString())).isNotEmpty();
  }

  @Test
  void isNotFelledByDepthOrByANodeWithinItself() {
    assertThat(faults("[".repeat(100_000))).hasSize(1);
    assertThat(faults("topics: &a [*a]\n")).hasSize(1);
    assertThat(faults("&a topics: *a\n")).isNotEmpty();
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    assertThat(faults("# " + "x".repeat(5 << 20)))
        .containsExactly(
            "demo/a.yml: the file is larger than 4 MiB. Split it; statements belong into an"
                + " archive, which a source of kind archive names.");
  }

  @Test
  void quotesALongTextInPart() {
    assertThat(faults("topics:\n  - {id: '" + "x y".repeat(500) + "', name: A, query: a}\n"))
        .singleElement()
        .satisfies(fault -> assertThat(fault).hasSizeLessThan(400));
  }

  private List<String> faults(String yaml) {
    return WatchFolder.empty(parent).with("a.yml", yaml).faults();
  }
}
