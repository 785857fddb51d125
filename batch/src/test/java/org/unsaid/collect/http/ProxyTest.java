package org.unsaid.collect.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Failure;

class ProxyTest {

  private RawServer proxy;

  @BeforeEach
  void open() throws IOException {
    proxy = new RawServer();
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  private Fetching behind(boolean allowed) throws Exception {
    var manners =
        new Manners(
            Fetching.AGENT,
            Duration.ZERO,
            Fetching.LIMITS,
            Set.of(),
            URI.create("http://proxy.example:" + proxy.port()),
            allowed);
    // nobody but the proxy can be looked up
    Resolver resolver =
        host -> {
          if (!host.equals("proxy.example")) {
            throw new UnknownHostException(host);
          }
          return List.of(InetAddress.getLoopbackAddress());
        };
    return new Fetching(manners, resolver, null);
  }

  @Test
  void asksTheProxyWhereTheWatchAllowsThat() throws Exception {
    proxy.on("http://ministry.example/page", RawServer.ok("through"));

    try (var fetching = behind(true)) {
      var answer = fetching.fetched(URI.create("http://ministry.example/page")).answer();

      assertThat(new String(answer.content(), ISO_8859_1)).isEqualTo("through");
      assertThat(answer.url()).isEqualTo(URI.create("http://ministry.example/page"));
      assertThat(answer.peer()).isEmpty();
    }
  }

  @Test
  void asksNobodyWhereTheWatchDoesNotAllowAProxy() throws Exception {
    try (var fetching = behind(false)) {
      var failed = fetching.failed(URI.create("http://ministry.example/page"), Failure.ADDRESS);

      assertThat(failed.why()).contains("proxy", "watch");
      assertThat(proxy.visits()).isEmpty();
    }
  }

  @Test
  void sendsNoProxyToAClosedAddress() throws Exception {
    try (var fetching = behind(true)) {
      for (var host : List.of("10.0.0.1", "[::1]", "localhost", "a.localhost")) {
        fetching.failed(URI.create("http://" + host + "/"), Failure.ADDRESS);
      }
      assertThat(proxy.visits()).isEmpty();
    }
  }

  @Test
  void doesNotTakeTheProxysRefusalForTheServersAnswer() throws Exception {
    proxy.otherwise(visit -> visit.say(RawServer.status(403)));

    try (var fetching = behind(true)) {
      fetching.failed(URI.create("https://ministry.example/page"), Failure.CONNECT);
    }
  }
}
