package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.json.JsonMapper;

class SchemaTextTest {

  private static final Key<String> MOTTO = Key.optional("motto", Texts.ID, "What it stands for.");

  @Test
  void acceptsWhatTheReaderAccepts() {
    for (var good :
        List.of(
            """
            {"institutions": [{"id": "a", "name": "A", "zone": "Asia/Shanghai", "groups": ["g/h"],
              "valid": {"from": "2016-02-01"}}]}""",
            """
            {"sources": [
              {"id": "s", "institution": "a", "kind": "list", "url": "http://x.example",
               "every": "30m", "expect": {"items": "1..20", "per": "day"},
               "select": [{"until": "2025-03-01", "item": "a"}, {"item": "b"}]},
              {"id": "u", "institution": "a", "kind": "unwatched", "why": "so"},
              {"id": "v", "kind": "archive", "path": "x.csv", "fields": {"text": "body"},
               "covers": {"from": "2005-01-01", "to": "2007-12-31", "by": "x"}}]}""",
            """
            {"event": {"id": "e", "name": "E", "class": "c", "query": "q", "asked": ["g"],
              "occurred": {"at": 2016, "zone": "UTC"}, "window": "14d", "look_back": "0d",
              "stance": {"oppose": ""}}}""")) {
      assertThat(faults(WatchFiles.jsonSchema(), good)).as(good).isEmpty();
    }
  }

  @Test
  void acceptsTheFilesThatTheTestsOfTheReaderUse() {
    for (var yaml :
        List.of(
            WatchFolder.INSTITUTIONS,
            WatchFolder.SOURCES,
            WatchFolder.EVENTS,
            WatchFolder.TOPICS)) {
      assertThat(faults(WatchFiles.jsonSchema(), json(yaml))).as(yaml).isEmpty();
    }
  }

  @Test
  void refusesWhatTheReaderRefuses() {
    for (var bad :
        List.of(
            "{\"institutionen\": []}",
            "{\"topics\": [{\"id\": \"a\", \"name\": \"A\"}]}",
            "{\"topics\": [{\"id\": \"a\", \"nam\": \"A\", \"query\": \"a\", \"name\": \"A\"}]}",
            "{\"topics\": [{\"id\": \"A/B\", \"name\": \"A\", \"query\": \"a\"}]}",
            "{\"topics\": \"all\"}",
            "{\"sources\": [{\"id\": \"s\", \"kind\": \"lst\"}]}",
            "{\"sources\": [{\"id\": \"s\"}]}",
            "{\"sources\": [{\"id\": \"s\", \"kind\": \"unwatched\", \"institution\": \"a\"}]}",
            "{\"sources\": [{\"id\": \"s\", \"kind\": \"archive\", \"path\": \"p\", \"url\": \"u\"}]}",
            """
            {"event": {"id": "e", "name": "E", "class": "c", "query": "q", "asked": [],
              "occurred": {"at": 2016, "zone": "UTC"}, "window": "14d"}}""",
            """
            {"event": {"id": "e", "name": "E", "class": "c", "query": "q", "asked": ["g"],
              "occurred": {"at": 2016, "zone": "UTC"}, "window": "0d"}}""")) {
      assertThat(faults(WatchFiles.jsonSchema(), bad)).as(bad).isNotEmpty();
    }
  }

  @Test
  void tellsAnEditorWhatAKeyMeans() {
    assertThat(WatchFiles.jsonSchema())
        .contains("\"$schema\" : \"https://json-schema.org/draft/2020-12/schema\"")
        .contains("Last day on which it exists.");
  }

  @Test
  void knowsAKeyThatIsAddedToTheTableAsTheCheckerDoes() {
    var section = Topics.SECTION.with(MOTTO);
    var good = "{id: a, name: A, query: a, motto: calm}";
    var bad = "{id: a, name: A, query: a, motto: Keep calm}";

    assertThat(read(Topics.SECTION, good))
        .singleElement()
        .asString()
        .contains("'motto' is not a key");
    assertThat(read(section, good)).isEmpty();
    assertThat(read(section, bad)).singleElement().asString().contains("'Keep calm' is not an id");

    assertThat(faults(SchemaText.of(Topics.SECTION, "t"), json(good))).isNotEmpty();
    assertThat(faults(SchemaText.of(section, "t"), json(good))).isEmpty();
    assertThat(faults(SchemaText.of(section, "t"), json(bad))).isNotEmpty();
  }

  private static List<String> read(Section section, String yaml) {
    var faults = new Faults();
    var node = new Yaml().compose(new StringReader(yaml));
    section.read(node, "topic", new Page(Path.of("demo/a.yml"), faults));
    return faults.all().stream().map(WatchFault::toString).toList();
  }

  private static List<Error> faults(String schema, String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema, InputFormat.JSON)
        .validate(json, InputFormat.JSON);
  }

  /** As an editor takes YAML, for which a date is a text. */
  private static String json(String yaml) {
    var texts =
        new Yaml(
            new SafeConstructor(new LoaderOptions()),
            new Representer(new DumperOptions()),
            new DumperOptions(),
            new Resolver() {
              @Override
              protected void addImplicitResolvers() {
                // none: each scalar is a text
              }
            });
    Object value = texts.load(yaml);
    return JsonMapper.shared().writeValueAsString(value);
  }
}
