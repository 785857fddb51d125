package org.unsaid.collect.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.unsaid.core.Failure;

/** Says what the end of a connection means. */
final class Faults {

  private Faults() {}

  static FetchFault timeout(Deadline deadline) {
    return new FetchFault(
        Failure.TIMEOUT, "not done within %s".formatted(seconds(deadline.whole())));
  }

  static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  static FetchFault of(IOException end, Wire wire, Deadline deadline) {
    return switch (end) {
      case Room.NoRoom _ ->
          new FetchFault(
              Failure.TIMEOUT,
              "too many large answers at once: no room within " + seconds(deadline.whole()));
      case Wire.TooLong _ ->
          new FetchFault(Failure.TOO_LARGE, "more than may come: %d bytes".formatted(wire.heard()));
      case MessageConstraintException e ->
          new FetchFault(Failure.TOO_LARGE, "its head is too long: " + Shown.text(e.getMessage()));
      case ConnectTimeoutException _ ->
          new FetchFault(Failure.CONNECT, "nobody took the connection in time");
      case SocketTimeoutException _ -> timeout(deadline);
      default -> wire.phase() == Wire.Phase.TALKING ? talking(end, wire) : before(end, wire);
    };
  }

  /** A message that is not HTTP, in HttpClient's eyes. */
  static FetchFault garbage(Exception end) {
    return new FetchFault(
        Failure.MALFORMED, "what came is not HTTP: " + Shown.text(end.getMessage()));
  }

  private static FetchFault before(IOException end, Wire wire) {
    if (wire.phase() == Wire.Phase.SECURING || end instanceof SSLException) {
      return new FetchFault(
          Failure.TLS, "no secure connection: " + Shown.text(root(end).getMessage()));
    }
    var why =
        end instanceof ConnectException || end instanceof NoRouteToHostException
            ? "the connection was refused"
            : "no connection: " + Shown.text(end.getMessage());
    return new FetchFault(Failure.CONNECT, why);
  }

  private static FetchFault talking(IOException end, Wire wire) {
    return switch (end) {
      case TruncatedChunkException _ -> cut("within a chunk");
      case MalformedChunkCodingException _ -> wire.ended() ? cut("behind a chunk") : garbage(end);
      case NoHttpResponseException _ ->
          wire.heardAnything() ? garbage(end) : cut("before it had answered");
      case ConnectionClosedException _ -> cut("before its answer did");
      case ClientProtocolException _ -> garbage(root(end));
      default -> cut("with: " + Shown.text(end.getMessage()));
    };
  }

  private static FetchFault cut(String when) {
    return new FetchFault(Failure.CUT_SHORT, "the connection ended " + when);
  }

  private static Exception root(Exception end) {
    Throwable root = end;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof Exception cause ? cause : end;
  }
}
