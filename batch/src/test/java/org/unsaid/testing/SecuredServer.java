package org.unsaid.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.unsaid.server.ElasticsearchServer;

/**
 * A cluster as someone else may run it: https with a certificate of its own authority, and an API
 * key that reaches indices {@code unsaid-*} and index templates alone.
 */
public final class SecuredServer implements AutoCloseable {
  private static final int HEAP_MEGABYTES = 512;
  private static final Pattern ENCODED = Pattern.compile("\"encoded\":\"([^\"]+)\"");

  private final ElasticsearchServer server;
  private final Path caFile;
  private final Path apiKeyFile;

  private SecuredServer(ElasticsearchServer server, Path caFile, Path apiKeyFile) {
    this.server = server;
    this.caFile = caFile;
    this.apiKeyFile = apiKeyFile;
  }

  /**
   * @param folder empty, such as a {@code @TempDir}; close the server before it is deleted
   */
  public static SecuredServer start(Path folder) {
    try {
      var distribution =
          PluginDistribution.make(TestServer.distribution(), folder.resolve("distribution"));
      var home = folder.resolve("home");
      // the server reads key and certificate nowhere but below its config folder
      var certificate = Certificate.make(home.resolve("elasticsearch/config/http"));
      var server =
          ElasticsearchServer.start(
              new ElasticsearchServer.Settings(
                  distribution,
                  home,
                  HEAP_MEGABYTES,
                  Map.of(
                      "xpack.security.http.ssl.enabled", "true",
                      "xpack.security.http.ssl.certificate", "http/ca.pem",
                      "xpack.security.http.ssl.key", "http/http.key"),
                  certificate.certificate()));
      try {
        var apiKey = createApiKey(Rest.of(server, certificate.certificate()));
        return new SecuredServer(
            server,
            Files.copy(certificate.certificate(), folder.resolve("ca.pem")),
            Files.writeString(folder.resolve("api-key"), apiKey));
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String createApiKey(Rest rest) throws IOException {
    var answer =
        rest.send(
            "POST",
            "/_security/api_key",
            """
            {
              "name": "unsaid",
              "role_descriptors": {
                "unsaid": {
                  "cluster": ["monitor", "manage_index_templates"],
                  "indices": [{"names": ["unsaid-*"], "privileges": ["read", "write", "manage"]}]
                }
              }
            }
            """);
    var encoded = ENCODED.matcher(answer.body());
    if (!encoded.find()) {
      throw new IllegalStateException("no API key: " + answer);
    }
    return encoded.group(1);
  }

  /** {@code https://127.0.0.1:PORT}. */
  public URI address() {
    return server.address();
  }

  /** Holds the key as the header {@code Authorization: ApiKey …} takes it. */
  public Path apiKeyFile() {
    return apiKeyFile;
  }

  public Path caFile() {
    return caFile;
  }

  @Override
  public void close() {
    server.close();
  }
}
