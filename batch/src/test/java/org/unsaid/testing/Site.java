package org.unsaid.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A web site on loopback whose pages a test writes, changes and takes away. */
public final class Site implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int down;
  private volatile long delayMillis;
  private volatile boolean tagged;

  /**
   * @param bytes one character a byte
   */
  private record Page(String type, String bytes) {

    String etag() {
      return "\"%x\"".formatted(bytes.hashCode());
    }
  }

  private Site(HttpServer server) {
    this.server = server;
  }

  /** On a free port, with no page at all. */
  public static Site open() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var site = new Site(server);
      server.createContext("/", site::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code 127.0.0.1} and the port. */
  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  public URI at(String path) {
    return URI.create("http://" + host() + path);
  }

  public void page(String path, String html) {
    file(path, "text/html; charset=utf-8", html.getBytes(UTF_8));
  }

  public void feed(String path, String xml) {
    file(path, "application/rss+xml", xml.getBytes(UTF_8));
  }

  public void file(String path, String type, byte[] bytes) {
    pages.put(path, new Page(type, new String(bytes, ISO_8859_1)));
  }

  public void remove(String path) {
    pages.remove(path);
  }

  /** From now on every request is answered so; 0: as ever. */
  public void answerAll(int status) {
    down = status;
  }

  /** From now on every answer takes so long, as on a slow line. */
  public void delay(Duration delay) {
    delayMillis = delay.toMillis();
  }

  /** From now on pages have ETags, and who knows one is told whether it is still so. */
  public void tag() {
    tagged = true;
  }

  /** Paths in the order in which they were asked for. */
  public List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().toString();
      asked.add(path);
      TimeUnit.MILLISECONDS.sleep(delayMillis);
      var page = pages.get(path);
      if (down != 0) {
        exchange.sendResponseHeaders(down, -1);
      } else if (page == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        var body = page.bytes.getBytes(ISO_8859_1);
        exchange.getResponseHeaders().add("Content-Type", page.type);
        if (tagged) {
          exchange.getResponseHeaders().add("ETag", page.etag());
        }
        if (tagged && page.etag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
          exchange.sendResponseHeaders(304, -1);
          return;
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the site was closed
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
