package org.unsaid.collect.ledger;

import java.time.Instant;
import org.unsaid.core.Attempt;

/** What a look at an item's page came to. */
public sealed interface PageLooked {

  /** As it was recorded: its outcome is the ledger's. */
  Attempt attempt();

  /** Where the item stands after it. */
  Item item();

  /** Its text was read for the first time. */
  record FirstRead(Attempt attempt, Item item) implements PageLooked {}

  record Unchanged(Attempt attempt, Item item) implements PageLooked {}

  /**
   * It was edited.
   *
   * @param version of the text that was read now; the first text is 1
   * @param before digest of the text that stood there
   */
  record Changed(Attempt attempt, Item item, int version, String before) implements PageLooked {}

  /** 404 or 410, or a page that says so, but not for so long that it may be called gone. */
  record Missing(Attempt attempt, Item item, Instant since) implements PageLooked {}

  /**
   * 404 or 410, or a page that says so, at every look for 14 days: it was deleted, and is not
   * looked at again. If it was read before, its text still counts.
   */
  record Gone(Attempt attempt, Item item, Instant since) implements PageLooked {}

  /** Nothing is known of it by this look; it is tried again. */
  record Failed(Attempt attempt, Item item) implements PageLooked {}
}
