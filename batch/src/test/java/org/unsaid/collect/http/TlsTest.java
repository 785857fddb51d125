package org.unsaid.collect.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.unsaid.core.Failure;

@Timeout(60)
class TlsTest {

  private static TestCertificates certificates;

  @BeforeAll
  static void make() throws Exception {
    certificates = new TestCertificates();
  }

  private static Fetching fetching(Limits limits) throws Exception {
    var manners =
        new Manners(
            Fetching.AGENT, Duration.ZERO, limits, Set.of("ministry.example", "other.example"));
    return new Fetching(
        manners, _ -> List.of(InetAddress.getLoopbackAddress()), certificates.trust());
  }

  private static Fetching fetching() throws Exception {
    return fetching(Fetching.LIMITS);
  }

  private static URI page(RawServer server, String host) {
    return URI.create("https://%s:%d/page".formatted(host, server.port()));
  }

  @Test
  void keepsWhatWasSaidWithinTls() throws Exception {
    var asked = new AtomicReference<Object>();
    try (var server = certificates.server("ministry.example");
        var fetching = fetching()) {
      var answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n";
      server.on(
          "/page",
          visit -> {
            var session = (ExtendedSSLSession) ((SSLSocket) visit.socket()).getSession();
            asked.set(session.getRequestedServerNames().toString());
            visit.say(answer);
          });
      var exchange = fetching.fetched(page(server, "ministry.example")).answer();

      assertThat(new String(exchange.response(), ISO_8859_1)).isEqualTo(answer);
      assertThat(new String(exchange.request(), ISO_8859_1)).startsWith("GET /page HTTP/1.1\r\n");
      assertThat(exchange.peer()).contains(InetAddress.getLoopbackAddress());
      assertThat(asked.get()).asString().contains("ministry.example");
    }
  }

  @Test
  void doesNotTrustWhatHasExpired() throws Exception {
    try (var server = certificates.expired("ministry.example");
        var fetching = fetching()) {
      var failed = fetching.failed(page(server, "ministry.example"), Failure.TLS);

      assertThat(failed.hops()).isEmpty();
      assertThat(server.visits()).isEmpty();
    }
  }

  @Test
  void doesNotTrustACertificateForAnotherName() throws Exception {
    try (var server = certificates.server("other.example");
        var fetching = fetching()) {
      fetching.failed(page(server, "ministry.example"), Failure.TLS);

      assertThat(server.visits()).isEmpty();
    }
  }

  @Test
  void doesNotTrustWhatNobodyVouchesFor() throws Exception {
    try (var server = certificates.selfSigned("ministry.example");
        var fetching = fetching()) {
      fetching.failed(page(server, "ministry.example"), Failure.TLS);
    }
  }

  @Test
  void namesAServerThatSpeaksNoTls() throws Exception {
    try (var server = new RawServer();
        var fetching = fetching()) {
      // whatever comes is answered in plain text
      fetching.failed(page(plain(server), "ministry.example"), Failure.TLS);
    }
  }

  @Test
  void namesAConnectionThatEndsWithinTheHandshake() throws Exception {
    try (var door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var fetching = fetching()) {
      Thread.startVirtualThread(
          () -> {
            try {
              while (true) {
                var socket = door.accept();
                socket.getInputStream().read();
                socket.setSoLinger(true, 0);
                socket.close();
              }
            } catch (IOException e) {
              // closed: the test is over
            }
          });
      fetching.failed(
          URI.create("https://ministry.example:%d/".formatted(door.getLocalPort())), Failure.TLS);
    }
  }

  @Test
  void doesNotWaitForAHandshakeThatNeverEnds() throws Exception {
    // the system takes connections, and nobody ever says a word
    try (var door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var fetching =
            fetching(new Limits(1000, 1000, Duration.ofMillis(300), Duration.ofMillis(300), 5))) {
      var fetch =
          fetching.fetch(
              URI.create("https://ministry.example:%d/robots.txt".formatted(door.getLocalPort())));

      assertThat(fetch)
          .isInstanceOfSatisfying(
              Fetch.Failed.class,
              failed -> assertThat(failed.failure()).isEqualTo(Failure.TIMEOUT));
    }
  }

  @Test
  void followsFromPlainToSecureAndChecksItThere() throws Exception {
    try (var plain = new RawServer();
        var secure = certificates.server("other.example");
        var fetching = fetching()) {
      plain.on("/page", RawServer.redirect(page(secure, "other.example")));
      secure.on("/page", RawServer.ok("x"));

      assertThat(fetching.fetched(plain.url("ministry.example", "/page")).hops()).hasSize(2);
    }
  }

  private static RawServer plain(RawServer server) {
    server.answersAtOnce("HTTP/1.1 400 Bad Request\r\n\r\n");
    return server;
  }
}
