package org.unsaid.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  @TempDir Path folder;

  @Test
  void saysHowToGetAServerThatIsMissing() {
    var settings =
        new ElasticsearchServer.Settings(
            folder.resolve("none"), folder.resolve("home"), 512, Map.of());

    assertThatThrownBy(() -> ElasticsearchServer.start(settings))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("is missing")
        .hasMessageContaining("mvn package");
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void saysWhatAHalfUnpackedServerLacks() throws IOException {
    Files.createFile(Files.createDirectories(folder.resolve("bin")).resolve("elasticsearch"));

    assertThatThrownBy(() -> Distribution.at(folder))
        .hasMessageContaining("lacks bin/elasticsearch-keystore")
        .hasMessageContaining("mvn package");
  }
}
