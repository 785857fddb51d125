package org.unsaid.collect.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.netpreserve.jwarc.WarcDigest;

/**
 * Digests as WARC labels them: {@code algorithm:value}.
 *
 * <p>Ours are SHA-256 in hexadecimal digits, as {@code sha256sum} prints them. The custom is SHA-1
 * in base 32; but an archive that shall prove what was published must not rest on a digest for
 * which collisions are made to order. In base 32, a SHA-256 would have to be padded for the Python
 * warcio (read in its source) and must not be for jwarc's {@code validate} (run), for which {@code
 * =} is no part of a token; both read hexadecimal digits. Webrecorder's warcio for Node checks no
 * digest at all, so {@code .ci/archive-judge} does that beside it.
 *
 * <p>The payload of a response is its body with the transfer coding undone and the content coding
 * left, as WARC 1.1 and jwarc have it. The Python warcio hashes the chunks as well (read in its
 * source), so that its {@code check} will call payload digests of chunked answers wrong, those of
 * jwarc too; block digests, over every byte, hold everywhere.
 */
final class Digests {

  private Digests() {}

  static String sha256(byte[] bytes) {
    return sha256(bytes, 0, bytes.length);
  }

  static String sha256(byte[] bytes, int from, int to) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, from, to - from);
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Whether a declared digest is that of the bytes; empty: in an algorithm that we do not know. */
  static Optional<Boolean> holds(String declared, byte[] bytes) {
    try {
      var said = new WarcDigest(declared);
      var is = said.getDigester().digest(bytes);
      return Optional.of(MessageDigest.isEqual(is, said.bytes()));
    } catch (NoSuchAlgorithmException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
