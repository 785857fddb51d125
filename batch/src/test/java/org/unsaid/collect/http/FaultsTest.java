package org.unsaid.collect.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.core.Failure;

/** Everything that a server or the way to it can do wrong, and the class that we give it. */
@Timeout(60)
class FaultsTest {

  private RawServer server;

  @BeforeEach
  void open() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private URI page() {
    return server.url("ministry.example", "/page");
  }

  @Test
  void namesAHostThatHasNoAddress() throws Exception {
    Resolver nothing =
        host -> {
          throw new UnknownHostException(host);
        };
    try (var fetching = new Fetching(Fetching.manners(Fetching.LIMITS, server), nothing, null)) {
      var failed = fetching.failed(page(), Failure.NAME);

      assertThat(failed.hops()).isEmpty();
      assertThat(failed.why()).contains("ministry.example");
    }
  }

  @Test
  void doesNotWaitForANameServerBeyondTheDeadline() throws Exception {
    var never = new CountDownLatch(1);
    Resolver asleep =
        _ -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    var manners =
        Fetching.manners(
            new Limits(1000, 1000, Duration.ofMillis(200), Duration.ofMillis(200), 5), server);
    try (var fetching = new Fetching(manners, asleep, null)) {
      assertThat(fetching.fetch(server.url("ministry.example", "/robots.txt")))
          .isInstanceOfSatisfying(
              Fetch.Failed.class,
              failed -> assertThat(failed.failure()).isEqualTo(Failure.TIMEOUT));
    }
  }

  @Test
  void namesAConnectionThatNobodyTook() throws Exception {
    int free;
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = door.getLocalPort();
    }
    var manners =
        new Manners(
            Fetching.AGENT, Duration.ZERO, Fetching.LIMITS, Set.of("ministry.example:" + free));
    try (var fetching = new Fetching(manners)) {
      fetching.failed(URI.create("http://ministry.example:" + free + "/page"), Failure.CONNECT);
    }
  }

  @Test
  void namesAResetWithinTheBodyAndKeepsWhatCame() throws Exception {
    server.on(
        "/page",
        visit -> {
          visit.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it");
          visit.socket().getInputStream().available();
          visit.reset();
        });
    try (var fetching = Fetching.usual(server)) {
      fetching.failed(page(), Failure.CUT_SHORT);
    }
  }

  @Test
  void namesAResetBeforeAnyAnswer() throws Exception {
    server.on("/page", RawServer.Visit::reset);

    try (var fetching = Fetching.usual(server)) {
      assertThat(fetching.failed(page(), Failure.CUT_SHORT).hops()).isEmpty();
    }
  }

  @Test
  void namesAConnectionThatEndsWithoutAWord() throws Exception {
    server.on("/page", visit -> {});

    try (var fetching = Fetching.usual(server)) {
      assertThat(fetching.failed(page(), Failure.CUT_SHORT).hops()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nhalf of it",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\nhalf of it",
      })
  void takesNoHalfAnswerForAWholeOne(String half) throws Exception {
    server.on("/page", half);

    try (var fetching = Fetching.usual(server)) {
      var failed = fetching.failed(page(), Failure.CUT_SHORT);

      var exchange = failed.hops().getLast();
      assertThat(exchange.truncated()).contains(Exchange.Truncated.DISCONNECT);
      assertThat(new String(exchange.response(), ISO_8859_1)).isEqualTo(half);
      assertThat(exchange.payload()).asString(US_ASCII).isEqualTo("half of it");
      assertThat(exchange.status()).isEqualTo(200);
    }
  }

  @Test
  void doesNotBelieveALengthThatIsTooShort() throws Exception {
    server.on("/page", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour and more");

    try (var fetching = Fetching.usual(server)) {
      fetching.failed(page(), Failure.CUT_SHORT);
    }
  }

  @Test
  void forgivesAnEmptyLineBehindABody() throws Exception {
    server.on("/page", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour\r\n");

    try (var fetching = Fetching.usual(server)) {
      fetching.fetched(page());
    }
  }

  @Test
  void takesAnAnswerForWholeWhoseConnectionIsResetBehindIt() throws Exception {
    server.on(
        "/page",
        visit -> {
          visit.say(RawServer.ok("whole"));
          visit.reset();
        });
    try (var fetching = Fetching.usual(server)) {
      // a reset may overtake the answer, but where all of it came, it counts
      var fetch = fetching.fetch(page());

      assertThat(fetch)
          .satisfiesAnyOf(
              whole -> assertThat(whole).isInstanceOf(Fetch.Fetched.class),
              cut ->
                  assertThat(cut)
                      .isInstanceOfSatisfying(
                          Fetch.Failed.class,
                          failed -> assertThat(failed.failure()).isEqualTo(Failure.CUT_SHORT)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.9\r\n",
        "<html>no head at all</html>",
        "\0\1\2\3\4\5\6\7",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon here\r\n\r\nx",
        "HTTP/9.1 200 OK\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
      })
  void keepsWhatIsNotHttpAndSaysSo(String garbage) throws Exception {
    server.on("/page", garbage);

    try (var fetching = Fetching.usual(server)) {
      var failed = fetching.failed(page(), Failure.MALFORMED);

      assertThat(new String(failed.hops().getLast().response(), ISO_8859_1)).isEqualTo(garbage);
      assertThat(failed.hops().getLast().truncated()).isPresent();
    }
  }

  @Test
  void givesUpOnASlowDripAndKeepsWhatCame() throws Exception {
    server.on(
        "/page",
        visit -> {
          visit.say("HTTP/1.1 200 OK\r\n\r\n");
          drip(visit, "x");
        });
    try (var fetching = Fetching.hurried(server)) {
      var failed = fetching.failed(page(), Failure.TIMEOUT);

      assertThat(failed.hops().getLast().truncated()).contains(Exchange.Truncated.TIME);
      assertThat(failed.hops().getLast().payload()).contains('x');
    }
  }

  @Test
  void givesUpOnAHeadThatDrips() throws Exception {
    server.on(
        "/page",
        visit -> {
          visit.say("HTTP/1.1 200 OK\r\n");
          drip(visit, "X-A: b\r\n");
        });
    try (var fetching = Fetching.hurried(server)) {
      fetching.failed(page(), Failure.TIMEOUT);
    }
  }

  @Test
  void givesUpOnAServerThatSaysNothing() throws Exception {
    server.on("/page", RawServer.Visit::stay);

    try (var fetching = Fetching.hurried(server)) {
      var failed = fetching.failed(page(), Failure.TIMEOUT);

      assertThat(failed.hops()).isEmpty();
      assertThat(failed.why()).contains("400 ms");
    }
  }

  @Test
  void givesTheWholeWayOneDeadline() throws Exception {
    var manners =
        Fetching.manners(
            new Limits(1000, 1000, Duration.ofMillis(300), Duration.ofMillis(300), 1000), server);
    server.on("/robots.txt", RawServer.status(404));
    try (var fetching = new Fetching(manners)) {
      server.otherwise(
          visit -> {
            Thread.sleep(50);
            visit.say(RawServer.redirect("/page?" + System.nanoTime()));
          });
      fetching.failed(page(), Failure.TIMEOUT);
    }
  }

  @Test
  void stopsAnEndlessBodyAtItsCap() throws Exception {
    server.on(
        "/page",
        visit -> {
          visit.say("HTTP/1.1 200 OK\r\n\r\n");
          for (var block = "x".repeat(10_000); ; ) {
            visit.say(block);
          }
        });
    try (var fetching = Fetching.usual(server)) {
      var failed = fetching.failed(page(), Failure.TOO_LARGE);

      assertThat(failed.hops().getLast().payload()).hasSize(100_000);
      assertThat(failed.hops().getLast().truncated()).contains(Exchange.Truncated.LENGTH);
    }
  }

  @Test
  void stopsEndlessHeaders() throws Exception {
    server.on(
        "/page",
        visit -> {
          visit.say("HTTP/1.1 200 OK\r\n");
          for (var i = 0; ; i++) {
            visit.say("X-%d: more\r\n".formatted(i));
          }
        });
    try (var fetching = Fetching.usual(server)) {
      fetching.failed(page(), Failure.TOO_LARGE);
    }
  }

  @Test
  void stopsAnEndlessHeader() throws Exception {
    server.on(
        "/page",
        visit -> {
          visit.say("HTTP/1.1 200 OK\r\nX-Long: ");
          for (var block = "x".repeat(10_000); ; ) {
            visit.say(block);
          }
        });
    try (var fetching = Fetching.usual(server)) {
      fetching.failed(page(), Failure.TOO_LARGE);
    }
  }

  @Test
  void stopsChunksThatAreAllFrameAndNoBody() throws Exception {
    server.on(
        "/page",
        visit -> {
          visit.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          for (var chunk = "1;" + "e".repeat(10_000) + "\r\nx\r\n"; ; ) {
            visit.say(chunk);
          }
        });
    try (var fetching = Fetching.usual(server)) {
      fetching.failed(page(), Failure.TOO_LARGE);
    }
  }

  @Test
  void stopsABombAtItsCapAndKeepsIt() throws Exception {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[20 << 20]);
    }
    server.on("/page", visit -> packed(visit, "gzip", bomb.toByteArray()));

    try (var fetching = Fetching.usual(server)) {
      var exchange = fetching.failed(page(), Failure.TOO_LARGE).hops().getLast();

      assertThat(exchange.content()).hasSize(400_000);
      assertThat(exchange.payload()).isEqualTo(bomb.toByteArray());
      assertThat(exchange.truncated()).contains(Exchange.Truncated.LENGTH);
    }
  }

  @Test
  void namesPackingThatCannotBeUndone() throws Exception {
    var whole = FetcherTest.gzip("a page that is long enough".getBytes(US_ASCII));
    var half = new byte[whole.length - 12];
    System.arraycopy(whole, 0, half, 0, half.length);
    server.on("/half", visit -> packed(visit, "gzip", half));
    server.on("/none", visit -> packed(visit, "gzip", "plain text".getBytes(US_ASCII)));
    server.on("/deflate", visit -> packed(visit, "deflate", "plain text".getBytes(US_ASCII)));
    server.on("/br", visit -> packed(visit, "br", "whatever".getBytes(US_ASCII)));
    server.on("/many", visit -> packed(visit, "gzip, gzip, gzip, gzip", whole));

    try (var fetching = Fetching.usual(server)) {
      for (var path : List.of("/half", "/none", "/deflate", "/br", "/many")) {
        var failed = fetching.failed(server.url("ministry.example", path), Failure.MALFORMED);

        assertThat(failed.hops().getLast().payload()).as(path).isNotEmpty();
        assertThat(failed.hops().getLast().truncated()).as("whole on the wire").isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404, GONE",
    "410, GONE",
    "401, FORBIDDEN",
    "403, FORBIDDEN",
    "451, FORBIDDEN",
    "429, TOO_MANY",
    "400, CLIENT_ERROR",
    "418, CLIENT_ERROR",
    "500, SERVER_ERROR",
    "502, SERVER_ERROR",
    "503, SERVER_ERROR",
    "300, REDIRECT",
    "206, MALFORMED",
    "304, MALFORMED",
  })
  void readsStatuses(int status, Failure failure) throws Exception {
    server.on("/page", RawServer.status(status));

    try (var fetching = Fetching.usual(server)) {
      var failed = fetching.failed(page(), failure);

      assertThat(failed.hops()).hasSize(1);
      assertThat(failed.hops().getLast().status()).isEqualTo(status);
      assertThat(failed.notBefore()).isNull();
      assertThat(failed.why()).contains("ministry.example");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "429, 120, 2031-05-06T07:10:09Z",
    "503, 120, 2031-05-06T07:10:09Z",
    "429, 'Tue, 06 May 2031 08:00:00 GMT', 2031-05-06T08:00:00Z",
    "503, 'Tue, 06 May 2031 08:00:00 GMT', 2031-05-06T08:00:00Z",
    "503, 99999999999999999999, 2031-05-07T07:08:09Z",
    "503, 'Tue, 01 Jan 2030 08:00:00 GMT', 2031-05-06T07:08:09Z",
  })
  void hearsWhenToComeAgain(int status, String after, Instant until) throws Exception {
    server.on("/page", RawServer.status(status, "Retry-After: " + after));

    try (var fetching = Fetching.usual(server)) {
      assertThat(fetching.failed(page(), Failure.TOO_MANY).notBefore()).isEqualTo(until);
    }
  }

  @Test
  void doesNotReadARetryAfterThatIsNone() throws Exception {
    server.on("/page", RawServer.status(503, "Retry-After: soon"));

    try (var fetching = Fetching.usual(server)) {
      assertThat(fetching.failed(page(), Failure.SERVER_ERROR).notBefore()).isNull();
    }
  }

  @Test
  void letsNoForeignCharacterActInAMessage() throws Exception {
    server.on("/page", RawServer.redirect("gopher://evil.example/\u001b[31m\u0007"));
    server.on("/coding", "HTTP/1.1 200 OK\r\nContent-Encoding: \u001b[2J\r\n\r\nx");

    try (var fetching = Fetching.usual(server)) {
      assertThat(fetching.failed(page(), Failure.REDIRECT).why())
          .contains("gopher")
          .doesNotContain("\u001b", "\u0007");
      assertThat(
              fetching.failed(server.url("ministry.example", "/coding"), Failure.MALFORMED).why())
          .doesNotContain("\u001b");
    }
  }

  @Test
  void endsWhenItsThreadIsInterrupted() throws Exception {
    var asked = new CountDownLatch(1);
    server.on(
        "/page",
        visit -> {
          asked.countDown();
          visit.stay();
        });
    try (var fetching = Fetching.usual(server)) {
      var end = new AtomicReference<Object>();
      var thread =
          Thread.startVirtualThread(
              () -> {
                try {
                  end.set(fetching.fetch(page()));
                } catch (CancellationException e) {
                  end.set(e);
                }
              });
      asked.await();
      thread.interrupt();
      thread.join();

      assertThat(end.get()).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void endsWhatIsUnderWayWhenItIsClosed() throws Exception {
    var asked = new CountDownLatch(1);
    server.on(
        "/page",
        visit -> {
          asked.countDown();
          visit.stay();
        });
    var fetching = Fetching.usual(server);
    var end = new AtomicReference<Object>();
    var thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    end.set(fetching.fetch(page()));
                  } catch (CancellationException e) {
                    end.set(e);
                  }
                });
    asked.await();
    fetching.close();
    thread.join();

    assertThat(end.get()).isInstanceOf(CancellationException.class);
  }

  private static void drip(RawServer.Visit visit, String drop)
      throws IOException, InterruptedException {
    while (true) {
      visit.say(drop);
      Thread.sleep(10);
    }
  }

  private static void packed(RawServer.Visit visit, String coding, byte[] body) throws IOException {
    visit.say(
        "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(coding, body.length));
    visit.say(body);
  }
}
