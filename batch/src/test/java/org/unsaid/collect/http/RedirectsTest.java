package org.unsaid.collect.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.core.Failure;

class RedirectsTest {

  private RawServer server;

  @BeforeEach
  void open() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private URI start() {
    return server.url("ministry.example", "/start");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsARedirectAndKeepsEachHop(int status) throws Exception {
    server.on(
        "/start", "HTTP/1.1 %d X\r\nLocation: next\r\nContent-Length: 0\r\n\r\n".formatted(status));
    server.on("/next", RawServer.redirect(server.url("other.example", "/end")));
    server.on("/end", RawServer.ok("there"));

    try (var fetching = Fetching.usual(server)) {
      var fetched = fetching.fetched(start());

      assertThat(fetched.hops())
          .extracting(Exchange::url)
          .containsExactly(
              start(),
              server.url("ministry.example", "/next"),
              server.url("other.example", "/end"));
      assertThat(server.visit("/end").lines()).contains("Host: other.example:" + server.port());
      assertThat(server.visits()).noneMatch(visit -> visit.head().contains("Referer"));
    }
  }

  @Test
  void asksTheRobotsOfEachHost() throws Exception {
    server.on("/start", RawServer.redirect(server.url("other.example", "/end")));
    server.on(
        "/robots.txt",
        visit ->
            visit.say(
                visit.head().contains("other.example")
                    ? RawServer.ok("User-agent: *\nDisallow: /end\n")
                    : RawServer.status(404)));

    try (var fetching = Fetching.usual(server)) {
      var fetch = fetching.fetch(start());

      assertThat(fetch)
          .isInstanceOfSatisfying(
              Fetch.Disallowed.class, no -> assertThat(no.why()).contains("other.example", "/end"));
      assertThat(fetch.hops()).hasSize(1);
      assertThat(server.paths()).containsExactly("/start");
    }
  }

  @Test
  void seesACircle() throws Exception {
    server.on("/start", RawServer.redirect("/two"));
    server.on("/two", RawServer.redirect("/start#other"));

    try (var fetching = Fetching.usual(server)) {
      var failed = fetching.failed(start(), Failure.REDIRECT);

      assertThat(failed.why()).contains("circle");
      assertThat(failed.hops()).hasSize(2);
    }
  }

  @Test
  void doesNotFollowForEver() throws Exception {
    var count = new AtomicInteger();
    server.on("/robots.txt", RawServer.status(404));
    server.otherwise(visit -> visit.say(RawServer.redirect("/" + count.incrementAndGet())));

    try (var fetching = Fetching.usual(server)) {
      var failed = fetching.failed(start(), Failure.REDIRECT);

      assertThat(failed.why()).contains("5 times");
      assertThat(count).hasValue(6);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://%31%32%37.0.0.1/",
        "http://\u00e2\u0091\u00a0\u00e2\u0091\u00a1\u00e2\u0091\u00a6.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fd00:ec2::254]/latest",
        "http://[fe80::1%25lo]/",
        "http://169.254.169.254/latest/meta-data",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "//10.0.0.1/x",
        "http://inside.example/",
        "http://ministry.example:22/",
        "http://ministry.example:99999/",
        "http://user:secret@ministry.example/",
        "http://user@other.example/",
        "ftp://ministry.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http:///nowhere",
        "http://",
        "http://a..b/",
        "http://fa\u00c3\u009f.example/",
        "",
      })
  void isNotLedToWhereWeDoNotGo(String where) throws Exception {
    server.on("/start", RawServer.redirect(where));

    try (var fetching = Fetching.usual(server)) {
      var failed = fetching.failed(start(), Failure.REDIRECT);

      assertThat(failed.hops()).hasSize(1);
      assertThat(failed.why()).doesNotContain("secret");
      assertThat(server.paths()).containsExactly("/start");
    }
  }

  @Test
  void goesWhereTheWatchAllowsIt() throws Exception {
    server.on("/start", RawServer.redirect("http://127.0.0.1:%d/end".formatted(server.port())));
    server.on("/end", RawServer.ok("x"));
    var manners =
        new Manners(
            Fetching.AGENT,
            Duration.ZERO,
            Fetching.LIMITS,
            Set.of("Ministry.Example.", "127.0.0.1:" + server.port()));

    try (var fetching = new Fetching(manners)) {
      fetching.fetched(start());
    }
  }

  @Test
  void refusesAHostOfWhichOneAddressIsClosed() throws Exception {
    Resolver mixed =
        _ -> List.of(InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral("10.0.0.1"));
    var manners = new Manners(Fetching.AGENT, Duration.ZERO, Fetching.LIMITS, Set.of());

    try (var fetching = new Fetching(manners, mixed, null)) {
      var failed = fetching.failed(URI.create("http://mixed.example/"), Failure.ADDRESS);

      assertThat(failed.why()).contains("mixed.example", "10.0.0.1", "private");
    }
  }

  @Test
  void checksANameAnewThatMovesBetweenTwoHops() throws Exception {
    // allowed on the server's port alone: on port 80 its address counts, and that has moved inside
    server.on("/start", RawServer.redirect("http://ministry.example/inside"));
    var asked = new ConcurrentHashMap<String, Integer>();
    Resolver moving =
        host -> {
          asked.merge(host, 1, Integer::sum);
          return List.of(InetAddress.getLoopbackAddress());
        };

    try (var fetching = new Fetching(Fetching.manners(Fetching.LIMITS, server), moving, null)) {
      fetching.failed(start(), Failure.REDIRECT);

      assertThat(asked).containsEntry("ministry.example", 3);
      assertThat(server.visits()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a b",
        "/\u00c3\u00a9",
        "/x|y",
        "/[1]",
        "/%",
        "/a\\b",
        "?only=query",
        "/\u00e9",
      })
  void readsAddressesAsServersWriteThem(String where) throws Exception {
    server.on("/robots.txt", RawServer.status(404));
    server.on("/start", RawServer.redirect(where));
    server.otherwise(visit -> visit.say(RawServer.ok(visit.path())));

    try (var fetching = Fetching.usual(server)) {
      var content = new String(fetching.fetched(start()).answer().content(), US_ASCII);

      assertThat(content)
          .isIn(
              "/a%20b",
              "/%C3%A9", "/x%7Cy", "/%5B1%5D", "/%25", "/a%5Cb", "/start?only=query", "/%E9");
    }
  }
}
