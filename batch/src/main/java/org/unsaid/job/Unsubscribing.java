package org.unsaid.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;
import org.unsaid.outbox.Outbox;

/**
 * Ends subscriptions with one click (RFC 8058): on loopback, behind whatever serves the public
 * address. To look at the page ends nothing, since programs look at all links of a mail.
 */
final class Unsubscribing implements AutoCloseable {

  private static final Pattern PATH = Pattern.compile(".*/unsubscribe/([0-9a-f]{32})");
  private static final int LONGEST_BODY = 10_000;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Outbox outbox;
  private final Consumer<String> said;

  private Unsubscribing(
      HttpServer server, ExecutorService threads, Outbox outbox, Consumer<String> said) {
    this.server = server;
    this.threads = threads;
    this.outbox = outbox;
    this.said = said;
  }

  /**
   * @param port on loopback; 0: whichever is free
   * @param said told who ended a subscription
   */
  static Unsubscribing listen(int port, Outbox outbox, Consumer<String> said) {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      var threads = Executors.newVirtualThreadPerTaskExecutor();
      var listening = new Unsubscribing(server, threads, outbox, said);
      server.setExecutor(threads);
      server.createContext("/", listening::answer);
      server.start();
      return listening;
    } catch (IOException e) {
      throw new UsageException(
          "public_port = %d in %s cannot be listened on: %s"
              .formatted(port, Settings.FILE, e.getMessage()));
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readNBytes(LONGEST_BODY);
      var path = PATH.matcher(exchange.getRequestURI().getPath());
      if (!path.matches()) {
        say(exchange, 404, "There is nothing here.");
      } else if (exchange.getRequestMethod().equals("POST")) {
        end(exchange, path.group(1));
      } else {
        say(exchange, 200, "<form method=\"post\"><button>End this subscription</button></form>");
      }
    }
  }

  private void end(HttpExchange exchange, String token) throws IOException {
    try {
      var ended = outbox.end(token);
      ended.ifPresent(subscription -> said.accept(subscription + ": ended by its reader"));
      if (ended.isPresent()) {
        say(exchange, 200, "The subscription is ended: no digest follows.");
      } else {
        say(exchange, 404, "There is no such subscription.");
      }
    } catch (JdbiException e) {
      say(exchange, 503, "This cannot be done now. Please try again later.");
    }
  }

  private static void say(HttpExchange exchange, int status, String words) throws IOException {
    var page =
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>unsaid</title><p>%s"
            .formatted(words)
            .getBytes(StandardCharsets.UTF_8);
    var head = exchange.getResponseHeaders();
    head.set("Content-Type", "text/html; charset=utf-8");
    head.set("Content-Security-Policy", "default-src 'none'; form-action 'self'");
    head.set("Referrer-Policy", "no-referrer");
    exchange.sendResponseHeaders(status, page.length);
    exchange.getResponseBody().write(page);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
