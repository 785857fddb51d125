package org.unsaid.collect.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** HttpClient for one question: one connection, to given addresses, and nothing done of itself. */
final class Dial {

  private final Wire wire;
  private final Limits limits;
  private final Deadline deadline;
  private @Nullable WiredConnection connection;

  Dial(Wire wire, Limits limits, Deadline deadline) {
    this.wire = wire;
    this.limits = limits;
    this.deadline = deadline;
  }

  /** Whether more came than was said; it would have come by now, since nothing else is to come. */
  boolean goesOn() {
    var open = connection;
    try {
      return open != null && open.isDataAvailable(Timeout.ofMilliseconds(1));
    } catch (IOException e) {
      return false; // however it ended: the answer was whole by then
    }
  }

  BasicHttpClientConnectionManager connections(
      List<InetSocketAddress> addresses, TlsSocketStrategy tls) {
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

  CloseableHttpClient client(BasicHttpClientConnectionManager connections, @Nullable URI proxy) {
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
      client.setProxy(new HttpHost("http", proxy.getHost(), port(proxy)));
    }
    return client.build();
  }

  static int port(URI proxy) {
    return proxy.getPort() < 0 ? 80 : proxy.getPort();
  }

  private static Timeout timeout(Duration time) {
    return Timeout.ofMilliseconds(Math.max(1, time.toMillis()));
  }

  /** Gives the addresses that were checked, whatever name is asked for: there is only one. */
  private record Pinned(List<InetSocketAddress> addresses) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) {
      return addresses.stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) {
      return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
