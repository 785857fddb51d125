package org.unsaid.collect.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Failure;

/** One question under way; any thread may cut it. */
final class Asking {

  private final Destination to;
  private final HttpUriRequestBase request;
  private final Limits limits;
  private final Deadline deadline;
  private final InstantSource clock;
  private final Room.Share room;
  private final Wire wire;
  private final Blocks body = new Blocks();
  private volatile boolean cut;
  private @Nullable WiredConnection connection;
  private @Nullable ClassicHttpResponse response;

  Asking(
      Destination to,
      HttpUriRequestBase request,
      Limits limits,
      Deadline deadline,
      InstantSource clock,
      Room.Share room) {
    this.to = to;
    this.request = request;
    this.limits = limits;
    this.deadline = deadline;
    this.clock = clock;
    this.room = room;
    this.wire = new Wire(room);
  }

  /** What we say: who we are, and what we have already. */
  static HttpUriRequestBase head(Destination to, FetchRequest wanted, Manners manners) {
    var request = new HttpUriRequestBase("GET", to.url());
    request.setHeader("User-Agent", manners.userAgent());
    request.setHeader("Accept", "text/html, application/xhtml+xml, application/xml, */*;q=0.8");
    request.setHeader("Accept-Encoding", "gzip");
    request.setHeader("Connection", "close");
    condition(request, "If-None-Match", wanted.etag());
    condition(request, "If-Modified-Since", wanted.lastModified());
    return request;
  }

  /** A server once wrote the value; one that could end the line is not given back. */
  private static void condition(HttpUriRequestBase request, String name, @Nullable String value) {
    if (value != null && !value.isBlank() && value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      request.setHeader(name, value.strip());
    }
  }

  /** Ends it from another thread, wherever it stands. */
  void cut() {
    cut = true;
    request.cancel();
    wire.cut();
  }

  Answer answer(List<InetAddress> addresses, TlsSocketStrategy tls, @Nullable URI proxy)
      throws InterruptedException {
    var began = clock.instant();
    var connections = connections(addresses, tls);
    try (room;
        var client = client(connections, proxy)) {
      var fault = talk(client);
      var ended = clock.instant();
      connections.close(CloseMode.IMMEDIATE);
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      return finished(began, ended, proxy != null, fault);
    } catch (IOException e) {
      // closing what was cut already; or no room for the content within the deadline
      return new Answer(null, Faults.of(e, wire, deadline));
    }
  }

  private @Nullable FetchFault talk(CloseableHttpClient client) {
    try {
      var head = client.executeOpen(new HttpHost(to.scheme(), to.host(), to.port()), request, null);
      if (to.secure() && !wire.isSecured()) {
        wire.takeReceived();
        return new FetchFault(
            Failure.CONNECT, "the proxy does not lead there: it answers " + head.getCode());
      }
      response = head;
      wire.expectBody(limits.body());
      return read(head);
    } catch (IOException e) {
      return cut || deadline.over() ? Faults.timeout(deadline) : Faults.of(e, wire, deadline);
    } catch (RuntimeException e) {
      // what a server sends reaches much code that is not ours; none of it may end a collection
      return cut ? Faults.timeout(deadline) : Faults.garbage(e);
    }
  }

  private @Nullable FetchFault read(ClassicHttpResponse head) throws IOException {
    var entity = head.getEntity();
    if (entity == null) {
      return null;
    }
    // never closed: closing would read to the end of what may have none
    var stream = entity.getContent();
    var buffer = new byte[16 << 10];
    for (int count; (count = stream.read(buffer)) >= 0; ) {
      var fits = (int) Math.min(count, limits.body() - body.size());
      body.add(buffer, 0, fits);
      if (fits < count) {
        return new FetchFault(
            Failure.TOO_LARGE, "its body is longer than %d bytes".formatted(limits.body()));
      }
      if (body.size() == entity.getContentLength()) {
        return goesOn() ? overlong(entity.getContentLength()) : null;
      }
    }
    return null;
  }

  /** Whether more came than was said; it would have come by now, since nothing else is to come. */
  private boolean goesOn() throws IOException {
    var open = connection;
    return open != null && open.isDataAvailable(Timeout.ofMilliseconds(1));
  }

  private static FetchFault overlong(long said) {
    return new FetchFault(
        Failure.CUT_SHORT, "it goes on behind the %d bytes that it says it has".formatted(said));
  }

  private Answer finished(Instant began, Instant ended, boolean proxied, @Nullable FetchFault fault)
      throws IOException {
    if (!wire.heardAnything()) {
      return new Answer(null, fault);
    }
    var payload = body.take();
    var headers = headers();
    var codings = headers.getOrDefault("content-encoding", List.of());
    var content = Contents.undo(payload, codings, limits.content(), room);
    var whole = fault == null ? content.fault() : fault;
    var exchange =
        new Exchange(
            to.url(),
            began,
            ended.isBefore(began) ? began : ended,
            proxied ? null : wire.peer(),
            wire.takeSent(),
            wire.takeReceived(),
            response == null ? 0 : response.getCode(),
            headers,
            payload,
            content.bytes(),
            truncated(fault, content.fault()));
    return new Answer(exchange, whole);
  }

  private static Exchange.@Nullable Truncated truncated(
      @Nullable FetchFault wire, @Nullable FetchFault content) {
    if (wire == null) {
      return content != null && content.failure() == Failure.TOO_LARGE
          ? Exchange.Truncated.LENGTH
          : null;
    }
    return switch (wire.failure()) {
      case TIMEOUT -> Exchange.Truncated.TIME;
      case TOO_LARGE -> Exchange.Truncated.LENGTH;
      default -> Exchange.Truncated.DISCONNECT;
    };
  }

  private Map<String, List<String>> headers() {
    var headers = new TreeMap<String, List<String>>();
    if (response != null) {
      for (var header : response.getHeaders()) {
        headers
            .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(header.getValue() == null ? "" : header.getValue());
      }
    }
    return headers;
  }

  private BasicHttpClientConnectionManager connections(
      List<InetAddress> addresses, TlsSocketStrategy tls) {
    TlsSocketStrategy heard =
        (socket, host, port, attachment, context) -> {
          wire.securing();
          return tls.upgrade(socket, host, port, attachment, context);
        };
    var connections =
        BasicHttpClientConnectionManager.create(
            DefaultSchemePortResolver.INSTANCE,
            new Pinned(addresses),
            RegistryBuilder.<TlsSocketStrategy>create().register("https", heard).build(),
            _ -> connection = new WiredConnection(wire));
    var left = timeout(deadline.left());
    connections.setConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(
                limits.connect().compareTo(deadline.left()) < 0 ? timeout(limits.connect()) : left)
            .setSocketTimeout(left)
            .build());
    connections.setTlsConfig(TlsConfig.custom().setHandshakeTimeout(left).build());
    return connections;
  }

  private CloseableHttpClient client(
      BasicHttpClientConnectionManager connections, @Nullable URI proxy) {
    var client =
        HttpClientBuilder.create()
            .setConnectionManager(connections)
            .setConnectionReuseStrategy((_, _, _) -> false)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableDefaultUserAgent()
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setAuthenticationEnabled(false)
                    .setProtocolUpgradeEnabled(false)
                    .setResponseTimeout(timeout(deadline.left()))
                    .build());
    if (proxy != null) {
      client.setProxy(
          new HttpHost("http", proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort()));
    }
    return client.build();
  }

  private static Timeout timeout(Duration time) {
    return Timeout.ofMilliseconds(Math.max(1, time.toMillis()));
  }

  /** Gives the addresses that were checked, whatever name is asked for: there is only one. */
  private record Pinned(List<InetAddress> addresses) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) {
      return addresses.stream().map(address -> new InetSocketAddress(address, port)).toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
