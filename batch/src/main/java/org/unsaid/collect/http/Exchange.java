package org.unsaid.collect.http;

import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Capture;

/**
 * One request and its answer, byte for byte as they went over the connection (within TLS).
 *
 * <p>Its byte arrays are not copied: leave them alone.
 */
public final class Exchange {

  /** Why an answer is not whole, in the words of WARC's {@code WARC-Truncated}. */
  public enum Truncated {
    LENGTH,
    TIME,
    DISCONNECT
  }

  private final URI url;
  private final Instant began;
  private final Instant ended;
  private final @Nullable InetAddress peer;
  private final byte[] request;
  private final byte[] response;
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] payload;
  private final byte[] content;
  private final @Nullable Truncated truncated;

  /**
   * @param began when the request was sent
   * @param ended when the last byte of the answer had come
   * @param peer that the connection went to; null: a proxy's business
   * @param request head and body as sent
   * @param response head and body as received, transfer coding (chunks) included
   * @param status 0: what came has no head that can be read
   * @param headers of the response, in any case of letters
   * @param payload body with the transfer coding undone, content coding (gzip) left
   * @param content payload with the content coding undone, as far as that goes
   * @param truncated null: whole; {@code LENGTH} also where all came, and only {@code content} ends
   *     at its cap
   */
  public Exchange(
      URI url,
      Instant began,
      Instant ended,
      @Nullable InetAddress peer,
      byte[] request,
      byte[] response,
      int status,
      Map<String, List<String>> headers,
      byte[] payload,
      byte[] content,
      @Nullable Truncated truncated) {
    this.url = url;
    this.began = began;
    this.ended = ended;
    this.peer = peer;
    this.request = request;
    this.response = response;
    this.status = status;
    var lower = new TreeMap<String, List<String>>();
    headers.forEach(
        (name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    this.headers = lower;
    this.payload = payload;
    this.content = content;
    this.truncated = truncated;
  }

  public URI url() {
    return url;
  }

  public Instant began() {
    return began;
  }

  public Instant ended() {
    return ended;
  }

  public Optional<InetAddress> peer() {
    return Optional.ofNullable(peer);
  }

  public byte[] request() {
    return request;
  }

  public byte[] response() {
    return response;
  }

  public int status() {
    return status;
  }

  /** Names in lower case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  public byte[] payload() {
    return payload;
  }

  public byte[] content() {
    return content;
  }

  public Optional<Truncated> truncated() {
    return Optional.ofNullable(truncated);
  }

  /** For reading what stands in it. */
  public Capture capture() {
    return new Capture(url, ended, headers, content);
  }
}
