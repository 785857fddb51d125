package org.unsaid.collect.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Failure;

/** One question under way; any thread may cut it. */
final class Asking {

  private final Destination to;
  private final HttpUriRequestBase request;
  private final Limits limits;
  private final Deadline deadline;
  private final InstantSource clock;
  private final Room.Share room;
  private final Wire wire;
  private final Blocks body = new Blocks();
  private volatile boolean cut;
  private boolean goesOn;
  private volatile @Nullable Future<?> alarm;
  private @Nullable ClassicHttpResponse response;

  Asking(
      Destination to,
      HttpUriRequestBase request,
      Limits limits,
      Deadline deadline,
      InstantSource clock,
      Room.Share room) {
    this.to = to;
    this.request = request;
    this.limits = limits;
    this.deadline = deadline;
    this.clock = clock;
    this.room = room;
    this.wire = new Wire(room);
  }

  /** What we say: who we are, and what we have already. */
  static HttpUriRequestBase head(Destination to, FetchRequest wanted, Manners manners) {
    var request = new HttpUriRequestBase("GET", to.url());
    request.setHeader("User-Agent", manners.userAgent());
    request.setHeader("Accept", "text/html, application/xhtml+xml, application/xml, */*;q=0.8");
    request.setHeader("Accept-Encoding", "gzip");
    request.setHeader("Connection", "close");
    condition(request, "If-None-Match", wanted.etag());
    condition(request, "If-Modified-Since", wanted.lastModified());
    return request;
  }

  /** A server once wrote the value; one that could end the line is not given back. */
  private static void condition(HttpUriRequestBase request, String name, @Nullable String value) {
    if (value != null && !value.isBlank() && value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      request.setHeader(name, value.strip());
    }
  }

  /** Ends it from another thread, wherever it stands. */
  void cut() {
    cut = true;
    request.cancel();
    wire.cut();
  }

  /** Who ends it when its time is over. */
  void alarm(Future<?> next) {
    alarm = next;
  }

  /** No alarm is wanted any more. */
  void done() {
    var last = alarm;
    if (last != null) {
      last.cancel(false);
    }
  }

  Answer answer(List<InetSocketAddress> addresses, TlsSocketStrategy tls, @Nullable URI proxy)
      throws InterruptedException {
    var began = clock.instant();
    var dial = new Dial(wire, limits, deadline);
    var connections = dial.connections(addresses, tls);
    try (room;
        var client = dial.client(connections, proxy)) {
      var fault = talk(client, dial);
      var ended = clock.instant();
      connections.close(CloseMode.IMMEDIATE);
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      return finished(began, ended, proxy != null, fault);
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      return new Answer(null, Faults.of(e, wire, deadline)); // closing what was cut already
    }
  }

  private @Nullable FetchFault talk(CloseableHttpClient client, Dial dial) {
    try {
      var head = client.executeOpen(new HttpHost(to.scheme(), to.host(), to.port()), request, null);
      if (to.secure() && !wire.isSecured()) {
        wire.takeReceived();
        return new FetchFault(
            Failure.CONNECT, "the proxy does not lead there: it answers " + head.getCode());
      }
      response = head;
      wire.expectBody(limits.body());
      return read(head, dial);
    } catch (IOException e) {
      return cut || deadline.over() ? Faults.timeout(deadline) : Faults.of(e, wire, deadline);
    } catch (RuntimeException e) {
      // what a server sends reaches much code that is not ours; none of it may end a collection
      return cut ? Faults.timeout(deadline) : Faults.garbage(e);
    }
  }

  private @Nullable FetchFault read(ClassicHttpResponse head, Dial dial) throws IOException {
    var entity = head.getEntity();
    if (entity == null) {
      return null;
    }
    // never closed: closing would read to the end of what may have none
    var stream = entity.getContent();
    var buffer = new byte[16 << 10];
    for (int count; (count = stream.read(buffer)) >= 0; ) {
      var fits = (int) Math.min(count, limits.body() - body.size());
      body.add(buffer, 0, fits);
      if (fits < count) {
        return new FetchFault(
            Failure.TOO_LARGE, "its body is longer than %d bytes".formatted(limits.body()));
      }
      if (body.size() == entity.getContentLength()) {
        goesOn = dial.goesOn();
        return null;
      }
    }
    return null;
  }

  /** Some servers end a body with an empty line that is not counted; that is no harm. */
  private static boolean harmless(byte[] received, byte[] payload) {
    for (var end = received.length; end >= payload.length; end--) {
      if (Arrays.equals(received, end - payload.length, end, payload, 0, payload.length)) {
        return true;
      }
      if (received[end - 1] != '\r' && received[end - 1] != '\n') {
        return false;
      }
    }
    return false;
  }

  private Answer finished(Instant began, Instant ended, boolean proxied, @Nullable FetchFault end)
      throws IOException {
    if (!wire.heardAnything()) {
      return new Answer(null, end);
    }
    var payload = body.take();
    var received = wire.takeReceived();
    var fault = end == null && goesOn && !harmless(received, payload) ? overlong(payload) : end;
    var headers = headers();
    var codings = headers.getOrDefault("content-encoding", List.of());
    var content = Contents.undo(payload, codings, limits.content(), room);
    var exchange =
        new Exchange(
            to.url(),
            began,
            ended.isBefore(began) ? began : ended,
            proxied ? null : wire.peer(),
            wire.takeSent(),
            received,
            response == null ? 0 : response.getCode(),
            headers,
            payload,
            content.bytes(),
            truncated(fault, content.fault()));
    return new Answer(exchange, fault == null ? content.fault() : fault);
  }

  private static FetchFault overlong(byte[] payload) {
    return new FetchFault(
        Failure.CUT_SHORT,
        "it goes on behind the %d bytes that it says it has".formatted(payload.length));
  }

  private static Exchange.@Nullable Truncated truncated(
      @Nullable FetchFault wire, @Nullable FetchFault content) {
    if (wire == null) {
      return content != null && content.failure() == Failure.TOO_LARGE
          ? Exchange.Truncated.LENGTH
          : null;
    }
    return switch (wire.failure()) {
      case TIMEOUT -> Exchange.Truncated.TIME;
      case TOO_LARGE -> Exchange.Truncated.LENGTH;
      default -> Exchange.Truncated.DISCONNECT;
    };
  }

  private Map<String, List<String>> headers() {
    var headers = new TreeMap<String, List<String>>();
    if (response != null) {
      for (var header : response.getHeaders()) {
        headers
            .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(header.getValue() == null ? "" : header.getValue());
      }
    }
    return headers;
  }
}
