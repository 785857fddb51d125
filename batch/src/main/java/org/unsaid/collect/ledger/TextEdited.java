package org.unsaid.collect.ledger;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.CapturePlace;

/**
 * A page whose text was another than before.
 *
 * @param number of the look that found it; grows from one to the next
 * @param version of the text that was found, from 2
 * @param published as written on the list; null: nothing was written
 * @param unchangedAt when the text before was last seen there
 * @param recorded when it was known, by our clock
 */
public record TextEdited(
    long number,
    String source,
    URI url,
    int version,
    @Nullable String published,
    Sight before,
    Instant unchangedAt,
    Sight after,
    Instant recorded) {

  /**
   * A text as it was first seen.
   *
   * @param place where the archive has it; null: nowhere
   * @param landing where it has the page that links to the document at {@code place}; null: the
   *     text is the page's own
   */
  public record Sight(
      Instant began, @Nullable CapturePlace place, @Nullable CapturePlace landing) {}
}
