package org.unsaid.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.RawServer;
import org.unsaid.collect.http.TestCertificates;

/**
 * A host of a made network, with a list and pages: sound at first, then struck by something, then
 * sound again.
 */
final class FaultyHost implements AutoCloseable {

  /** What a name server says, in its own time. */
  @FunctionalInterface
  interface Names {
    List<InetAddress> resolve() throws UnknownHostException;
  }

  private static final String NO_ROBOTS = RawServer.status(404);

  private final String name;
  private final @Nullable TestCertificates certificates;
  private final List<RawServer> servers = new ArrayList<>();
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private volatile int door;
  private volatile Names names = FaultyHost::onThisMachine;
  private volatile boolean allowed = true;
  private volatile RawServer.@Nullable Page fault;
  private volatile RawServer.Page robots = visit -> visit.say(NO_ROBOTS);

  /**
   * @param certificates null: the host speaks in the clear
   */
  FaultyHost(String name, @Nullable TestCertificates certificates) throws Exception {
    this.name = name;
    this.certificates = certificates;
    movesTo(certificates == null ? new RawServer() : certificates.server(name));
  }

  String name() {
    return name;
  }

  URI at(String path) {
    return URI.create((certificates == null ? "http://" : "https://") + name + path);
  }

  /** Puts a sound page there. */
  void page(String path, String html) {
    pages.put(path, html);
  }

  /** From now on all but robots.txt is answered so. */
  void says(RawServer.Page answer) {
    fault = answer;
  }

  void robots(RawServer.Page answer) {
    robots = answer;
  }

  void resolves(Names answer) {
    names = answer;
  }

  /** Its name leads to a network that is nobody's business from outside. */
  void leadsInside() {
    allowed = false;
    names = () -> List.of(InetAddress.ofLiteral("10.0.0.1"));
  }

  /** From now on another server stands behind its name. */
  void movesTo(RawServer server) {
    servers.add(server);
    server.otherwise(this::answer);
    door = server.port();
  }

  /** Nobody takes a connection any more. */
  void goesAway() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      door = free.getLocalPort();
    }
  }

  TestCertificates certificates() {
    if (certificates == null) {
      throw new IllegalStateException(name + " speaks in the clear");
    }
    return certificates;
  }

  void recover() {
    fault = null;
    robots = visit -> visit.say(NO_ROBOTS);
    names = FaultyHost::onThisMachine;
    allowed = true;
    door = servers.getFirst().port();
  }

  List<InetAddress> addresses() throws UnknownHostException {
    return names.resolve();
  }

  int door() {
    return door;
  }

  /** Loopback stands for the open internet, unless the name leads elsewhere. */
  boolean isAllowed() {
    return allowed;
  }

  private void answer(RawServer.Visit visit) throws IOException, InterruptedException {
    var struck = fault;
    if (visit.path().equals("/robots.txt")) {
      robots.serve(visit);
    } else if (struck != null) {
      struck.serve(visit);
    } else {
      serve(visit);
    }
  }

  /** As if nothing were wrong. */
  void serve(RawServer.Visit visit) throws IOException {
    var page = pages.get(visit.path());
    visit.say(page == null ? RawServer.status(404) : html(page, UTF_8, "utf-8"));
  }

  /** The page that should stand there. */
  String sound(RawServer.Visit visit) {
    return pages.getOrDefault(visit.path(), "");
  }

  /** One character a byte, as {@link RawServer} speaks. */
  static String html(String page, Charset written, String declared) {
    return answer("text/html; charset=" + declared, new String(page.getBytes(written), ISO_8859_1));
  }

  static String answer(String type, String bytes) {
    return "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(type, bytes.length(), bytes);
  }

  private static List<InetAddress> onThisMachine() {
    return List.of(InetAddress.getLoopbackAddress());
  }

  @Override
  public void close() throws IOException {
    for (var server : servers) {
      server.close();
    }
  }
}
