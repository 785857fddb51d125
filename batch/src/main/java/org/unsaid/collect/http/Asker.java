package org.unsaid.collect.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.unsaid.core.Failure;

/**
 * Asks one server one thing. Each question has a connection of its own, to an address that was
 * looked up and checked for it alone: nothing that a name server says later can lead us elsewhere.
 * (TLS sessions are resumed, so this costs little at a polite pace.)
 */
final class Asker implements AutoCloseable {

  /** Of one name; each may take the time that a connection may take. */
  private static final int MOST_ADDRESSES = 6;

  private final Manners manners;
  private final InstantSource clock;
  private final Resolver resolver;
  private final TlsSocketStrategy tls;
  private final Room room = new Room();
  private final ScheduledThreadPoolExecutor alarms;
  private final Set<Asking> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Asker(Manners manners, InstantSource clock, Resolver resolver, SSLContext trust) {
    this.manners = manners;
    this.clock = clock;
    this.resolver = resolver;
    this.tls = new DefaultClientTlsStrategy(trust);
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("unsaid-deadlines").factory());
    alarms.setRemoveOnCancelPolicy(true);
  }

  /**
   * Whatever the server does, this ends when the deadline does.
   *
   * @param limits of this question
   * @throws CancellationException if this asker was closed meanwhile
   */
  Answer ask(Destination to, FetchRequest request, Limits limits, Deadline deadline)
      throws InterruptedException {
    deadline.run();
    try {
      var asking =
          new Asking(
              to, Asking.head(to, request, manners), limits, deadline, clock, room.share(deadline));
      var answer = answer(asking, to, deadline);
      if (closed) {
        throw new CancellationException("The fetcher was closed");
      }
      return answer;
    } catch (FetchFault fault) {
      return new Answer(null, fault);
    } finally {
      deadline.pause();
    }
  }

  private Answer answer(Asking asking, Destination to, Deadline deadline)
      throws FetchFault, InterruptedException {
    var addresses =
        addresses(to, deadline).stream()
            .map(address -> new InetSocketAddress(address, port(to)))
            .toList();
    running.add(asking);
    watch(asking, deadline);
    try {
      return asking.answer(addresses, tls, manners.proxy());
    } finally {
      running.remove(asking);
      asking.done();
    }
  }

  private int port(Destination to) {
    var proxy = manners.proxy();
    if (proxy != null) {
      return Dial.port(proxy);
    }
    return to.address().isPresent() ? to.port() : resolver.port(to.host(), to.port());
  }

  /** Looks again when the deadline should be over, since that may have stood still. */
  private void watch(Asking asking, Deadline deadline) {
    if (!running.contains(asking)) {
      return;
    }
    if (deadline.over()) {
      Thread.startVirtualThread(asking::cut);
      return;
    }
    try {
      asking.alarm(
          alarms.schedule(
              () -> watch(asking, deadline), deadline.left().toNanos(), TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException e) {
      asking.cut(); // closed meanwhile
    }
  }

  /** Looked up once, each of them checked. */
  private List<InetAddress> addresses(Destination to, Deadline deadline)
      throws FetchFault, InterruptedException {
    var proxy = manners.proxy();
    if (proxy != null && !manners.proxyAllowed()) {
      throw new FetchFault(
          Failure.ADDRESS,
          "a proxy is set, and behind it nobody can check where a name leads."
              + " The watch must allow that, or the proxy be left out");
    }
    var literal = to.address();
    if (proxy != null && literal.isEmpty()) {
      refuseOurselves(to);
      return lookUp(proxy.getHost(), deadline);
    }
    var found = literal.isPresent() ? List.of(literal.get()) : lookUp(to.host(), deadline);
    if (!manners.allows(to.host(), to.port())) {
      for (var address : found) {
        check(to, address);
      }
    }
    return proxy == null ? found : lookUp(proxy.getHost(), deadline);
  }

  /** The proxy would take this for itself, or lead back to us. */
  private void refuseOurselves(Destination to) throws FetchFault {
    if (("." + to.host()).endsWith(".localhost") && !manners.allows(to.host(), to.port())) {
      throw new FetchFault(
          Failure.ADDRESS, to.shownHost() + " is loopback. Allow the host if that is meant");
    }
  }

  private static void check(Destination to, InetAddress address) throws FetchFault {
    var closed = Addresses.closed(address);
    if (closed.isPresent()) {
      throw new FetchFault(
          Failure.ADDRESS,
          "%s%s, which is %s. Allow the host if that is meant"
              .formatted(
                  to.shownHost(),
                  to.address().isPresent() ? "" : " leads to " + address.getHostAddress(),
                  closed.get()));
    }
  }

  private List<InetAddress> lookUp(String host, Deadline deadline)
      throws FetchFault, InterruptedException {
    var task = new FutureTask<>(() -> resolver.resolve(host));
    Thread.startVirtualThread(task);
    try {
      var found = task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      if (found.isEmpty()) {
        throw unknown(host);
      }
      return found.size() <= MOST_ADDRESSES ? found : found.subList(0, MOST_ADDRESSES);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new FetchFault(
          Failure.TIMEOUT, "the name %s was not resolved in time".formatted(HostName.shown(host)));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException) {
        throw unknown(host);
      }
      throw new IllegalStateException("Cannot resolve " + host, e.getCause());
    }
  }

  private static FetchFault unknown(String host) {
    return new FetchFault(
        Failure.NAME, "the name %s has no address".formatted(HostName.shown(host)));
  }

  @Override
  public void close() {
    closed = true;
    alarms.shutdownNow();
    running.forEach(Asking::cut);
  }
}
