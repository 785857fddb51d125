package org.unsaid.extract;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One writing for addresses that lead to one page: scheme and host in small letters, no default
 * port, no fragment, none of the parameters that only count visitors. {@code http} and {@code
 * https} are one, since sites move from one to the other and their pages stay the same.
 */
final class CanonicalUrl {

  private CanonicalUrl() {}

  static String of(String url) {
    var uri = URI.create(url);
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    int port = uri.getPort();
    var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var query = uri.getRawQuery() == null ? "" : counted(uri.getRawQuery());
    return "//"
        + host
        + (port < 0 || port == 80 || port == 443 ? "" : ":" + port)
        + path
        + (query.isEmpty() ? "" : "?" + query);
  }

  private static String counted(String query) {
    return Arrays.stream(query.split("&"))
        .filter(parameter -> !parameter.matches("(?i)(utm_[^=]*|fbclid|gclid)(=.*)?"))
        .collect(Collectors.joining("&"));
  }
}
