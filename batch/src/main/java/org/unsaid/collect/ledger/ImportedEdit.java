package org.unsaid.collect.ledger;

import java.time.Instant;
import org.unsaid.core.Span;

/**
 * A text that was another one at an earlier capture.
 *
 * @param statement id, without a version
 * @param version of the text after it, from 2
 * @param time of the same change of words at the same statement, from 1: it may be taken back and
 *     made again
 * @param edited when
 */
public record ImportedEdit(
    String statement, int version, int time, Span edited, Sight before, Sight after) {

  /**
   * The first capture of a text.
   *
   * @param file digest of the file
   * @param place offset in the file
   * @param digest of the text
   */
  public record Sight(String file, long place, Instant captured, String digest) {}
}
