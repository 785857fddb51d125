package org.unsaid.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.core.Failure;

class RobotsTest {

  private final AtomicReference<String> robots = new AtomicReference<>(RawServer.status(404));
  private RawServer server;

  @BeforeEach
  void open() throws IOException {
    server = new RawServer();
    server.on("/robots.txt", visit -> visit.say(robots.get()));
    server.otherwise(visit -> visit.say(RawServer.ok("a page")));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private URI page(String path) {
    return server.url("ministry.example", path);
  }

  private long timesAsked() {
    return server.visits().stream().filter(visit -> visit.path().equals("/robots.txt")).count();
  }

  private static Fetch.Disallowed disallowed(Fetch fetch) {
    assertThat(fetch).isInstanceOf(Fetch.Disallowed.class);
    return (Fetch.Disallowed) fetch;
  }

  @Test
  void doesNotFetchWhatIsForbidden() throws Exception {
    robots.set(
        RawServer.ok(
            """
            User-agent: other
            Disallow: /

            User-agent: Unsaid
            Disallow: /private
            Allow: /private/open
            """));
    try (var fetching = Fetching.usual(server)) {
      var no = disallowed(fetching.fetch(page("/private/a")));
      fetching.fetched(page("/private/open/b"));
      fetching.fetched(page("/c"));

      assertThat(no.why()).contains("/private", "ministry.example", "unsaid");
      assertThat(no.hops()).isEmpty();
      assertThat(server.paths()).containsExactly("/private/open/b", "/c");
    }
  }

  @Test
  void obeysTheRulesForAllWhereThereAreNoneForUs() throws Exception {
    robots.set(RawServer.ok("User-agent: *\nDisallow: /*.pdf$\n"));

    try (var fetching = Fetching.usual(server)) {
      disallowed(fetching.fetch(page("/a.pdf")));
      fetching.fetched(page("/a.pdf.html"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 418, 451})
  void fetchesWhereThereIsNone(int status) throws Exception {
    robots.set(RawServer.status(status));

    try (var fetching = Fetching.usual(server)) {
      fetching.fetched(page("/"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void doesNotFetchWhereItsServerFails(int status) throws Exception {
    robots.set(RawServer.status(status));

    try (var fetching = Fetching.usual(server)) {
      assertThat(disallowed(fetching.fetch(page("/"))).why()).contains("" + status);
      assertThat(server.paths()).isEmpty();
    }
  }

  @Test
  void doesNotFetchWhereItIsCutShort() throws Exception {
    robots.set("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nUser-agent: *\n");

    try (var fetching = Fetching.usual(server)) {
      disallowed(fetching.fetch(page("/")));
    }
  }

  @Test
  void asksAgainSoonWhereItCouldNotBeHad() throws Exception {
    robots.set(RawServer.status(500));

    try (var fetching = Fetching.usual(server)) {
      disallowed(fetching.fetch(page("/")));
      disallowed(fetching.fetch(page("/")));
      assertThat(timesAsked()).isEqualTo(1);

      robots.set(RawServer.ok(""));
      fetching.pass(Duration.ofMinutes(2));
      fetching.fetched(page("/"));
    }
  }

  @Test
  void goesOnWithAnOldCopyWhereItCannotBeHad() throws Exception {
    robots.set(RawServer.ok("User-agent: *\nDisallow: /no\n"));

    try (var fetching = Fetching.usual(server)) {
      fetching.fetched(page("/yes"));
      robots.set(RawServer.status(500));
      fetching.pass(Duration.ofDays(2));

      fetching.fetched(page("/yes"));
      disallowed(fetching.fetch(page("/no")));
      assertThat(timesAsked()).isEqualTo(2);
    }
  }

  @Test
  void fetchesAgainWhereItWasMissingForThirtyDays() throws Exception {
    robots.set(RawServer.status(500));

    try (var fetching = Fetching.usual(server)) {
      disallowed(fetching.fetch(page("/")));
      fetching.pass(Duration.ofDays(29));
      disallowed(fetching.fetch(page("/")));
      fetching.pass(Duration.ofDays(1));
      fetching.fetched(page("/"));
    }
  }

  @Test
  void asksForItOnceADay() throws Exception {
    robots.set(RawServer.ok("User-agent: *\nDisallow: /a\n"));

    try (var fetching = Fetching.usual(server)) {
      fetching.fetched(page("/b"));
      fetching.pass(Duration.ofHours(23));
      fetching.fetched(page("/b"));
      assertThat(timesAsked()).isEqualTo(1);

      robots.set(RawServer.ok("User-agent: *\nDisallow: /b\n"));
      fetching.pass(Duration.ofHours(1));
      disallowed(fetching.fetch(page("/b")));
      assertThat(timesAsked()).isEqualTo(2);
    }
  }

  @Test
  void givesItsExchangesToBeKept() throws Exception {
    server.on("/robots.txt", RawServer.redirect("/elsewhere.txt"));
    server.on("/elsewhere.txt", RawServer.ok("User-agent: *\nDisallow: /no\n"));

    try (var fetching = Fetching.usual(server)) {
      var fetched = fetching.fetched(page("/yes"));
      disallowed(fetching.fetch(page("/no")));

      assertThat(fetched.hops()).hasSize(1);
      assertThat(fetching.robots)
          .extracting(Exchange::url)
          .containsExactly(page("/robots.txt"), page("/elsewhere.txt"));
    }
  }

  @Test
  void takesALongWayToItForNone() throws Exception {
    server.on("/robots.txt", RawServer.redirect("/0"));
    for (var i = 0; i < 6; i++) {
      server.on("/" + i, RawServer.redirect("/" + (i + 1)));
    }

    try (var fetching = Fetching.usual(server)) {
      fetching.fetched(page("/page"));
      assertThat(server.paths()).containsExactly("/0", "/1", "/2", "/3", "/4", "/page");
    }
  }

  @Test
  void readsTheFirstHalfMegabyteByWholeLines() throws Exception {
    var rules = "User-agent: *\nDisallow: /early\n" + "#".repeat(60) + "\n";
    var text = new StringBuilder(rules);
    while (text.length() < Robots.LONGEST - 10) {
      text.append("Allow: /x").append(text.length()).append('\n');
    }
    text.setLength(Robots.LONGEST - 11);
    text.append("\nDisallow: /late\n".repeat(100));
    robots.set(RawServer.ok(text.toString()));
    var limits = new Limits(1 << 20, 1 << 20, Duration.ofSeconds(20), Duration.ofSeconds(10), 5);

    try (var fetching = new Fetching(Fetching.manners(limits, server))) {
      disallowed(fetching.fetch(page("/early")));
      // the cut goes through "Disallow: /late" just behind the slash: read so, all were forbidden
      fetching.fetched(page("/other"));
    }
  }

  @Test
  void keepsThePauseThatAHostAsksFor() throws Exception {
    robots.set(RawServer.ok("User-agent: *\nCrawl-delay: 7\n"));

    try (var fetching = Fetching.usual(server)) {
      fetching.fetched(page("/a"));
      var before = fetching.naps.nanos();
      fetching.fetched(page("/b"));

      assertThat(Duration.ofNanos(fetching.naps.nanos() - before)).isEqualTo(Duration.ofSeconds(7));
      assertThat(fetching.fetcher.remark(page("/")))
          .hasValueSatisfying(remark -> assertThat(remark).contains("7 s"));
    }
  }

  @Test
  void keepsNoPauseThatWouldMeanNever() throws Exception {
    robots.set(RawServer.ok("User-agent: *\nCrawl-delay: 86400\n"));

    try (var fetching = Fetching.usual(server)) {
      fetching.fetched(page("/a"));
      var before = fetching.naps.nanos();
      fetching.fetched(page("/b"));

      assertThat(Duration.ofNanos(fetching.naps.nanos() - before)).isEqualTo(Robots.LONGEST_PAUSE);
      assertThat(fetching.fetcher.remark(page("/")))
          .hasValueSatisfying(remark -> assertThat(remark).contains("86400 s", "60 s"));
    }
  }

  @Test
  void saysWhyTheHostItselfCannotBeReached() throws Exception {
    Resolver nothing =
        host -> {
          throw new UnknownHostException(host);
        };
    try (var fetching = new Fetching(Fetching.manners(Fetching.LIMITS, server), nothing, null)) {
      fetching.failed(page("/"), Failure.NAME);
    }
  }

  @Test
  void leavesAHostAloneThatSaysSoForItsRobots() throws Exception {
    robots.set(RawServer.status(429, "Retry-After: 60"));

    try (var fetching = Fetching.usual(server)) {
      var failed = fetching.failed(page("/"), Failure.TOO_MANY);

      assertThat(failed.notBefore()).isEqualTo(Fetching.NOW.plusSeconds(60));
      fetching.pass(Duration.ofSeconds(60));
      robots.set(RawServer.ok(""));
      fetching.fetched(page("/"));
    }
  }

  @Test
  void asksForItOnceForManyWhoWait() throws Exception {
    try (var fetching = Fetching.usual(server)) {
      var threads = new ArrayList<Thread>();
      for (var i = 0; i < 20; i++) {
        var path = "/" + i;
        threads.add(Thread.startVirtualThread(() -> fetching.fetched(page(path))));
      }
      for (var thread : threads) {
        thread.join();
      }

      assertThat(timesAsked()).isEqualTo(1);
      assertThat(server.paths()).hasSize(20);
    }
  }
}
