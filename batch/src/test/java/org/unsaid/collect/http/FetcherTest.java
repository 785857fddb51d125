package org.unsaid.collect.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetcherTest {

  private RawServer server;

  @BeforeEach
  void open() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void keepsRequestAndAnswerAsTheyWentOverTheWire() throws Exception {
    var answer =
        String.join(
            "\r\n",
            "HTTP/1.1 200 Fine",
            "X-Odd:   two  blanks ",
            "transfer-encoding: chunked",
            "",
            "4;ext=1",
            "wiki",
            "5",
            "pedia",
            "0",
            "X-Trailer: t",
            "",
            "");
    server.on("/a", answer);

    try (var fetching = Fetching.usual(server)) {
      var exchange = fetching.fetched(server.url("ministry.example", "/a")).answer();

      assertThat(new String(exchange.response(), ISO_8859_1)).isEqualTo(answer);
      assertThat(new String(exchange.request(), ISO_8859_1))
          .isEqualTo(server.visit("/a").head() + "\r\n\r\n");
      assertThat(exchange.payload()).asString(US_ASCII).isEqualTo("wikipedia");
      assertThat(exchange.content()).asString(US_ASCII).isEqualTo("wikipedia");
      assertThat(exchange.truncated()).isEmpty();
      assertThat(exchange.peer()).contains(InetAddress.getLoopbackAddress());
      assertThat(exchange.began()).isEqualTo(Fetching.NOW);
    }
  }

  @Test
  void saysWhoWeAreAndNothingElseAboutUs() throws Exception {
    server.on("/", RawServer.ok("x"));

    try (var fetching = Fetching.usual(server)) {
      fetching.fetched(server.url("Ministry.Example", ""));

      assertThat(server.visit("/").lines())
          .containsExactlyInAnyOrder(
              "GET / HTTP/1.1",
              "Host: ministry.example:" + server.port(),
              "User-Agent: " + Fetching.AGENT,
              "Accept: text/html, application/xhtml+xml, application/xml, */*;q=0.8",
              "Accept-Encoding: gzip",
              "Connection: close");
    }
  }

  @Test
  void sendsNoCookieBack() throws Exception {
    server.on("/", "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 1\r\n\r\nx");

    try (var fetching = Fetching.usual(server)) {
      fetching.fetched(server.url("ministry.example", "/"));
      fetching.fetched(server.url("ministry.example", "/"));

      assertThat(server.visits()).noneMatch(visit -> visit.head().contains("Cookie"));
    }
  }

  @Test
  void asksWhetherItChanged() throws Exception {
    server.on("/", "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n");

    try (var fetching = Fetching.usual(server)) {
      var date = "Tue, 06 May 2031 07:00:00 GMT";
      var url = server.url("ministry.example", "/");
      var fetch = fetching.fetcher.fetch(new FetchRequest(url, "\"1\"", date));

      assertThat(fetch).isInstanceOf(Fetch.NotModified.class);
      assertThat(fetch.hops()).hasSize(1);
      assertThat(server.visit("/").lines())
          .contains("If-None-Match: \"1\"", "If-Modified-Since: " + date);
    }
  }

  @Test
  void givesNoHeaderBackThatCouldEndItsLine() throws Exception {
    server.on("/", RawServer.ok("x"));

    try (var fetching = Fetching.usual(server)) {
      var url = server.url("ministry.example", "/");
      fetching.fetcher.fetch(new FetchRequest(url, "\"1\"\r\nX-Evil: 1", "a\nb"));

      assertThat(server.visit("/").head()).doesNotContain("Evil", "If-");
    }
  }

  @Test
  void unpacksWhatIsPacked() throws Exception {
    server.on("/gzip", visit -> packed(visit, "gzip", gzip("a page".getBytes(US_ASCII))));
    server.on("/deflate", visit -> packed(visit, "deflate", deflate("a page")));
    server.on("/both", visit -> packed(visit, "deflate, gzip", gzip(deflate("a page"))));

    try (var fetching = Fetching.usual(server)) {
      for (var path : List.of("/gzip", "/deflate", "/both")) {
        var exchange = fetching.fetched(server.url("ministry.example", path)).answer();

        assertThat(exchange.content()).as(path).asString(US_ASCII).isEqualTo("a page");
        assertThat(exchange.payload()).as(path).isNotEqualTo(exchange.content());
      }
    }
  }

  @Test
  void readsAnAnswerThatEndsWithItsConnection() throws Exception {
    server.on("/", "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nto the end");

    try (var fetching = Fetching.usual(server)) {
      assertThat(fetching.fetched(server.url("ministry.example", "/")).answer().content())
          .asString(US_ASCII)
          .isEqualTo("to the end");
    }
  }

  @Test
  void sendsPathsAsTheyAreWritten() throws Exception {
    server.on("//a//b/%7Ec?q=%20", RawServer.ok("x"));
    server.on("/%C3%A9", RawServer.ok("x"));

    try (var fetching = Fetching.usual(server)) {
      fetching.fetched(server.url("ministry.example", "//a//b/%7Ec?q=%20#part"));
      fetching.fetched(server.url("ministry.example", "/é"));
    }
  }

  @Test
  void asksAnAddressOfTheSixthVersion() throws Exception {
    try (var six = new RawServer(new ServerSocket(0, 50, InetAddress.ofLiteral("::1")))) {
      six.on("/", RawServer.ok("six"));
      var manners =
          new Manners(
              Fetching.AGENT, Duration.ZERO, Fetching.LIMITS, Set.of("[::1]:" + six.port()));
      try (var fetching = new Fetching(manners)) {
        var answer = fetching.fetched(six.url("[::1]", "/")).answer();

        assertThat(answer.peer().orElseThrow()).isInstanceOf(Inet6Address.class);
        assertThat(six.visit("/").lines()).contains("Host: [::1]:" + six.port());
      }
    } catch (SocketException e) {
      Assumptions.abort("no IPv6 on this machine");
    }
  }

  @Test
  void looksUpAnAddressOnceARequestAndGoesNowhereElse() throws Exception {
    // a name server that changes its mind with every question
    var lookUps = new AtomicInteger();
    Resolver fickle = _ -> List.of(InetAddress.ofLiteral("127.0.0." + lookUps.incrementAndGet()));

    try (var everywhere = new RawServer(new ServerSocket(0));
        var fetching = new Fetching(Fetching.manners(Fetching.LIMITS, everywhere), fickle, null)) {
      everywhere.on("/", RawServer.ok("x"));
      var page = fetching.fetched(everywhere.url("ministry.example", "/")).answer();

      assertThat(fetching.robots.getFirst().peer()).contains(InetAddress.ofLiteral("127.0.0.1"));
      assertThat(page.peer()).contains(InetAddress.ofLiteral("127.0.0.2"));
      assertThat(lookUps).hasValue(2);
    }
  }

  @Test
  void asksAHostAtItsUsualPortWhereverItsServerListens() throws Exception {
    server.on("/", RawServer.ok("x"));
    var elsewhere =
        new Resolver() {
          @Override
          public List<InetAddress> resolve(String host) {
            return List.of(InetAddress.getLoopbackAddress());
          }

          @Override
          public int port(String host, int port) {
            return server.port();
          }
        };
    var manners =
        new Manners(Fetching.AGENT, Duration.ZERO, Fetching.LIMITS, Set.of("ministry.example"));

    try (var fetching = new Fetching(manners, elsewhere, null)) {
      var exchange = fetching.fetched(URI.create("http://ministry.example/")).answer();

      assertThat(exchange.url()).hasToString("http://ministry.example/");
      assertThat(new String(exchange.request(), US_ASCII)).contains("Host: ministry.example\r\n");
    }
  }

  @Test
  void triesTheNextAddressWhereOneIsDead() throws Exception {
    server.on("/", RawServer.ok("x"));
    Resolver two =
        _ -> List.of(InetAddress.ofLiteral("127.0.0.77"), InetAddress.getLoopbackAddress());

    try (var fetching = new Fetching(Fetching.manners(Fetching.LIMITS, server), two, null)) {
      var answer = fetching.fetched(server.url("ministry.example", "/")).answer();

      assertThat(answer.peer()).contains(InetAddress.getLoopbackAddress());
    }
  }

  @Test
  void showsAnInternationalNameInBothForms() throws Exception {
    var manners =
        new Manners(Fetching.AGENT, Duration.ZERO, Fetching.LIMITS, Set.of("bücher.example"));
    try (var fetching = new Fetching(manners)) {
      server.on("/", RawServer.status(404));
      var failed =
          (Fetch.Failed) fetching.fetch(new URI("http://bücher.example:" + server.port() + "/"));

      assertThat(failed.why()).contains("xn--bcher-kva.example", "bücher.example");
      assertThat(server.visit("/").lines())
          .contains("Host: xn--bcher-kva.example:" + server.port());
    }
  }

  private static void packed(RawServer.Visit visit, String coding, byte[] body) throws IOException {
    visit.say(
        "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(coding, body.length));
    visit.say(body);
  }

  static byte[] gzip(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(String plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var deflate = new DeflaterOutputStream(packed)) {
      deflate.write(plain.getBytes(US_ASCII));
    }
    return packed.toByteArray();
  }
}
