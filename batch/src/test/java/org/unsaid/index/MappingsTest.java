package org.unsaid.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MappingsTest {

  static List<String> aliases() {
    return Templates.ALIASES;
  }

  @Test
  void thereIsOneFileForEveryAliasAndNoOther() throws IOException {
    // Maven runs tests in the module's folder
    try (var files = Files.list(Path.of("..", "mappings"))) {
      assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\.json$", "")))
          .containsExactlyInAnyOrderElementsOf(Templates.ALIASES);
    }
  }

  @ParameterizedTest
  @MethodSource("aliases")
  void everyIndexRefusesFieldsThatItsFileDoesNotName(String alias) throws IOException {
    var template = LiveIndices.template(alias);

    assertThat(template.at("/template/mappings/dynamic").asString()).isEqualTo("strict");
  }

  @ParameterizedTest
  @MethodSource("aliases")
  void everyFileIsForTheVersionsOfItsOwnIndexAlone(String alias) throws IOException {
    var template = LiveIndices.template(alias);

    assertThat(template.path("index_patterns").valueStream().map(node -> node.asString()))
        .containsExactly(alias + "-v*");
    assertThat(template.path("version").asInt()).isPositive();
  }
}
