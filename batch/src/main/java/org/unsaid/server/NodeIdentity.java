package org.unsaid.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Asks a server which process it is: a port may have passed to someone else meanwhile. */
final class NodeIdentity {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern PROCESS = Pattern.compile("\"process\":\\{[^{}]*\"id\":(\\d+)");

  private NodeIdentity() {}

  /**
   * @param caFile whom to trust with https
   * @return the number (PID) of the process that answers; empty if none does, or not to this
   *     password
   */
  static OptionalLong process(URI address, String user, String password, @Nullable Path caFile)
      throws IOException, InterruptedException {
    var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(address.resolve("/_nodes/_local/process"))
            .timeout(PATIENCE)
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .build();
    try (var client = client(caFile)) {
      var answer = client.send(request, BodyHandlers.ofString());
      var process = PROCESS.matcher(answer.body());
      return answer.statusCode() == 200 && process.find()
          ? OptionalLong.of(Long.parseLong(process.group(1)))
          : OptionalLong.empty();
    } catch (IOException noAnswer) {
      return OptionalLong.empty();
    }
  }

  private static HttpClient client(@Nullable Path caFile) throws IOException {
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
