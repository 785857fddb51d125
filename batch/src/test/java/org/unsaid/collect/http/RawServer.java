package org.unsaid.collect.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A server that says exactly the bytes it is told to, right or wrong; no robots.txt by default. */
public final class RawServer implements AutoCloseable {

  private final ServerSocket door;
  private volatile @Nullable String first;
  private volatile Page otherwise = visit -> visit.say(status(404));
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<Visit> visits = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** Answers one request; the connection is closed when it returns. */
  @FunctionalInterface
  public interface Page {
    void serve(Visit visit) throws IOException, InterruptedException;
  }

  /**
   * One request.
   *
   * @param head as it came, without the empty line
   */
  public record Visit(String head, Socket socket, OutputStream out) {

    public String path() {
      return head.split(" ", 3)[1];
    }

    List<String> lines() {
      return head.lines().toList();
    }

    /** One character a byte. */
    public void say(String text) throws IOException {
      say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void say(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Until somebody ends the connection. */
    public void stay() throws IOException {
      while (socket.getInputStream().read() >= 0) {
        // nobody says more; the end of the connection ends this
      }
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  public RawServer() throws IOException {
    this(new ServerSocket(0, 500, InetAddress.getLoopbackAddress()));
  }

  RawServer(ServerSocket door) {
    this.door = door;
    Thread.ofVirtual().start(this::listen);
  }

  public RawServer on(String path, Page page) {
    pages.put(path, page);
    return this;
  }

  RawServer on(String path, String answer) {
    return on(path, visit -> visit.say(answer));
  }

  /** What is said to all other requests, robots.txt among them. */
  public RawServer otherwise(Page page) {
    otherwise = page;
    return this;
  }

  /** What is said to anything at all, read or not. */
  public RawServer answersAtOnce(String answer) {
    first = answer;
    return this;
  }

  public int port() {
    return door.getLocalPort();
  }

  URI url(String host, String path) {
    return URI.create("http://" + host + ":" + port() + path);
  }

  List<Visit> visits() {
    return visits;
  }

  /** Paths that were asked for, without robots.txt. */
  List<String> paths() {
    return visits.stream().map(Visit::path).filter(Predicate.not("/robots.txt"::equals)).toList();
  }

  Visit visit(String path) {
    return visits.stream().filter(visit -> visit.path().equals(path)).findFirst().orElseThrow();
  }

  public static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(body.length(), body);
  }

  public static String redirect(Object where) {
    return "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n".formatted(where);
  }

  public static String status(int status, String... headers) {
    var head = new StringBuilder("HTTP/1.1 %d Some Words\r\n".formatted(status));
    for (var header : headers) {
      head.append(header).append("\r\n");
    }
    return head + "Content-Length: 4\r\n\r\nwhat";
  }

  private void listen() {
    while (true) {
      try {
        var socket = door.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var blind = first;
      if (blind != null) {
        socket.getInputStream().read();
        socket.getOutputStream().write(blind.getBytes(StandardCharsets.ISO_8859_1));
        return;
      }
      var visit = new Visit(head(socket), socket, socket.getOutputStream());
      if (visit.head().isEmpty()) {
        return;
      }
      visits.add(visit);
      pages.getOrDefault(visit.path(), otherwise).serve(visit);
    } catch (SocketException e) {
      // the other side went; that is often what a test is about
    } catch (IOException e) {
      // no TLS came about: likewise
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(Socket socket) throws IOException {
    var head = new StringBuilder();
    for (int each; (each = socket.getInputStream().read()) >= 0; ) {
      head.append((char) each);
      if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        return head.substring(0, head.length() - 4);
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (var socket : new ArrayList<>(open)) {
      socket.close();
    }
  }
}
