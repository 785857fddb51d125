package org.unsaid.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.unsaid.server.ElasticsearchServer;

/**
 * Plain requests to a server, independent of the client that is under test.
 *
 * @param authorization the header's value; null for none
 * @param caFile PEM of the authority to trust; null for what Java trusts
 */
public record Rest(URI address, @Nullable String authorization, @Nullable Path caFile) {

  /** A status and a JSON text. */
  public record Answer(int status, String body) {}

  public static Rest of(ElasticsearchServer server, @Nullable Path caFile) {
    var credentials = server.user() + ":" + server.password();
    var encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return new Rest(server.address(), "Basic " + encoded, caFile);
  }

  public Answer get(String path) throws IOException {
    return send("GET", path, "");
  }

  public Answer send(String method, String path, String json) throws IOException {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    try (var client = (caFile == null ? builder : builder.sslContext(trusting(caFile))).build()) {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
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
      throw new IOException(e);
    }
  }
}
