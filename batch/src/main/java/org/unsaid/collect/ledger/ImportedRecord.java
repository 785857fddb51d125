package org.unsaid.collect.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record of a file that was imported.
 *
 * @param file digest of the file
 * @param entry number in the file, from 0
 * @param place offset in the file, as it can be told to a reader
 * @param address null: it has none
 * @param outcome {@link #TEXT}, or the kind of reason why it was passed over
 * @param why in words; the host of a capture of no source
 * @param text null: it gave none
 */
public record ImportedRecord(
    String file,
    long entry,
    long place,
    @Nullable String address,
    String outcome,
    String why,
    @Nullable Text text) {

  /** Outcome of what is a text of a statement. */
  public static final String TEXT = "statement";

  /** Outcome of what is no answer of a server, and so was never to be a text. */
  public static final String NO_ANSWER = "no answer";

  /**
   * @param statement id, without a version
   * @param digest of what it says
   */
  public record Text(String statement, Instant captured, String digest) {}
}
