package org.unsaid.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Shows a report to browsers on this machine, and to nobody else: whoever wants others to see it
 * puts a server before it that knows who they are.
 */
final class ReportServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int WRONG_HOST = 421;

  private final HttpServer server;

  private ReportServer(HttpServer server) {
    this.server = server;
  }

  /**
   * @param port 0: any that is free
   * @param folder made if it is not there
   * @throws UsageException if the port is taken
   */
  static ReportServer start(int port, Path folder) {
    if (port < 0 || port > 65_535) {
      throw new UsageException(
          "--report-port %d is no port: write a number from 1024 to 65535, or 0.".formatted(port));
    }
    try {
      Files.createDirectories(folder);
      var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(HOST), port), 0);
      var files = SimpleFileServer.createFileHandler(folder.toRealPath());
      server.createContext("/", exchange -> answer(exchange, files));
      server.start();
      return new ReportServer(server);
    } catch (IOException e) {
      throw new UsageException(
          "The report cannot be shown on port %d: %s. Name a free one, or none."
              .formatted(port, e.getMessage()));
    }
  }

  String address() {
    return "http://%s:%d/".formatted(HOST, server.getAddress().getPort());
  }

  /** A page on the web may call itself by another name that leads here: it gets nothing. */
  private static void answer(HttpExchange exchange, HttpHandler files) throws IOException {
    int port = exchange.getLocalAddress().getPort();
    var host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    if (Set.of(HOST + ":" + port, "localhost:" + port).contains(host)) {
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      files.handle(exchange);
      return;
    }
    var text = "Ask for http://%s:%d/\n".formatted(HOST, port).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(WRONG_HOST, text.length);
    try (exchange) {
      exchange.getResponseBody().write(text);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
