package org.unsaid.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unsaid.collect.http.Fetch;
import org.unsaid.collect.http.FetchRequest;
import org.unsaid.collect.http.Fetcher;
import org.unsaid.collect.http.Limits;
import org.unsaid.collect.http.Manners;
import org.unsaid.collect.http.Pauses;
import org.unsaid.collect.http.Resolver;

/**
 * Measures a round of collecting: 1,000 feeds on 1,000 hosts, ten items each, on loopback, from the
 * first request to the verdicts: {@code mvn -Pbench-collect verify}. The hosts are in this process
 * too, and its heap is bounded. Machines differ and are shared, so the figure that counts is a
 * ratio within one run: the round to fetching the same addresses and forgetting them.
 */
public final class CollectBenchmark {

  private static final int HOSTS = 1_000;
  private static final int ITEMS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final PrintStream out = System.out;
  private final Hosts hosts;

  private CollectBenchmark(Hosts hosts) {
    this.hosts = hosts;
  }

  /**
   * @param args a folder for a watch and a home, which is made for the measurement
   */
  public static void main(String[] args) throws Exception {
    var folder = Files.createDirectories(Path.of(args[0]));
    try (var hosts = Hosts.open()) {
      new CollectBenchmark(hosts).measure(folder);
    }
    System.exit(0);
  }

  private void measure(Path folder) throws Exception {
    double bare = bare();
    print("fetching alone", bare, "s");
    print("  items a second", HOSTS * ITEMS / bare, "");
    report();

    hosts.forget();
    var watch = Files.createDirectories(folder.resolve("watch"));
    Files.writeString(watch.resolve("watch.yml"), watch());
    var heap = new Heap();
    var err = new ByteArrayOutputStream();
    int code = run(watch, folder.resolve("home"), err);
    out.print(err.toString(UTF_8));
    if (code != 0) {
      throw new IllegalStateException("run ended with " + code);
    }
    double whole = hosts.seconds();
    print("collecting", whole, "s");
    print("  items a second", HOSTS * ITEMS / whole, "");
    print("ratio of collecting to fetching alone", bare / whole, "");
    report();
    print("heap at most, hosts and judging included", heap.megabytes(), "MB");
    print("platform threads at most", ManagementFactory.getThreadMXBean().getPeakThreadCount(), "");
  }

  private void report() {
    print("  requests", (double) hosts.requests.get(), "");
    print("  requests under way at once, at most", hosts.most.get(), "");
    print(
        "  requests sooner than the pause after one to their host", (double) hosts.rude.get(), "");
  }

  private int run(Path watch, Path home, ByteArrayOutputStream err) {
    return Unsaid.run(
        new Surroundings(
            InstantSource.system(),
            new Surroundings.Network(hosts, Pauses.real()),
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            160),
        Ran.words("run", watch, "--home", home));
  }

  /** One thread a host, as collecting has it. */
  private double bare() throws InterruptedException {
    var manners =
        new Manners("unsaid-bench/1 (+bench@unsaid.example)", PAUSE, Limits.usual(), allowed());
    try (var fetcher = new Fetcher(manners, InstantSource.system(), _ -> {}, hosts, Pauses.real());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < HOSTS; i++) {
        var host = host(i);
        var _ =
            threads.submit(
                () -> {
                  IntStream.rangeClosed(0, ITEMS)
                      .mapToObj(item -> URI.create("http://" + host + "/" + item))
                      .forEach(url -> fetch(fetcher, url));
                });
      }
      threads.shutdown();
      if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Fetching alone took more than ten minutes");
      }
    }
    return hosts.seconds();
  }

  private static void fetch(Fetcher fetcher, URI url) {
    if (!(fetcher.fetch(FetchRequest.of(url)) instanceof Fetch.Fetched)) {
      throw new IllegalStateException(url + " could not be fetched");
    }
  }

  private static Set<String> allowed() {
    return IntStream.range(0, HOSTS).mapToObj(CollectBenchmark::host).collect(Collectors.toSet());
  }

  private static String host(int number) {
    return "ministry-%04d.example".formatted(number);
  }

  private static String watch() {
    var allowed =
        allowed().stream().sorted().map(host -> "'" + host + "'").collect(Collectors.joining(", "));
    var yaml =
        new StringBuilder("collect: {contact: bench@unsaid.example, pause: 1s, allow: [")
            .append(allowed)
            .append("]}\ninstitutions:\n");
    for (int i = 0; i < HOSTS; i++) {
      yaml.append(
          "  - {id: m%d, name: Ministry %d, groups: [cabinet], zone: UTC}\n".formatted(i, i));
    }
    yaml.append("sources:\n");
    for (int i = 0; i < HOSTS; i++) {
      yaml.append(
          "  - {id: s%d, institution: m%d, kind: feed, url: 'http://%s/0', every: 1h}\n"
              .formatted(i, i, host(i)));
    }
    return yaml.append(
            """
            event:
              id: flood
              name: The flood
              class: flood
              occurred: {at: 2026-11-01, zone: UTC}
              query: 'flood'
              asked: [cabinet]
              window: 7d
            """)
        .toString();
  }

  private void print(String what, double value, String unit) {
    out.printf(Locale.ROOT, "%-60s%,.2f %s%n", what, value, unit);
  }

  /** The most that was in use, garbage included, as far as looking every 20 ms tells. */
  private static final class Heap {

    private final AtomicLong most = new AtomicLong();

    Heap() {
      var memory = ManagementFactory.getMemoryMXBean();
      var _ =
          Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())
              .scheduleAtFixedRate(
                  () -> most.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max),
                  0,
                  20,
                  TimeUnit.MILLISECONDS);
    }

    double megabytes() {
      return most.get() / 1048576.0;
    }
  }

  /** All hosts, at one port of this machine. {@code /0} is a feed, the others are pages. */
  private static final class Hosts implements Resolver, AutoCloseable {

    final AtomicLong requests = new AtomicLong();
    final AtomicInteger most = new AtomicInteger();
    final AtomicLong rude = new AtomicLong();
    private final HttpServer server;
    private final AtomicInteger now = new AtomicInteger();
    private final Map<String, Long> answered = new ConcurrentHashMap<>();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    private Hosts(HttpServer server) {
      this.server = server;
    }

    static Hosts open() throws IOException {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
      var hosts = new Hosts(server);
      server.createContext("/", hosts::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return hosts;
    }

    /** As if nothing had been asked yet. */
    void forget() {
      requests.set(0);
      most.set(0);
      rude.set(0);
      answered.clear();
      first.set(0);
    }

    /** From the first request to the last answer. */
    double seconds() {
      return (last.get() - first.get()) / 1e9;
    }

    @Override
    public List<InetAddress> resolve(String host) {
      return List.of(InetAddress.getLoopbackAddress());
    }

    @Override
    public int port(String host, int port) {
      return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
      long began = System.nanoTime();
      first.compareAndSet(0, began);
      requests.incrementAndGet();
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      var host = exchange.getRequestHeaders().getFirst("Host");
      var before = answered.get(host);
      if (before != null && began - before < PAUSE.toNanos()) {
        rude.incrementAndGet();
      }
      try (exchange) {
        var path = exchange.getRequestURI().getPath();
        // the other side counts its pause from when it has all, which is later
        answered.put(host, System.nanoTime());
        if (path.equals("/robots.txt")) {
          exchange.sendResponseHeaders(404, -1);
        } else {
          boolean feed = path.equals("/0");
          var body = (feed ? feed(host) : page(host, path)).getBytes(UTF_8);
          exchange
              .getResponseHeaders()
              .add("Content-Type", feed ? "application/rss+xml" : "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        }
      } finally {
        last.set(System.nanoTime());
        now.decrementAndGet();
      }
    }

    private static String feed(String host) {
      var items = new StringBuilder();
      for (int i = 1; i <= ITEMS; i++) {
        items.append(
            "<item><title>Report %d of %s</title><link>http://%s/%d</link></item>"
                .formatted(i, host, host, i));
      }
      return "<rss version='2.0'><channel><title>News</title>" + items + "</channel></rss>";
    }

    /** About 12 kB, as a plain page of a ministry. */
    private static String page(String host, String path) {
      var text = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        text.append("<p>The ministry at ")
            .append(host)
            .append(" speaks of report ")
            .append(path)
            .append(" and of what was done in district ")
            .append(i)
            .append(": roads were mended, wells were cleaned, and whoever came to hear it was")
            .append(" told when the works will go on, and who pays for them.</p>\n");
      }
      return """
          <!doctype html><html lang=en><head><meta charset=utf-8><title>Report %s of %s</title>
          <meta property="article:published_time" content="2026-11-02T10:00:00Z">
          <style>%s</style></head><body><nav><ul>%s</ul></nav><main><h1>Report %s of %s</h1>
          %s</main><footer>Imprint and contact</footer></body></html>
          """
          .formatted(
              path,
              host,
              "p { margin: 0 } ".repeat(150),
              "<li><a href=/about>About the ministry</a></li>".repeat(60),
              path,
              host,
              text);
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
