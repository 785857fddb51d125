package org.unsaid.collect.http;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How we behave, and what we allow.
 *
 * @param userAgent honest, and with a contact: a mail address or a page
 * @param pace least time between the end of one request to a host and the start of the next
 * @param allowed hosts that may have private addresses and odd ports, as {@code name} (any port) or
 *     {@code name:port}; international names in either form
 * @param proxy such as {@code http://proxy.example:3128}; null: none
 * @param proxyAllowed whether the watch accepts that behind a proxy nobody checks where a name
 *     leads; without that, a proxy makes every fetch fail
 */
public record Manners(
    String userAgent,
    Duration pace,
    Limits limits,
    Set<String> allowed,
    @Nullable URI proxy,
    boolean proxyAllowed) {

  public Manners {
    if (!userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("A user agent is written in plain ASCII: " + userAgent);
    }
    if (!userAgent.contains("@") && !userAgent.contains("://")) {
      throw new IllegalArgumentException(
          "'%s' names no contact. Add a mail address or a page, so that a server's keeper can reach you"
              .formatted(userAgent));
    }
    if (pace.isNegative()) {
      throw new IllegalArgumentException("A pace of " + pace);
    }
    if (proxy != null && (!"http".equalsIgnoreCase(proxy.getScheme()) || proxy.getHost() == null)) {
      throw new IllegalArgumentException(
          "'%s' is no proxy. Write http://host:port".formatted(proxy));
    }
    allowed = allowed.stream().map(Manners::plain).collect(Collectors.toUnmodifiableSet());
  }

  /** Without a proxy. */
  public Manners(String userAgent, Duration pace, Limits limits, Set<String> allowed) {
    this(userAgent, pace, limits, allowed, null, false);
  }

  /** Whether a host may have a private address and be asked on that port whatever it is. */
  boolean allows(String host, int port) {
    return allowed.contains(host) || allowed.contains(host + ":" + port);
  }

  /** As hosts are compared: in ASCII, lower case, IPv6 without brackets. */
  private static String plain(String written) {
    try {
      return host(written.strip().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' cannot be allowed: it %s".formatted(Shown.text(written), e.getMessage()), e);
    }
  }

  private static String host(String text) {
    var bracket = text.indexOf(']');
    if (text.startsWith("[") && bracket > 0) { // [::1] or [::1]:8080
      return HostName.literal(text.substring(1, bracket)) + text.substring(bracket + 1);
    }
    var colon = text.indexOf(':');
    if (colon != text.lastIndexOf(':')) {
      return HostName.literal(text);
    }
    return colon < 0
        ? HostName.ascii(text)
        : HostName.ascii(text.substring(0, colon)) + text.substring(colon);
  }
}
