package org.unsaid.core;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How we behave towards those whose pages we fetch, as the watch says.
 *
 * @param contact a mail or web address by which they reach us; null only where nothing is fetched
 * @param pause from the end of one request to a host to the start of the next, at least
 * @param allowed hosts, each with or without a port, that may lie in private networks or at unusual
 *     ports
 * @param proxy through which all goes; null: none
 */
public record Conduct(
    @Nullable String contact, Duration pause, List<String> allowed, @Nullable URI proxy) {

  /** Of a watch that does not say. */
  public static final Conduct USUAL = new Conduct(null, Duration.ofSeconds(2), List.of(), null);

  public Conduct {
    allowed = List.copyOf(allowed);
  }

  /** How we introduce ourselves; empty without a contact, since then we should not go. */
  public Optional<String> userAgent(String version) {
    return contact == null
        ? Optional.empty()
        : Optional.of("unsaid/%s (+%s)".formatted(version, contact));
  }
}
