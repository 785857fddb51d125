package org.unsaid.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import org.unsaid.testing.Site;

/** In real time, since a service waits. */
@ResourceLock(Alone.COMMANDS)
class ServeIT {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Pattern SHOWN = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/(?=, once)");

  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path home;
  private Path watch;
  private Site site;

  @BeforeEach
  void begin() throws IOException {
    Outside.cluster().clear();
    home = folder.resolve("home");
    watch = Files.createDirectories(folder.resolve("watch"));
    site = Site.open();
    Files.writeString(
        watch.resolve("watch.yml"),
        """
        collect: {contact: watch@example.org, pause: 0s, allow: ['%s']}
        institutions:
          - {id: water, name: Ministry of Water, zone: UTC}
        sources:
          - {id: water-feed, institution: water, kind: feed, url: '%s', every: 1m}
        """
            .formatted(site.host(), site.at("/rss")));
    writeEvent("flood", "flood of Skarn");
    publish("Help after the flood of Skarn");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void collectsAndJudgesByItselfAndTakesOverWhatIsSoundOfAnEdit() throws Exception {
    var served = serve();
    await().atMost(LONGEST).until(() -> verdict("flood").equals("on_time"));

    writeEvent("storm", "storm of Skarn");
    await().atMost(LONGEST).until(() -> verdict("storm").equals("not_observed"));
    await().atMost(LONGEST).until(() -> shown("events/storm.html").contains("not observed"));

    Files.writeString(watch.resolve("storm.yml"), "event: {id: storm");
    await().atMost(LONGEST).until(() -> said("is not taken over"));
    var broken = status();
    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.out())
        .contains("serving, process", "is not in force", "storm.yml")
        .containsPattern("water-feed +\\d+ s ago");

    Files.delete(watch.resolve("storm.yml"));
    await().atMost(LONGEST).until(() -> verdict("storm").isEmpty());
    await().atMost(LONGEST).until(() -> !shown("index.html").contains("storm"));
    assertThat(status().code()).as(status().out()).isZero();

    served.thread.interrupt();
    assertThat(served.code.get(60, TimeUnit.SECONDS)).as(said()).isZero();
    assertThat(said()).contains("stopping", "stopped").doesNotContain("is tried again");
    assertThat(status().code()).isEqualTo(4);
    assertThat(status().out()).contains("not serving: stopped at");
  }

  @Test
  void collectsWhileElasticsearchIsNotThereYetAndJudgesOnceItIs() throws Exception {
    var server = URI.create(String.valueOf(Outside.cluster().server().address()));
    try (var relay = new Relay(server.getPort())) {
      var served =
          serve(
              "serve",
              watch,
              "--home",
              home,
              "--threads",
              1,
              "--tick",
              "PT0.2S",
              "--elasticsearch",
              "https://%s:%d".formatted(server.getHost(), relay.port()),
              "--api-key-file",
              Outside.cluster().server().apiKeyFile(),
              "--ca-file",
              Outside.cluster().server().caFile());
      await().atMost(LONGEST).until(() -> site.asked().contains("/1"));
      await().atMost(LONGEST).until(() -> Files.exists(home.resolve("status.json")));
      var away = status();
      assertThat(away.code()).isEqualTo(3);
      assertThat(away.out())
          .contains("serving, process", "does not answer")
          .containsPattern("water-feed +\\d+ s ago");
      assertThat(said()).contains("nothing is judged, until it is there: Elasticsearch at https");

      relay.open();
      await().atMost(LONGEST).until(() -> verdict("flood").equals("on_time"));

      assertThat(status().code()).as(status().out()).isZero();
      served.thread.interrupt();
      assertThat(served.code.get(60, TimeUnit.SECONDS)).as(said()).isZero();
    }
  }

  /** Lets connections through to another port of this machine, once it is open. */
  private static final class Relay implements AutoCloseable {
    private final int to;
    private final int port;
    private volatile @Nullable ServerSocket door;

    Relay(int to) throws IOException {
      this.to = to;
      try (var free = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
    }

    int port() {
      return port;
    }

    void open() throws IOException {
      var opened = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      door = opened;
      Thread.ofVirtual().start(() -> accept(opened));
    }

    private void accept(ServerSocket opened) {
      try {
        while (true) {
          var here = opened.accept();
          var there = new Socket(InetAddress.getLoopbackAddress(), to);
          Thread.ofVirtual().start(() -> copy(here, there));
          Thread.ofVirtual().start(() -> copy(there, here));
        }
      } catch (IOException e) {
        // closed
      }
    }

    private static void copy(Socket from, Socket to) {
      try (from;
          to) {
        from.getInputStream().transferTo(to.getOutputStream());
      } catch (IOException e) {
        // one of the two hung up
      }
    }

    @Override
    public void close() throws IOException {
      var opened = door;
      if (opened != null) {
        opened.close();
      }
    }
  }

  @Test
  void stopsWellOnASignal() throws Exception {
    var words =
        Outside.cluster().with("serve", watch, "--home", home, "--threads", 1, "--tick", "PT0.2S");
    try (var stopped = Child.start(folder, words)) {
      int code = stopped.interruptWhen(() -> verdict("flood").equals("on_time"));

      assertThat(code).as(stopped.err()).isZero();
      assertThat(stopped.err()).contains("stopped");
    }
  }

  @Test
  void saysThatNothingEverServed() {
    var ran = Ran.command("status", "--home", home);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("start `unsaid serve WATCH`");
  }

  private record Served(Thread thread, FutureTask<Integer> code) {}

  private Served serve() {
    return serve(
        Outside.cluster()
            .with(
                "serve",
                watch,
                "--home",
                home,
                "--threads",
                1,
                "--tick",
                "PT0.2S",
                "--report-port",
                0));
  }

  private Served serve(Object... args) {
    var surroundings =
        new Surroundings(
            InstantSource.system(),
            Surroundings.Network.REAL,
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            160);
    var words = Ran.words(args);
    var code = new FutureTask<>(() -> Unsaid.run(surroundings, words));
    return new Served(Thread.ofPlatform().daemon().start(code), code);
  }

  private Ran status() {
    return Ran.command("status", "--home", home);
  }

  /** A page of the report, as a browser on this machine gets it. */
  private String shown(String place) throws IOException, InterruptedException {
    var address = SHOWN.matcher(said());
    assertThat(address.find()).as(said()).isTrue();
    try (var browser = HttpClient.newHttpClient()) {
      return browser
          .send(
              HttpRequest.newBuilder(URI.create(address.group() + place)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private boolean said(String words) {
    return said().contains(words);
  }

  private String said() {
    return err.toString(UTF_8);
  }

  /** Empty: there is none. */
  private static String verdict(String event) {
    return Outside.cluster()
        .verdict(event + "/water")
        .map(found -> found.path("verdict").asString())
        .orElse("");
  }

  private void writeEvent(String id, String words) throws IOException {
    Files.writeString(
        watch.resolve(id + ".yml"),
        """
        event:
          id: %s
          name: The %s
          class: weather
          occurred: {at: %s, precision: minute, zone: UTC}
          query: '"%s"'
          asked: [water]
          window: 2d
          look_back: 2d
        """
            .formatted(
                id,
                words,
                Instant.now().truncatedTo(ChronoUnit.MINUTES).toString().substring(0, 16),
                words));
  }

  private void publish(String title) {
    site.page(
        "/1",
        """
        <html lang=en><head><title>%s</title><meta property="article:published_time" content="%s">
        </head><body><h1>%s</h1><p>The ministry speaks of it, which began in the morning and will go
        on for some days, as its speaker said to those who had come.</p></body></html>
        """
            .formatted(title, Instant.now().truncatedTo(ChronoUnit.SECONDS), title));
    site.feed(
        "/rss",
        "<rss version='2.0'><channel><title>News</title><item><title>%s</title><link>%s</link></item></channel></rss>"
            .formatted(title, site.at("/1")));
  }
}
