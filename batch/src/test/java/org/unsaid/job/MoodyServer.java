package org.unsaid.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A mail server before another one, which answers some commands in its own way. */
final class MoodyServer implements AutoCloseable {

  private final ServerSocket door;
  private final int behind;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private volatile boolean hangsUp;

  private MoodyServer(ServerSocket door, int behind) {
    this.door = door;
    this.behind = behind;
  }

  static MoodyServer before(int behind) throws IOException {
    var server = new MoodyServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), behind);
    Thread.ofVirtual().start(server::serve);
    return server;
  }

  int port() {
    return door.getLocalPort();
  }

  void answer(String command, String answer) {
    answers.put(command, answer);
  }

  /** The server behind has the mail, and the sender never hears of it. */
  void hangUpAfterAcceptance() {
    hangsUp = true;
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        Thread.ofVirtual().start(() -> talk(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client;
        var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      var fromClient = reader(client);
      var fromServer = reader(server);
      relay(fromServer, client.getOutputStream());
      boolean data = false;
      for (String line; (line = fromClient.readLine()) != null; ) {
        if (data) {
          send(server.getOutputStream(), line);
          if (!line.equals(".")) {
            continue;
          }
          data = false;
          if (hangsUp) {
            fromServer.readLine();
            return;
          }
          relay(fromServer, client.getOutputStream());
          continue;
        }
        var own = answers.get(line);
        if (own != null) {
          send(client.getOutputStream(), own);
          continue;
        }
        send(server.getOutputStream(), line);
        var answer = relay(fromServer, client.getOutputStream());
        data = answer.startsWith("354");
      }
    } catch (IOException _) {
      // somebody hung up
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static String relay(BufferedReader from, OutputStream to) throws IOException {
    String line;
    do {
      line = from.readLine();
      if (line == null) {
        throw new IOException("hung up");
      }
      send(to, line);
    } while (line.length() > 3 && line.charAt(3) == '-');
    return line;
  }

  private static void send(OutputStream to, String line) throws IOException {
    to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    to.flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
