package org.unsaid.extract.listing;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes addresses of what people write into links. */
final class Addresses {

  private static final String UNSAFE = "\"<>\\^`{|}[] ";

  private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{0,30}):");

  private Addresses() {}

  /**
   * The address that is meant, absolute and ready to be fetched; null if it is none of the web.
   *
   * @param base against which it stands; null: unknown, so that only absolute addresses are read
   */
  static @Nullable URI absolute(@Nullable URI base, @Nullable String written) {
    if (written == null) {
      return null;
    }
    var link = unbroken(written);
    if (link.isEmpty() || link.startsWith("#")) {
      return null;
    }
    var scheme = scheme(link);
    if (scheme == null) {
      if (base == null) {
        return null;
      }
      var resolved = resolved(base, escaped(link));
      if (resolved == null) {
        return null;
      }
      link = resolved;
    } else if (!scheme.equals("http") && !scheme.equals("https")) {
      return null;
    }
    return uri(link);
  }

  /** A base for links inside: the nearer one, which may be relative to the farther one. */
  static @Nullable URI base(@Nullable URI farther, String written) {
    var nearer = absolute(farther, written);
    return nearer == null ? farther : nearer;
  }

  /** White space at the ends goes, and so do line breaks and tabs within, as in browsers. */
  private static String unbroken(String written) {
    var link = written.strip();
    return link.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t')
        ? link.replaceAll("\\s*[\\n\\r\\t]\\s*", "")
        : link;
  }

  private static @Nullable String scheme(String link) {
    var scheme = SCHEME.matcher(link);
    return scheme.lookingAt() ? scheme.group(1).toLowerCase(Locale.ROOT) : null;
  }

  /** As RFC 3986 says, where {@link URI#resolve} still follows the one before it. */
  private static @Nullable String resolved(URI base, String link) {
    try {
      if (base.getRawAuthority() == null) {
        return null;
      }
      var path = base.getRawPath() == null || base.getRawPath().isEmpty() ? "/" : base.getRawPath();
      var root = base.getScheme() + "://" + base.getRawAuthority();
      return link.startsWith("?")
          ? root + path + link
          : new URI(root + path).resolve(new URI(link)).toString();
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static @Nullable URI uri(String link) {
    int slashes = link.indexOf("//");
    if (slashes < 0) {
      return null;
    }
    int start = slashes + 2;
    int end = start;
    while (end < link.length() && "/?#".indexOf(link.charAt(end)) < 0) {
      end++;
    }
    var authority = link.substring(start, end);
    if (authority.isBlank()) {
      return null;
    }
    try {
      return new URI(link.substring(0, start) + ascii(authority) + escaped(link.substring(end)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null; // a host or a port that nobody could ask
    }
  }

  private static String ascii(String authority) {
    return authority.chars().allMatch(c -> c < 0x80) ? authority : IDN.toASCII(authority);
  }

  /** Characters that may not stand in an address become percent signs and bytes of UTF-8. */
  private static String escaped(String link) {
    StringBuilder made = null;
    boolean fragment = false;
    for (int i = 0; i < link.length(); ) {
      int c = link.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean second = c == '#' && fragment;
      boolean lonePercent = c == '%' && !(isHex(link, i + 1) && isHex(link, i + 2));
      fragment |= c == '#';
      if (c > 0x20 && c < 0x7f && UNSAFE.indexOf(c) < 0 && !lonePercent && !second) {
        if (made != null) {
          made.append((char) c);
        }
      } else {
        if (made == null) {
          made = new StringBuilder(link.length() + 30).append(link, 0, i);
        }
        for (byte b : link.substring(i, next).getBytes(StandardCharsets.UTF_8)) {
          made.append('%')
              .append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
              .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        }
      }
      i = next;
    }
    return made == null ? link : made.toString();
  }

  private static boolean isHex(String link, int at) {
    return at < link.length() && Character.digit(link.charAt(at), 16) >= 0;
  }
}
