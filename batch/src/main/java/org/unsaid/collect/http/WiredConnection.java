package org.unsaid.collect.http;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A connection of HttpClient whose bytes are heard by a {@link Wire}. */
final class WiredConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {

  private static final Http1Config RULES =
      Http1Config.custom()
          .setMaxLineLength(64 << 10)
          .setMaxHeaderCount(300)
          .setMaxEmptyLineCount(4)
          .build();

  private final Wire wire;
  private Timeout timeout = Timeout.DISABLED;

  WiredConnection(Wire wire) {
    super(RULES);
    this.wire = wire;
  }

  @Override
  public void bind(Socket socket) throws IOException {
    super.bind(wire.plain(socket));
    timeout = Timeout.ofMilliseconds(socket.getSoTimeout());
  }

  @Override
  public void bind(SSLSocket secure, Socket base) throws IOException {
    super.bind(wire.secured(secure, base));
    timeout = Timeout.ofMilliseconds(secure.getSoTimeout());
  }

  @Override
  public @Nullable Socket getSocket() {
    SocketHolder holder = getSocketHolder();
    return holder == null ? null : holder.getSocket();
  }

  @Override
  public @Nullable SSLSession getSSLSession() {
    return super.getSSLSession();
  }

  @Override
  public void passivate() {
    super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
  }

  @Override
  public void activate() {
    super.setSocketTimeout(timeout);
  }

  @Override
  public void setSocketTimeout(Timeout wanted) {
    super.setSocketTimeout(wanted);
    timeout = wanted;
  }
}
