package org.unsaid.collect.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source stands.
 *
 * @param lastLook when the last look at its list ended; null: there was none
 * @param lastGood when the last good look began; null: there was none
 * @param lastNew of the last look that showed a new item; null: none did
 * @param failures looks in a row that failed, up to the last one
 * @param lastFailure word of the last one that failed; null: none ever did
 * @param next when it is looked at again; in the past: now
 * @param unread items that are listed, and whose page is still to be read
 */
public record Standing(
    String source,
    @Nullable Instant lastLook,
    @Nullable Instant lastGood,
    @Nullable Instant lastNew,
    int failures,
    @Nullable String lastFailure,
    Instant next,
    long unread) {}
