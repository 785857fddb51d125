package org.unsaid.extract;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest that is used throughout. */
final class Digests {

  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
