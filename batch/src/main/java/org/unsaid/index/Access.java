package org.unsaid.index;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Elasticsearch is and how we show who we are.
 *
 * @param authority PEM file of the authority that signed its certificate; empty: those that Java
 *     knows
 */
public record Access(URI address, Credentials credentials, Optional<Path> authority) {

  /** By what the server knows us. */
  public sealed interface Credentials {}

  /** A user and a password. */
  public record Password(String user, String password) implements Credentials {
    @Override
    public String toString() {
      return "password of " + user;
    }
  }

  /**
   * @param encoded as the server gave it: base64 of id and key
   */
  public record ApiKey(String encoded) implements Credentials {
    @Override
    public String toString() {
      return "API key";
    }
  }
}
