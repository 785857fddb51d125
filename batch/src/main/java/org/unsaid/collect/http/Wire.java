package org.unsaid.collect.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.jspecify.annotations.Nullable;

/** Hears what goes over one connection in both directions, within TLS where there is TLS. */
final class Wire {

  /** How far a connection has come: what its end means depends on that. */
  enum Phase {
    CONNECTING,
    SECURING,
    TALKING
  }

  /** Most bytes before a body: a head that goes on is an attack or a fault. */
  private static final long LONGEST_HEAD = 256 << 10;

  private final Room.Share room;
  private final Blocks sent = new Blocks();
  private final Blocks received = new Blocks();
  private long most = LONGEST_HEAD;
  private volatile Phase phase = Phase.CONNECTING;
  private volatile @Nullable Socket socket;
  private @Nullable InetAddress peer;
  private volatile boolean isCut;
  private boolean ended;
  private boolean secured;

  Wire(Room.Share room) {
    this.room = room;
  }

  Phase phase() {
    return phase;
  }

  /** Whether TLS came about. */
  boolean isSecured() {
    return secured;
  }

  boolean heardAnything() {
    return received.size() > 0;
  }

  /** Whether the other side ended it. */
  boolean ended() {
    return ended;
  }

  long heard() {
    return received.size();
  }

  @Nullable InetAddress peer() {
    return peer;
  }

  byte[] takeSent() {
    return sent.take();
  }

  byte[] takeReceived() {
    return received.take();
  }

  /** The head has come: from here on, a body of that size and its chunk framing may follow. */
  void expectBody(long longest) {
    // an honest server's framing is small; one byte a chunk is not honest
    most = received.size() + longest + longest / 8 + LONGEST_HEAD;
  }

  /**
   * @throws IOException if it was cut already: of many addresses, none is tried any more
   */
  SocketHolder plain(Socket bound) throws IOException {
    socket = bound;
    if (isCut) {
      bound.close();
      throw new SocketException("cut");
    }
    return new SocketHolder(bound) {
      @Override
      protected InputStream getInputStream(Socket from) throws IOException {
        return heard(from);
      }

      @Override
      protected OutputStream getOutputStream(Socket to) throws IOException {
        return said(to);
      }
    };
  }

  SocketHolder secured(SSLSocket secure, Socket base) {
    // what was said before belongs to a proxy
    sent.take();
    received.take();
    phase = Phase.TALKING;
    secured = true;
    return new SocketHolder(secure, base) {
      @Override
      protected InputStream getInputStream(Socket from) throws IOException {
        return heard(from);
      }

      @Override
      protected OutputStream getOutputStream(Socket to) throws IOException {
        return said(to);
      }
    };
  }

  void securing() {
    phase = Phase.SECURING;
  }

  /** Ends all that waits on the connection, in whatever thread. */
  void cut() {
    isCut = true;
    var current = socket;
    if (current != null) {
      try {
        current.setSoLinger(true, 0);
        current.close();
      } catch (IOException e) {
        // it is gone, and that is what was wanted
      }
    }
  }

  private InputStream heard(Socket from) throws IOException {
    talk(from);
    return new FilterInputStream(from.getInputStream()) {
      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int at, int length) throws IOException {
        var count = super.read(into, at, length);
        ended |= count < 0;
        if (count > 0) {
          room.hold(received.size() + count);
          var kept = (int) Math.min(count, most - received.size());
          received.add(into, at, kept);
          if (kept < count) {
            throw new TooLong();
          }
        }
        return count;
      }
    };
  }

  private OutputStream said(Socket to) throws IOException {
    talk(to);
    return new FilterOutputStream(to.getOutputStream()) {
      @Override
      public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
      }

      @Override
      public void write(byte[] from, int at, int length) throws IOException {
        out.write(from, at, length);
        sent.add(from, at, length);
      }
    };
  }

  private void talk(Socket with) {
    peer = with.getInetAddress();
    if (phase == Phase.CONNECTING) {
      phase = Phase.TALKING;
    }
  }

  /** More came than may. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
