package org.unsaid.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.unsaid.core.Failure;

@Timeout(60)
class PaceTest {

  private RawServer server;

  @BeforeEach
  void open() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private URI page(String host) {
    return server.url(host, "/page");
  }

  private Fetching paced(Duration pace) throws Exception {
    return new Fetching(
        new Manners(
            Fetching.AGENT, pace, Fetching.LIMITS, Set.of("ministry.example", "other.example")));
  }

  @Test
  void pausesBetweenTheEndOfARequestAndTheNext() throws Exception {
    try (var fetching = paced(Duration.ofSeconds(3))) {
      server.on(
          "/page",
          visit -> {
            // the answer takes ten seconds; the pause begins when it is over
            fetching.naps.sleep(Duration.ofSeconds(10));
            visit.say(RawServer.ok("x"));
          });
      fetching.fetched(page("ministry.example"));
      assertThat(Duration.ofNanos(fetching.naps.nanos())).isEqualTo(Duration.ofSeconds(3 + 10));

      fetching.fetched(page("ministry.example"));
      assertThat(Duration.ofNanos(fetching.naps.nanos())).isEqualTo(Duration.ofSeconds(26));
    }
  }

  @Test
  void pausesForNoOtherHost() throws Exception {
    server.on("/page", RawServer.ok("x"));
    server.on("/robots.txt", RawServer.status(404));

    try (var fetching = paced(Duration.ofSeconds(3))) {
      fetching.fetched(page("ministry.example"));
      fetching.fetched(page("other.example"));

      assertThat(Duration.ofNanos(fetching.naps.nanos())).isEqualTo(Duration.ofSeconds(6));
    }
  }

  @Test
  void asksAHostOneThingAtATime() throws Exception {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    server.on(
        "/page",
        visit -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.sleep(5);
          now.decrementAndGet();
          visit.say(RawServer.ok("x"));
        });
    try (var fetching = Fetching.usual(server)) {
      var threads = new ArrayList<Thread>();
      for (var i = 0; i < 10; i++) {
        threads.add(Thread.startVirtualThread(() -> fetching.fetched(page("ministry.example"))));
      }
      for (var thread : threads) {
        thread.join();
      }

      assertThat(server.paths()).hasSize(10);
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void letsNoSlowHostHoldUpAnother() throws Exception {
    var asked = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    server.on(
        "/page",
        visit -> {
          if (visit.head().contains("ministry.example")) {
            asked.countDown();
            done.await();
          }
          visit.say(RawServer.ok("x"));
        });
    try (var fetching = Fetching.usual(server)) {
      var slow = new ArrayList<Thread>();
      for (var i = 0; i < 5; i++) {
        slow.add(Thread.startVirtualThread(() -> fetching.fetched(page("ministry.example"))));
      }
      asked.await();

      fetching.fetched(page("other.example"));
      done.countDown();
      for (var thread : slow) {
        thread.join();
      }
    }
  }

  @Test
  void leavesAHostAloneAsLongAsItAsksForIt() throws Exception {
    server.on("/page", RawServer.status(429, "Retry-After: 3600"));

    try (var fetching = Fetching.usual(server)) {
      var until = fetching.failed(page("ministry.example"), Failure.TOO_MANY).notBefore();
      fetching.pass(Duration.ofMinutes(59));
      var again = fetching.failed(page("ministry.example"), Failure.TOO_MANY);

      assertThat(again.notBefore()).isEqualTo(until);
      assertThat(again.why()).contains("ministry.example", "2031-05-06T08:08:09Z");
      assertThat(server.paths()).hasSize(1);

      server.on("/page", RawServer.ok("x"));
      fetching.pass(Duration.ofMinutes(1));
      fetching.fetched(page("ministry.example"));
    }
  }

  @Test
  void leavesNoOtherHostAloneForThat() throws Exception {
    server.on(
        "/page",
        visit ->
            visit.say(
                visit.head().contains("other")
                    ? RawServer.ok("x")
                    : RawServer.status(503, "Retry-After: 3600")));

    try (var fetching = Fetching.usual(server)) {
      fetching.failed(page("ministry.example"), Failure.TOO_MANY);
      fetching.fetched(page("other.example"));
    }
  }
}
