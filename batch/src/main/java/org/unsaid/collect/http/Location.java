package org.unsaid.collect.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a redirect points; servers write all kinds of characters into it. */
final class Location {

  private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=";

  private Location() {}

  /**
   * @param written one character a byte, as headers come
   * @return empty if it cannot be read as a URL
   */
  static Optional<URI> resolve(URI base, String written) {
    var plain = encoded(written.strip());
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(resolved(base, parsed(plain)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static URI resolved(URI base, URI target) throws URISyntaxException {
    if (!target.isOpaque()
        && target.getScheme() == null
        && target.getRawAuthority() == null
        && target.getRawPath().isEmpty()) {
      // java.net.URI would drop the last part of the path
      var path = base.getScheme() + "://" + base.getRawAuthority() + base.getRawPath();
      var query = target.getRawQuery() == null ? base.getRawQuery() : target.getRawQuery();
      return new URI(query == null ? path : path + "?" + query);
    }
    return base.resolve(target);
  }

  /** Brackets are legal in hosts and queries, and were not always kept out of paths. */
  private static URI parsed(String plain) throws URISyntaxException {
    try {
      return new URI(plain);
    } catch (URISyntaxException e) {
      return new URI(plain.replace("[", "%5B").replace("]", "%5D"));
    }
  }

  private static String encoded(String written) {
    var bytes =
        written.chars().allMatch(c -> c < 0x100)
            ? written.getBytes(StandardCharsets.ISO_8859_1)
            : written.getBytes(StandardCharsets.UTF_8);
    var plain = new StringBuilder();
    for (var i = 0; i < bytes.length; i++) {
      var c = bytes[i] & 0xff;
      if (legal(c) || (c == '%' && hex(bytes, i + 1) && hex(bytes, i + 2))) {
        plain.append((char) c);
      } else {
        plain.append("%%%02X".formatted(c));
      }
    }
    return plain.toString();
  }

  private static boolean legal(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || LEGAL.indexOf(c) >= 0;
  }

  private static boolean hex(byte[] bytes, int at) {
    return at < bytes.length && Character.digit(bytes[at], 16) >= 0;
  }
}
