package org.unsaid.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server as seen from outside.
 *
 * @param caFile whom to trust with https
 */
record Node(URI address, String user, String password, @Nullable Path caFile) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(1);
  private static final Pattern PROCESS = Pattern.compile("\"process\":\\{[^{}]*\"id\":(\\d+)");

  /**
   * Which process answers (PID): a port may have passed to someone else. Empty if none does, or not
   * to this password.
   */
  OptionalLong process() throws IOException, InterruptedException {
    var answer = get("/_nodes/_local/process", PATIENCE);
    if (answer.isEmpty() || answer.get().statusCode() != 200) {
      return OptionalLong.empty();
    }
    var process = PROCESS.matcher(answer.get().body());
    return process.find()
        ? OptionalLong.of(Long.parseLong(process.group(1)))
        : OptionalLong.empty();
  }

  /**
   * Waits until every index can be read and written, but no longer than a minute: an index that
   * takes longer, or is broken, is told by the first who asks for it.
   */
  void awaitIndices() throws IOException, InterruptedException {
    get(
        "/_cluster/health?wait_for_status=yellow&timeout=" + LONGEST_RECOVERY.toSeconds() + "s",
        LONGEST_RECOVERY.plus(PATIENCE));
  }

  private Optional<HttpResponse<String>> get(String path, Duration patience)
      throws IOException, InterruptedException {
    var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(patience)
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .build();
    try (var client = client()) {
      return Optional.of(client.send(request, BodyHandlers.ofString()));
    } catch (IOException noAnswer) {
      return Optional.empty();
    }
  }

  private HttpClient client() throws IOException {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE);
    return (caFile == null ? client : client.sslContext(trusting(caFile))).build();
  }

  private static SSLContext trusting(Path caFile) throws IOException {
    try (var pem = Files.newInputStream(caFile)) {
      var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(caFile + " holds no certificate that can be read", e);
    }
  }
}
