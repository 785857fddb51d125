package org.unsaid.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecuredServerIT {
  @TempDir static Path folder;
  private static SecuredServer server;

  @BeforeAll
  static void start() {
    server = SecuredServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void reachesUnsaidsIndicesWithTheApiKeyAndNoOther() throws IOException {
    var rest = new Rest(server.address(), apiKey(), server.caFile());

    assertThat(server.address().toString()).startsWith("https://127.0.0.1:");
    assertThat(
            rest.send(
                    "PUT",
                    "/_index_template/unsaid-notes",
                    "{\"index_patterns\": [\"unsaid-notes*\"], \"template\": {}}")
                .status())
        .isEqualTo(200);
    assertThat(rest.send("PUT", "/unsaid-notes/_doc/1?refresh=true", "{\"a\": 1}").status())
        .isEqualTo(201);
    assertThat(rest.get("/unsaid-notes/_search").body()).contains("\"a\": 1");
    assertThat(rest.send("PUT", "/others/_doc/1", "{\"a\": 1}").status()).isEqualTo(403);
    assertThat(rest.get("/others/_search").status()).isEqualTo(403);
  }

  @Test
  void isNotTrustedWithoutItsAuthority() {
    assertThatThrownBy(() -> new Rest(server.address(), apiKey(), null).get("/_cluster/health"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  private static String apiKey() throws IOException {
    return "ApiKey " + Files.readString(server.apiKeyFile());
  }
}
