package org.unsaid.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path home;

  @Test
  void letsNoServerStandInForOneWithAnotherHeapOrOtherSettings() throws IOException {
    var folder = ServerFolder.below(home);
    var distribution = new Distribution(home, "9.2.0");

    assertThat(
            Stream.of(
                    settings(512, Map.of()),
                    settings(1024, Map.of()),
                    settings(512, Map.of("action.auto_create_index", "false")),
                    settings(512, Map.of()))
                .map(settings -> Configuration.of(settings, folder))
                .map(configuration -> configuration.fingerprint(distribution, home))
                .distinct())
        .hasSize(3);
  }

  @Test
  void letsExtraSettingsReplaceOurs() throws IOException {
    var configuration =
        Configuration.of(
            settings(512, Map.of("node.name", "a \"b\" \\c")), ServerFolder.below(home));

    assertThat(configuration.yml().lines())
        .contains("node.name: \"a \\\"b\\\" \\\\c\"", "network.host: \"127.0.0.1\"")
        .doesNotContain("node.name: \"unsaid\"");
  }

  private ElasticsearchServer.Settings settings(int heap, Map<String, String> extra) {
    return new ElasticsearchServer.Settings(home, home, heap, extra);
  }
}
