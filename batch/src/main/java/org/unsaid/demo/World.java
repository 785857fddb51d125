package org.unsaid.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The invented sites, served on one free port of loopback by the {@code Host} that is asked for. It
 * keeps no state: what is answered follows from the script and the clock.
 */
public final class World implements AutoCloseable {

  private final Map<String, Site> sites;
  private final InstantSource clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private World(Map<String, Site> sites, InstantSource clock, HttpServer server) {
    this.sites = sites;
    this.clock = clock;
    this.server = server;
  }

  /**
   * Begins to serve.
   *
   * @param folder with {@code sites.tsv} and {@code script.tsv}
   * @throws WorldException if they cannot be played
   */
  public static World open(Path folder, InstantSource clock) {
    var sites = Script.read(folder);
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var world = new World(sites, clock, server);
      server.createContext("/", world::answer);
      server.setExecutor(world.threads);
      server.start();
      return world;
    } catch (IOException e) {
      throw new UncheckedIOException("The world of the demo cannot be served on loopback", e);
    }
  }

  /** Where all its hosts listen. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Whether there is such a host in it. */
  public boolean has(String host) {
    return sites.containsKey(host);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var reply = reply(exchange);
      var headers = exchange.getResponseHeaders();
      var tag = tag(reply.body());
      headers.set("Content-Type", reply.type());
      if (reply.status() == 200) {
        headers.set("ETag", tag);
      }
      if (reply.status() == 200
          && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
      }
    }
  }

  private Reply reply(HttpExchange exchange) {
    @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
    var site =
        host == null ? null : sites.get(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT));
    return site == null
        ? Reply.error(421, "No such site")
        : site.answer(exchange.getRequestURI().getPath(), clock.instant());
  }

  private static String tag(byte[] body) {
    var crc = new CRC32C();
    crc.update(body);
    return "\"%08x\"".formatted(crc.getValue());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
