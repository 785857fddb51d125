package org.unsaid.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Failure;

/** A fetcher for tests: its own clock, its own name server, and nobody really sleeps. */
final class Fetching implements AutoCloseable {

  static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");
  static final String AGENT = "unsaid-test/1 (+mailto:keeper@unsaid.example)";

  /** Generous to a loaded machine; for what must not end by itself there is {@link #hurried}. */
  static final Limits LIMITS =
      new Limits(100_000, 400_000, Duration.ofSeconds(20), Duration.ofSeconds(10), 5);

  final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
  final Naps naps = new Naps();
  final List<Exchange> robots = Collections.synchronizedList(new ArrayList<>());
  final Fetcher fetcher;

  Fetching(Manners manners, Resolver resolver, @Nullable SSLContext trust) throws Exception {
    fetcher =
        new Fetcher(
            manners,
            clock::get,
            robots::add,
            resolver,
            naps,
            trust == null ? SSLContext.getDefault() : trust);
  }

  Fetching(Manners manners) throws Exception {
    this(manners, _ -> List.of(InetAddress.getLoopbackAddress()), null);
  }

  /** Where every host of example is on loopback, and allowed. */
  static Fetching usual(RawServer... servers) throws Exception {
    return new Fetching(manners(LIMITS, servers));
  }

  /** With little time. */
  static Fetching hurried(RawServer... servers) throws Exception {
    return new Fetching(
        manners(
            new Limits(100_000, 400_000, Duration.ofMillis(400), Duration.ofMillis(300), 5),
            servers));
  }

  static Manners manners(Limits limits, RawServer... servers) {
    var allowed = new ArrayList<String>();
    for (var server : servers) {
      for (var host : List.of("ministry", "other", "third")) {
        allowed.add(host + ".example:" + server.port());
      }
    }
    return new Manners(AGENT, Duration.ZERO, limits, Set.copyOf(allowed));
  }

  Fetch fetch(URI url) {
    return fetcher.fetch(FetchRequest.of(url));
  }

  Fetch.Fetched fetched(URI url) {
    var fetch = fetch(url);
    assertThat(fetch).isInstanceOf(Fetch.Fetched.class);
    return (Fetch.Fetched) fetch;
  }

  Fetch.Failed failed(URI url, Failure failure) {
    var fetch = fetch(url);
    assertThat(fetch).isInstanceOf(Fetch.Failed.class);
    var failed = (Fetch.Failed) fetch;
    assertThat(failed.failure()).as(failed.why()).isEqualTo(failure);
    return failed;
  }

  void pass(Duration time) {
    clock.updateAndGet(now -> now.plus(time));
  }

  @Override
  public void close() {
    fetcher.close();
  }

  /** Time that passes only by sleeping. */
  static final class Naps implements Pauses {
    final AtomicLong time = new AtomicLong();

    @Override
    public long nanos() {
      return time.get();
    }

    @Override
    public void sleep(Duration nap) {
      time.addAndGet(nap.toNanos());
    }
  }
}
