package org.unsaid.collect.http;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.unsaid.core.Failure;

/**
 * Where one hop goes to, checked as far as the URL tells.
 *
 * @param url as asked for: host in ASCII, no fragment, no default port
 * @param host in ASCII and lower case; IPv6 without brackets
 * @param target path and query as they are sent
 */
record Destination(URI url, String scheme, String host, int port, String target) {

  private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);

  /**
   * @throws FetchFault if we do not go there
   */
  static Destination of(URI url, Manners manners) throws FetchFault {
    var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw refused(url, "only http and https are fetched");
    }
    var authority = url.getRawAuthority();
    if (authority == null) {
      throw refused(url, "it names no host");
    }
    if (authority.indexOf('@') >= 0) {
      throw refused(withoutUser(url, authority), "it names a user, and we log in nowhere");
    }
    var colon = authority.indexOf(':', authority.indexOf(']') + 1);
    var written = colon < 0 ? authority : authority.substring(0, colon);
    var host = host(url, written);
    var port = port(url, scheme, colon < 0 ? "" : authority.substring(colon + 1));
    if (!PORTS.contains(port) && !manners.allows(host, port)) {
      throw refused(url, "port %d is not one of the web's. Allow the host".formatted(port));
    }
    var target = target(url);
    return new Destination(
        URI.create(origin(scheme, host, port) + target), scheme, host, port, target);
  }

  /** Scheme, host and port: what one robots.txt speaks for. */
  String origin() {
    return origin(scheme, host, port);
  }

  boolean secure() {
    return scheme.equals("https");
  }

  /** If the host is written as an address. */
  Optional<InetAddress> address() {
    return HostName.address(host);
  }

  /** The host for a message. */
  String shownHost() {
    return HostName.shown(host);
  }

  /** The URL for a message. */
  String shown() {
    var text = Shown.text(url.toString());
    return host.contains("xn--") ? text + ", that is " + HostName.shown(host) : text;
  }

  private static String origin(String scheme, String host, int port) {
    var name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return scheme + "://" + name + (port == usual(scheme) ? "" : ":" + port);
  }

  private static int usual(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static String host(URI url, String written) throws FetchFault {
    try {
      return HostName.ascii(written);
    } catch (IllegalArgumentException e) {
      throw refused(url, "its host " + Shown.text(e.getMessage()));
    }
  }

  private static int port(URI url, String scheme, String digits) throws FetchFault {
    if (digits.isEmpty()) {
      return usual(scheme);
    }
    if (!digits.matches("[0-9]{1,5}")) {
      throw refused(url, "its port is not a number");
    }
    return Integer.parseInt(digits);
  }

  private static String target(URI url) {
    var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    var query = url.getRawQuery();
    var plain = new StringBuilder();
    for (byte each : (query == null ? path : path + "?" + query).getBytes(StandardCharsets.UTF_8)) {
      if (each > ' ') {
        plain.append((char) each);
      } else {
        plain.append("%%%02X".formatted(each & 0xff));
      }
    }
    return plain.toString();
  }

  private static URI withoutUser(URI url, String authority) {
    var host = authority.substring(authority.lastIndexOf('@') + 1);
    return URI.create(url.getScheme() + "://…@" + host + target(url));
  }

  private static FetchFault refused(URI url, String why) {
    return new FetchFault(
        Failure.ADDRESS, "%s is not fetched: %s".formatted(Shown.text(url.toString()), why));
  }
}
