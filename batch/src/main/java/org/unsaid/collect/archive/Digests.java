package org.unsaid.collect.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.netpreserve.jwarc.WarcDigest;

/**
 * Digests as WARC labels them: {@code algorithm:value}.
 *
 * <p>Ours are SHA-256 in base 32. The custom is SHA-1 in base 32; but an archive that shall prove
 * what was published must not rest on a digest for which collisions are made to order. Readers go
 * by the label: jwarc's {@code validate} checks SHA-256 (run), the Python warcio too (read in its
 * source). Webrecorder's warcio for Node checks no digest at all, so {@code .ci/archive-judge} does
 * that beside it.
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
      return "sha256:" + new WarcDigest("sha256", digest.digest()).base32();
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
