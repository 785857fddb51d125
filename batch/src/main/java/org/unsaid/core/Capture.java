package org.unsaid.core;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One response, or one file, as it came: nothing in it has been read yet. */
public final class Capture {

  private final @Nullable URI url;
  private final @Nullable Instant captured;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /**
   * @param url where it was found after all redirects; null: a file of which nobody knows
   * @param captured when the bytes were taken; nothing in them can be younger. Null: unknown
   * @param headers of the response, in any case of letters; empty for a file
   * @param body as sent, content encodings undone; not copied, so leave it alone
   */
  public Capture(
      @Nullable URI url,
      @Nullable Instant captured,
      Map<String, List<String>> headers,
      byte[] body) {
    this.url = url;
    this.captured = captured;
    var lower = new TreeMap<String, List<String>>();
    headers.forEach(
        (name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    this.headers = lower;
    this.body = body;
  }

  public @Nullable URI url() {
    return url;
  }

  public @Nullable Instant captured() {
    return captured;
  }

  /** Not copied: a page may be large. */
  public byte[] body() {
    return body;
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }
}
