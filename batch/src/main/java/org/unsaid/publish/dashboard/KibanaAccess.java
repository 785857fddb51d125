package org.unsaid.publish.dashboard;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * How a Kibana is reached.
 *
 * @param address with the base path, if it has one
 * @param authorization the header's value
 * @param authority PEM certificate that signed its own; empty: one that Java trusts
 */
public record KibanaAccess(URI address, String authorization, Optional<Path> authority) {

  /**
   * @param key in the encoded form
   */
  public static KibanaAccess byKey(URI address, String key, Optional<Path> authority) {
    return new KibanaAccess(address, "ApiKey " + key, authority);
  }

  public static KibanaAccess byPassword(
      URI address, String user, String password, Optional<Path> authority) {
    var both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new KibanaAccess(
        address, "Basic " + Base64.getEncoder().encodeToString(both), authority);
  }

  /** What to look at if we are not let in. */
  String remedy() {
    return authorization.startsWith("ApiKey")
        ? "Check the API key: it may be wrong or expired."
        : "Check the user and the password.";
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return address.toString();
  }
}
